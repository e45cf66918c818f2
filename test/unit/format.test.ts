import { describe, expect, test } from 'vitest';
import { parsePeriod } from '../../src/shared/domain/period';
import { age, day, daySpan, dueDay, moment } from '../../src/renderer/src/format/day';
import { readAmount } from '../../src/renderer/src/features/targets/amount';
import { change, toneOf } from '../../src/renderer/src/format/delta';
import { quantity } from '../../src/renderer/src/format/metric';
import { money, moneyShort, parseMoney, parseNumber } from '../../src/renderer/src/format/money';
import { whyWords } from '../../src/renderer/src/format/reason';
import { bytes, number, percent, plural, times } from '../../src/renderer/src/format/number';
import { periodName, periodProgress, periodShort } from '../../src/renderer/src/format/period';

const us = { locale: 'en-US' };
const calendar = { weekStart: 1, fiscalYearStart: 1 };
const period = (id: string) => {
  const found = parsePeriod(id, calendar);
  if (!found) throw new Error(`${id} is no period`);
  return found;
};

describe('money', () => {
  test.each([
    [22_263_000, 'USD', '$222,630'],
    [10_000, 'USD', '$100'],
    [9_999, 'USD', '$99.99'],
    [2_400, 'USD', '$24.00'],
    [0, 'USD', '$0'],
    [-420_000, 'USD', '−$4,200'],
    [1_200, 'JPY', '¥1,200'],
    [12_345_678, 'BHD', 'BHD 12,346'],
    [2_085, 'GBP', '£20.85'],
  ])('%i %s is %s', (minor, currency, text) => expect(money(minor, currency, us).replace(/\u00a0/g, ' ')).toBe(text));

  test('none is a dash, not a zero', () => expect(money(null, 'USD', us)).toBe('–'));
  test('a difference carries its sign', () => {
    expect(money(510_000, 'USD', { ...us, signed: true })).toBe('+$5,100');
    expect(money(0, 'USD', { ...us, signed: true })).toBe('$0');
  });
  test('source rows keep their cents', () =>
    expect(money(276_000, 'USD', { ...us, cents: 'always', bare: true })).toBe('2,760.00'));
  test('an axis is short', () => {
    expect(moneyShort(5_000_000, 'USD', 'en-US')).toBe('$50k');
    expect(moneyShort(123_000_000, 'USD', 'en-US')).toBe('$1.2M');
    expect(moneyShort(0, 'USD', 'en-US')).toBe('$0');
  });
  test.each([
    ['$4,200', 420_000],
    ['4.5k', 450_000],
    ['1.234,50', 123_450],
    ['1,5', 150],
    ['1,234', 123_400],
    ['1,234,567', 123_456_700],
    ['−12.40', -1_240],
    ['2m', 200_000_000],
    ['soon', null],
    ['', null],
  ])('"%s" is read as %s', (text, minor) => expect(parseMoney(text, 'USD', 'en-US')).toBe(minor));
  test.each([
    ['1,5', 'en-US', 1.5],
    ['1,5', 'de-DE', 1.5],
    ['1,234', 'en-US', 1234],
    ['1.234,5', 'de-DE', 1234.5],
    ['1 234', 'fr-FR', 1234],
    ['−12', 'en-US', -12],
    ['2k', 'en-US', 2000],
    ['12 people', 'en-US', null],
    ['–', 'en-US', null],
  ])('the number “%s” in %s is %s', (text, locale, value) => expect(parseNumber(text, locale)).toBe(value));
  test('a comma is decimal where the locale says so', () => expect(parseMoney('1,234', 'EUR', 'de-DE')).toBe(123));
});

describe('numbers', () => {
  test('percent has one decimal and a true minus', () => {
    expect(percent(0.131, { ...us, signed: true })).toBe('+13.1%');
    expect(percent(-0.019, us)).toBe('−1.9%');
    expect(percent(0, { ...us, signed: true })).toBe('0.0%');
    expect(percent(null)).toBe('–');
  });
  test('counts, times, nouns and sizes', () => {
    expect(number(4412, us)).toBe('4,412');
    expect(times(4.24, us)).toBe('4.2×');
    expect(plural(1, 'row', 'rows', 'en-US')).toBe('1 row');
    expect(plural(4412, 'row', 'rows', 'en-US')).toBe('4,412 rows');
    expect(bytes(1_900_000, 'en-US')).toBe('1.9 MB');
    expect(bytes(0, 'en-US')).toBe('0 B');
  });
  test('a figure is written by its unit', () => {
    expect(quantity(0.5, 'ratio', { metric: 'win-rate' })).toMatch(/^50.0%$/);
    expect(quantity(4, 'ratio', { metric: 'roas' })).toMatch(/×$/);
    expect(quantity(8.9, 'days')).toBe('8.9 d');
    expect(quantity(null, 'count')).toBe('–');
  });
});

