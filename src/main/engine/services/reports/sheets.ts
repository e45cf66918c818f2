import type {
  CampaignLine,
  ChannelLine,
  Cohort,
  FieldDigest,
  Figure,
  Footnote,
  HandOff,
  InvestorReport,
  Pipeline,
  Places,
  Point,
  Products,
  ReportTexts,
  Source,
  WeeklyReport,
} from '../../../../shared/contract/reports';
import type { MeetingRecord } from '../../../../shared/contract/meetings';
import type { MetricValue } from '../../../../shared/contract/metrics';
import type { Story } from '../../../../shared/contract/story';
import { INDEX_UNIT } from '../../../../shared/domain/investor';
import { NOTE_TYPES } from '../../../../shared/domain/note-line';
import { CALLS } from '../../../../shared/domain/targets';
import type { WorkbookCell, WorkbookSheet } from '../../transfer/export/workbook';

/** An amount by its unit: money, a share, or a plain number. */
const amount = (value: number | null, unit: string): WorkbookCell =>
  unit === INDEX_UNIT || /^[A-Z]{3}$/.test(unit) ? { minor: value, unit } : unit === 'ratio' ? { ratio: value } : value;
const figureOf = (value: Pick<MetricValue, 'value' | 'unit'> | null): WorkbookCell =>
  value === null ? null : amount(value.value, value.unit);

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

export const channelSheet = (channels: readonly ChannelLine[], unit: string): WorkbookSheet => ({
  name: 'Channels',
  head: ['Channel', 'Owner', 'Net sales', 'Period before', 'Target', 'Expected by now', 'Outlook', 'Orders', 'AOV'],
  rows: channels.map((line) => [
    line.name === '(unassigned)' ? 'Not assigned' : line.name,
    line.owner?.name ?? null,
    figureOf(line.net),
    figureOf(line.previous),
    { minor: line.targetMinor, unit },
    { minor: line.pace?.expectedMinor ?? null, unit },
    { minor: line.pace?.outlookMinor ?? null, unit },
    figureOf(line.orders),
    figureOf(line.aov),
  ]),
});

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

export const wordSheet = (texts: ReportTexts): WorkbookSheet => ({
  name: 'Words',
  head: ['Section', 'Text'],
  rows: (['headline', 'summary', 'highlights', 'lowlights', 'asks', 'thanks'] as const)
    .filter((field) => texts[field] !== '')
    .map((field) => [field, texts[field]]),
});

export const placeSheet = ({ retail }: Places, unit: string): WorkbookSheet => ({
  name: 'Places',
  head: ['Partner', 'In stores', 'On its site', 'Not said where', 'Total', 'Total before'],
  rows: retail.map((line) => [
    line.name,
    ...[line.storeMinor, line.dotcomMinor, line.unsaidMinor, line.totalMinor, line.totalPrevious].map(
      (minor): WorkbookCell => ({ minor, unit }),
    ),
  ]),
});

export const productSheet = ({ rows, rest, restCount, columns }: Products, unit: string): WorkbookSheet => ({
  name: 'Products',
  head: [
    'SKU',
    'Product',
    'Net sales',
    'Period before',
    'Share',
    'Units',
    'On hand',
    'Days of stock',
    'Sell-through',
    ...columns,
  ],
  rows: [...rows, ...(rest && restCount > 0 ? [{ ...rest, sku: '', name: `${restCount} more` }] : [])].map((line) => [
    line.sku,
    line.name,
    { minor: line.netMinor, unit },
    { minor: line.previousMinor, unit },
    { ratio: line.share },
    line.units,
    line.onHand,
    figureOf(line.daysOfStock),
    figureOf(line.sellThrough),
    ...columns.map((_name, index): WorkbookCell => ({ minor: line.byChannel[index] ?? null, unit })),
  ]),
});

/** Stages, forecast, people and deals. `sums` false leaves the money out, where its readers are not given it. */
export const dealSheets = (sales: Pipeline, unit: string, sums = true): WorkbookSheet[] => [
  figureSheet('Pipeline figures', sales.figures, unit),
  {
    name: 'Stages',
    head: ['Stage', 'Deals', 'Stale', 'Chance', ...(sums ? ['Value', 'Weighted'] : [])],
    rows: sales.stages.map((stage) => [
      stage.name,
      stage.count,
      stage.stale,
      { ratio: stage.probability },
      ...(sums
        ? [
            { minor: stage.sumMinor, unit },
            { minor: stage.weightedMinor, unit },
          ]
        : []),
    ]),
  },
  {
    name: 'Deals',
    head: ['Deal', 'Company', 'What', 'Stage', 'Value', 'Currency', 'Chance', 'Day', 'Next step', 'Owner'],
    rows: sales.deals.map((deal) => [
      deal.title,
      deal.company,
      deal.what,
      deal.stage,
      { minor: deal.valueMinor, unit: unit === INDEX_UNIT ? unit : deal.currency },
      unit === INDEX_UNIT ? unit : deal.currency,
      { ratio: deal.probability },
      { day: deal.day },
      deal.step,
      deal.owner,
    ]),
  },
];

