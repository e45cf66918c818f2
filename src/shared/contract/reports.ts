import { z } from 'zod';
import { LOCALE_IDS } from '../domain/investor';
import { EDITION_IDS } from '../domain/report-blocks';
import { job, read, write } from './channel';
import { count, id, longText, minor, ok, path, periodId, personRef } from './common';
import { meetingRecord } from './meetings';
import { handOff, marketing } from './reports/marketing';
import { channelLine, figure, footnote, pace, point, source, span, value } from './reports/parts';
import { places, products } from './reports/retail';
import { pipeline } from './reports/sales';
import { fieldDigest, reportSection } from './reports/sections';
import { updatePart } from './reports/update';
import { story } from './story';

export type { CampaignLine, HandOff, Marketing, Verdict } from './reports/marketing';
export type { ChannelLine, Figure, Footnote, Pace, Point, Source, Span } from './reports/parts';
export type { PlaceLine, Places, ProductLine, Products } from './reports/retail';
export type { BoundNumber, UpdateBlock } from './reports/update';
export type { DealLine, Pipeline, RepLine, StageLine } from './reports/sales';
export type { FieldDigest, ReportSection, SectionDifference } from './reports/sections';

/**
 * The weekly report and the investor update are values, as Home is (`home.ts`): everything a page shows, with a footnote for
 * every figure. The window, the PDF and the command line draw the same value; words and formats are theirs.
 */
/**
 * What people type; one field is saved at a time. `optimise` answers 'how will we optimise it' by campaign;
 * `owners` holds the sections of a weekly report: what the owner of each channel says, by the channel's id, and what 'sales' and 'marketing' say.
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
  /** In which moments are shown, so that a report reads the same on every machine. */
  timeZone: z.string(),
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
  /** Null while no lead is on file. */
  handOff: handOff.nullable(),
  /** What owners write and sign, in the order of the blocks. */
  sections: z.array(reportSection),
  /** Null while nobody has noted anything. */
  digest: fieldDigest.nullable(),
  /** What meetings decided in the report's days, and what was agreed, done or left open by their end. */
  record: meetingRecord,
});
export type WeeklyReport = z.infer<typeof weeklyReport>;

const cohort = z.object({ month: z.string(), customers: count, again: z.array(z.number().nullable()) });
export type Cohort = z.infer<typeof cohort>;

export const investorReport = z.object({
  ...base,
  ...updatePart,
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

const reportEntry = z.object({
  kind: z.enum(['weekly', 'investor']),
  span,
  net: value,
  /** What people have written into it, as fields of the texts. */
  written: z.array(z.string()),
  headline: z.string(),
  /** Of an investor update that somebody has begun. */
  status: z.enum(['draft', 'sent']).nullable(),
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

export const reportsContract = {
  'reports.weekly': read(z.object({ period: periodId }), weeklyReport),
  /**
   * As a group of recipients reads it, or whole. One that was sent is what was frozen, for ever. Figures inside its
   * sentences are written for `locale`, else as this computer's region does.
   */
  'reports.investor': read(
    z.object({
      period: periodId,
      groupId: id.nullable().default(null),
      locale: z.enum(LOCALE_IDS).nullable().default(null),
    }),
    investorReport,
  ),
  'reports.list': read(z.object({}), reportList),
  /** The report as a workbook: one sheet per block, with numbers and days as such. A frozen one by its id. */
  'reports.export': job(
    z.object({
      kind: z.enum(['weekly', 'investor']),
      period: periodId,
      groupId: id.nullable().default(null),
      snapshot: z.union([z.literal('live'), id]).default('live'),
      edition: z.enum(EDITION_IDS).default('team'),
      file: path,
    }),
    z.object({ file: z.string(), sheets: count, rows: count }),
  ),
  /** Undoable. `optimise` is merged by campaign and `owners` by channel. */
  'reports.setTexts': write(z.object({ kind: z.literal('weekly'), period: periodId, texts: texts.partial() }), ok),
};
