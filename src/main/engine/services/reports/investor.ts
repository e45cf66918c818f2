import type { InvestorReport } from '../../../../shared/contract/reports';
import { addDays } from '../../../../shared/domain/day';
import { type Period, periodsWithin, shiftPeriod, weekOf } from '../../../../shared/domain/period';
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

const keyFigures = async (desk: Desk, span: Period, target: number | null): Promise<InvestorReport['key']> => {
  const lines = await sparks(desk, span);
  const figures = await desk.figures(KEY);
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

/** The investor update as a value. */
export const investorReportOf = async (desk: Desk): Promise<InvestorReport> => {
  const { period } = desk;
  const targets = await Targets.read(desk.db, desk.settings);
  const target = await targets.of(period, null);
  const pace = await companyPace(desk, period, targets);
  const net = await desk.figure('net-sales', { targetMinor: target });
  const outlookNote = paceNote(desk, period, net, pace);
  const span = sparkSpan(desk);
  return {
    ...(await baseOf(desk, 'investor')),
    net,
    pace: pace?.pace ?? null,
    paceNote: outlookNote,
    key: await keyFigures(desk, span, target),
    sparkTo: span.to,
    channels: await channelLines(desk, targets, { frame: period, ratios: false }),
    story: await storyOf(desk.db, desk.settings, period),
    trend: await trendOf(desk, targets, pace?.pace ?? null),
    products: await productsOf(desk, 10, true),
    places: await placesOf(desk),
    customers: await desk.figures(['new-customers', 'repeat-rate', 'churn-rate', 'customer-lifetime-revenue']),
    cohorts: await cohortsOf(desk),
    funnel: await funnelOf(desk),
    sales: await pipelineOf(desk, 'largest'),
    marketing: await marketingOf(desk, ['ad-spend', 'leads', 'cost-per-lead', 'cac', 'roas', 'marketing-roi'], 10),
    footnotes: desk.footnotes(),
  };
};
