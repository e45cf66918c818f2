import { useRead } from '../../api';
import { InlineEdit, Section } from '../../ui';
import { HouseNote } from '../content/HouseNote';
import { Writing } from '../content/Writing';
import { RecordPanel, useLibrary } from '../library';

/** What to say of the products of a campaign to its audiences; of all of them where it belongs to none. */
const CampaignHouse = ({ campaignId }: { campaignId: string | null }) => {
  const campaign = useRead('campaigns.get', { id: campaignId ?? '' }, { enabled: campaignId !== null });
  if (campaignId !== null && campaign.isPending) return null;
  return (
    <HouseNote
      key={campaignId}
      open
      products={campaign.data?.products ?? []}
      audiences={campaign.data?.audiences ?? []}
    />
  );
};

/** What a creator, the press or a partner delivers: what was agreed, and the brief with the message house beside it. */
export const DeliverablePanel = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { save } = useLibrary('deliverable');
  return (
    <RecordPanel
      kind="deliverable"
      id={id}
      onClose={onClose}
      width={920}
      hide={['brief']}
      lay={(fields, item) => {
        const campaignId = item.values['campaignId'];
        return (
          <Writing
            house={
              <CampaignHouse campaignId={typeof campaignId === 'string' && campaignId !== '' ? campaignId : null} />
            }
          >
            {fields}
            <Section title="Brief" sub="Ctrl Enter saves">
              <InlineEdit
                kind="text"
                multiline
                about={item.id}
                label="Brief"
                placeholder="What to make, what to show, what to say and what to leave out. The message house stands beside it."
                value={String(item.values['brief'] ?? '')}
                onSave={(brief) => save(item.id, { brief })}
              />
            </Section>
          </Writing>
        );
      }}
    />
  );
};
