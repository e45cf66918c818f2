import { TandemError } from '../../../shared/contract/errors';
import { LIBRARY, type LibraryKind, problemOf, rowOf, rowProblem } from '../../../shared/domain/library';
import type { LibraryField, LibrarySpec, LibraryValue, LibraryValues } from '../../../shared/domain/library/fields';
import type { Context, ServiceOf } from '../context';
import type { Topic } from '../../../shared/contract';
import { LIBRARY_TABLES, type LibraryTable } from '../store/tables/library';
import type { Edit } from '../store/history';
import {
  choicesOf,
  findProposition,
  type LibraryRow,
  listLibrary,
  refValue,
  versionsOf,
} from '../store/repositories/library';
import { besideOf } from './library/figures';
import { assertAmongOthers } from './library/rules';
import { change as changeOnly, changeMany } from './people';
import { settleAttributions } from '../store/repositories/attributions';
import { bulk, type WriteDb } from '../store/dialect';
import { settingsOf } from './settings';

const MOST_ROWS = 5000;
const MOST_CHOICES = 2000;

/** Lists whose rows decide figures of metrics, too. */
const TOPICS: readonly Topic[] = ['campaigns'];

/** What follows from a change of a list in the same transaction. */
const settled =
  (entity: string) =>
  (db: WriteDb): void => {
    if (entity === 'codes' || entity === 'creators') settleAttributions(bulk(db));
  };

/** One undoable change of a list; creators' codes say which campaign an order belongs to, which follows at once. */
const change: typeof changeOnly = (context, label, entity, id, work) =>
  changeOnly(context, label, entity, id, work, settled(entity));

const tableOf = (spec: LibrarySpec): LibraryTable => {
  const table = LIBRARY_TABLES.find((one) => one === spec.table);
  if (!table) throw new Error(`The list ${spec.table} has no table.`);
  return table;
};

const fieldOf = (spec: LibrarySpec, id: string): LibraryField => {
  const field = spec.fields.find((one) => one.id === id);
  if (!field) throw new TandemError('bad-input', `A ${spec.one} has no field “${id}”.`);
  return field;
};

const trimmed = (field: LibraryField, value: LibraryValue): LibraryValue =>
  typeof value === 'string' && field.kind === 'text' ? value.trim() : value;

/** What was said of a row, each field checked by itself. */
const checked = (spec: LibrarySpec, values: LibraryValues): LibraryValues =>
  Object.fromEntries(
    Object.entries(values).map(([id, given]) => {
      const field = fieldOf(spec, id);
      const value = trimmed(field, given);
      const problem = problemOf(field, value);
      if (problem !== null) throw new TandemError('bad-input', problem);
      return [id, value];
    }),
  );

/** Fields as columns: records by what the table points to them with. */
const columnsOf = async (
  context: Context,
  spec: LibrarySpec,
  values: LibraryValues,
): Promise<Record<string, LibraryValue>> => {
  const columns: Record<string, LibraryValue> = {};
  for (const [id, value] of Object.entries(values)) {
    const field = fieldOf(spec, id);
    if (field.kind !== 'ref' || typeof value !== 'string') {
      columns[field.column] = value;
      continue;
    }
    const key = await refValue(context.store.read, field.to, value);
    if (key === undefined)
      throw new TandemError('not-found', `This ${field.label.toLowerCase()} was removed in the meantime.`);
    columns[field.column] = key;
  }
  return columns;
};

const assertRow = async (context: Context, kind: LibraryKind, row: LibraryValues, id: string): Promise<void> => {
  const problem = rowProblem(kind, row);
  if (problem !== null) throw new TandemError('rule', problem);
  await assertAmongOthers(context.store.read, kind, row, id);
};

const nameOf = (spec: LibrarySpec, values: LibraryValues): string => {
  const name = values[spec.name];
  return typeof name === 'string' && name !== '' ? name : `a ${spec.one}`;
};

const rowFor = async (context: Context, spec: LibrarySpec, id: string): Promise<LibraryRow> => {
  const [row] = await listLibrary(context.store.read, spec, { id, limit: 1 });
  if (!row) throw new TandemError('not-found', `This ${spec.one} was removed in the meantime. Nothing was changed.`);
  return row;
};

