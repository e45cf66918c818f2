import { afterEach, describe, expect, test } from 'vitest';
import {
  day,
  daySpan,
  money,
  moneyShort,
  monthName,
  number,
  percent,
  periodName,
  periodShort,
  plural,
  writeFor,
} from '../../src/renderer/src/format';
import { partName } from '../../src/renderer/src/print/words';
import { parsePeriod } from '../../src/shared/domain/period';

/**
 * Values as the Unicode CLDR writes them for each place, typed by hand: group and decimal marks, digits, where the
 * sign of the currency stands and which space is before it. A percent sign follows its number everywhere.
 */
const PLACES = [
  // locale, currency, money, cents, short, count, share, day, span
  ['en-US', 'USD', '$222,630', '−$20.50', '$1.2M', '4,412', '13.1%', 'May 15, 2026', 'May 11 – 17'],
  ['en-GB', 'GBP', '£222,630', '−£20.50', '£1.2m', '4,412', '13.1%', '15 May 2026', '11 – 17 May'],
  ['de-DE', 'EUR', '222.630 €', '−20,50 €', '1,2 Mio. €', '4.412', '13,1%', '15. Mai 2026', '11.–17. Mai'],
  ['fr-FR', 'EUR', '222 630 €', '−20,50 €', '1,2 M €', '4 412', '13,1%', '15 mai 2026', '11–17 mai'],
  ['ja-JP', 'JPY', '￥22,263,049', '−￥2,050', '￥1.2億', '4,412', '13.1%', '2026年5月15日', '05/11～05/17'],
  ['ar-EG', 'EGP', '٢٢٢٬٦٣٠ E£', '−٢٠٫٥٠ E£', '١٫٢ مليون E£', '٤٬٤١٢', '١٣٫١%', '١٥ مايو ٢٠٢٦', '١١–١٧ مايو'],
] as const;

/** Spaces of several widths and marks of direction are drawn, and not read. */
const drawn = (text: string): string =>
  text
    .replaceAll(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll(/[\u200e\u200f\u061c]/g, '')
    .trim();

afterEach(() => writeFor(null));

describe.each(PLACES)('%s', (locale, currency, whole, cents, short, count, share, date, span) => {
  test('money, counts and shares', () => {
    expect(drawn(money(22_263_049, currency, { locale }))).toBe(whole);
    expect(drawn(money(-2_050, currency, { locale }))).toBe(cents);
    expect(drawn(moneyShort(122_263_049, currency, locale))).toBe(short);
    expect(drawn(number(4412, { locale }))).toBe(count);
    expect(drawn(percent(0.131, { locale }))).toBe(share);
    expect(drawn(plural(4412, 'row', 'rows', locale))).toBe(`${count} rows`);
  });

  test('days of a reader who is elsewhere', () => {
    writeFor(locale);
    expect(drawn(day('2026-05-15', { year: 'always', weekday: 'never' }))).toBe(date);
    expect(drawn(daySpan('2026-05-11', '2026-05-17'))).toBe(span);
  });
});

/** As people there write them: https://www.unicode.org/cldr/charts/latest/summary. */
const MONTHS = [
  ['de-DE', 'Mär', 'März', 'Mai 2026', 'Mai', 'Mo'],
  ['fr-FR', 'mars', 'mars', 'mai 2026', 'mai', 'lun.'],
  ['ja-JP', '3月', '3月', '2026年5月', '5月', '月'],
  ['en-GB', 'Mar', 'March', 'May 2026', 'May', 'Mon'],
] as const;
test.each(MONTHS)('months and weekdays of a reader in %s', (locale, march, marchLong, may, mayShort, monday) => {
  const calendar = { weekStart: 1, fiscalYearStart: 1 };
  const month = parsePeriod('2026-05', calendar);
  if (!month) throw new Error('no month');
  writeFor(locale);
  expect([monthName(3), monthName(3, true)]).toEqual([march, marchLong]);
  expect([periodName(month), periodShort(month)]).toEqual([may, mayShort]);
  // Under the bars of a week and of a quarter.
  expect(partName('2026-05-11', '2026-05-11', 1, calendar)).toBe(monday);
  expect(partName('2026-05', '2026-05-01', 31, calendar)).toBe(mayShort);
});
