import { describe, expect, test } from 'vitest';
import {
  atPoint,
  changeText,
  figureText,
  filledText,
  notePeriods,
  tailRoom,
} from '../../src/renderer/src/print/figures';
import {
  comparedWith,
  countWords,
  dayOf,
  listWords,
  paceWords,
  shortName,
  spanWords,
  staleWords,
  toDate,
  toTarget,
} from '../../src/renderer/src/print/words';
import { smallBasis } from '../../src/renderer/src/print/small-basis';
import { pageRules, readAddress } from '../../src/renderer/src/print/paper';
import type { FormulaTerm, MetricValue } from '../../src/shared/contract/metrics';
import type { Footnote, Source, Span } from '../../src/shared/contract/reports';

const CALENDAR = { weekStart: 1, fiscalYearStart: 1 };
const quarter: Span = {
  period: '2026-Q2',
  kind: 'quarter',
  from: '2026-04-01',
  to: '2026-06-30',
  days: 91,
  elapsed: 47,
};
const week: Span = { period: '2026-W20', kind: 'week', from: '2026-05-11', to: '2026-05-17', days: 7, elapsed: 7 };
const value = (more: Partial<MetricValue>): MetricValue => ({
  metric: 'net-sales',
  version: 1,
  period: '2026-Q2',
  group: null,
  label: null,
  status: 'ok',
  value: 0,
  unit: 'USD',
  numerator: null,
  denominator: null,
  reason: null,
  smallN: false,
  ...more,
});
const source = (name: string, ageDays: number, stale: boolean): Source => ({
  source: name,
  format: name,
  lastDay: '2026-05-01',
  lastImport: '2026-05-01T08:00:00Z',
  ageDays,
  stale,
});

describe('the cost that a channel’s CAC rests on', () => {
  const company = { numerator: 100_000, denominator: 40 };
  test('is small where its customers cost less than half of the company’s average', () => {
    // 5.00 of 1,000.00 for 10 of 40 customers: $0.50 each, where the company pays $25.00.
    expect(smallBasis({ numerator: 500, denominator: 10 }, company)).toBe(
      'Small cost basis: 0.5% of cost for 25.0% of new customers',
    );
    expect(smallBasis({ numerator: 12_499, denominator: 10 }, company)).toContain('12.5% of cost for 25.0%');
    expect(smallBasis({ numerator: 12_500, denominator: 10 }, company)).toBeNull();
  });
  test('is not spoken of without a cost, customers, or a company to hold it against', () => {
    expect(smallBasis({ numerator: null, denominator: 10 }, company)).toBeNull();
    expect(smallBasis({ numerator: 500, denominator: 0 }, company)).toBeNull();
    expect(smallBasis({ numerator: 500, denominator: 10 }, { numerator: null, denominator: null })).toBeNull();
  });
});

describe('periods in words', () => {
  test('a running quarter and a finished week', () => {
    expect(spanWords(quarter, '2026-05-17')).toBe('Q2 2026 to Sun 17 May, day 47 of 91');
    expect([toDate(quarter), dayOf(quarter)]).toEqual(['Q2 to date', 'day 47 of 91']);
    expect([toDate(week), dayOf(week)]).toEqual(['week 20', '']);
  });
  test('changes name the same day of the period before, or the whole of it', () => {
    expect(comparedWith({ ...quarter, id: '2026-Q2', kind: 'quarter' }, '2026-05-17', CALENDAR)).toBe('day 47 of Q1');
    expect(comparedWith({ ...week, id: '2026-W20', kind: 'week' }, '2026-05-18', CALENDAR)).toBe('week 19');
  });
});

test('pace and targets say which way, and level is level', () => {
  expect(paceWords(98, 100)).toBe('2.0% behind pace');
  expect(paceWords(100, 100)).toBe('on pace');
  expect(paceWords(5, 0)).toBe('on pace');
  expect(toTarget(-850_000, 'USD')).toBe('$8,500 under target');
  expect(toTarget(0, 'USD')).toBe('on target');
});

test('lists, counts and stale sources read as sentences', () => {
  expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
  expect([countWords(0), countWords(12), countWords(13)]).toEqual(['no', 'twelve', '13']);
  expect(staleWords([])).toBe('');
  expect(staleWords([source('Stock', 17, true), source('Orders', 1, false)])).toMatch(
    /^One of two sources is stale: Stock, /,
  );
  expect(staleWords([source('Orders', 1, false)])).toBe('The one source is up to date.');
});

