import { z } from 'zod';
import { read, write } from './channel';
import { count, id, longText, minor, ok, periodId, personRef } from './common';
import { formulaTerm, metricValue } from './metrics';
import { story } from './story';

/**
 * Home, the weekly report and the investor update are values: everything a page shows, with a footnote for
 * every figure. The window, the PDF and the command line draw the same value; words and formats are theirs.
 */
const value = metricValue;

export const figure = z.object({
  label: z.string(),
  value,
  /** The same elapsed days of the period before. */
  previous: value.nullable(),
  /** Which direction is good news. */
  better: z.enum(['up', 'down', 'neither']),
  /** Target in minor units for figures that have one. */
  targetMinor: minor.nullable(),
  /** Number of its footnote, from 1. The same figure of the same period always has the same one. */
  note: count,
});
export type Figure = z.infer<typeof figure>;

/** Days of a period: all of it, and how many have passed. */
const span = z.object({
  period: z.string(),
  kind: z.enum(['day', 'week', 'month', 'quarter', 'year', 'range']),
  from: z.string(),
  to: z.string(),
  days: count,
  elapsed: count,
});
export type Span = z.infer<typeof span>;

export const footnote = z.object({
  number: count,
  label: z.string(),
  formula: z.string(),
  /** The formula filled in; empty where a note speaks of several figures. */
  terms: z.array(formulaTerm),
  definition: z.string(),
  version: count,
  span,
  /** What it is compared with. */
  before: z.object({ from: z.string(), to: z.string() }).nullable(),
  rows: count.nullable(),
  /** What a row is: 'order lines'. */
  noun: z.string().nullable(),
  value,
});
export type Footnote = z.infer<typeof footnote>;

export const paceStatus = z.enum(['on-track', 'at-risk', 'miss', 'hit']);
/** Where a period with a target stands. The outlook is what was sold and the run rate of the rest. */
export const pace = z.object({
  actualMinor: minor,
  targetMinor: minor,
  expectedMinor: minor,
  /** What the expectation is spread by: the days that passed, or the shape of the same period a year before. */
  basis: z.enum(['days', 'last-year']),
  outlookMinor: minor,
  lowMinor: minor,
  highMinor: minor,
  /** How many past periods the range comes from; 0 when it is our 15% for want of any. */
  errors: count,
  status: paceStatus,
});
export type Pace = z.infer<typeof pace>;

/** One sales channel. `id` null is what no channel claims: sales without one, and target not allocated. */
export const channelLine = z.object({
  id: z.string().nullable(),
  name: z.string(),
  type: z.string().nullable(),
  owner: personRef.nullable(),
  net: value,
  previous: value.nullable(),
  targetMinor: minor.nullable(),
  aov: value.nullable(),
  aovPrevious: value.nullable(),
  orders: value.nullable(),
  /** Of the frame: the quarter that a week stands in, else the period itself. */
  pace: pace.omit({ lowMinor: true, highMinor: true, errors: true }).nullable(),
});
export type ChannelLine = z.infer<typeof channelLine>;

export const point = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  days: count,
  elapsed: count,
  netMinor: minor.nullable(),
  targetMinor: minor.nullable(),
  outlookMinor: minor.nullable(),
});
export type Point = z.infer<typeof point>;

export const source = z.object({
  source: z.string(),
  format: z.string(),
  lastDay: z.string().nullable(),
  lastImport: z.string(),
  ageDays: count,
  stale: z.boolean(),
});
export type Source = z.infer<typeof source>;

const productLine = z.object({
  sku: z.string(),
  name: z.string(),
  netMinor: minor,
  previousMinor: minor,
  share: z.number().nullable(),
  units: z.number(),
  onHand: z.number().nullable(),
  daysOfStock: value.nullable(),
  sellThrough: value.nullable(),
  /** Net sales by channel, in the order of `columns`; empty where they cannot be split. */
  byChannel: z.array(minor),
});
export type ProductLine = z.infer<typeof productLine>;
const products = z.object({
  note: count,
  stockNote: count,
  columns: z.array(z.string()),
  rows: z.array(productLine),
  rest: productLine.nullable(),
  restCount: count,
  total: productLine,
});
export type Products = z.infer<typeof products>;

