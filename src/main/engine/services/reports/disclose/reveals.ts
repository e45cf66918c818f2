import type { Footnote, InvestorReport } from '../../../../../shared/contract/reports';
import type { Reveals } from '../../../../../shared/contract/updates';
import { BLOCKS, type Rule, RUNWAY } from '../../../../../shared/domain/investor';
import { minorPerMajor } from '../../../../../shared/domain/money';
import { parseInline, plainText } from '../../../../../shared/domain/rich-text';
import { amountsIn, type KeptBack, tells } from '../../../../../shared/domain/typed-amounts';
import { findMetric, METRICS } from '../../../metrics/catalogue';
import { derivable } from '../../../metrics/reveals';
import { Rules } from './rules';
import { disclose } from '.';

/** What a rounded figure says anyway. */
const ROUNDED_DIGITS = 2;
const MOST_WORDS = 20;

type Block = InvestorReport['blocks'][number];
type Value = Footnote['value'];

const isValue = (node: object): node is Value => 'metric' in node && 'status' in node && 'denominator' in node;

/** Every computed figure below a part of a report. */
const valuesIn = (node: unknown): Value[] => {
  if (typeof node !== 'object' || node === null) return [];
  return isValue(node) ? [node] : Object.values(node).flatMap(valuesIn);
};

/** Sums of money below a part of a report, in minor units. */
const sumsIn = (node: unknown): number[] => {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'number' ? (key.endsWith('Minor') ? [value] : []) : sumsIn(value),
  );
};

/** What each block draws; words have their bound numbers only. */
const PARTS: Partial<Record<Block['kind'], (report: InvestorReport) => unknown>> = {
  kpis: ({ key }) => key,
  targets: ({ channels }) => channels,
  mix: ({ channels }) => channels,
  trend: ({ net }) => net,
  customers: ({ customers }) => customers,
  pipeline: ({ sales }) => sales.figures,
  marketing: ({ marketing }) => marketing,
};

/** Metrics that these readers get with their exact values. */
const shownTo = (report: InvestorReport, rules: Rules): Set<string> => {
  const drawn = report.blocks.filter(({ hidden }) => !hidden);
  const values = [...report.bound, ...drawn.map(({ kind }) => PARTS[kind]?.(report))].flatMap(valuesIn);
  return new Set(
    values.filter(({ value, metric }) => value !== null && rules.of(metric) === null).map((one) => one.metric),
  );
};

const nameOf = (metric: string): string => findMetric(metric)?.name ?? metric;

/** Figures that are kept back and can all the same be worked out of those that are shown. */
const worked = (shown: InvestorReport, rules: Rules): Reveals['figures'] =>
  [...derivable(shownTo(shown, rules), METRICS)]
    .filter(([metric]) => findMetric(metric) !== undefined && rules.of(metric) !== null)
    .map(([metric, from]) => ({ metric, name: nameOf(metric), from: from.map(nameOf) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));

type Kept = KeptBack & { name: string };

const kindOf = (unit: string): KeptBack['kind'] =>
  unit === 'ratio' ? 'ratio' : /^[A-Z]{3}$/.test(unit) ? 'money' : 'count';

/** Every value that these readers are not to see, as a person would type it. */
const keptBack = (whole: InvestorReport, all: readonly Rule[], rules: Rules): Kept[] => {
  const allowed = (metric: string): number => (rules.of(metric)?.treatment === 'rounded' ? ROUNDED_DIGITS : 0);
  const unit = minorPerMajor(whole.currency);
  const values = valuesIn(whole).flatMap((one): Kept[] => {
    if (one.value === null || rules.of(one.metric) === null) return [];
    const kind = kindOf(one.unit);
    const value = kind === 'money' ? one.value / unit : one.value;
    return [{ value, kind, allowed: allowed(one.metric), part: one.group !== null, name: nameOf(one.metric) }];
  });
  const sums = (metric: string, part: unknown): Kept[] =>
    rules.of(metric) === null
      ? []
      : sumsIn(part).map((minor) => ({
          value: minor / unit,
          kind: 'money',
          allowed: allowed(metric),
          part: true,
          name: nameOf(metric),
        }));
  const runway = all.find(({ metric }) => metric === RUNWAY);
  const typed = runway && whole.runway ? sumsIn({ runway: whole.runway }) : [];
  return [
    ...values,
    ...sums('net-sales', [whole.channels, whole.products, whole.places, whole.pace, whole.trend]),
    ...sums('weighted-pipeline', [whole.sales.stages, whole.sales.open, whole.sales.forecast, whole.sales.deals]),
    ...typed.map(
      (minor): Kept => ({
        value: minor / unit,
        kind: 'money',
        allowed: runway?.treatment === 'rounded' ? ROUNDED_DIGITS : 0,
        part: false,
        name: 'Cash and burn',
      }),
    ),
  ];
};

/** A line as it reads, without its bound numbers: those follow the rules by themselves. */
const typedWords = (text: string): string =>
  text
    .split(/\r?\n/)
    .map((line) => plainText(parseInline(line)))
    .join('\n');

/** Sentences that people typed in which a figure stands that is kept back. */
const written = (report: InvestorReport, kept: readonly Kept[]): Reveals['words'] =>
  report.blocks
    .filter(({ hidden }) => !hidden)
    .flatMap(({ kind, title, text, data }) =>
      [title, text, ...(data.followUps ?? []).flatMap((one) => [one.text, one.note])].flatMap((words) =>
        amountsIn(typedWords(words)).flatMap((amount) => {
          const found = kept.find((one) => tells(amount, one));
          return found ? [{ where: BLOCKS[kind].name, line: amount.line, amount: amount.text, name: found.name }] : [];
        }),
      ),
    )
    .slice(0, MOST_WORDS);

/**
 * What a report still tells readers of the figures that rules keep back from them: by what can be worked out of the
 * figures that stay, and by what somebody typed. Nothing is taken out because of it; it is said before the export.
 */
export const revealsOf = (whole: InvestorReport, all: readonly Rule[]): Reveals => {
  if (all.length === 0) return { figures: [], words: [] };
  const rules = new Rules(all, whole);
  const shown = disclose(whole, all, null);
  return { figures: worked(shown, rules), words: written(shown, keptBack(whole, all, rules)) };
};
