import { exact, isMultiple, money, parseMoney, parseNumber } from '../../format';

/**
 * A value as typed, in the metric's own unit: money to minor units, a share with or without its mark (`3%` and `3` are
 * 0.03), a multiple likewise (`3×`, `3x` and `3` are 3), the rest as a number. Either decimal mark. Null when it is none.
 */
export const valueFrom = (text: string, metric: { id: string; unit: string }, currency: string): number | null => {
  const { unit } = metric;
  if (unit === 'money' || unit === 'money-per-day') return parseMoney(text, currency);
  const [, typed = '', mark = ''] = /^\+?\s*(.*?)\s*([%x×]?)$/.exec(text.trim()) ?? [];
  const value = parseNumber(typed);
  if (value === null || unit !== 'ratio') return mark === '' ? value : null;
  const share = mark === '' ? !isMultiple(metric.id) : mark === '%';
  return share ? value / 100 : value;
};

/**
 * The same the other way: a value as one would type it, with all of its decimals. `unit` is a figure's: a currency, a
 * currency a day, 'ratio' and the rest. '' for none.
 */
export const typedFrom = (value: number | null, { metric, unit }: { metric: string; unit: string }): string => {
  if (value === null) return '';
  if (/^[A-Z]{3}\b/.test(unit)) return money(Math.round(value), unit.slice(0, 3), { bare: true });
  return exact(unit === 'ratio' && !isMultiple(metric) ? Number((value * 100).toPrecision(12)) : value);
};
