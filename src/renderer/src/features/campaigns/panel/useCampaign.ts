import type { Input } from '../../../../../shared/contract';
import { useRead, useWrite } from '../../../api';
import { saveCampaign } from '../saveCampaign';

export type Save = (fields: Omit<Input<'campaigns.update'>, 'id' | 'rev'>) => Promise<void>;

/** One campaign and the way to change a field of it; a change says which revision it was made on. */
export const useCampaign = (id: string) => {
  const campaign = useRead('campaigns.get', { id }, { keep: false });
  const update = useWrite('campaigns.update', { quiet: true });
  const save: Save = async (fields) => {
    const change = { id, ...(campaign.data ? { rev: campaign.data.rev } : {}), ...fields };
    await saveCampaign(campaign.data, change, update.mutateAsync);
  };
  return { campaign, save };
};
