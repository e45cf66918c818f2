import type { FormulaTerm, MetricValue } from '../../../shared/contract/metrics';
import type { Figure, Footnote } from '../../../shared/contract/reports';
import { change, money, percent, quantity } from '../format';
import { daysWords } from './words';

/** Unit of an amount that these readers do not get to see. */
export const WITHHELD = 'hidden';

/** Prices of one thing have cents; sums do not. */
const CENTS: ReadonlySet<string> = new Set(['aov', 'aov.gross', 'cac', 'cost-per-lead', 'cpc']);

export const figureText = ({ value, unit, metric }: MetricValue): string =>
  quantity(value, unit, { metric, cents: CENTS.has(metric) ? 'always' : 'never' });

/** Differences between percentages are points. */
const points = (difference: number): string => `${percent(difference, { signed: true }).replace('%', '')} pts`;

/** How a figure changed: a share, or points between percentages; empty when there is nothing to compare with. */
export const changeText = (now: MetricValue, before: MetricValue | null): string => {
  if (now.value === null || before === null || before.value === null) return '';
  if (now.unit === 'ratio' && !/roas|turnover|roi/.test(now.metric)) return points(now.value - before.value);
  const share = change(now.value, before.value);
  return share === null ? '' : percent(share, { signed: true });
};

export const changeMinor = (now: number, before: number): string => {
  const share = change(now, before);
  return share === null ? '–' : percent(share, { signed: true });
};

/** `13 of 17 closed`: a rate with its cases. */
export const casesText = ({ numerator, denominator, unit }: MetricValue): string =>
  unit === 'ratio' &&
  numerator !== null &&
  denominator !== null &&
  Number.isInteger(numerator) &&
  Number.isInteger(denominator)
    ? `${quantity(numerator, 'count')} of ${quantity(denominator, 'count')}`
    : '';

/** `97.3% of target; −6.1% on W19`. */
export const againstText = ({ value, previous, targetMinor }: Figure, against: string, currency: string): string => {
  const parts: string[] = [];
  if (targetMinor !== null && targetMinor > 0 && value.value !== null)
    parts.push(`${percent(value.value / targetMinor)} of ${money(targetMinor, currency, { cents: 'never' })}`);
  const moved = changeText(value, previous);
  if (moved !== '') parts.push(`${moved} on ${against}`);
  return parts.join('; ');
};

const STATES: Record<MetricValue['status'], string> = {
  ok: 'Complete',
  partial: 'To date',
  estimated: 'Estimated',
  not_computable: 'Not computable',
  mixed_currency: 'Without some currencies',
  stale: 'Stale',
  withheld: 'Not shared',
};

const SHOWN = { rounded: 'Rounded to two digits.', indexed: 'An index: the period before is 100.' } as const;

const termText = ({ sign, value, unit }: FormulaTerm): string =>
  `${sign === '' ? '' : `${sign} `}${quantity(value ?? 0, unit, { cents: 'never' })}`;

/**
 * The formula with its figures: `$18,420 ÷ 472`, `($15,829 − $5,017) ÷ $5,017`. Terms are worked from the first to the
 * last, so what is summed before it is divided stands in brackets. Empty for a median, which no signs lead to.
 */
export const filledText = ({ terms, value }: Footnote): string => {
  if (value.value === null || terms.length < 2 || terms.some(({ sign }) => sign === '=')) return '';
  const texts = terms.map(termText);
  const divided = terms.findIndex(({ sign }) => sign === '÷' || sign === '×');
  return divided > 1 ? `(${texts.slice(0, divided).join(' ')}) ${texts.slice(divided).join(' ')}` : texts.join(' ');
};

/** How far a figure can be relied on, in words; the first ones strong. */
export const stateText = ({ value, shown }: Footnote): { state: string; more: string } => {
  const more =
    value.status === 'not_computable' ||
    value.status === 'estimated' ||
    value.status === 'mixed_currency' ||
    value.status === 'stale'
      ? (value.reason ?? '')
      : '';
  return {
    state: STATES[value.status],
    more: [shown === undefined ? '' : SHOWN[shown], more, value.smallN ? 'Small sample *: fewer than 30 cases.' : '']
      .filter(Boolean)
      .join(' '),
  };
};

/** The days a note speaks of and what they are compared with; `as note 1` where it says the same as an earlier one. */
export const notePeriods = (notes: readonly Footnote[]): Map<number, string> => {
  const first = new Map<string, number>();
  return new Map(
    notes.map(({ number, span, before }) => {
      const text = `${daysWords(span)}${span.elapsed < span.days ? `, ${span.elapsed} of ${span.days} days` : ''}${before ? `; before: ${daysWords(before)}` : ''}`;
      const known = first.get(text);
      if (known === undefined) first.set(text, number);
      return [number, known === undefined ? text : `as note ${known}`];
    }),
  );
};

/** Splits a figure at its decimals, or where its sign or unit begins, so that columns of mixed units align on the point. */
export const atPoint = (text: string): [string, string] => {
  const match = /^(.*?\d)([.,]\d{1,2}(?!\d).*|[%×].*|\s(?!\d).*)$/.exec(text);
  return match ? [match[1] ?? text, match[2] ?? ''] : [text, ''];
};

/** How wide a sign is set at most, in ems of the sheet's letters at their strongest. */
const emOf = (sign: string): number =>
  /[.,\s]/.test(sign) ? 0.3 : sign === '%' ? 0.9 : /[\w$€£×]/.test(sign) ? 0.66 : 1;

/** Room for what hangs behind the points of these figures, as a CSS length: none is wider than its slot. */
export const tailRoom = (texts: readonly string[]): string => {
  const wide = texts.map((text) => Array.from(atPoint(text)[1]).reduce((sum, sign) => sum + emOf(sign), 0));
  return `${Math.max(0, ...wide).toFixed(2)}em`;
};