test('long names are cut between letters as people see them', () => {
  expect(shortName('Mousse')).toBe('Mousse');
  expect(shortName('(unassigned)')).toBe('Unassigned');
  expect(shortName('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 3)).toBe('👩‍👩‍👧‍👦👩‍👩‍👧‍👦…');
});

describe('figures in words', () => {
  test('money of any size and currency, and no false zero', () => {
    expect(figureText(value({ value: 24_410_000 }))).toBe('$244,100');
    expect(figureText(value({ value: 100_000_000_000_000 }))).toBe('$1,000,000,000,000');
    expect(figureText(value({ value: 12_345, unit: 'JPY' }))).toBe('¥12,345');
    expect(figureText(value({ value: 12_345_678, unit: 'BHD' }))).toMatch(/12,346/);
    expect(figureText(value({ value: null, status: 'not_computable' }))).toBe('–');
  });
  test('percentages change by points, amounts by shares, and nothing is compared with nothing', () => {
    const rate = { metric: 'win-rate', unit: 'ratio' };
    expect(changeText(value({ ...rate, value: 0.765 }), value({ ...rate, value: 0.688 }))).toBe('+7.7 pts');
    expect(changeText(value({ value: 150 }), value({ value: 100 }))).toBe('+50.0%');
    expect(changeText(value({ value: 150 }), value({ value: 0 }))).toBe('');
    expect(changeText(value({ value: 150 }), null)).toBe('');
  });
  test('columns of mixed units hang on the point', () => {
    expect(atPoint('$39.03')).toEqual(['$39', '.03']);
    expect(atPoint('76.5%')).toEqual(['76', '.5%']);
    expect(atPoint('$244,100')).toEqual(['$244,100', '']);
    expect(atPoint('57,05\u00a0$')).toEqual(['57', ',05\u00a0$']);
    expect(atPoint('108.843\u00a0$')).toEqual(['108.843', '\u00a0$']);
    expect(atPoint('1\u202f234\u202f567,50\u00a0€')).toEqual(['1\u202f234\u202f567', ',50\u00a0€']);
    expect(atPoint('−1.2 pts')).toEqual(['−1', '.2 pts']);
  });
  test('the slot behind the point is as wide as what hangs in it', () => {
    const room = (...texts: string[]): number => Number.parseFloat(tailRoom(texts));
    expect(room('$244,100', '–')).toBe(0);
    expect(room('+8.1%', '$39.03')).toBe(Math.max(room('+8.1%'), room('$39.03')));
    expect(room('+8.1%', '−1.2 pts')).toBeGreaterThan(room('+8.1%', '$39.03'));
    expect(room('57,05\u00a0$')).toBeGreaterThan(room('$57.05'));
  });
});

const note = (number: number, span: Span): Footnote => ({
  number,
  label: '',
  formula: '',
  terms: [],
  definition: 'net-sales',
  version: 1,
  span,
  before: null,
  rows: null,
  noun: null,
  value: value({}),
});

test('a note of the same days as an earlier one refers to it', () => {
  const periods = notePeriods([note(1, week), note(2, quarter), note(3, week)]);
  expect(periods.get(1)).toBe('11 to 17 May 2026');
  expect(periods.get(2)).toContain('47 of 91 days');
  expect(periods.get(3)).toBe('as note 1');
});

describe('a formula filled in', () => {
  const term = (sign: FormulaTerm['sign'], value: number, unit = 'USD'): FormulaTerm => ({
    sign,
    name: '',
    value,
    unit,
    rows: null,
    metric: null,
  });
  const filled = (...terms: FormulaTerm[]): string =>
    filledText({ ...note(1, week), value: value({ value: 1 }), terms });

  test('reads from left to right, and what is summed before it is divided stands in brackets', () => {
    expect(filled(term('', 1_842_000), term('÷', 472, 'count'))).toBe('$18,420 ÷ 472');
    expect(filled(term('', 1_582_900), term('−', 501_700), term('÷', 501_700))).toBe('($15,829 − $5,017) ÷ $5,017');
    expect(filled(term('', 900), term('−', 200), term('+', 100))).toBe('$9 − $2 + $1');
  });
  test('a median, one term alone and a figure that cannot be computed have none', () => {
    expect(filled(term('', 602, 'days'), term('', 16, 'count'), term('=', 40, 'days'))).toBe('');
    expect(filled(term('=', 3, 'count'))).toBe('');
    expect(filledText({ ...note(1, week), value: value({ value: null }), terms: [term('', 1), term('÷', 0)] })).toBe(
      '',
    );
  });
});

describe('paper', () => {
  test('the address says what to print; anything else is A4 and weekly', () => {
    expect(readAddress('#investor?period=2026-Q2&paper=Letter')).toEqual({
      kind: 'investor',
      groupId: null,
      locale: null,
      snapshot: null,
      edition: 'team',
      period: '2026-Q2',
      paper: 'Letter',
    });
    expect(readAddress('#?paper=A0')).toEqual({
      kind: 'weekly',
      groupId: null,
      locale: null,
      snapshot: null,
      edition: 'team',
      period: '',
      paper: 'A4',
    });
  });
  test('the foot is printed once: by CSS where Chromium can, else by the shell', () => {
    expect(pageRules('A4', 'A "quoted" foot', 'Chrome/156.0')).toContain('content: "A \\"quoted\\" foot"');
    expect(pageRules('A4', 'foot', 'Chrome/130.0')).not.toContain('foot');
    expect(pageRules('Letter', 'foot', 'Chrome/130.0')).toContain('size: letter');
  });
});
