import type { FourPsAssumption, FourPsOption } from '../../../../shared/contract/four-ps';
import { COMPARATORS } from '../../../../shared/domain/four-ps';
import { money, monthName, number, percent, plural, quantity } from '../../format';

type Economics = FourPsOption['economics'];

/** A, B, C: how options are told apart at a glance. */
export const letterOf = (index: number): string => String.fromCodePoint(65 + index);

/** A calendar month by its short name: `2026-07` is Jul. */
export const monthOf = (month: string): string => monthName(Number(month.slice(5, 7)));

/** What is expected, after the word "against": `under $30.00`, `3.0% to 4.0%`. */
export const expectedText = (one: FourPsAssumption): string => {
  const text = (value: number | null): string => quantity(value, one.unit, { metric: one.metric });
  if (one.comparator === 'between') return `${text(one.low)} to ${text(one.high)}`;
  const bound = one.low ?? one.high;
  return one.comparator === 'at-least' ? text(bound) : `${COMPARATORS[one.comparator]} ${text(bound)}`;
};

export const actualText = (one: FourPsAssumption): string => quantity(one.actual, one.unit, { metric: one.metric });

/** Why nothing can be said of an assumption, after its verdict; null where something can, also before its day. */
export const becauseOf = ({ reason, verdict, provisional }: FourPsAssumption): string | null =>
  reason === null || (verdict !== 'not-computable' && (verdict !== 'not-yet' || provisional !== null))
    ? null
    : `because ${/^[A-Z][a-z]* /.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason}`;

/** Break-even in words: units, or why there are none. */
export const breakEvenText = ({ breakEvenUnits }: Economics): string =>
  breakEvenUnits.value === null ? (breakEvenUnits.reason ?? '') : plural(breakEvenUnits.value, 'unit');

export const weeksText = ({ paybackWeeks }: Economics): string =>
  paybackWeeks.value === null ? (paybackWeeks.reason ?? '') : `${number(paybackWeeks.value, { decimals: 1 })} weeks`;

/** Cost of a unit is more than what is left of its price: said on the option. */
export const belowCost = ({ lines }: Economics): string[] =>
  lines.filter((line) => line.belowCost).map(({ name }) => name);

/** The finding above the bars: which option nets the most. */
export const bestOf = (options: readonly FourPsOption[], when: string): string => {
  const ranked = options
    .map((option, index) => ({ letter: letterOf(index), net: option.economics.netMinor }))
    .toSorted((a, b) => b.net - a.net);
  const [best, second] = ranked;
  if (!best) return 'No options yet';
  if (options.every(({ economics }) => economics.units === 0 && economics.netMinor === 0))
    return `Nothing is planned in ${when} yet`;
  if (!second) return `What ${best.letter} nets in ${when}`;
  if (second.net === best.net) return `${best.letter} and ${second.letter} net the same in ${when}`;
  return best.net < 0
    ? `None nets anything in ${when}; ${best.letter} loses least`
    : `${best.letter} nets the most in ${when}`;
};

const DRIVER_NAMES: Readonly<Record<string, string>> = {
  price: 'Price',
  units: 'Units',
  'unit-cost': 'Unit cost',
  'channel-share': 'Channel’s share',
  discount: 'Discount',
  promotion: 'Promotion',
};
export const driverName = (driver: string): string => DRIVER_NAMES[driver] ?? driver;

/** By how much of itself each input is turned, down and up (metrics/four-ps). */
export const SWING = 0.1;

/** The finding above a tornado: what moves the net most. */
export const swingTitle = (option: FourPsOption, currency: string): string => {
  const [first] = option.tornado;
  return first
    ? `${driverName(first.driver)} moves ${option.name} most: ${percent(SWING, { decimals: 0 })} is ${money(Math.round(first.swingMinor / 2), currency)}`
    : `Nothing to turn in ${option.name} yet`;
};

/** How many units a price change may cost, or has to win. */
export const volumeText = (change: number | null): string =>
  change === null
    ? '–'
    : Math.abs(change) < 0.0005
      ? 'no change'
      : `${change > 0 ? 'needs' : 'may lose'} ${percent(Math.abs(change))}`;

/** How many of a list that can hold every product are drawn; typing finds the others. */
export const SHOWN_AT_ONCE = 50;
