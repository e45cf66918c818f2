import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { findMaterial } from '../../store/repositories/activities';
import type { ProposalRecord } from '../../store/repositories/proposals';

/** Its entry in the material library: made when it is first sent, and then of the version sent last. */
const materialOf = async (edit: Edit, db: ReadDb, row: ProposalRecord, known: string | null, newId: () => string) => {
  const version = String(row.version);
  const title = `${row.number} ${row.title}`;
  if (known !== null && (await findMaterial(db, known))) {
    await edit.update('materials', known, { version, title });
    return { id: known, version };
  }
  const id = newId();
  await edit.insert('materials', { id, title, kind: 'proposal', link: '', version, notes: '', deleted_at: null });
  return { id, version };
};

/** Marks a version as sent: its day, the activity that says so, and the material that was sent to whom. */
export const sendProposal = async (
  edit: Edit,
  context: Context,
  row: ProposalRecord,
  { known, today }: { known: string | null; today: string },
): Promise<void> => {
  if (row.valid_until < today)
    throw new TandemError('rule', `It was valid until ${row.valid_until}, which has passed. Set a later day first.`);
  const db = context.store.read;
  const material = await materialOf(edit, db, row, known, context.newId);
  await edit.update('proposals', row.id, { status: 'sent', sent_day: today, material_id: material.id });
  const deal = await db
    .selectFrom('deals')
    .select(['company_key', 'contact_key', 'channel_key'])
    .where('id', '=', row.deal_id)
    .executeTakeFirstOrThrow();
  await edit.insert('activities', {
    id: context.newId(),
    kind: 'material-sent',
    day: today,
    time: '',
    people: JSON.stringify(context.personId === null ? [] : [context.personId]),
    ...deal,
    deal_id: row.deal_id,
    proposal_id: row.root_id,
    product_key: null,
    material_id: material.id,
    material_version: material.version,
    cost_minor: null,
    currency: row.currency,
    text: 'Proposal sent',
    outcome: '',
    next_step: '',
    next_step_day: null,
    next_done: 0,
    created_at: context.at(),
    deleted_at: null,
  });
};
