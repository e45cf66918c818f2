import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { LIBRARY, type LibraryKind, problemOf, rowOf, rowProblem } from '../../../../shared/domain/library';
import type { LibraryField, LibrarySpec, LibraryValue, LibraryValues } from '../../../../shared/domain/library/fields';
import type { Context } from '../../context';
import type { Edit } from '../../store/history';
import { findProposition, type LibraryRow, listLibrary, refValue, versionsOf } from '../../store/repositories/library';
import { LIBRARY_TABLES, type LibraryTable } from '../../store/tables/library';
import { counting } from '../people';
import type { Prepared } from '../prepared';
import { assertAmongOthers } from './rules';

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

/** Checks a new row before anything is written; `made` is its id. */
export const prepareRow = async (
  context: Context,
  { kind, values }: Parsed<'library.create'>,
): Promise<Prepared & { made: string }> => {
  const spec = LIBRARY[kind];
  const said = rowOf(spec, checked(spec, values));
  const id = context.newId();
  await assertRow(context, kind, said, id);
  const columns = await columnsOf(context, spec, said);
  const authored = spec.authored ? { root_id: id, version: 1, person_id: context.personId, at: context.at() } : {};
  return {
    label: `Added ${nameOf(spec, said)}`,
    entity: spec.table,
    id,
    made: id,
    edited: (edit) => edit.insert(tableOf(spec), { ...columns, ...authored, id, deleted_at: null }),
  };
};

/** Checks a change of one row before anything is written. */
export const prepareFields = async (
  context: Context,
  { kind, id, values }: Parsed<'library.update'>,
): Promise<Prepared> => {
  const spec = LIBRARY[kind];
  const row = await rowFor(context, spec, id);
  const said = checked(spec, values);
  await assertRow(context, kind, { ...row.values, ...said }, id);
  const columns = await columnsOf(context, spec, said);
  return {
    label: `Changed ${nameOf(spec, { ...row.values, ...said })}`,
    entity: spec.table,
    id,
    edited: (edit) => write(context, edit, kind, row, columns),
  };
};

/** Checks the same change of many rows before anything is written; `changed` counts those that it really changed. */
export const prepareBulk = async (
  context: Context,
  { kind, ids, values }: Parsed<'library.bulk'>,
): Promise<Prepared & { changed: () => number }> => {
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
  return {
    label: `Changed ${many}`,
    entity: spec.table,
    id: null,
    ...counting('Changed', [many, many], writeAll),
  };
};

/** Finds what is to be removed; `removed` counts it, a proposition with all its versions as one. */
export const prepareRowsRemoval = async (
  context: Context,
  { kind, ids }: Parsed<'library.remove'>,
): Promise<Prepared & { removed: number }> => {
  const spec = LIBRARY[kind];
  const rows: LibraryRow[] = [];
  for (const id of new Set(ids)) rows.push(await rowFor(context, spec, id));
  const label =
    rows.length === 1 ? nameOf(spec, rows[0]?.values ?? {}) : `${rows.length} of ${spec.many.toLowerCase()}`;
  return {
    label: `Removed ${label}`,
    entity: spec.table,
    id: rows[0]?.id ?? null,
    removed: rows.length,
    edited: async (edit) => {
      for (const row of rows) {
        const versions = kind === 'proposition' ? await versionsOf(context.store.read, row.id) : [row];
        for (const { id } of versions) await edit.remove(tableOf(spec), id);
      }
    },
  };
};
