import { z } from 'zod';
import { read, write } from './channel';
import { count, longText, minor, ok, periodId, personRef } from './common';
import { metricValue } from './metrics';

/**
 * The weekly report and the investor update are values: everything a page shows, with a footnote for every
 * figure. The window, the PDF and the command line render the same value.
 */
export const figure = z.object({
  label: z.string(),
  value: metricValue,
  /** Same elapsed days of the period before. */
  previous: metricValue.nullable(),
  /** Target in minor units for figures that have one. */
  targetMinor: minor.nullable(),
  /** Number of its footnote, from 1. */
  note: count,
});
export type Figure = z.infer<typeof figure>;

export const footnote = z.object({ number: count, label: z.string(), formula: z.string(), definition: z.string(), version: count, period: z.string(), rows: count.nullable(), state: z.string() });
export type Footnote = z.infer<typeof footnote>;

const channelBlock = z.object({ id: z.string().nullable(), name: z.string(), type: z.string(), owner: personRef.nullable(), netSales: figure, aov: figure, orders: figure, targetMinor: minor.nullable(), expectedMinor: minor.nullable() });
const bar = z.object({ label: z.string(), value: z.number(), previous: z.number().nullable(), note: z.string().nullable() });
export const source = z.object({ source: z.string(), lastDay: z.string().nullable(), lastImport: z.string().nullable(), ageDays: z.number().nullable(), stale: z.boolean() });

const texts = z.object({ headline: z.string(), highlights: z.string(), lowlights: z.string(), asks: z.string(), thanks: z.string() });
export const reportTexts = texts;
export type ReportTexts = z.infer<typeof texts>;

const reportBase = {
  company: z.string(),
  currency: z.string(),
  period: z.string(),
  periodLabel: z.string(),
  from: z.string(),
  to: z.string(),
  asOf: z.string(),
  elapsed: z.object({ days: count, of: count }),
  vision: z.string(),
  texts,
  footnotes: z.array(footnote),
  sources: z.array(source),
};

const productLine = z.object({ name: z.string(), sku: z.string(), netMinor: minor, previousNetMinor: minor, units: z.number(), onHand: z.number().nullable(), sellThrough: z.number().nullable() });

export const weeklyReport = z.object({
  ...reportBase,
  company_figures: z.array(figure),
  channels: z.array(channelBlock),
  d2c: z.object({ aov: figure, cac: figure, revenue: z.array(bar), newCustomers: figure }),
  retail: z.object({ storeMinor: minor, dotcomMinor: minor, partnersMinor: minor, products: z.array(productLine), turnover: figure, sellThrough: figure }),
  sales: z.object({ figures: z.array(figure), stages: z.array(z.object({ name: z.string(), count, sumMinor: minor, weightedMinor: minor })), byRep: z.array(bar) }),
  marketing: z.object({ figures: z.array(figure), campaigns: z.array(z.object({ name: z.string(), spendMinor: minor, clicks: count, leads: count, qualifiedLeads: count, attributedMinor: minor, roas: z.number().nullable(), verdict: z.string() })) }),
  trend: z.array(z.object({ label: z.string(), netMinor: minor, targetMinor: minor.nullable(), part: z.boolean() })),
});
export type WeeklyReport = z.infer<typeof weeklyReport>;

export const investorReport = z.object({
  ...reportBase,
  headline_figures: z.array(figure),
  attainment: z.array(z.object({ name: z.string(), actualMinor: minor, targetMinor: minor.nullable(), share: z.number().nullable() })),
  trend: z.array(z.object({ label: z.string(), netMinor: minor, targetMinor: minor.nullable(), part: z.boolean() })),
  channels: z.array(bar),
  products: z.array(productLine),
  customers: z.array(figure),
  cohorts: z.array(z.object({ cohort: z.string(), customers: count, retained: z.array(z.number().nullable()) })),
  pipeline: z.object({ figures: z.array(figure), stages: z.array(z.object({ name: z.string(), count, sumMinor: minor, weightedMinor: minor })) }),
  marketing: z.array(figure),
});
export type InvestorReport = z.infer<typeof investorReport>;

export const homeView = z.object({
  period: z.string(),
  asOf: z.string(),
  elapsed: z.object({ days: count, of: count }),
  week: z.object({ period: z.string(), from: z.string(), to: z.string(), value: metricValue, targetMinor: minor.nullable(), elapsedDays: count }),
  netSales: metricValue,
  previous: metricValue,
  /** Null without a target. Outlook is actual plus the run rate of the rest, with its likely range. */
  pace: z.object({ targetMinor: minor, expectedMinor: minor, outlookMinor: minor, lowMinor: minor, highMinor: minor, status: z.enum(['on-track', 'at-risk', 'miss', 'hit']) }).nullable(),
  channels: z.array(z.object({ id: z.string().nullable(), name: z.string(), owner: personRef.nullable(), actualMinor: minor, previousMinor: minor, targetMinor: minor.nullable(), expectedMinor: minor.nullable(), outlookMinor: minor.nullable(), status: z.enum(['on-track', 'at-risk', 'miss', 'hit', 'none']) })),
  /** What moved net sales most against the same days of the period before, by product; sums to the change. */
  movers: z.array(z.object({ name: z.string(), changeMinor: minor })),
  changes: z.array(z.object({ label: z.string(), detail: z.string(), at: z.string(), by: z.string().nullable(), valueMinor: minor.nullable() })),
  changeCount: count,
  sources: z.array(source),
  kpis: z.array(z.object({ value: metricValue, previous: metricValue, name: z.string() })),
});
export type HomeView = z.infer<typeof homeView>;

export const reportsContract = {
  'home.get': read(z.object({ period: periodId, personId: z.string().nullable().default(null) }), homeView),
  'reports.weekly': read(z.object({ period: periodId }), weeklyReport),
  'reports.investor': read(z.object({ period: periodId }), investorReport),
  'reports.setTexts': write(z.object({ kind: z.enum(['weekly', 'investor']), period: periodId, texts: z.object({ headline: longText, highlights: longText, lowlights: longText, asks: longText, thanks: longText }).partial() }), ok),
};
