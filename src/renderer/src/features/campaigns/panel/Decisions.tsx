import { IconTrash } from '@tabler/icons-react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { DECISIONS } from '../../../../../shared/domain/campaigns';
import { useWorkspace, useWrite } from '../../../api';
import { day } from '../../../format';
import { IconButton, Item, List, Who } from '../../../ui';
import { useCommentsLine } from '../../comments';

const Decided = ({ one, onRemove }: { one: CampaignDetail['decisions'][number]; onRemove: () => void }) => {
  const { today } = useWorkspace();
  const of = `${DECISIONS[one.decision]}, ${day(one.day, { today })}`;
  const { button, comments } = useCommentsLine({ entity: 'verdict', id: one.id, of });
  return (
    <Item two>
      <span style={{ minWidth: 0 }}>
        <b>{DECISIONS[one.decision]}</b> <span className="s ink3">{day(one.day, { today })}</span>
        <br />
        <span className="s ink2">{one.reason}</span>
        {comments}
      </span>
      <span className="push row">
        <Who person={one.author} />
        {button}
        <IconButton small icon={IconTrash} label="Remove this decision" onClick={onRemove} />
      </span>
    </Item>
  );
};

/** What was decided, when, by whom and why; the newest first. */
export const Decisions = ({ campaign }: { campaign: CampaignDetail }) => {
  const remove = useWrite('campaigns.removeDecision', { done: () => 'Removed the decision' });
  if (campaign.decisions.length === 0) return <p className="s ink3">Nothing decided yet: the fourth question asks.</p>;
  return (
    <List label="Decisions">
      {campaign.decisions.map((one) => (
        <Decided key={one.id} one={one} onRemove={() => remove.mutate({ id: one.id })} />
      ))}
    </List>
  );
};
