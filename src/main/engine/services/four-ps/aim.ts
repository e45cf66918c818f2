import { aimFromMinor } from '../../../../shared/domain/campaigns';
import { currencyOf } from '../../../../shared/domain/four-ps';

/** What an assumption expects, as it is kept: money in minor units. */
type Expectation = { comparator: string; low: number | null; high: number | null };

/**
 * What an experiment holds of an expectation: it takes the bound of over and under, as near as it can be said. Money in
 * major units, as experiments keep it; `unit` is that of the metric.
 */
export const aimOfAssumption = (
  { comparator, low, high }: Expectation,
  unit: string,
): { comparator: 'at-least' | 'at-most'; aim: number | null; aim_high: number | null } => {
  const currency = currencyOf(unit);
  const kept = (value: number | null): number | null =>
    value === null || currency === null ? value : aimFromMinor(value, currency);
  if (comparator === 'between') return { comparator: 'at-least', aim: kept(low), aim_high: kept(high) };
  return comparator === 'at-least' || comparator === 'over'
    ? { comparator: 'at-least', aim: kept(low), aim_high: null }
    : { comparator: 'at-most', aim: kept(high), aim_high: null };
};
