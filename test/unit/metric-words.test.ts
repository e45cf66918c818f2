import { array, assert, property, string, tuple } from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { MetricRow, MetricValue } from '../../src/shared/contract/metrics';
import { csvText, withoutGuard } from '../../src/shared/domain/cells';
import { parsePeriod } from '../../src/shared/domain/period';
import { cellText, longColumn } from '../../src/renderer/src/features/metrics/rowCells';
import { trendDrawing } from '../../src/renderer/src/features/metrics/drawing';
import {
  filledIn,
  grainIn,
  grainsFor,
  trendFinding,
  type TrendPoint,
} from '../../src/renderer/src/features/metrics/words';
import { groupText, sentenceDays, spanTitle } from '../../src/renderer/src/format';

const calendar = { weekStart: 1, fiscalYearStart: 1 };
const period = (id: string) => {
  const found = parsePeriod(id, calendar);
  if (!found) throw new Error(`${id} is no period`);
  return found;
};

const value = (amount: number | null, more: Partial<MetricValue> = {}): MetricValue => ({
  metric: 'net-sales',
  version: 1,
  period: '2026-Q2',
  group: null,
  label: null,
  status: 'ok',
  value: amount,
  unit: 'USD',
  numerator: amount,
  denominator: 1,
  reason: null,
  smallN: false,
  ...more,
});

const week = (id: string, amount: number | null, target: number | null = null, elapsed = 7): TrendPoint => {
  const { from, to } = period(id);
  return { period: id, from, to, value: value(amount), targetMinor: target, elapsedDays: elapsed, days: 7 };
};

const netSales = { name: 'Net sales', better: 'up' as const };

describe('the title of a trend says the finding', () => {
  const finding = (points: TrendPoint[], better: 'up' | 'down' | 'neither' = 'up') =>
    trendFinding(points, { name: 'Net sales', better }, 'week', calendar);

  test('the best whole week against its target, as drawn', () =>
    expect(
      finding([
        week('2026-W18', 3_500_000, 3_600_000),
        week('2026-W19', 4_325_000, 4_260_000),
        week('2026-W20', 1_591_000, 3_840_000, 3),
      ]),
    ).toBe('Week 19 was the best yet, $650 over its target'));
  test('a week under its target that is not the best', () =>
    expect(finding([week('2026-W18', 5_000_000, 3_600_000), week('2026-W19', 4_200_000, 4_260_000)])).toBe(
      'Week 19 was $600 under its target',
    ));
  test('without a target, the best of them', () =>
    expect(finding([week('2026-W18', 5_000_000), week('2026-W19', 4_200_000)])).toBe(
      'Week 18 was the best, at $50,000',
    ));
  test('where less is better the lowest counts, where neither is the highest', () => {
    const points = [week('2026-W18', 5_000_000), week('2026-W19', 4_200_000)];
    expect(finding(points, 'down')).toBe('Week 19 was the lowest yet, at $42,000');
    expect(finding(points, 'neither')).toBe('Week 18 was the highest, at $50,000');
  });
  test('a running week is never called the best', () =>
    expect(finding([week('2026-W18', 100_000), week('2026-W19', 9_000_000, null, 3)])).toBe('Week 18 came to $1,000'));
  test('says no more than its name when no week is whole', () =>
    expect(finding([week('2026-W19', 100_000, null, 2)])).toBe('Net sales by week'));
});

describe('the drawing of a trend', () => {
  const drawn = trendDrawing(
    [
      week('2026-W19', 4_325_000, 4_260_000),
      week('2026-W20', 1_591_000, 3_840_000, 3),
      week('2026-W21', null, 3_900_000, 0),
    ],
    [week('2026-W06', 100), week('2026-W07', 200)],
    { ...netSales, grain: 'week', period: period('2026-Q2'), calendar },
  );
  test('has the figure, its target and the period before, the running week hollow and in words', () => {
    expect(drawn?.series.map(({ name, kind, partial, values }) => [name, kind, partial ?? false, values])).toEqual([
      ['Net sales', 'actual', true, [4_325_000, 1_591_000, null]],
      ['Target', 'target', false, [4_260_000, 3_840_000, 3_900_000]],
      ['Q1', 'before', false, [100, 200, null]],
    ]);
    expect(drawn?.note).toEqual({ index: 1, lines: ['$15,910', '3 of 7 days'] });
    expect(drawn?.labels).toEqual(['19', '20', '21']);
    expect(drawn?.titles[0]).toBe('Week 19, 4 to 10 May');
  });
  test('is none when no part has a figure', () =>
    expect(
      trendDrawing([week('2026-W19', null)], [], { ...netSales, grain: 'week', period: period('2026-Q2'), calendar }),
    ).toBeNull());
});

