import type { InvestorReport, UpdateBlock } from '../../../../shared/contract/reports';
import { addDays } from '../../../../shared/domain/day';
import { type Period, periodsWithin, shiftPeriod, weekOf } from '../../../../shared/domain/period';
import { findMetric } from '../../metrics/catalogue';
import { cohortTable } from '../../metrics/cohorts';
import { firstAndNext } from '../../store/repositories/reports';
import { baseOf } from './base';
import { channelLines } from './channels';
import type { Desk } from './desk';
import { marketingOf } from './marketing';
import { companyPace, paceNote } from './pace';
import { pipelineOf } from './pipeline';
import { placesOf } from './places';
import { productsOf } from './products';
import { Targets } from '../targets/amounts';
import { storyOf } from '../targets/story';
import { trendOf } from './trend';
import { boundNumbers, composedOf, runwayPart, teamOf, textsOfBlocks } from './update';

const KEY = [
  'net-sales',
  'orders',
  'aov',
  'new-customers',
  'cac',
  'repeat-rate',
  'qualified-leads',
  'win-rate',
  'weighted-pipeline',
  'ad-spend',
  'roas',
  'inventory-turnover',
] as const;
/** Key figures with a breakdown by week, and which of them are a real zero in a week without rows. */
const BY_WEEK = [
  'net-sales',
  'orders',
  'aov',
  'new-customers',
  'cac',
  'qualified-leads',
  'win-rate',
  'ad-spend',
  'roas',
] as const;
const ADDITIVE: ReadonlySet<string> = new Set(['net-sales', 'orders', 'new-customers', 'qualified-leads', 'ad-spend']);
const WEEKS = 13;
const COHORT_MONTHS = 6;

/** The last thirteen whole weeks. */
const sparkSpan = (desk: Desk): Period => {
  const { calendar } = desk.settings;
  const current = weekOf(desk.lastDay(), calendar);
  const last = current.to <= desk.lastDay() ? current : shiftPeriod(current, -1, calendar);
  const from = addDays(last.to, 1 - WEEKS * 7);
  return { id: `${from}..${last.to}`, kind: 'range', from, to: last.to };
};

const sparks = async (desk: Desk, span: Period): Promise<Map<string, (number | null)[]>> => {
  const weeks = periodsWithin(span, 'week', desk.settings.calendar);
  const values = new Map(
    (await desk.by(BY_WEEK, 'week', span)).map((value) => [`${value.metric} ${value.group ?? ''}`, value.value]),
  );
  return new Map(
    BY_WEEK.map((metric) => {
      const line = weeks.map((week) => values.get(`${metric} ${week.id}`) ?? null);
      const some = line.some((value) => value !== null);
      return [metric, line.map((value) => value ?? (some && ADDITIVE.has(metric) ? 0 : null))];
    }),
  );
};

const keyFigures = async (
  desk: Desk,
  span: Period,
  target: number | null,
  ids: readonly string[],
): Promise<InvestorReport['key']> => {
  const lines = await sparks(desk, span);
  const figures = await desk.figures(ids);
  return figures.map((figure) => ({
    figure: figure.value.metric === 'net-sales' ? { ...figure, targetMinor: target } : figure,
    spark: lines.get(figure.value.metric) ?? [],
  }));
};

const cohortsOf = async (desk: Desk): Promise<InvestorReport['cohorts']> => {
  const to = desk.lastDay();
  const month = shiftPeriod(
    { id: to.slice(0, 7), kind: 'month', from: `${to.slice(0, 7)}-01`, to },
    -COHORT_MONTHS,
    desk.settings.calendar,
  );
  const table = cohortTable(await firstAndNext(desk.db, month.from, to), to, COHORT_MONTHS);
  const customers = table.rows.reduce((sum, row) => sum + row.customers, 0);
  const value = {
    ...(await desk.value('repeat-rate')),
    metric: 'cohort-repeat',
    version: 1,
    status: 'ok' as const,
    value: null,
    numerator: null,
    denominator: null,
    reason: null,
    smallN: false,
  };
  const note = desk.ownNote({
    label: 'Cohort table',
    formula:
      'customers with a second order by the end of the month ÷ customers who first ordered in the cohort’s month',
    definition: 'cohort-repeat',
    version: 1,
    rows: customers,
    noun: 'customers',
    value,
  });
  return { note, ...table };
};

