import { parseMoney } from '../../format';

/**
 * A value as typed, in the metric's own unit: money to minor units, `3%` to a share, `3×` or `3x` to a multiple, the rest
 * as a number. Null when it is none.
 */
export const valueFrom = (text: string, unit: string, currency: string): number | null => {
  const typed = text.trim();
  if (typed === '') return null;
  if (unit === 'money' || unit === 'money-per-day') return parseMoney(typed, currency) ?? null;
  const match = /^([+\-−]?)\s*([\d.,]+)\s*([%x×]?)$/.exec(typed);
  if (!match?.[2]) return null;
  const value = Number(match[2].replaceAll(',', '')) * (match[1] === '' || match[1] === '+' ? 1 : -1);
  if (!Number.isFinite(value)) return null;
  return match[3] === '%' ? value / 100 : value;
};
