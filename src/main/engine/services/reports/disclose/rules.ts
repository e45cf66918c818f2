import type { MetricValue } from '../../../../../shared/contract/metrics';
import type { Figure, InvestorReport } from '../../../../../shared/contract/reports';
import { INDEX_UNIT, type Rule, type Treatment } from '../../../../../shared/domain/investor';
import { significant } from '../../../../../shared/domain/rounding';

const NOT_SHARED = 'Not shared with these readers.';
const NO_BASE = 'Not shared with these readers: the period before has no figure to be 100.';
const DIGITS = 2;
/** An index is kept as money is, in hundredths: 100 is 10,000. */
const HUNDRED = 10_000;

/** Figures that would tell another one: they are treated as it is, unless they have a rule of their own. */
const LEADS: Readonly<Record<string, string>> = {
  'gross-sales': 'net-sales',
  returns: 'net-sales',
  discounts: 'net-sales',
  outlook: 'net-sales',
  'revenue-by-rep': 'net-sales',
  'marketing-cost': 'ad-spend',
  'open-pipeline': 'weighted-pipeline',
  'won-value': 'weighted-pipeline',
  'average-deal': 'weighted-pipeline',
  'pipeline-velocity': 'weighted-pipeline',
  'pipeline-velocity.mean': 'weighted-pipeline',
};

/** What becomes of an amount: its new value, and the unit it is then in. */
export type Shown = { treatment: Treatment; reason: string | null; amount: (value: number) => number };

/**
 * Rules as they are applied to one report: what each figure becomes. Pure: the same report and rules give the same
 * values. A figure that cannot be indexed for want of a base is hidden, never shown as it is.
 */
export class Rules {
  readonly #own: ReadonlyMap<string, Treatment>;
  readonly #bases: InvestorReport['bases'];

  constructor(rules: readonly Rule[], report: Pick<InvestorReport, 'bases' | 'net'>) {
    this.#own = new Map(rules.map(({ metric, treatment }) => [metric, treatment]));
    this.#bases = { 'net-sales': report.net.previous?.value ?? null, ...report.bases };
  }

  /** What a figure becomes; null where nothing is done to it. */
  of(metric: string): Shown | null {
    const lead = this.#own.has(metric) ? metric : (LEADS[metric] ?? metric);
    const treatment = this.#own.get(lead);
    if (treatment === undefined) return null;
    if (treatment === 'rounded') return { treatment, reason: null, amount: (value) => significant(value, DIGITS) };
    const base = this.#bases[lead] ?? null;
    if (treatment === 'indexed' && base !== null && base > 0)
      return { treatment, reason: null, amount: (value) => Math.round((value / base) * HUNDRED) };
    return { treatment: 'hidden', reason: treatment === 'indexed' ? NO_BASE : NOT_SHARED, amount: () => 0 };
  }

  hides(metric: string): boolean {
    return this.of(metric)?.treatment === 'hidden';
  }

  /** The unit that a sum of money is given in. */
  unit(metric: string, currency: string): string {
    return this.of(metric)?.treatment === 'indexed' ? INDEX_UNIT : currency;
  }

  /** A figure of the catalogue. What it was divided from goes, too, as soon as any rule stands: it would tell the rest. */
  value(value: MetricValue): MetricValue {
    const shown = this.of(value.metric);
    const bare = { ...value, numerator: null, denominator: null };
    if (!shown) return this.tells(value) ? bare : value;
    if (shown.treatment === 'hidden')
      return { ...bare, value: null, status: 'withheld', reason: shown.reason, smallN: false };
    return {
      ...bare,
      value: value.value === null ? null : shown.amount(value.value),
      unit: shown.treatment === 'indexed' ? INDEX_UNIT : value.unit,
    };
  }

  /** Whether the parts of a figure could be, or be made of, one that is kept back. */
  tells({ numerator, denominator }: Pick<MetricValue, 'numerator' | 'denominator'>): boolean {
    return this.#own.size > 0 && (numerator !== null || denominator !== null);
  }

  values(value: MetricValue | null): MetricValue | null {
    return value && this.value(value);
  }

  figure(figure: Figure): Figure {
    const shown = this.of(figure.value.metric);
    const hidden = shown?.treatment === 'hidden';
    return {
      ...figure,
      value: this.value(figure.value),
      previous: hidden ? null : this.values(figure.previous),
      targetMinor:
        figure.targetMinor === null || hidden ? null : shown ? shown.amount(figure.targetMinor) : figure.targetMinor,
    };
  }
}