describe('the grain of a trend', () => {
  test.each([
    ['2026-W20', 'day'],
    ['2026-05', 'day'],
    ['2026-Q2', 'week'],
    ['2026', 'month'],
  ])('%s is drawn by %s', (id, grain) => expect(grainIn(period(id), null)).toBe(grain));
  test('one that makes no line is not taken', () => {
    expect(grainIn(period('2026-W20'), 'month')).toBe('day');
    expect(grainIn(period('2026-Q2'), 'month')).toBe('month');
    expect(grainsFor(period('2020-01-01..2026-01-01'))).toEqual(['week', 'month']);
  });
});

test('the formula filled in reads as one line', () =>
  expect(
    filledIn({
      terms: [
        { sign: '', name: 'Net sales', value: 22_263_000, unit: 'USD', rows: 9, metric: 'net-sales' },
        { sign: '÷', name: 'Orders', value: 4_412, unit: 'count', rows: 9, metric: 'orders' },
      ],
      value: value(5_046),
    }),
  ).toBe('$222,630 Net sales ÷ 4,412 Orders = $50.46'));

describe('groups and spans for people', () => {
  test.each([
    ['2026-W47', 'Week 47'],
    ['2026-05', 'May'],
    ['2026-11-25', 'Wed 25 Nov'],
    ['whatever', 'whatever'],
  ])('%s is %s', (id, text) => expect(spanTitle(id, calendar)).toBe(text));
  test('a product has its name, what nobody claims a word', () => {
    expect(groupText({ group: 'HV-1', label: 'Mousse' }, 'product', calendar)).toBe('Mousse');
    expect(groupText({ group: '(unassigned)', label: null }, 'channel', calendar)).toBe('Unassigned');
    expect(groupText({ group: '2026-W47', label: null }, 'week', calendar)).toBe('Week 47');
  });
  test('days in a sentence of the engine are written for people', () =>
    expect(sentenceDays('To 2026-11-25; the period ends on 2026-12-31.', '2026-11-25')).toBe(
      'To Wed 25 Nov; the period ends on 31 Dec.',
    ));
});

describe('a row behind a figure', () => {
  const row = (day: string, cells: MetricRow['cells']): MetricRow => ({
    entity: 'order_lines',
    id: '1',
    contribution: 1,
    file: 'a.csv',
    line: 2,
    batch: 1,
    day,
    cells,
  });
  const time = { name: 'Time', unit: 'time' as const };
  test('shows its clock on the day it counts', () =>
    expect(cellText(row('2026-05-12', ['2026-05-12T09:58:12-04:00']), 0, time, 'USD')).toBe('12 May 09:58'));
  test('of a return shows the day it counts and not when its order was placed', () =>
    expect(cellText(row('2026-05-14', ['2026-05-02T09:58:12-04:00']), 0, time, 'USD')).toBe('14 May'));
  test('writes days, amounts and what is missing', () => {
    const cells = row('2026-05-12', ['2026-11-25', 4_080, null, '']);
    expect(cellText(cells, 0, { name: 'Day', unit: 'day' }, 'USD')).toBe('25 Nov');
    expect(cellText(cells, 1, { name: 'Net', unit: 'money' }, 'USD')).toBe('40.80');
    expect(cellText(cells, 2, { name: 'Return', unit: 'money' }, 'USD')).toBe('–');
    expect(cellText(cells, 3, { name: 'Owner', unit: 'text' }, 'USD')).toBe('–');
  });
  test('gives the room to its longest text', () => {
    expect(longColumn([time, { name: 'Order', unit: 'text' }, { name: 'Product', unit: 'text' }])).toBe('Product');
    expect(longColumn([time, { name: 'Order', unit: 'text' }])).toBe('Order');
  });
});

describe('a table as CSV', () => {
  test('keeps commas, quotes and breaks, and runs no formula', () =>
    expect(
      csvText(
        ['What', 'Net'],
        [
          ['a, "b"\nc', 1.5],
          ['=1+1', null],
          ['-12.50', -3],
        ],
      ),
    ).toBe('What,Net\r\n"a, ""b""\nc",1.5\r\n\'=1+1,\r\n-12.50,-3\r\n'));
  test('reads back as it was', () =>
    assert(
      property(array(tuple(string(), string()), { minLength: 1 }), (rows) => {
        const text = csvText(['a', 'b'], rows);
        const back: string[][] = parse(text, { record_delimiter: '\r\n', relax_column_count: true });
        expect(back.slice(1).map((row) => row.map(withoutGuard))).toEqual(rows);
      }),
    ));
});