/** What only the team reads of the pipeline: when it is due, and who sold what. */
export const teamSheets = (sales: Pipeline, unit: string): WorkbookSheet[] => [
  {
    name: 'Forecast',
    head: ['Due', 'Deals', 'Value', 'Weighted'],
    rows: sales.forecast.map((line) => [
      line.due,
      line.count,
      { minor: line.sumMinor, unit },
      { minor: line.weightedMinor, unit },
    ]),
  },
  {
    name: 'People',
    head: ['Person', 'Net sales', 'Period before', 'Share'],
    rows: sales.reps.map((line) => [
      line.name,
      { minor: line.netMinor, unit },
      { minor: line.previousMinor, unit },
      { ratio: line.share },
    ]),
  },
];

export const campaignSheet = (campaigns: readonly CampaignLine[]): WorkbookSheet => ({
  name: 'Campaigns',
  head: ['Campaign', 'Spend', 'Impressions', 'Clicks', 'Leads', 'Qualified', 'ROAS', 'By the rule', 'Because'],
  rows: campaigns.map((line) => [
    line.name,
    figureOf(line.spend),
    figureOf(line.impressions),
    figureOf(line.clicks),
    figureOf(line.leads),
    figureOf(line.qualified),
    line.roas?.value ?? null,
    line.verdict,
    line.because,
  ]),
});

export const handOffSheet = ({ steps, happened }: HandOff): WorkbookSheet => ({
  name: 'Hand-off',
  head: ['Step', 'Side', 'Leads', 'Of the step before', 'Median', 'Median in', 'Happened in the period'],
  rows: steps.map((step, index) => [
    step.step,
    step.side,
    step.count,
    { ratio: step.rate },
    step.median,
    step.medianUnit,
    happened[index] ?? null,
  ]),
});

export const cohortSheet = ({ rows, months }: InvestorReport['cohorts']): WorkbookSheet => ({
  name: 'Cohorts',
  head: ['First bought in', 'Customers', ...Array.from({ length: months }, (_, index) => `After ${index + 1} months`)],
  rows: rows.map((cohort: Cohort) => [
    cohort.month,
    cohort.customers,
    ...Array.from({ length: months }, (_, index): WorkbookCell => ({ ratio: cohort.again[index] ?? null })),
  ]),
});

export const callSheets = ({ calls, offsets, currency }: Story): WorkbookSheet[] => {
  const of = (value: number | null): WorkbookCell => (currency === null ? value : { minor: value, unit: currency });
  return [
    {
      name: 'Calls',
      head: ['Target of', 'Call', 'Target', 'To target', 'Covered', 'Uncovered', 'Covered by', 'Reason', 'By', 'On'],
      rows: calls.map((call) => [
        call.name,
        CALLS[call.call],
        of(call.target),
        of(call.toTarget),
        of(call.covered),
        of(call.uncovered),
        call.coveredBy.join(', '),
        call.reason,
        call.author?.name ?? null,
        { day: call.at },
      ]),
    },
    {
      name: 'Offsets',
      head: ['Short', 'By', 'Over', 'By', 'Makes up', 'Sentence', 'State', 'By whom', 'On'],
      rows: offsets.map((offset) => [
        offset.short.name,
        of(offset.short.by),
        offset.over.name,
        of(offset.over.by),
        of(offset.amount),
        offset.sentence,
        offset.state,
        offset.author?.name ?? null,
        { day: offset.at },
      ]),
    },
  ];
};

export const fieldSheets = ({ types, themes, lines }: FieldDigest): WorkbookSheet[] => [
  {
    name: 'Field, counts',
    head: ['Kind', 'Name', 'Notes', 'Period before'],
    rows: [
      ...types.map(({ type, notes, before }) => ['Type', NOTE_TYPES[type], notes, before]),
      ...themes.map(({ name, notes, before }) => ['Theme', name, notes, before]),
    ],
  },
  {
    name: 'Field, notes',
    head: ['Day', 'Note', 'Type', 'Theme', 'Where', 'Status', 'Resolution'],
    rows: lines.map((line) => [
      { day: line.day },
      line.text,
      NOTE_TYPES[line.type],
      line.theme,
      line.where.join(', '),
      line.status,
      line.resolution,
    ]),
  },
];

export const recordSheets = ({ decisions, actions }: MeetingRecord): WorkbookSheet[] => [
  {
    name: 'Decisions',
    head: ['Day', 'Decision', 'Because', 'About', 'Meeting', 'Taken down by'],
    rows: decisions.map((one) => [
      { day: one.day },
      one.what,
      one.why,
      one.about?.name ?? null,
      one.meeting?.title ?? null,
      one.by?.name ?? null,
    ]),
  },
  {
    name: 'Actions',
    head: ['Action', 'Owner', 'Due', 'Done', 'Agreed', 'Meeting'],
    rows: actions.map((one) => [
      one.what,
      one.owner?.name ?? null,
      { day: one.due },
      { day: one.doneDay },
      { day: one.day },
      one.meeting?.title ?? null,
    ]),
  },
];

export const sourceSheet = (sources: readonly Source[]): WorkbookSheet => ({
  name: 'Sources',
  head: ['Source', 'Format', 'Data until', 'Last import', 'Age in days', 'Stale'],
  rows: sources.map((one) => [
    one.source,
    one.format,
    { day: one.lastDay },
    { day: one.lastImport },
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
