import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useWrite } from '../../api';
import { Button } from '../../ui';
import { ProposalList } from './ProposalList';

/** The proposals of a deal in their newest version, and the way to a new one. */
export const DealProposals = ({ dealId }: { dealId: string }) => {
  const navigate = useNavigate();
  const create = useWrite('proposals.create');
  const open = ({ id }: { id: string }): void => void navigate({ to: '/pipeline/proposals/$id', params: { id } });
  return (
    <>
      <ProposalList
        of={{ dealId }}
        empty="None yet. A proposal begins with the deal’s product and the terms used last."
      />
      <p>
        <Button icon={IconPlus} kind="quiet" onClick={() => create.mutate({ dealId }, { onSuccess: open })}>
          New proposal
        </Button>
      </p>
    </>
  );
};
