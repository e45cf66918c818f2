import { describe, expect, test } from 'vitest';
import type { ChangeRow } from '../../src/main/engine/store/repositories/sources';
import { foldChanges } from '../../src/main/engine/services/reports/changes';
import { changeWords, stepWords } from '../../src/renderer/src/features/home/words';
import { nextSort, readSort } from '../../src/renderer/src/features/products/sort';
import { stockFinding, stockLines, weeksFinding } from '../../src/renderer/src/features/products/words';

const calendar = { weekStart: 1, fiscalYearStart: 1 };

describe('the order of the products', () => {
  test.each([
    [undefined, 'net', true],
    ['nonsense', 'net', true],
    ['name', 'name', false],
    ['-units', 'units', true],
    ['daysLeft', 'daysLeft', false],
  ])('%s in the address', (text, by, descending) => expect(readSort(text)).toEqual({ by, descending }));
  test('names rise first, figures fall first, a second click turns it round', () => {
    const now = readSort(undefined);
    expect(nextSort(now, 'name')).toBe('name');
    expect(nextSort(now, 'units')).toBe('-units');
    expect(nextSort(now, 'net')).toBe('net');
    expect(nextSort(readSort('name'), 'name')).toBe('-name');
  });
});

describe('stock over time', () => {
  const at = (day: string, location: string | null, onHand: number) => ({
    day,
    location,
    onHand,
    received: null,
    batch: 1,
    line: 2,
  });
  const stock = [at('2026-05-10', 'Main', 80), at('2026-05-10', 'Shop', 20), at('2026-05-03', 'Main', 90)];
  test('has a line for each place and one for all, days in order, a gap where nothing was counted', () =>
    expect(stockLines(stock)).toEqual({
      days: ['2026-05-03', '2026-05-10'],
      series: [
        { name: 'All places', values: [90, 100] },
        { name: 'Main', values: [90, 80] },
        { name: 'Shop', values: [null, 20] },
      ],
    }));
  test('says what is on hand and how long it lasts', () => {
    expect(stockFinding(stock, { daysLeft: 41.6 }, '2026-05-13')).toBe(
      '100 on hand on Sun 10 May, 42 days at this pace',
    );
    expect(stockFinding([], { daysLeft: null }, '2026-05-13')).toBe('Stock');
  });
});

test('the weeks of a product say which was the best, never the running one', () => {
  const week = (id: string, netMinor: number | null, elapsedDays: number) => ({
    period: id,
    from: '',
    to: '',
    elapsedDays,
    days: 7,
    netMinor,
    units: 1,
  });
  expect(weeksFinding([week('2026-W18', 200_00, 7), week('2026-W19', 900_00, 3)], 'USD', calendar)).toBe(
    'Week 18 was the best yet, at $200',
  );
  expect(weeksFinding([week('2026-W19', 900_00, 3)], 'USD', calendar)).toBe('Net sales by week');
});

describe('what changed lately', () => {
  const row = (id: number, at: string, format: string | null, by = 'Theo Lindqvist'): ChangeRow => ({
    id,
    label: format ? `Imported ${format}_2026-11-25.csv: 4 new, 0 updated` : 'Moved Rook & Wren to Proposal',
    at,
    by,
    entity: format ? 'imports' : 'deals',
    entity_id: null,
    format,
    rows: format ? 10 : null,
  });
  const changes = foldChanges(
    [
      row(9, '2026-11-25T12:00:00.000Z', null),
      row(8, '2026-11-25T08:04:00.000Z', 'leads'),
      row(7, '2026-11-25T08:03:00.000Z', 'stock', 'Priya Castell'),
      row(6, '2026-11-25T08:02:00.000Z', 'stock'),
      row(5, '2026-11-24T08:02:00.000Z', 'leads'),
    ],
    'UTC',
  );
  test('folds the files of a morning into one line and leaves other mornings alone', () => {
    expect(changes.map(({ id, imported }) => [id, imported?.files ?? 0, imported?.rows ?? 0])).toEqual([
      [9, 0, 0],
      [8, 3, 30],
      [5, 1, 10],
    ]);
    expect(changes[1]?.by).toBe('Theo Lindqvist, Priya Castell');
  });
  test('reads as sentences', () =>
    expect(changes.map(changeWords)).toEqual([
      'Moved Rook & Wren to Proposal',
      'Imported 3 files: leads and stock levels',
      'Imported leads',
    ]));
  test('a next step names whom it concerns', () => {
    const step = { kind: 'deal' as const, id: 'd', step: 'Call the buyer', record: null, day: null };
    expect(stepWords({ ...step, about: 'Oak & Ivory' })).toBe('Call the buyer, Oak & Ivory');
    expect(stepWords({ ...step, about: null })).toBe('Call the buyer');
    expect(stepWords({ ...step, kind: 'lead', step: 'Ada Beck', about: 'Juniper Room' })).toBe(
      'Accept Ada Beck, Juniper Room',
    );
  });
});
