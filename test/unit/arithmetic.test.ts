import { allocate as dineroAllocate, dinero, toSnapshot } from 'dinero.js';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { validate, version } from 'uuid';
import { describe, expect, test } from 'vitest';
import { exactText, majorText } from '../../src/shared/domain/cells';
import {
  addDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  daysInMonth,
  isDay,
  weekday,
} from '../../src/shared/domain/day';
import { uuidV7 } from '../../src/shared/domain/ids';
import { allocate, exchange, parseDecimal, settle, times, toAmount } from '../../src/shared/domain/money';
import {
  elapsedDays,
  ISO_CALENDAR,
  parsePeriod,
  periodDays,
  periodOf,
  periodsWithin,
  previousComparable,
  shiftPeriod,
  weekOf,
} from '../../src/shared/domain/period';
import { fold, productKey } from '../../src/shared/domain/text';

/** Our arithmetic beside libraries that are not used in the app: Temporal for days, dinero.js for shares, uuid for ids. */
const minor = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
const rest = fc.integer({ min: -499_999, max: 499_999 });
const currency = fc.constantFrom('USD', 'GBP', 'JPY', 'BHD');
const day = fc.integer({ min: -25_000, max: 70_000 }).map(dayFromNumber);
const calendar = fc.record({
  weekStart: fc.integer({ min: 1, max: 7 }),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const kind = fc.constantFrom('day', 'week', 'month', 'quarter', 'year');

describe('money', () => {
  test('what is written out reads back the same, with its rest', () => {
    fc.assert(
      fc.property(minor, rest, currency, (whole, left, code) => {
        const parsed = parseDecimal(exactText(whole, left, code));
        expect(parsed && toAmount(parsed, code)).toEqual({ minor: whole, rest: left });
        const plain = parseDecimal(majorText(whole, code));
        expect(plain && toAmount(plain, code)).toEqual({ minor: whole, rest: 0 });
      }),
    );
  });

  test.each([
    ['12.085', 'GBP', 1209, -500_000],
    ['-12.085', 'GBP', -1209, 500_000],
    ['0.0849', 'GBP', 8, 490_000],
    ['1234.5', 'JPY', 1235, -500_000],
    ['0.0005', 'BHD', 1, -500_000],
    ['1e-3', 'USD', 0, 100_000],
  ])('%s %s is %d and %d millionths', (text, code, whole, left) => {
    const parsed = parseDecimal(text);
    expect(parsed && toAmount(parsed, code)).toEqual({ minor: whole, rest: left });
  });

  test('a sum rounds once, however it is split', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ minor, rest }), { minLength: 1, maxLength: 50 }), (amounts) => {
        const exact = amounts.reduce((sum, one) => sum + BigInt(one.minor) * 1_000_000n + BigInt(one.rest), 0n);
        const away = exact < 0n ? -((-exact + 500_000n) / 1_000_000n) : (exact + 500_000n) / 1_000_000n;
        expect(
          settle(
            amounts.reduce((sum, one) => sum + one.minor, 0),
            amounts.reduce((sum, one) => sum + one.rest, 0),
          ),
        ).toBe(Number(away) || 0);
      }),
    );
  });

  test('an exchange and a share are exact to the millionth of a minor unit', () => {
    fc.assert(
      fc.property(minor, fc.integer({ min: 1, max: 99_999_999 }), (whole, digits) => {
        const rate = digits / 1_000_000;
        const wanted = BigInt(whole) * BigInt(digits);
        const got = times({ minor: whole, rest: 0 }, rate);
        expect(BigInt(got.minor) * 1_000_000n + BigInt(got.rest)).toBe(wanted);
        expect(exchange({ minor: whole, rest: 0 }, 'EUR', 'USD', rate)).toEqual(got);
        const yen = exchange({ minor: whole, rest: 0 }, 'JPY', 'USD', rate);
        expect(BigInt(yen.minor) * 1_000_000n + BigInt(yen.rest)).toBe(wanted * 100n);
      }),
    );
  });

  test('parts sum to the whole, each within one unit of its share, zero weights get nothing', () => {
    fc.assert(
      fc.property(
        minor,
        fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const parts = allocate(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          const sum = weights.reduce((a, b) => a + b, 0);
          for (const [index, part] of parts.entries()) {
            const weight = sum > 0 ? (weights[index] ?? 0) : 1;
            const share = (total * weight) / (sum > 0 ? sum : weights.length);
            expect(Math.abs(part - share)).toBeLessThan(1);
            if (sum > 0 && weight === 0) expect(part).toBe(0);
          }
        },
      ),
    );
  });

  test('equal weights are shared as dinero.js shares them, up to who gets the odd unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 12 }), (total, count) => {
        const weights = Array.from({ length: count }, () => 1);
        const theirs = dineroAllocate(
          dinero({ amount: total, currency: { code: 'USD', base: 10, exponent: 2 } }),
          weights,
        ).map((part) => toSnapshot(part).amount);
        expect(allocate(total, weights).toSorted((a, b) => a - b)).toEqual(theirs.toSorted((a, b) => a - b));
      }),
    );
  });

  test('the largest remainders get the odd units', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(10, [3, 3, 4])).toEqual([3, 3, 4]);
    expect(allocate(7, [0.5, 0.25, 0.25])).toEqual([3, 2, 2]);
    expect(allocate(5, [0, 0])).toEqual([3, 2]);
  });
});

