import type { Input } from '../../../../../shared/contract';
import { useRead, useWrite } from '../../../api';

export type Save = (fields: Omit<Input<'campaigns.update'>, 'id' | 'rev'>) => Promise<void>;

/** One campaign and the way to change a field of it; a change says which revision it was made on. */
export const useCampaign = (id: string) => {
  const campaign = useRead('campaigns.get', { id }, { keep: false });
  const update = useWrite('campaigns.update', { quiet: true });
  const save: Save = async (fields) => {
    await update.mutateAsync({ id, ...(campaign.data ? { rev: campaign.data.rev } : {}), ...fields });
  };
  return { campaign, save };
};
