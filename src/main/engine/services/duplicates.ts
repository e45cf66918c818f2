import { TandemError } from '../../../shared/contract/errors';
import { wouldLoop } from '../../../shared/domain/customers';
import { findPairs, type MatchKind, pairKey, SURE } from '../../../shared/domain/duplicates';
import { figure } from '../../../shared/domain/figures';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import { type Edit, type EditedTable, isEdited } from '../store/history';
import { companyParents } from '../store/repositories/companies';
import {
  type Child,
  childrenOf,
  apartPairs,
  distinctPairs,
  type MergedRow,
  matchRecords,
  mergeRow,
} from '../store/repositories/duplicates';
import { MERGE_FIELDS, mergedColumns, nameOf, suggestedTake } from './duplicates/fields';
import { mergeProducts, productMoves } from './duplicates/products';
import { change } from './people';

const WORD: Record<MatchKind, string> = { companies: 'company', contacts: 'contact', products: 'product' };

const TOPIC = { companies: 'companies', contacts: 'companies', products: 'products' } as const;

/** What hangs on a record, as people call it. */
const CHILDREN: Readonly<Record<string, string>> = {
  activities: 'Activities',
  companies: 'Companies under it',
  company_locations: 'Locations',
  contacts: 'Contacts',
  customer_links: 'Buyers with their orders',
  deals: 'Deals',
  leads: 'Leads',
  needs: 'Needs and issues',
};

type Two = { kind: MatchKind; keepId: string; dropId: string };

const bothOf = async (
  context: Context,
  { kind, keepId, dropId }: Two,
): Promise<{ keep: MergedRow; drop: MergedRow }> => {
  if (keepId === dropId) throw new TandemError('bad-input', `A ${WORD[kind]} cannot be merged with itself.`);
  const keep = await mergeRow(context.store.read, kind, keepId);
  const drop = await mergeRow(context.store.read, kind, dropId);
  if (!keep || !drop)
    throw new TandemError('not-found', `One of the two was removed in the meantime. Nothing was changed.`);
  return { keep, drop };
};

/** Whom the company that stays is part of: never of itself, nor of one that stands under it. */
const parentAfter = async (
  context: Context,
  keep: MergedRow,
  drop: MergedRow,
  wanted: string | number | null | undefined,
): Promise<number | null> => {
  const parent = wanted === undefined ? keep['parent_key'] : wanted;
  if (parent === null || parent === undefined || parent === keep.key || parent === drop.key) return null;
  const row = await context.store.read
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('key', '=', Number(parent))
    .executeTakeFirst();
  const parents = await companyParents(context.store.read);
  // What stood under the one that goes stands under the one that stays.
  for (const [child, up] of parents) if (up === drop.id) parents.set(child, keep.id);
  parents.delete(keep.id);
  if (row && wouldLoop(keep.id, row.id, parents))
    throw new TandemError(
      'rule',
      `${nameOf(keep)} would stand under ${row.name}, which stands under it. Choose the other value for “Part of”.`,
    );
  return Number(parent);
};

/** What a person may not choose, in words. */
const assertFields = (kind: MatchKind, take: object): void => {
  const unknown = Object.keys(take).find((name) => !MERGE_FIELDS[kind].some((field) => field.field === name));
  if (unknown !== undefined) throw new TandemError('bad-input', `A ${WORD[kind]} has no field “${unknown}”.`);
};

const moveChildren = async (edit: Edit, children: readonly Child[], keep: MergedRow): Promise<number> => {
  let moved = 0;
  for (const { table, column, ids } of children) {
    if (!isEdited(table)) throw new TandemError('internal', `What ${table} says of this record could not be moved.`);
    for (const id of ids) {
      if (table === 'companies' && id === keep.id) continue;
      await edit.update<EditedTable>(table, id, { [column]: keep.key });
      moved += 1;
    }
  }
  return moved;
};

