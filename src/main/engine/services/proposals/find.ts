import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb } from '../../store/dialect';
import { listProposals, type ProposalRecord } from '../../store/repositories/proposals';

export const findProposal = async (db: ReadDb, id: string): Promise<ProposalRecord> => {
  const [row] = await listProposals(db, { id });
  if (!row) throw new TandemError('not-found', 'This proposal was removed in the meantime. Nothing was changed.');
  return row;
};

/** What steps of history call it. */
export const named = (row: ProposalRecord): string => `${row.number}, version ${row.version}`;

/** A version that may still be changed: what was sent stays as the customer has it. */
export const draftOf = async (db: ReadDb, id: string, doing: string): Promise<ProposalRecord> => {
  const row = await findProposal(db, id);
  if (row.status !== 'draft')
    throw new TandemError(
      'rule',
      `Version ${row.version} was sent and stays as it is. Make a new version to ${doing}.`,
    );
  return row;
};