const placeLine = z.object({
  name: z.string(),
  storeMinor: minor,
  dotcomMinor: minor,
  unsaidMinor: minor,
  totalMinor: minor,
  storePrevious: minor,
  dotcomPrevious: minor,
  totalPrevious: minor,
});
export type PlaceLine = z.infer<typeof placeLine>;
/** Where goods are sold: own web shop, stores, partners' sites, trade; `total` is the company. */
const places = z.object({
  note: count,
  retail: z.array(placeLine),
  web: minor,
  stores: minor,
  dotcom: minor,
  trade: minor,
  unsaid: minor,
  total: minor,
});
export type Places = z.infer<typeof places>;

const stageLine = z.object({
  name: z.string(),
  count,
  sumMinor: minor,
  weightedMinor: minor,
  probability: z.number().nullable(),
  stale: count,
});
export type StageLine = z.infer<typeof stageLine>;
const forecastLine = z.object({
  due: z.enum(['overdue', 'period', 'later', 'undated']),
  count,
  sumMinor: minor,
  weightedMinor: minor,
});
const dealLine = z.object({
  id: z.string(),
  what: z.enum(['won', 'lost', 'late', 'next', 'open']),
  company: z.string().nullable(),
  title: z.string(),
  stage: z.string(),
  valueMinor: minor.nullable(),
  currency: z.string(),
  probability: z.number(),
  day: z.string().nullable(),
  step: z.string(),
  owner: z.string().nullable(),
});
export type DealLine = z.infer<typeof dealLine>;
const repLine = z.object({ name: z.string(), netMinor: minor, previousMinor: minor, share: z.number().nullable() });
export type RepLine = z.infer<typeof repLine>;
const pipeline = z.object({
  figures: z.array(figure),
  note: count,
  stages: z.array(stageLine),
  open: stageLine,
  forecast: z.array(forecastLine),
  reps: z.array(repLine),
  repNote: count,
  deals: z.array(dealLine),
});
export type Pipeline = z.infer<typeof pipeline>;

export const verdict = z.enum(['scale', 'keep', 'test', 'pull-back']);
export type Verdict = z.infer<typeof verdict>;
const campaignLine = z.object({
  name: z.string(),
  spend: value.nullable(),
  impressions: value.nullable(),
  clicks: value.nullable(),
  engagement: value.nullable(),
  leads: value.nullable(),
  qualified: value.nullable(),
  roas: value.nullable(),
  verdict,
  because: z.string(),
});
export type CampaignLine = z.infer<typeof campaignLine>;
const marketing = z.object({
  figures: z.array(figure),
  campaigns: z.array(campaignLine),
  restCount: count,
  rule: z.string(),
  notes: z.array(count),
});
export type Marketing = z.infer<typeof marketing>;

/**
 * What people type; one field is saved at a time. `optimise` answers 'how will we optimise it' by campaign;
 * `owners` holds what the owner of each channel says about it, by the channel's id.
 */
const texts = z.object({
  headline: longText,
  summary: longText,
  highlights: longText,
  lowlights: longText,
  asks: longText,
  thanks: longText,
  optimise: z.record(z.string().max(200), longText),
  owners: z.record(z.string().max(100), longText),
});
export const reportTexts = texts;
export type ReportTexts = z.infer<typeof texts>;

const base = {
  company: z.string(),
  currency: z.string(),
  /** So that weeks and quarters can be named without asking again. */
  calendar: z.object({ weekStart: count, fiscalYearStart: count }),
  today: z.string(),
  refundDating: z.enum(['processed', 'order']),
  asOf: z.string(),
  span,
  before: span,
  /** False when nothing has been imported or entered that a report could speak of. */
  hasData: z.boolean(),
  vision: z.string(),
  texts,
  footnotes: z.array(footnote),
  sources: z.array(source),
};

export const weeklyReport = z.object({
  ...base,
  /** What pace and outlook speak of: the quarter of a week or month, the year of a quarter. */
  frame: span,
  net: figure,
  frameNet: figure,
  spend: figure,
  orders: figure,
  pace: pace.nullable(),
  /** Footnote of expectation and outlook. */
  paceNote: count.nullable(),
  channels: z.array(channelLine),
  story: story.nullable(),
  trend: z.array(point),
  /** Net sales of the frame less what was expected, at the end of each of its weeks; empty without a target. */
  gap: z.array(z.object({ period: z.string(), to: z.string(), differenceMinor: minor })),
  d2c: z.object({ aov: figure, cac: figure, newCustomers: figure, channelNotes: z.array(count) }),
  retail: z.object({ places, products, figures: z.array(figure) }),
  sales: pipeline,
  marketing,
});
export type WeeklyReport = z.infer<typeof weeklyReport>;

