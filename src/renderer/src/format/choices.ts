import { CHANNEL_TYPES } from '../../../shared/domain/channels';
import { ROLES } from '../../../shared/domain/roles';
import { monthName, WEEKDAYS_LONG } from './day';

/** What lists offer: stable values and the words for them. */
export type Choice = { value: string; label: string };

const of = (words: Record<string, string>): Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const ROLE_CHOICES = of(ROLES);
export const CHANNEL_TYPE_CHOICES = of(CHANNEL_TYPES);
export const WEEKDAY_CHOICES: Choice[] = WEEKDAYS_LONG.map((label, index) => ({ value: String(index + 1), label }));
export const MONTH_CHOICES: Choice[] = Array.from({ length: 12 }, (_, index) => ({
  value: String(index + 1),
  label: monthName(index + 1, true),
}));

/** Currencies that most companies use, first in the list. */
const COMMON = [
  'USD',
  'EUR',
  'GBP',
  'CAD',
  'AUD',
  'NZD',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'JPY',
  'INR',
  'BRL',
  'MXN',
  'ZAR',
];

let currencies: Choice[] | undefined;

/** Every currency with its English name: `GBP  British Pound`. */
export const currencyChoices = (): Choice[] => {
  if (!currencies) {
    const names = new Intl.DisplayNames('en', { type: 'currency' });
    const rest = Intl.supportedValuesOf('currency').filter((code) => !COMMON.includes(code));
    currencies = [...COMMON, ...rest].map((code) => ({ value: code, label: `${code}  ${names.of(code) ?? code}` }));
  }
  return currencies;
};

let zones: Choice[] | undefined;

/** Every time zone, after the choice to take days as the files write them. */
export const timeZoneChoices = (current?: string): Choice[] => {
  zones ??= [
    { value: 'as-written', label: 'As written in each file' },
    ...['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => ({
      value: zone,
      label: zone.replaceAll('_', ' '),
    })),
  ];
  // An older name of a zone is not in the list, and must not look as if none were chosen.
  return current && !zones.some((zone) => zone.value === current)
    ? [...zones, { value: current, label: current }]
    : zones;
};