/** A new statement is a new version; the old one stays and is shown. */
const newVersion = async (
  context: Context,
  edit: Edit,
  id: string,
  columns: Readonly<Record<string, LibraryValue>>,
): Promise<void> => {
  const { id: _id, rev: _rev, ...old } = (await findProposition(context.store.read, id)) ?? { id, rev: 0, version: 0 };
  await edit.insert('value_propositions', {
    ...old,
    ...columns,
    id: context.newId(),
    version: old.version + 1,
    person_id: context.personId,
    at: context.at(),
  });
};

const write = async (
  context: Context,
  edit: Edit,
  kind: LibraryKind,
  row: LibraryRow,
  columns: Readonly<Record<string, LibraryValue>>,
): Promise<void> => {
  if (kind === 'proposition' && columns['statement'] !== undefined && columns['statement'] !== row.values['statement'])
    await newVersion(context, edit, row.id, columns);
  else await edit.update(tableOf(LIBRARY[kind]), row.id, columns);
};

/** Lists kept by hand around campaigns; what each holds is declared in shared/domain/library. */
export const libraryService: ServiceOf<'library'> = {
  'library.list': async ({ kind, parentId, campaignId, id }, context) => {
    const rows = await listLibrary(context.store.read, LIBRARY[kind], { id, parentId, campaignId, limit: MOST_ROWS });
    if (rows.length === 0) return [];
    const beside = await besideOf(context, kind, await settingsOf(context));
    return rows.map((row) => ({ ...row, ...beside(row.id) }));
  },
  'library.choices': ({ to }, context) => choicesOf(context.store.read, to, MOST_CHOICES),
  'library.versions': ({ id }, context) => versionsOf(context.store.read, id),
  'library.create': async ({ kind, values }, context) => {
    const spec = LIBRARY[kind];
    const said = rowOf(spec, checked(spec, values));
    const id = context.newId();
    await assertRow(context, kind, said, id);
    const columns = await columnsOf(context, spec, said);
    const authored = spec.authored ? { root_id: id, version: 1, person_id: context.personId, at: context.at() } : {};
    await change(context, `Added ${nameOf(spec, said)}`, spec.table, id, (edit) =>
      edit.insert(tableOf(spec), { ...columns, ...authored, id, deleted_at: null }),
    );
    context.touched(...TOPICS);
    return { id };
  },
  'library.update': async ({ kind, id, values }, context) => {
    const spec = LIBRARY[kind];
    const row = await rowFor(context, spec, id);
    const said = checked(spec, values);
    await assertRow(context, kind, { ...row.values, ...said }, id);
    const columns = await columnsOf(context, spec, said);
    await change(context, `Changed ${nameOf(spec, { ...row.values, ...said })}`, spec.table, id, (edit) =>
      write(context, edit, kind, row, columns),
    );
    context.touched(...TOPICS);
    return { ok: true };
  },
  'library.bulk': async ({ kind, ids, values }, context) => {
    const spec = LIBRARY[kind];
    const said = checked(spec, values);
    const columns = await columnsOf(context, spec, said);
    const rows: LibraryRow[] = [];
    for (const id of new Set(ids)) {
      const row = await rowFor(context, spec, id);
      await assertRow(context, kind, { ...row.values, ...said }, id);
      rows.push(row);
    }
    const many = `of ${spec.many.toLowerCase()}`;
    const writeAll = async (edit: Edit): Promise<void> => {
      for (const row of rows) await write(context, edit, kind, row, columns);
    };
    const changed = await changeMany(context, 'Changed', [many, many], spec.table, writeAll, settled(spec.table));
    context.touched(...TOPICS);
    return { changed };
  },
  'library.remove': async ({ kind, ids }, context) => {
    const spec = LIBRARY[kind];
    const rows: LibraryRow[] = [];
    for (const id of new Set(ids)) rows.push(await rowFor(context, spec, id));
    const label =
      rows.length === 1 ? nameOf(spec, rows[0]?.values ?? {}) : `${rows.length} of ${spec.many.toLowerCase()}`;
    await change(context, `Removed ${label}`, spec.table, rows[0]?.id ?? null, async (edit) => {
      for (const row of rows) {
        const versions = kind === 'proposition' ? await versionsOf(context.store.read, row.id) : [row];
        for (const { id } of versions) await edit.remove(tableOf(spec), id);
      }
    });
    context.touched(...TOPICS);
    return { removed: rows.length };
  },
};
