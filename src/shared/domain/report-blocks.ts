/** The blocks of a weekly report, in the order in which they stand on its sheet. */
export const REPORT_BLOCKS = [
  'company',
  'words',
  'direct',
  'retail',
  'sales',
  'marketing',
  'targets',
  'field',
  'record',
  'restated',
  'sources',
  'notes',
] as const;
export type ReportBlock = (typeof REPORT_BLOCKS)[number];

/** Blocks that somebody writes and signs a section of. */
export const SIGNED_BLOCKS = ['direct', 'retail', 'sales', 'marketing'] as const;
export type SignedBlock = (typeof SIGNED_BLOCKS)[number];

const OF_TYPE: Readonly<Record<string, SignedBlock>> = {
  d2c: 'direct',
  'own-store': 'retail',
  'retail-partner': 'retail',
};

/** The block in which the owner of a channel speaks, by the type of the channel; trade and whatever is new speak under sales. */
export const blockOfChannel = (type: string | null): SignedBlock => OF_TYPE[type ?? ''] ?? 'sales';

/** Editions are choices of blocks over one report: every figure in them is the same one. */
export const EDITION_IDS = ['team', 'finance', 'executives'] as const;
export type EditionId = (typeof EDITION_IDS)[number];
type Edition = { name: string; words: string; blocks: readonly ReportBlock[] };
export const EDITIONS: Readonly<Record<EditionId, Edition>> = {
  team: { name: 'Team', words: 'Everything, section by section', blocks: REPORT_BLOCKS },
  finance: {
    name: 'Finance',
    words: 'Company, channels, products and stock, pipeline and targets, with every definition',
    blocks: ['company', 'direct', 'retail', 'sales', 'targets', 'restated', 'sources', 'notes'],
  },
  executives: {
    name: 'Executives',
    words: 'The company, our words, targets with calls and offsets, decisions',
    blocks: ['company', 'words', 'targets', 'record', 'restated', 'notes'],
  },
};

export const editionOf = (text: string | null | undefined): EditionId =>
  EDITION_IDS.find((id) => id === text) ?? 'team';