/** Records that may be the same: found, shown beside each other, made one, or said to be two. */
export const duplicatesService: ServiceOf<'duplicates'> = {
  'duplicates.list': async ({ kind, limit }, context) => {
    const records = await matchRecords(context.store.read, kind);
    const pairs = findPairs(kind, records, await distinctPairs(context.store.read, kind));
    const byId = new Map(records.map(({ id, name, hint }) => [id, { id, name, hint }]));
    return {
      total: pairs.length,
      pairs: pairs.slice(0, limit).flatMap(({ a, b, score, signs }) => {
        const [one, other] = [byId.get(a), byId.get(b)];
        return one && other ? [{ a: one, b: other, score, sure: score >= SURE, why: signs }] : [];
      }),
    };
  },
  'duplicates.compare': async (input, context) => {
    const { keep, drop } = await bothOf(context, input);
    return {
      fields: MERGE_FIELDS[input.kind].map((field) => ({
        field: field.field,
        label: field.label,
        keep: field.show(keep),
        drop: field.show(drop),
        take: suggestedTake(field, keep, drop),
        joins: field.join !== undefined,
      })),
      ...(input.kind === 'products'
        ? await productMoves(context, keep, drop)
        : {
            moves: (await childrenOf(context.store.read, input.kind, drop.key)).map(({ table, ids }) => ({
              label: CHILDREN[table] ?? table.replaceAll('_', ' '),
              count: ids.length,
            })),
            joins: [],
          }),
    };
  },
  'duplicates.merge': async (input, context) => {
    const { kind, take } = input;
    const { keep, drop } = await bothOf(context, input);
    assertFields(kind, take);
    if (kind === 'products') return { moved: await mergeProducts(context, keep, drop, take) };
    const columns = mergedColumns(kind, keep, drop, take);
    if (kind === 'companies') columns['parent_key'] = await parentAfter(context, keep, drop, columns['parent_key']);
    else if ('email' in columns || 'name' in columns)
      columns['natural_key'] = fold(
        String(columns['email'] ?? keep['email']) || String(columns['name'] ?? keep['name']),
      );
    const children = await childrenOf(context.store.read, kind, drop.key);
    let moved = 0;
    const label = `Merged ${nameOf(drop)} into ${nameOf(keep)}`;
    await change(context, label, kind, keep.id, async (edit) => {
      moved = await moveChildren(edit, children, keep);
      // First the one that goes: its name is free then for the one that stays.
      await edit.remove(kind, drop.id);
      await edit.update(kind, keep.id, columns);
    });
    context.touched('companies', 'deals', 'leads', 'activities');
    return { moved };
  },
  'duplicates.keepApart': async ({ kind, aId, bId }, context) => {
    const { keep, drop } = await bothOf(context, { kind, keepId: aId, dropId: bId });
    const known = await distinctPairs(context.store.read, kind);
    if (known.has(pairKey(aId, bId))) return { ok: true };
    const [first, second] = aId < bId ? [aId, bId] : [bId, aId];
    const id = context.newId();
    await change(context, `${nameOf(keep)} and ${nameOf(drop)} are not the same`, kind, aId, (edit) =>
      edit.insert('distinct_pairs', { id, kind, first_id: first, second_id: second, deleted_at: null }),
    );
    context.touched(TOPIC[kind]);
    return { ok: true };
  },
  'duplicates.bulk': async ({ kind, pairs }, context) => {
    const known = await distinctPairs(context.store.read, kind);
    const here = new Set((await matchRecords(context.store.read, kind)).map(({ id }) => id));
    const fresh = [...new Map(pairs.map((pair) => [pairKey(pair.aId, pair.bId), pair]))].filter(
      ([key, { aId, bId }]) => aId !== bId && !known.has(key) && here.has(aId) && here.has(bId),
    );
    if (fresh.length === 0) return { changed: 0 };
    const label = `${figure(fresh.length)} ${fresh.length === 1 ? 'pair is' : 'pairs are'} not the same`;
    await change(context, label, kind, null, async (edit) => {
      for (const [, { aId, bId }] of fresh) {
        const [first, second] = aId < bId ? [aId, bId] : [bId, aId];
        await edit.insert('distinct_pairs', {
          id: context.newId(),
          kind,
          first_id: first,
          second_id: second,
          deleted_at: null,
        });
      }
    });
    context.touched(TOPIC[kind]);
    return { changed: fresh.length };
  },
  'duplicates.apart': ({ kind, limit }, context) => apartPairs(context.store.read, kind, limit),
  'duplicates.takeBack': async ({ id }, context) => {
    const row = await context.store.read
      .selectFrom('distinct_pairs')
      .select('kind')
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw new TandemError('not-found', 'This was taken back in the meantime.');
    await change(context, `Two ${row.kind} are compared again`, row.kind, null, (edit) =>
      edit.remove('distinct_pairs', id),
    );
    context.touched(row.kind === 'products' ? 'products' : 'companies');
    return { ok: true };
  },
};
