import type { InvestorReport, WeeklyReport } from '../../../../shared/contract/reports';
import { majorText } from '../../../../shared/domain/cells';
import { BLOCKS, INDEX_UNIT } from '../../../../shared/domain/investor';
import { parseInline, plainText } from '../../../../shared/domain/rich-text';
import { EDITIONS, type EditionId, type ReportBlock } from '../../../../shared/domain/report-blocks';
import type { WorkbookSheet } from '../../transfer/export/workbook';
import { about, figureSheet, footnoteSheet, sourceSheet, trendSheet, wordSheet } from './sheets/figures';
import { channelSheet, cohortSheet, dealSheets, placeSheet, productSheet, teamSheets } from './sheets/sales';
import { campaignSheet, fieldSheets, handOffSheet } from './sheets/marketing';
import { callSheets, recordSheets } from './sheets/record';

const filled = (sheets: readonly WorkbookSheet[]): WorkbookSheet[] => sheets.filter(({ rows }) => rows.length > 0);

/** The weekly report as sheets, those of the blocks that its edition shows; a block with nothing in it has none. */
export const weeklySheets = (report: WeeklyReport, edition: EditionId): WorkbookSheet[] => {
  const { currency } = report;
  const blocks: readonly ReportBlock[] = EDITIONS[edition].blocks;
  const of = (block: ReportBlock, sheets: readonly WorkbookSheet[]): readonly WorkbookSheet[] =>
    blocks.includes(block) ? sheets : [];
  return [
    about('Weekly report', report),
    ...filled([
      ...of('company', [
        figureSheet('Company', [report.net, report.frameNet, report.spend, report.orders], currency),
        channelSheet(report.channels, currency),
        trendSheet(report.trend, currency),
      ]),
      ...of('words', [wordSheet(report.texts)]),
      ...of('direct', [figureSheet('Direct', [report.d2c.aov, report.d2c.cac, report.d2c.newCustomers], currency)]),
      ...of('retail', [
        figureSheet('Retail', report.retail.figures, currency),
        placeSheet(report.retail.places, currency),
        productSheet(report.retail.products, currency),
      ]),
      ...of('sales', [...dealSheets(report.sales, currency), ...teamSheets(report.sales, currency)]),
      ...of('marketing', [
        figureSheet('Marketing', report.marketing.figures, currency),
        campaignSheet(report.marketing.campaigns),
        ...(report.handOff ? [handOffSheet(report.handOff)] : []),
      ]),
      ...of('targets', report.story ? callSheets(report.story) : []),
      ...of('field', report.digest ? fieldSheets(report.digest) : []),
      ...of('record', recordSheets(report.record)),
      ...of('sources', [sourceSheet(report.sources)]),
      ...of('notes', [footnoteSheet(report.footnotes)]),
    ]),
  ];
};

/** Sentences with the numbers that are bound to figures put in, as their readers are given them. */
const wordsOf = ({ bound }: InvestorReport): ((text: string) => string) => {
  const values = new Map(bound.map(({ raw, value }) => [raw, value]));
  const shown = (raw: string): string => {
    const value = values.get(raw);
    if (!value || value.value === null) return '–';
    if (value.unit === INDEX_UNIT) return majorText(Math.round(value.value), value.unit);
    if (/^[A-Z]{3}$/.test(value.unit)) return `${majorText(Math.round(value.value), value.unit)} ${value.unit}`;
    return value.unit === 'ratio' ? `${(value.value * 100).toFixed(1)}%` : String(value.value);
  };
  return (text) => plainText(parseInline(text), shown);
};

/** The investor update as sheets: the blocks that are shown, with the figures that its readers are given. */
export const investorSheets = (report: InvestorReport): WorkbookSheet[] => {
  const { units } = report;
  const kept = new Set(report.disclosure.rules.flatMap((rule) => (rule.treatment === 'hidden' ? [rule.metric] : [])));
  const words = wordsOf(report);
  const sheets = report.blocks
    .filter((block) => !block.hidden)
    .flatMap((block): readonly WorkbookSheet[] => {
      switch (block.kind) {
        case 'kpis': {
          const wanted = block.data.metrics;
          const shown = report.key.filter(({ figure }) => !wanted || wanted.includes(figure.value.metric));
          return [
            figureSheet(
              'Key figures',
              shown.map(({ figure }) => figure),
              units.sales,
            ),
          ];
        }
        case 'targets':
          return report.story ? callSheets(report.story) : [];
        case 'trend':
          return [trendSheet(report.trend, units.sales)];
        case 'mix':
          return [
            channelSheet(report.channels, units.sales),
            productSheet(report.products, units.sales),
            placeSheet(report.places, units.sales),
          ];
        case 'customers':
          return [figureSheet('Customers', report.customers, units.sales), cohortSheet(report.cohorts)];
        case 'pipeline':
          return [
            {
              name: 'Funnel',
              head: ['Step', 'Side', 'Count'],
              rows: report.funnel.map(({ label, side, value }) => [label, side, value]),
            },
            ...dealSheets(report.sales, units.pipeline, !kept.has('weighted-pipeline')),
          ];
        case 'marketing':
          return [
            figureSheet('Marketing', report.marketing.figures, units.spend),
            campaignSheet(report.marketing.campaigns),
          ];
        case 'team':
          return [
            {
              name: 'Team',
              head: ['Name', 'Roles'],
              rows: report.team.map(({ name, roles }) => [name, roles.join(', ')]),
            },
          ];
        case 'runway': {
          const { runway } = report;
          if (!runway) return [];
          return [
            {
              name: 'Runway',
              head: ['Day', 'Cash', 'Spent a month', 'Months', 'Unit', 'Reason'],
              rows: [
                [
                  { day: runway.day },
                  { minor: runway.cashMinor, unit: runway.unit },
                  { minor: runway.burnMinor, unit: runway.unit },
                  runway.months,
                  runway.unit,
                  runway.reason,
                ],
              ],
            },
          ];
        }
        default:
          return block.text === '' && block.title === ''
            ? []
            : [
                {
                  name: BLOCKS[block.kind].name,
                  head: ['Title', 'Text'],
                  rows: [[words(block.title), words(block.text)]],
                },
              ];
      }
    });
  return [about('Investor update', report), ...filled(sheets), ...filled([footnoteSheet(report.footnotes)])];
};
