import type { Input, Output } from '../../../../shared/contract';
import { useRead, useWrite } from '../../api';

export type Proposal = Output<'proposals.get'>;
export type ProposalLine = Proposal['lines'][number];
export type SaveProposal = (fields: Omit<Input<'proposals.update'>, 'id' | 'rev'>) => Promise<unknown>;

/** One version and the way to change a field of it. */
export const useProposal = (id: string) => {
  const proposal = useRead('proposals.get', { id }, { keep: false });
  const update = useWrite('proposals.update', { quiet: true });
  const save: SaveProposal = (fields) => update.mutateAsync({ id, ...fields });
  return { proposal, save };
};
