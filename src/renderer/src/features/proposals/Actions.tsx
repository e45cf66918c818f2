import { IconCheck, IconCopyPlus, IconDownload, IconSend, IconTrash, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useWrite } from '../../api';
import { Button, Menu } from '../../ui';
import { AcceptDialog } from './AcceptDialog';
import type { Printing } from './useProposalPdf';
import type { Proposal } from './useProposal';

type Props = { proposal: Proposal; printing: Printing };

/** What a version of this state can do next: the main thing last. */
export const Actions = ({ proposal, printing }: Props) => {
  const { id, state, number, version, deal, versions } = proposal;
  const navigate = useNavigate();
  const [accepting, setAccepting] = useState(false);
  const send = useWrite('proposals.send', { done: () => `Sent ${number}, version ${version}` });
  const decide = useWrite('proposals.decide', {
    done: (_output, { decision }) =>
      decision === 'declined' ? `Declined ${number}` : decision === 'sent' ? 'Took the answer back' : null,
  });
  const revise = useWrite('proposals.revise', { done: () => 'Made a new version' });
  const remove = useWrite('proposals.remove', { done: () => `Removed ${number}, version ${version}` });
  const show = (next: string): void => void navigate({ to: '/pipeline/proposals/$id', params: { id: next } });
  const leave = (): void => {
    const other = versions.find((one) => one.id !== id);
    if (other) show(other.id);
    else void navigate({ to: '/pipeline', search: (old) => ({ period: old.period, deal: deal.id }) });
  };
  const open = state === 'sent' || state === 'expired';
  return (
    <>
      <Menu
        label="Export PDF"
        position="bottom-end"
        items={[
          { label: 'On A4', onSelect: () => void printing.print(proposal, 'A4') },
          { label: 'On US Letter', onSelect: () => void printing.print(proposal, 'Letter') },
        ]}
      >
        <Button icon={IconDownload}>Export PDF</Button>
      </Menu>
      {state === 'draft' && (
        <>
          <Button icon={IconTrash} kind="quiet" onClick={() => remove.mutate({ id }, { onSuccess: leave })}>
            Remove
          </Button>
          <Button icon={IconSend} kind="primary" onClick={() => send.mutate({ id })}>
            Mark as sent
          </Button>
        </>
      )}
      {state !== 'draft' && !versions.some((one) => one.state === 'draft') && (
        <Button icon={IconCopyPlus} onClick={() => revise.mutate({ id }, { onSuccess: (made) => show(made.id) })}>
          New version
        </Button>
      )}
      {open && (
        <>
          <Button icon={IconX} onClick={() => decide.mutate({ id, decision: 'declined' })}>
            Declined
          </Button>
          <Button icon={IconCheck} kind="primary" onClick={() => setAccepting(true)}>
            Accepted
          </Button>
        </>
      )}
      {(state === 'accepted' || state === 'declined') && (
        <Button kind="quiet" onClick={() => decide.mutate({ id, decision: 'sent' })}>
          Take the answer back
        </Button>
      )}
      {accepting && <AcceptDialog proposal={proposal} onClose={() => setAccepting(false)} />}
    </>
  );
};
