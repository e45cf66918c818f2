import { IconTrash } from '@tabler/icons-react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { DECISIONS } from '../../../../../shared/domain/campaigns';
import { useWorkspace, useWrite } from '../../../api';
import { day } from '../../../format';
import { IconButton, Item, List, Who } from '../../../ui';

/** What was decided, when, by whom and why; the newest first. */
export const Decisions = ({ campaign }: { campaign: CampaignDetail }) => {
  const { today } = useWorkspace();
  const remove = useWrite('campaigns.removeDecision', { done: () => 'Removed the decision' });
  if (campaign.decisions.length === 0) return <p className="s ink3">Nothing decided yet: the fourth question asks.</p>;
  return (
    <List label="Decisions">
      {campaign.decisions.map((one) => (
        <Item key={one.id} two>
          <span style={{ minWidth: 0 }}>
            <b>{DECISIONS[one.decision]}</b> <span className="s ink3">{day(one.day, { today })}</span>
            <br />
            <span className="s ink2">{one.reason}</span>
          </span>
          <span className="push row">
            <Who person={one.author} />
            <IconButton
              small
              icon={IconTrash}
              label="Remove this decision"
              onClick={() => remove.mutate({ id: one.id })}
            />
          </span>
        </Item>
      ))}
    </List>
  );
};
