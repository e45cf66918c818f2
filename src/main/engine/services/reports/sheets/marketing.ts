import type { CampaignLine, FieldDigest, HandOff } from '../../../../../shared/contract/reports';
import { NOTE_TYPES } from '../../../../../shared/domain/note-line';
import type { WorkbookSheet } from '../../../transfer/export/workbook';
import { figureOf } from './cells';

/** A row for each campaign with its four questions' figures, each in its own unit. */
export const campaignSheet = (campaigns: readonly CampaignLine[]): WorkbookSheet => ({
  name: 'Campaigns',
  head: [
    'Campaign',
    'Ad spend',
    'Cost',
    'Impressions',
    'Clicks',
    'Engagement',
    'Leads',
    'Qualified',
    'ROAS',
    'By the rule',
    'Because',
    'Serves a target',
  ],
  rows: campaigns.map((line) => [
    line.name,
    figureOf(line.spend),
    figureOf(line.cost ?? null),
    figureOf(line.impressions),
    figureOf(line.clicks),
    figureOf(line.engagement),
    figureOf(line.leads),
    figureOf(line.qualified),
    line.roas?.value ?? null,
    line.verdict,
    line.because,
    line.untargeted === undefined ? null : line.untargeted ? 'no' : 'yes',
  ]),
});

/** The steps from lead to customer: how many reached each, and what happened on the way. */
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

/** Field notes of the period: by kind, by theme, and the notes themselves. */
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
