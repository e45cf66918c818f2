import type { MetricValue } from '../../../shared/contract/metrics';
import { INDEX_UNIT } from '../../../shared/domain/investor';
import { isMultiple } from '../../../shared/domain/multiples';
import { NONE } from './locale';
import { type Cents, money, moneyShort } from './money';
import { number, percent, times } from './number';

/** Any figure by its unit: a currency, 'ratio', 'days', 'hours', 'months', 'units' or 'count'. */
export const quantity = (
  value: number | null | undefined,
  unit: string,
  { metric = '', cents = 'auto', signed = false }: { metric?: string; cents?: Cents; signed?: boolean } = {},
): string => {
  if (value === null || value === undefined) return NONE;
  if (unit === INDEX_UNIT || /^[A-Z]{3}$/.test(unit)) return money(value, unit, { cents, signed });
  if (unit === 'ratio') return isMultiple(metric) ? times(value) : percent(value, { signed });
  if (unit === 'days') return `${number(value, { decimals: 1, signed })} d`;
  if (unit === 'hours') return `${number(value, { decimals: 1, signed })} h`;
  if (unit === 'months') return `${number(value, { decimals: 1, signed })} mo`;
  return number(value, { decimals: Number.isInteger(value) ? 0 : 1, signed });
};

/** The same, short enough for an axis. */
export const quantityShort = (value: number, unit: string, metric = ''): string => {
  if (unit === INDEX_UNIT || /^[A-Z]{3}$/.test(unit)) return moneyShort(value, unit);
  if (unit === 'ratio') return isMultiple(metric) ? times(value) : percent(value, { decimals: 0 });
  return number(value, { decimals: 1 });
};

/** A computed figure as text; a dash when it cannot be computed (its `reason` says why). */
export const metricText = (value: MetricValue): string => quantity(value.value, value.unit, { metric: value.metric });
