import { TandemError } from '../../../../shared/contract/errors';
import { thousandths } from '../../../../shared/domain/proposals';
import type { Context, ServiceOf } from '../../context';
import type { ReadDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { keyOf } from '../../store/repositories/keys';
import { proposalLines, type ProposalLineRow, type ProposalRecord } from '../../store/repositories/proposals';
import { change } from '../people';
import { settingsOf } from '../settings';
import { draftOf, named } from './find';

/** As many as fit a proposal that somebody still reads. */
const MOST_LINES = 300;

type Fields = {
  productId?: string | null | undefined;
  text?: string | undefined;
  quantity?: number | undefined;
  unitMinor?: number | undefined;
  discountBp?: number | undefined;
};

const columnsOf = async (db: ReadDb, fields: Fields): Promise<Record<string, string | number | null>> => {
  const given = {
    product_key: await keyOf(db, 'products', fields.productId),
    text: fields.text?.trim(),
    quantity_thousandths: fields.quantity === undefined ? undefined : thousandths(fields.quantity),
    unit_minor: fields.unitMinor,
    discount_bp: fields.discountBp,
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])),
  );
};

/** The list price of a product, which is in the workspace's currency: nothing to go by in another. */
const listPrice = async (
  context: Context,
  productId: string | null | undefined,
  currency: string,
): Promise<number | undefined> => {
  if (!productId) return undefined;
  const settings = await settingsOf(context);
  if (settings.currency !== currency) return undefined;
  const row = await context.store.read
    .selectFrom('products')
    .select('price_minor')
    .where('id', '=', productId)
    .executeTakeFirst();
  return row?.price_minor ?? undefined;
};

type Found = { line: ProposalLineRow; lines: ProposalLineRow[]; at: number; proposal: ProposalRecord };

/** A line of a draft with its neighbours. */
const lineOf = async (db: ReadDb, id: string): Promise<Found> => {
  const row = await db
    .selectFrom('proposal_lines')
    .select('proposal_id')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'This line was removed in the meantime. Nothing was changed.');
  const proposal = await draftOf(db, row.proposal_id, 'change it');
  const lines = await proposalLines(db, [row.proposal_id]);
  const at = lines.findIndex((line) => line.id === id);
  const line = lines[at];
  if (!line) throw new TandemError('not-found', 'This line was removed in the meantime. Nothing was changed.');
  return { line, lines, at, proposal };
};

/** The lines of one version written again for another. */
export const copyLines = async (
  edit: Edit,
  db: ReadDb,
  proposalId: string,
  rows: readonly ProposalLineRow[],
  newId: () => string,
): Promise<void> => {
  for (const [position, row] of rows.entries())
    await edit.insert('proposal_lines', {
      id: newId(),
      proposal_id: proposalId,
      position,
      product_key: (await keyOf(db, 'products', row.product_id).catch(() => null)) ?? null,
      text: row.text,
      quantity_thousandths: row.quantity_thousandths,
      unit_minor: row.unit_minor,
      discount_bp: row.discount_bp,
      deleted_at: null,
    });
};

type Lines = Pick<
  ServiceOf<'proposals'>,
  'proposals.addLine' | 'proposals.updateLine' | 'proposals.moveLine' | 'proposals.removeLine'
>;

/** Lines of a draft, each change by itself, so that two that follow fast never undo each other. */
export const linesService: Lines = {
  'proposals.addLine': async ({ proposalId, ...fields }, context) => {
    const db = context.store.read;
    const row = await draftOf(db, proposalId, 'change it');
    const lines = await proposalLines(db, [proposalId]);
    if (lines.length >= MOST_LINES) throw new TandemError('rule', `A proposal has at most ${MOST_LINES} lines.`);
    if (!fields.productId && !fields.text?.trim())
      throw new TandemError('bad-input', 'Name the product, or say in a few words what the line is for.');
    const unitMinor = fields.unitMinor ?? (await listPrice(context, fields.productId, row.currency)) ?? 0;
    const columns = await columnsOf(db, { text: '', quantity: 1, discountBp: 0, ...fields, unitMinor });
    const { last } = await db
      .selectFrom('proposal_lines')
      .select((eb) => eb.fn.max('position').as('last'))
      .where('proposal_id', '=', proposalId)
      .executeTakeFirstOrThrow();
    const id = context.newId();
    await change(context, `Added a line to ${named(row)}`, 'proposals', proposalId, (edit) =>
      edit.insert('proposal_lines', {
        id,
        proposal_id: proposalId,
        position: (last ?? -1) + 1,
        product_key: null,
        deleted_at: null,
        ...columns,
      }),
    );
    context.touched('proposals');
    return { id };
  },
  'proposals.updateLine': async ({ id, ...fields }, context) => {
    const db = context.store.read;
    const { proposal, line } = await lineOf(db, id);
    const columns = await columnsOf(db, fields);
    if ((fields.productId ?? line.product_id) === null && (fields.text ?? line.text).trim() === '')
      throw new TandemError('bad-input', 'Name the product, or say in a few words what the line is for.');
    await change(context, `Changed a line of ${named(proposal)}`, 'proposals', proposal.id, (edit) =>
      edit.update('proposal_lines', id, columns),
    );
    context.touched('proposals');
    return { ok: true };
  },
  'proposals.moveLine': async ({ id, by }, context) => {
    const { proposal, lines, line, at } = await lineOf(context.store.read, id);
    const to = Math.min(lines.length - 1, Math.max(0, at + by));
    if (to === at) return { ok: true };
    const order = lines.toSpliced(at, 1).toSpliced(to, 0, line);
    await change(context, `Moved a line of ${named(proposal)}`, 'proposals', proposal.id, async (edit) =>
      edit.updateEach(
        'proposal_lines',
        order.map((one, position) => ({ id: one.id, patch: { position } })),
      ),
    );
    context.touched('proposals');
    return { ok: true };
  },
  'proposals.removeLine': async ({ id }, context) => {
    const { proposal } = await lineOf(context.store.read, id);
    await change(context, `Removed a line of ${named(proposal)}`, 'proposals', proposal.id, (edit) =>
      edit.remove('proposal_lines', id),
    );
    context.touched('proposals');
    return { ok: true };
  },
};
