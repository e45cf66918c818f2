import type { Footnote, InvestorReport, Pipeline } from '../../../../../shared/contract/reports';
import { INDEX_UNIT, type Rule, RUNWAY } from '../../../../../shared/domain/investor';
import { significant } from '../../../../../shared/domain/rounding';
import { Rules, type Shown } from './rules';
import { discloseSales } from './sales';

const pipelineOf = (sales: Pipeline, rules: Rules): Pipeline => {
  const shown = rules.of('weighted-pipeline');
  const revenue = rules.of('net-sales');
  const amount = shown?.amount ?? ((value: number): number => value);
  const hidden = shown?.treatment === 'hidden';
  const stage = (line: Pipeline['open']): Pipeline['open'] => ({
    ...line,
    sumMinor: amount(line.sumMinor),
    weightedMinor: amount(line.weightedMinor),
  });
  return {
    ...sales,
    figures: sales.figures.map((figure) => rules.figure(figure)),
    stages: sales.stages.map(stage),
    open: stage(sales.open),
    forecast: hidden
      ? []
      : sales.forecast.map((line) => ({
          ...line,
          sumMinor: amount(line.sumMinor),
          weightedMinor: amount(line.weightedMinor),
        })),
    reps:
      revenue?.treatment === 'hidden'
        ? []
        : sales.reps.map((line) => ({
            ...line,
            netMinor: revenue ? revenue.amount(line.netMinor) : line.netMinor,
            previousMinor: revenue ? revenue.amount(line.previousMinor) : line.previousMinor,
            share: revenue ? null : line.share,
          })),
    deals: hidden
      ? []
      : sales.deals.map((deal) => ({
          ...deal,
          // A title may name what the deal is worth.
          title: shown ? deal.title.replaceAll(/\p{N}[\p{N}.,’' ]*/gu, '').trim() : deal.title,
          valueMinor: deal.valueMinor === null ? null : amount(deal.valueMinor),
          currency: shown?.treatment === 'indexed' ? INDEX_UNIT : deal.currency,
        })),
  };
};

const STEPS = ['leads', 'qualified-leads', 'lead-conversion', 'win-rate'] as const;
const STEP_OF: Readonly<Record<string, (typeof STEPS)[number]>> = {
  Leads: 'leads',
  Qualified: 'qualified-leads',
  'Became customers': 'lead-conversion',
  'Deals won': 'win-rate',
};

/** Steps of the funnel; one that is indexed or hidden is left out, since its bar would tell it by its length. */
const funnelOf = (funnel: InvestorReport['funnel'], rules: Rules): InvestorReport['funnel'] =>
  funnel.flatMap((step) => {
    const shown = rules.of(STEP_OF[step.label] ?? 'leads');
    if (!shown) return [step];
    return shown.treatment === 'rounded' ? [{ ...step, value: Math.round(shown.amount(step.value)) }] : [];
  });

const cohortsOf = (cohorts: InvestorReport['cohorts'], rules: Rules): InvestorReport['cohorts'] => {
  const shown = rules.of('new-customers');
  if (rules.hides('repeat-rate') || shown?.treatment === 'hidden' || shown?.treatment === 'indexed')
    return { ...cohorts, rows: [], all: [] };
  if (!shown) return cohorts;
  return { ...cohorts, rows: cohorts.rows.map((row) => ({ ...row, customers: shown.amount(row.customers) })) };
};

const marketingOf = (marketing: InvestorReport['marketing'], rules: Rules): InvestorReport['marketing'] => ({
  ...marketing,
  figures: marketing.figures.map((figure) => rules.figure(figure)),
  campaigns: marketing.campaigns.map((line) => ({
    ...line,
    spend: rules.values(line.spend),
    ...(line.cost === undefined ? {} : { cost: rules.values(line.cost) }),
    impressions: rules.values(line.impressions),
    clicks: rules.values(line.clicks),
    engagement: rules.values(line.engagement),
    leads: rules.values(line.leads),
    qualified: rules.values(line.qualified),
    roas: rules.values(line.roas),
    // Written with the exact figures.
    because: '',
  })),
});

const shownAs = (shown: Shown | null): Pick<Footnote, 'shown'> =>
  shown && shown.treatment !== 'hidden' ? { shown: shown.treatment } : {};

/** Notes keep their definition; what they count or fill in goes where it is, or could tell, what is kept back. */
const notesOf = (notes: readonly Footnote[], rules: Rules, treated: ReadonlySet<string>): Footnote[] => {
  const nouns = new Set(notes.filter((note) => treated.has(note.definition)).map((note) => note.noun));
  return notes.map((note) => ({
    ...note,
    terms: note.terms.length === 0 ? [] : note.terms.slice(0, 1).map((term) => ({ ...term, value: null, rows: null })),
    rows: nouns.has(note.noun) ? null : note.rows,
    value: rules.value(note.value),
    ...shownAs(rules.of(note.definition)),
  }));
};

const runwayOf = (runway: InvestorReport['runway'], rules: readonly Rule[]): InvestorReport['runway'] => {
  const rule = rules.find(({ metric }) => metric === RUNWAY);
  if (!runway || !rule) return runway;
  const round = (value: number | null): number | null => (value === null ? null : significant(value, 2));
  if (rule.treatment === 'rounded')
    return {
      ...runway,
      cashMinor: round(runway.cashMinor),
      burnMinor: round(runway.burnMinor),
      months: round(runway.months),
    };
  return null;
};

/**
 * A report as these readers may see it: figures with a rule are rounded, indexed or hidden wherever they stand, in
 * tables, charts, stories, sentences and footnotes. The data is not touched; without rules the report is what it was.
 * What people typed as plain words stays as they typed it.
 */
export const disclose = (whole: InvestorReport, all: readonly Rule[], group: string | null): InvestorReport => {
  const { bases: _bases, ...rest } = whole;
  const report = { ...rest, bases: {} };
  if (all.length === 0) return { ...report, disclosure: { ...report.disclosure, group } };
  const rules = new Rules(all, whole);
  const { currency } = report;
  const notes = report.footnotes.map((note) => note.definition);
  const runway = runwayOf(report.runway, all);
  const treated = new Set(notes.filter((metric) => rules.of(metric) !== null));
  return {
    ...report,
    net: rules.figure(report.net),
    key: report.key.map(({ figure, spark }) => {
      const shown = rules.of(figure.value.metric);
      return {
        figure: rules.figure(figure),
        spark: spark.map((point) =>
          point === null || shown?.treatment === 'hidden' ? null : shown ? shown.amount(point) : point,
        ),
      };
    }),
    customers: report.customers.map((figure) => rules.figure(figure)),
    cohorts: cohortsOf(report.cohorts, rules),
    funnel: funnelOf(report.funnel, rules),
    sales: pipelineOf(report.sales, rules),
    marketing: marketingOf(report.marketing, rules),
    bound: report.bound.map((number) => ({ ...number, value: rules.value(number.value) })),
    runway,
    blocks: report.blocks.map((block) => ({
      ...block,
      // What is said about a burn that is not shown says what it is.
      text: block.kind === RUNWAY && report.runway !== null && runway === null ? '' : block.text,
      data: { ...block.data, cashMinor: undefined, burnMinor: undefined },
    })),
    footnotes: notesOf(report.footnotes, rules, treated),
    ...discloseSales(report, rules),
    disclosure: { ...report.disclosure, group, rules: [...all] },
    units: {
      sales: rules.hides('net-sales') ? 'hidden' : rules.unit('net-sales', currency),
      pipeline: rules.hides('weighted-pipeline') ? 'hidden' : rules.unit('weighted-pipeline', currency),
      spend: rules.hides('ad-spend') ? 'hidden' : rules.unit('ad-spend', currency),
    },
  };
};
