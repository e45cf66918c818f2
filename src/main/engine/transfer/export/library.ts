import { LIBRARY, LIBRARY_KINDS } from '../../../../shared/domain/library';
import type { LibraryField, LibrarySpec } from '../../../../shared/domain/library/fields';
import { REFS } from '../../store/repositories/library';
import { type ExportTable, money, OURS, text } from './table';

/** A record as its name, in place of what the table points to it with. */
const columnOf = (field: LibraryField) => {
  if (field.kind === 'money') return money(field.column.replace(/_minor$/, ''), `t.${field.column}`, OURS);
  if (field.kind !== 'ref') return text(field.column, `t.${field.column}`);
  const { table, by, name } = REFS[field.to];
  return text(
    field.column.replace(/_(?:key|id)$/, ''),
    `(SELECT ${name} FROM ${table} r WHERE r.${by} = t.${field.column})`,
  );
};

const AUTHORED = [
  text('root_id', 't.root_id'),
  text('version', 't.version'),
  text('by', '(SELECT p.name FROM people p WHERE p.id = t.person_id)'),
  text('at', 't.at'),
];

const exportOf = (spec: LibrarySpec): ExportTable => ({
  table: spec.table,
  label: spec.many,
  words: spec.words,
  key: 't.rowid',
  from: `${spec.table} t`,
  columns: [
    text('id', 't.id'),
    ...spec.fields.map(columnOf),
    ...(spec.authored ? AUTHORED : []),
    text('deleted_at', 't.deleted_at'),
  ],
});

/** The lists kept by hand around campaigns, written out as they are declared. */
export const LIBRARY_EXPORTS: readonly ExportTable[] = LIBRARY_KINDS.map((kind) => exportOf(LIBRARY[kind]));