const cohort = z.object({ month: z.string(), customers: count, again: z.array(z.number().nullable()) });
export type Cohort = z.infer<typeof cohort>;

export const investorReport = z.object({
  ...base,
  net: figure,
  pace: pace.nullable(),
  paceNote: count.nullable(),
  /** About twelve, each with its last thirteen weeks. */
  key: z.array(z.object({ figure, spark: z.array(z.number().nullable()) })),
  sparkTo: z.string(),
  channels: z.array(channelLine),
  story: story.nullable(),
  trend: z.array(point),
  products,
  places,
  customers: z.array(figure),
  cohorts: z.object({ note: count, months: count, rows: z.array(cohort), all: z.array(z.number().nullable()) }),
  funnel: z.array(z.object({ label: z.string(), side: z.enum(['marketing', 'sales']), value: count, note: count })),
  sales: pipeline,
  marketing,
});
export type InvestorReport = z.infer<typeof investorReport>;

export const homeView = z.object({
  asOf: z.string(),
  span,
  before: span,
  hasData: z.boolean(),
  week: z.object({ span, value, targetMinor: minor.nullable() }),
  net: value,
  previous: value,
  kpis: z.array(z.object({ name: z.string(), better: z.enum(['up', 'down', 'neither']), value, previous: value })),
  /** Null without a target. */
  pace: pace.nullable(),
  channels: z.array(channelLine),
  /** What moved net sales most against the same days of the period before, by product; the last is the rest, and all sum to the change. */
  movers: z.array(z.object({ name: z.string(), rest: z.boolean(), changeMinor: minor })),
  changes: z.array(
    z.object({
      id: count,
      label: z.string(),
      at: z.string(),
      by: z.string().nullable(),
      entity: z.string(),
      entityId: z.string().nullable(),
      /** The files of one day, imported one after the other: they stand on one line. */
      imported: z.object({ files: count, kinds: z.array(z.string()), rows: count }).nullable(),
    }),
  ),
  changeCount: count,
  /** What people say of the targets; null without a tree. */
  story: story.nullable(),
  /** Moments that are on or ahead, the next first, with what they should add in all. */
  moments: z.array(z.object({ id, name: z.string(), starts: z.string(), ends: z.string(), liftMinor: minor })),
  momentCount: count,
  sources: z.array(source),
});
export type HomeView = z.infer<typeof homeView>;

const reportEntry = z.object({
  kind: z.enum(['weekly', 'investor']),
  span,
  net: value,
  /** What people have written into it, as fields of the texts. */
  written: z.array(z.string()),
  headline: z.string(),
});
export type ReportEntry = z.infer<typeof reportEntry>;

/** What there is to open: the running week and quarter, and those before as far as the data goes; newest first. */
export const reportList = z.object({
  hasData: z.boolean(),
  weekly: z.array(reportEntry),
  investor: z.array(reportEntry),
  sources: z.array(source),
  /** Who answers for which section of the weekly report. */
  sections: z.array(z.object({ name: z.string(), what: z.string(), owners: z.array(personRef) })),
});
export type ReportList = z.infer<typeof reportList>;

/** A next step of a deal or of an activity without one, or a lead that was handed over and waits to be accepted. */
export const nextStep = z.object({
  kind: z.enum(['deal', 'activity', 'lead']),
  id,
  /** What is to be done; for a lead its name. */
  step: z.string(),
  /** Whom it concerns: company, contact, else the deal's title. */
  about: z.string().nullable(),
  /** The company's or contact's record of an activity. */
  record: z.object({ kind: z.enum(['company', 'contact']), id }).nullable(),
  /** When it is due; of a lead the day of the hand-over. */
  day: z.string().nullable(),
});
export type NextStep = z.infer<typeof nextStep>;

export const reportsContract = {
  'home.get': read(z.object({ period: periodId }), homeView),
  /** What one person, or with null anybody, has to do next, the most urgent first. */
  'home.nextSteps': read(
    z.object({ personId: id.nullable(), limit: z.number().int().min(1).max(100).default(8) }),
    z.array(nextStep),
  ),
  'reports.weekly': read(z.object({ period: periodId }), weeklyReport),
  'reports.investor': read(z.object({ period: periodId }), investorReport),
  'reports.list': read(z.object({}), reportList),
  /** Undoable. `optimise` is merged by campaign and `owners` by channel. */
  'reports.setTexts': write(
    z.object({ kind: z.enum(['weekly', 'investor']), period: periodId, texts: texts.partial() }),
    ok,
  ),
};
