import { BUYER_ROLES, COMPANY_KINDS, OPT_INS, optInOf, tagText } from '../../../../shared/domain/customers';
import { majorText } from '../../../../shared/domain/cells';
import type { MatchKind } from '../../../../shared/domain/duplicates';
import type { Takes } from '../../../../shared/contract/duplicates';
import { nameOfRow } from '../../store/rows';
import type { MergedRow } from '../../store/repositories/duplicates';

type Value = string | number | null;
export type MergeField = {
  field: string;
  label: string;
  /** Columns that belong together and are taken together. */
  columns: readonly string[];
  show: (row: MergedRow) => string;
  /** How both values become one, where they can. */
  join?: (keep: string, drop: string) => string;
};

const text = (value: Value | undefined): string => String(value ?? '');
const plain = (field: string, label: string): MergeField => ({
  field,
  label,
  columns: [field],
  show: (row) => text(row[field]),
});
const pointer = (field: string, label: string): MergeField => ({
  field,
  label,
  columns: [`${field}_key`],
  show: (row) => text(row[`${field}_name`]),
});
const named = (field: string, label: string, words: Record<string, string>): MergeField => ({
  ...plain(field, label),
  show: (row) => words[text(row[field])] ?? '',
});

/** An amount in the workspace's currency, which the row names. */
const money = (field: string, label: string): MergeField => ({
  field,
  label,
  columns: [`${field}_minor`],
  show: (row) => {
    const minor = row[`${field}_minor`];
    const currency = text(row['currency']);
    return typeof minor === 'number' ? `${majorText(minor, currency)} ${currency}` : '';
  },
});

const SHARED: readonly MergeField[] = [
  pointer('owner', 'Owner'),
  {
    ...plain('tags', 'Tags'),
    show: (row) => tagText([text(row['tags'])]),
    join: (keep, drop) => tagText([keep, drop]),
  },
  { ...plain('notes', 'Notes'), join: (keep, drop) => [keep, drop].filter(Boolean).join('\n\n') },
];

/** What two records are compared and merged by, in the order of their pages. */
export const MERGE_FIELDS: Record<MatchKind, readonly MergeField[]> = {
  companies: [
    { ...plain('name', 'Name'), columns: ['name', 'natural_key'] },
    named('kind', 'Type', COMPANY_KINDS),
    plain('domain', 'Domain'),
    plain('country', 'Country'),
    plain('address', 'Address'),
    pointer('parent', 'Part of'),
    pointer('channel', 'Channel'),
    { ...plain('reorder_days', 'Days between orders') },
    plain('renewal_day', 'Renewal'),
    ...SHARED,
  ],
  contacts: [
    plain('name', 'Name'),
    plain('email', 'Email'),
    plain('phone', 'Phone'),
    plain('title', 'Title'),
    named('role', 'Role', BUYER_ROLES),
    pointer('company', 'Company'),
    {
      field: 'opt_in',
      label: 'Opt-in',
      columns: ['opt_in', 'opted_in_on', 'opted_out_on'],
      show: (row) => {
        const state = optInOf(row['opt_in'] === null ? null : text(row['opt_in']));
        const day = state === 'yes' ? row['opted_in_on'] : state === 'no' ? row['opted_out_on'] : null;
        return state === 'unknown' ? '' : `${OPT_INS[state]}${day ? `, ${text(day)}` : ''}`;
      },
    },
    ...SHARED,
  ],
  products: [
    plain('name', 'Name'),
    plain('sku', 'SKU'),
    plain('line', 'Line'),
    money('price', 'Price'),
    money('cost', 'Cost'),
  ],
};

const wasOut = (row: MergedRow): boolean => optInOf(row['opt_in'] === null ? null : text(row['opt_in'])) === 'no';

/** What a record is called. */
export const nameOf = (row: MergedRow): string => nameOfRow(row) || 'unnamed';

/** Ours stays, its blanks are filled; tags and notes are joined; and who opted out anywhere stays opted out. */
export const suggestedTake = (field: MergeField, keep: MergedRow, drop: MergedRow): Takes => {
  if (field.field === 'opt_in' && wasOut(drop) && !wasOut(keep)) return 'drop';
  const [ours, theirs] = [field.show(keep), field.show(drop)];
  if (ours === '' && theirs !== '') return 'drop';
  return field.join && theirs !== '' && theirs !== ours ? 'both' : 'keep';
};

/** The columns of the record that stays, as chosen; a field that was not chosen takes what is suggested. */
export const mergedColumns = (
  kind: MatchKind,
  keep: MergedRow,
  drop: MergedRow,
  chosen: Readonly<Record<string, Takes>>,
): Record<string, Value> => {
  const columns: Record<string, Value> = {};
  for (const field of MERGE_FIELDS[kind]) {
    const take = chosen[field.field] ?? suggestedTake(field, keep, drop);
    if (take === 'keep') continue;
    for (const column of field.columns) {
      const joined = take === 'both' ? field.join?.(text(keep[column]), text(drop[column])) : undefined;
      columns[column] = joined ?? drop[column] ?? null;
    }
  }
  return columns;
};