describe('change', () => {
  test('is a share of what was', () => {
    expect(change(110, 100)).toBeCloseTo(0.1);
    expect(change(-50, -100)).toBeCloseTo(0.5);
    expect(change(1, 0)).toBeNull();
    expect(change(null, 5)).toBeNull();
  });
  test('is coloured by meaning and not by sign', () => {
    expect(toneOf(0.05, 'up')).toBe('good');
    expect(toneOf(0.05, 'down')).toBe('bad');
    expect(toneOf(-0.05, 'down')).toBe('good');
    expect(toneOf(0.05, 'neither')).toBe('neutral');
  });
  test('stays neutral inside one and a half percent', () => {
    expect(toneOf(0.015, 'up')).toBe('neutral');
    expect(toneOf(-0.0151, 'up')).toBe('bad');
    expect(toneOf(null, 'up')).toBe('neutral');
  });
});

describe('days', () => {
  const today = '2026-05-13';
  test.each([
    ['2026-05-15', 'Fri 15 May'],
    ['2026-06-20', '20 Jun'],
    ['2025-11-03', '3 Nov 2025'],
  ])('%s is %s', (value, text) => expect(day(value, { today })).toBe(text));
  test('what is due is said in words when close', () => {
    expect(dueDay('2026-05-13', today)).toBe('Today');
    expect(dueDay('2026-05-14', today)).toBe('Tomorrow');
    expect(dueDay('2026-05-12', today)).toBe('Yesterday');
    expect(dueDay('2026-05-18', today)).toBe('Mon 18 May');
  });
  test('spans share what they can', () => {
    expect(daySpan('2026-05-11', '2026-05-17', { year: true })).toBe('11 to 17 May 2026');
    expect(daySpan('2026-04-28', '2026-05-04')).toBe('28 Apr to 4 May');
    expect(daySpan('2025-12-29', '2026-01-04')).toBe('29 Dec 2025 to 4 Jan 2026');
  });
  test('ages are words', () => {
    expect([age(0), age(1), age(17), age(91)]).toEqual(['today', '1 day old', '17 days old', '3 months old']);
  });
  test('a moment is a clock when it is today', () => {
    expect(moment('2026-05-13T08:02:00Z', today, 'UTC')).toBe('08:02');
    expect(moment('2026-05-12T23:30:00Z', today, 'UTC')).toBe('yesterday 23:30');
    expect(moment('2026-05-12T23:30:00Z', today, 'Asia/Tokyo')).toBe('08:30');
    // A company that takes times as they are written has no zone: the computer's counts.
    expect(moment('2026-05-12T23:30:00Z', today, 'as-written')).toBe(
      moment('2026-05-12T23:30:00Z', today, Intl.DateTimeFormat().resolvedOptions().timeZone),
    );
    expect(moment(null, today, 'UTC')).toBe('–');
  });
});

describe('periods', () => {
  test.each([
    ['2026-Q2', 'Q2 2026', 'Q2'],
    ['2026-05', 'May 2026', 'May'],
    ['2026-W20', 'Week 20, 2026', 'week 20'],
    ['2026', '2026', '2026'],
    ['2026-12-01..2026-12-09', '1 to 9 Dec 2026', '1 to 9 Dec'],
  ])('%s is %s', (id, name, short) => {
    expect(periodName(period(id))).toBe(name);
    expect(periodShort(period(id))).toBe(short);
  });
  test('a running period says how far it has come', () =>
    expect(periodProgress(period('2026-Q2'), '2026-05-13')).toBe('to Wed 13 May, day 43 of 91'));
  test('a closed or future one says its days', () => {
    expect(periodProgress(period('2026-Q1'), '2026-05-13')).toBe('1 Jan to 31 Mar');
    expect(periodProgress(period('2026-Q3'), '2026-05-13')).toBe('1 Jul to 30 Sep');
  });
  test('a fiscal year that starts in April is not mistaken for a calendar year', () => {
    const fiscal = parsePeriod('2026', { weekStart: 1, fiscalYearStart: 4 });
    expect(fiscal && periodName(fiscal)).toBe('FY 2026');
  });
});

test.each([
  ['1,200', 1_200],
  ['52k', 52_000],
  ['1.5', 2],
  ['0', 0],
  ['−3', null],
  ['many', null],
  ['', null],
])('units of a target typed as %s are %s', (text, units) => expect(readAmount({ currency: null }, text)).toBe(units));

test.each([
  ['', ''],
  ['margin comes first', ', because margin comes first'],
  ['Without cans every click is lost.', '. Without cans every click is lost.'],
  ['Ölpreise steigen', '. Ölpreise steigen'],
])('a decision goes on after %j with %j', (why, words) => expect(whyWords(why)).toBe(words));
