import type {
  ChannelLine,
  Cohort,
  InvestorReport,
  Pipeline,
  Places,
  Products,
} from '../../../../../shared/contract/reports';
import { INDEX_UNIT } from '../../../../../shared/domain/investor';
import type { WorkbookCell, WorkbookSheet } from '../../../transfer/export/workbook';
import { figureOf } from './cells';
import { figureSheet } from './figures';

/** A row for each channel: sales now and before, its target with pace and outlook, orders. `unit` is the company's currency. */
export const channelSheet = (channels: readonly ChannelLine[], unit: string): WorkbookSheet => ({
  name: 'Channels',
  head: [
    'Channel',
    'Owner',
    'Net sales',
    'Period before',
    'Target',
    'Expected by now',
    'Outlook',
    'Orders',
    'AOV',
    'CAC',
  ],
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
    figureOf(line.cac ?? null),
  ]),
});

/** A row for each retail partner: what its stores sold and what its site; amounts in `unit`. */
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

/** A row for each product, and one for those the report puts together; amounts in `unit`. */
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
    head: ['Stage', 'Deals', 'Stale', 'Odds', ...(sums ? ['Value', 'Weighted'] : [])],
    rows: sales.stages.map((stage) => [
      stage.name,
      stage.count,
      stage.stale,
      { ratio: stage.probability },
      ...(sums
        ? [
            { minor: stage.sumMinor, unit },
            // The chance that a deal had before it closed is not kept.
            { minor: stage.probability === null ? null : stage.weightedMinor, unit },
          ]
        : []),
    ]),
  },
  {
    name: 'Deals',
    head: ['Deal', 'Company', 'What', 'Stage', 'Value', 'Currency', 'Odds', 'Day', 'Next step', 'Owner'],
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

/** A row for each month of first orders, with the share that came back in each month after it. */
export const cohortSheet = ({ rows, months }: InvestorReport['cohorts']): WorkbookSheet => ({
  name: 'Cohorts',
  head: ['First bought in', 'Customers', ...Array.from({ length: months }, (_, index) => `After ${index + 1} months`)],
  rows: rows.map((cohort: Cohort) => [
    cohort.month,
    cohort.customers,
    ...Array.from({ length: months }, (_, index): WorkbookCell => ({ ratio: cohort.again[index] ?? null })),
  ]),
});
