import type { Input, Output } from '../../../../../shared/contract';
import { useRead, useWrite } from '../../../api';

export type Deal = Output<'deals.get'>;
export type Save = (fields: Omit<Input<'deals.update'>, 'id' | 'rev'>) => Promise<void>;

/**
 * One deal and the way to change a field of it. A change goes with the revision it was made on, so that what
 * somebody else wrote in another window is never lost: the field says so and keeps what was typed.
 */
export const useDeal = (id: string) => {
  const deal = useRead('deals.get', { id }, { keep: false });
  const update = useWrite('deals.update', { quiet: true });
  const save: Save = async (fields) => {
    await update.mutateAsync({ id, ...(deal.data ? { rev: deal.data.rev } : {}), ...fields });
  };
  return { deal, save };
};
