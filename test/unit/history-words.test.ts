import { expect, test } from 'vitest';
import { fieldWords, type Naming, recordChangeOf } from '../../src/main/engine/services/history/changes';

const naming: Naming = {
  table: (table) => (table === 'deals' ? 'Deals' : table),
  row: (_table, id) => (id === 'known' ? 'Salon Forum' : null),
  reference: (_table, column, value) => (column === 'owner_key' ? (value === 2 ? 'Priya' : null) : undefined),
  naming: () => 'title',
};
const of = (before: object | null, after: object | null, rowId = 'known') =>
  recordChangeOf(
    { table: 'deals', rowId, before: before && JSON.stringify(before), after: after && JSON.stringify(after) },
    naming,
  );

test('a change says each field before and after, keys by name, and leaves out what a person never typed', () => {
  expect(
    of(
      { value_minor: 100, owner_key: 1, expected_close: null, rev: 3 },
      { value_minor: 250, owner_key: 2, expected_close: '2026-05-13', rev: 4 },
    ),
  ).toEqual({
    table: 'Deals',
    record: 'Salon Forum',
    what: 'changed',
    fields: [
      { field: 'value', kind: 'money', from: 100, to: 250 },
      // Nobody is called 1 any more: the number stands rather than nothing.
      { field: 'owner', kind: 'text', from: 1, to: 'Priya' },
      { field: 'expected close', kind: 'day', from: null, to: '2026-05-13' },
    ],
  });
});

test('a new row says what it has and not what it lacks; a removed one only that it is gone', () => {
  expect(of(null, { id: 'x', title: 'New door', note: '', value_minor: null, deleted_at: null }, 'x')).toEqual({
    table: 'Deals',
    record: 'New door',
    what: 'added',
    fields: [{ field: 'title', kind: 'text', from: null, to: 'New door' }],
  });
  expect(of({ deleted_at: null, rev: 1 }, { deleted_at: '2026-05-13T08:00:00Z', rev: 2 })).toMatchObject({
    what: 'removed',
    fields: [],
  });
  expect(of({ deleted_at: '2026-05-13T08:00:00Z' }, { deleted_at: null })).toMatchObject({ what: 'restored' });
  expect(of({ id: 'gone', title: 'Old' }, null, 'gone')).toMatchObject({ what: 'removed', record: 'Old', fields: [] });
});

test('words of columns', () => {
  expect(['expected_close', 'owner_key', 'value_minor', 'parent_id'].map(fieldWords)).toEqual([
    'expected close',
    'owner',
    'value',
    'parent',
  ]);
});