const funnelOf = async (desk: Desk): Promise<InvestorReport['funnel']> => {
  const leads = await desk.value('leads');
  if (leads.value === null) return [];
  const conversion = await desk.value('lead-conversion');
  const winRate = await desk.value('win-rate');
  const step = async (label: string, side: 'marketing' | 'sales', value: number | null, metric: string) => ({
    label,
    side,
    value: Math.round(value ?? 0),
    note: await desk.note(metric),
  });
  return [
    await step('Leads', 'marketing', leads.value, 'leads'),
    await step('Qualified', 'marketing', (await desk.value('qualified-leads')).value, 'qualified-leads'),
    await step('Became customers', 'sales', conversion.numerator, 'lead-conversion'),
    ...(winRate.value === null ? [] : [await step('Deals won', 'sales', winRate.numerator, 'win-rate')]),
  ];
};

/** The figures that the block of key figures names, without those that are none; the standard ones where it names none. */
const keysOf = (blocks: readonly UpdateBlock[]): readonly string[] => {
  const chosen = blocks.find((block) => block.kind === 'kpis' && !block.hidden)?.data.metrics ?? [];
  const known = [...new Set(chosen)].filter((id) => findMetric(id));
  return known.length > 0 ? known : KEY;
};

/** The figures of the period before that an index can be 100 of. */
const basesOf = async (desk: Desk, ids: readonly string[]): Promise<InvestorReport['bases']> => {
  const bases: InvestorReport['bases'] = {};
  await desk.read(ids, desk.before);
  for (const id of ids) bases[id] = (await desk.value(id, desk.before)).value;
  return bases;
};

const FUNNEL = ['leads', 'qualified-leads', 'lead-conversion', 'win-rate'] as const;
const CUSTOMERS = ['new-customers', 'repeat-rate', 'churn-rate', 'customer-lifetime-revenue'] as const;
const MARKETING = ['ad-spend', 'leads', 'cost-per-lead', 'cac', 'roas', 'marketing-roi'] as const;

/** The investor update as a value, whole: what is kept from whom comes later. */
export const investorReportOf = async (desk: Desk): Promise<InvestorReport> => {
  const { period } = desk;
  const { update, blocks } = await composedOf(desk.db, period.id);
  const keys = keysOf(blocks);
  const targets = await Targets.read(desk.db, desk.settings);
  const target = await targets.of(period, null);
  const pace = await companyPace(desk, period, targets);
  const net = await desk.figure('net-sales', { targetMinor: target });
  const bound = await boundNumbers(desk, blocks);
  const { currency } = desk.settings;
  const outlookNote = paceNote(desk, period, net, pace);
  const span = sparkSpan(desk);
  return {
    ...(await baseOf(desk)),
    texts: textsOfBlocks(blocks),
    update,
    blocks,
    net,
    pace: pace?.pace ?? null,
    paceNote: outlookNote,
    key: await keyFigures(desk, span, target, keys),
    sparkTo: span.to,
    channels: await channelLines(desk, targets, { frame: period, ratios: false }),
    story: await storyOf(desk.db, desk.settings, period),
    trend: await trendOf(desk, targets, pace?.pace ?? null),
    products: await productsOf(desk, 10, true),
    places: await placesOf(desk),
    customers: await desk.figures(CUSTOMERS),
    cohorts: await cohortsOf(desk),
    funnel: await funnelOf(desk),
    sales: await pipelineOf(desk, 'largest'),
    marketing: await marketingOf(desk, MARKETING, 10, 'cost'),
    team: await teamOf(desk.db),
    runway: await runwayPart(desk, blocks),
    bound,
    bases: await basesOf(desk, [
      ...new Set([...keys, ...CUSTOMERS, ...MARKETING, ...FUNNEL, ...bound.map((number) => number.value.metric)]),
    ]),
    disclosure: { group: null, rules: [], base: desk.span(desk.before) },
    units: { sales: currency, pipeline: currency, spend: currency },
    footnotes: desk.footnotes(),
  };
};