describe('days', () => {
  test('arithmetic is that of Temporal', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
        const theirs = Temporal.PlainDate.from(from);
        expect(addDays(from, days)).toBe(theirs.add({ days }).toString());
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(weekday(from)).toBe(theirs.dayOfWeek);
        expect(daysInMonth(theirs.year, theirs.month)).toBe(theirs.daysInMonth);
        expect(dayFromNumber(dayNumber(from))).toBe(from);
      }),
    );
  });

  test('only days of the calendar are days', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2200 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
        (year, month, date) => {
          const text = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
          let real = true;
          try {
            Temporal.PlainDate.from(text, { overflow: 'reject' });
          } catch {
            real = false;
          }
          expect(isDay(text)).toBe(real);
        },
      ),
    );
  });
});

describe('periods', () => {
  test('weeks are numbered as Temporal numbers them', () => {
    fc.assert(
      fc.property(day, (date) => {
        const theirs = Temporal.PlainDate.from(date);
        expect(weekOf(date, ISO_CALENDAR).id).toBe(
          `${theirs.yearOfWeek}-W${String(theirs.weekOfYear).padStart(2, '0')}`,
        );
      }),
    );
    for (const [date, id] of [
      ['2020-12-31', '2020-W53'],
      ['2021-01-03', '2020-W53'],
      ['2021-01-04', '2021-W01'],
      ['2026-12-31', '2026-W53'],
      ['2024-12-30', '2025-W01'],
    ] as const)
      expect(weekOf(date, ISO_CALENDAR).id).toBe(id);
    expect(parsePeriod('2026-W53', ISO_CALENDAR)?.from).toBe('2026-12-28');
    expect(parsePeriod('2025-W53', ISO_CALENDAR)).toBeUndefined();
  });

  test('the period of a day holds it, reads back from its id, and meets its neighbours without a gap', () => {
    fc.assert(
      fc.property(day, kind, calendar, (date, of, rules) => {
        const period = periodOf(date, of, rules);
        expect(period.from <= date && date <= period.to).toBe(true);
        expect(parsePeriod(period.id, rules)).toMatchObject({ from: period.from, to: period.to });
        const next = shiftPeriod(period, 1, rules);
        expect(next.from).toBe(addDays(period.to, 1));
        expect(shiftPeriod(next, -1, rules)).toEqual(period);
        if (of === 'week') expect([periodDays(period), weekday(period.from)]).toEqual([7, rules.weekStart]);
      }),
    );
  });

  test('a fiscal year is twelve months from its first month; its quarters fill it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1901, max: 2199 }), calendar, (year, rules) => {
        const whole = parsePeriod(String(year), rules);
        const start = Temporal.PlainDate.from({ year, month: rules.fiscalYearStart, day: 1 });
        expect([whole?.from, whole?.to]).toEqual([
          start.toString(),
          start.add({ years: 1 }).subtract({ days: 1 }).toString(),
        ]);
        if (!whole) return;
        const quarters = periodsWithin(whole, 'quarter', rules);
        expect(quarters.map((quarter) => quarter.id)).toEqual([1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`));
        expect([quarters[0]?.from, quarters[3]?.to]).toEqual([whole.from, whole.to]);
      }),
    );
  });

  test('the comparison has as many days as have passed, from the first day of the period before', () => {
    fc.assert(
      fc.property(day, kind, calendar, fc.integer({ min: 0, max: 400 }), (date, of, rules, later) => {
        const period = periodOf(date, of, rules);
        const asOf = addDays(period.from, Math.min(later, periodDays(period) - 1));
        const before = shiftPeriod(period, -1, rules);
        const compared = previousComparable(period, asOf, rules);
        expect(compared.from).toBe(before.from);
        const elapsed = elapsedDays(period, asOf);
        expect(periodDays(compared)).toBe(
          elapsed === periodDays(period) ? periodDays(before) : Math.min(elapsed, periodDays(before)),
        );
      }),
    );
  });
});

describe('keys and ids', () => {
  test('spellings that differ by case, accents or spaces are one name, and folding again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(fold(`  ${text}\u00a0`)).toBe(fold(text));
        expect(fold(text.normalize('NFC'))).toBe(fold(text.normalize('NFD')));
      }),
    );
    expect(fold(' Œuvre  CAFÉ ')).toBe('œuvre cafe');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (sku, name) => {
        // A code is a code: its case counts, its name does not.
        fc.pre(sku.trim() !== '');
        expect(productKey(sku, name)).toBe(productKey(`${sku} `, `${name} other`));
        expect(productKey('', name)).toBe(fold(name));
      }),
    );
  });

  test('an id is a UUIDv7 that carries its time and sorts by it', () => {
    const time = fc.integer({ min: 0, max: 2 ** 48 - 2 });
    const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(time, bytes, bytes, (at, random, other) => {
        const id = uuidV7(at, random);
        expect([validate(id), version(id)]).toEqual([true, 7]);
        expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(at);
        expect(uuidV7(at, random)).toBe(id);
        expect(id < uuidV7(at + 1, other)).toBe(true);
      }),
    );
  });
});
