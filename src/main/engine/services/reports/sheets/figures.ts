import type {
  Figure,
  Footnote,
  InvestorReport,
  Point,
  ReportTexts,
  Source,
  WeeklyReport,
} from '../../../../../shared/contract/reports';
import type { WorkbookSheet } from '../../../transfer/export/workbook';
import { figureOf } from './cells';

/** What the workbook is of: company, days, currency, and as of when. */
export const about = (kind: string, report: WeeklyReport | InvestorReport): WorkbookSheet => ({
  name: 'About',
  head: ['What', 'Says'],
  rows: [
    ['Report', kind],
    ['Company', report.company],
    ['Period', report.span.period],
    ['From', { day: report.span.from }],
    ['Until', { day: report.span.to }],
    ['Days', report.span.days],
    ['Days that have passed', report.span.elapsed],
    ['Compared with, from', { day: report.before.from }],
    ['Compared with, until', { day: report.before.to }],
    ['Currency', report.currency],
    ['As of', { day: report.asOf }],
  ],
});

/** Figures with the period before, target and the footnote that proves each; `unit` is that of the targets. */
export const figureSheet = (name: string, figures: readonly Figure[], unit: string): WorkbookSheet => ({
  name,
  head: ['Figure', 'Value', 'Unit', 'Period before', 'Target', 'State', 'Reason', 'Note'],
  rows: figures.map(({ label, value, previous, targetMinor, note }) => [
    label,
    figureOf(value),
    value.unit,
    figureOf(previous),
    { minor: targetMinor, unit },
    value.status,
    value.reason,
    note,
  ]),
});

/** The points of the trend line, oldest first; amounts in `unit`. */
export const trendSheet = (points: readonly Point[], unit: string): WorkbookSheet => ({
  name: 'Trend',
  head: ['From', 'Until', 'Days that have passed', 'Net sales', 'Target', 'Outlook'],
  rows: points.map((point) => [
    { day: point.from },
    { day: point.to },
    point.elapsed,
    { minor: point.netMinor, unit },
    { minor: point.targetMinor, unit },
    { minor: point.outlookMinor, unit },
  ]),
});

/** The words that people wrote into the report, a row for each part. */
export const wordSheet = (texts: ReportTexts): WorkbookSheet => ({
  name: 'Words',
  head: ['Section', 'Text'],
  rows: (['headline', 'summary', 'highlights', 'lowlights', 'asks', 'thanks'] as const)
    .filter((field) => texts[field] !== '')
    .map((field) => [field, texts[field]]),
});

/** How far each source of data reached when the report was made. */
export const sourceSheet = (sources: readonly Source[]): WorkbookSheet => ({
  name: 'Sources',
  head: ['Source', 'Format', 'Data until', 'Last import', 'Kept by hand until', 'Age in days', 'Stale'],
  rows: sources.map((one) => [
    one.source,
    one.format,
    { day: one.lastDay },
    { day: one.lastImport },
    one.byHand === undefined ? '' : { day: one.byHand },
    one.ageDays,
    one.stale ? 'yes' : 'no',
  ]),
});

/** Each figure with its formula and definition, by the number that stands beside it on the other sheets. */
export const footnoteSheet = (footnotes: readonly Footnote[]): WorkbookSheet => ({
  name: 'Notes',
  head: ['Note', 'Figure', 'Value', 'Unit', 'Formula', 'Definition', 'Version', 'From', 'Until', 'Rows', 'Of'],
  rows: footnotes.map((note) => [
    note.number,
    note.label,
    figureOf(note.value),
    note.value.unit,
    note.formula,
    note.definition,
    note.version,
    { day: note.span.from },
    { day: note.span.to },
    note.rows,
    note.noun,
  ]),
});
