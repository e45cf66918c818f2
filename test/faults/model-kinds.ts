/**
 * Records of every feature as a model in memory keeps them: how one is made, changed and removed, and in which columns what
 * was said has to stand.
 */
export type Values = Record<string, string | number>;
export type Kind = {
  table: string;
  create: string;
  update?: string;
  remove?: string;
  /** Fields that take a text and those that take an amount, with their columns. */
  texts: Record<string, string>;
  amounts?: Record<string, string>;
  /** What else making one needs; ids of the company that is there before. */
  more?: (base: Base) => Record<string, unknown>;
  /** Which rows the model keeps, where others come with records of another kind: a condition in SQL. */
  of?: (base: Base) => string;
  /** How the fields lie on the wire, where they are not the input itself. */
  wrap?: (values: Values) => Record<string, unknown>;
  /** How a record is named on the wire. */
  named?: (id: string) => Record<string, unknown>;
};

/** Records that others hang on, made before and never removed. */
export type Base = Record<
  'stageId' | 'dealId' | 'companyId' | 'campaignId' | 'sheetId' | 'optionId' | 'proposalId' | 'template',
  string
>;

const crud = (feature: string, table: string, texts: Record<string, string>, rest: Partial<Kind> = {}): Kind => ({
  table,
  create: `${feature}.create`,
  update: `${feature}.update`,
  remove: `${feature}.remove`,
  texts,
  ...rest,
});

const library = (
  kind: string,
  table: string,
  texts: Record<string, string>,
  amounts: Record<string, string> = {},
): Kind => ({
  ...crud('library', table, texts),
  amounts,
  wrap: (values) => ({ kind, values }),
  named: (id) => ({ kind, id, ids: [id] }),
});

export const KINDS: readonly Kind[] = [
  crud('people', 'people', { name: 'name' }, { more: () => ({ roles: ['content'] }) }),
  crud('products', 'products', { name: 'name', line: 'line' }, { amounts: { priceMinor: 'price_minor' } }),
  crud('companies', 'companies', { name: 'name', notes: 'notes' }),
  crud('contacts', 'contacts', { name: 'name', notes: 'notes' }),
  crud('materials', 'materials', { title: 'title', notes: 'notes' }),
  crud('leads', 'leads', { name: 'name', note: 'note' }),
  crud(
    'deals',
    'deals',
    { title: 'title' },
    { amounts: { valueMinor: 'value_minor' }, more: ({ stageId }) => ({ stageId }) },
  ),
  crud('needs', 'needs', { text: 'text' }, { more: ({ companyId }) => ({ kind: 'need', companyId }) }),
  crud(
    'activities',
    'activities',
    { text: 'text' },
    {
      amounts: { costMinor: 'cost_minor' },
      more: ({ dealId }) => ({ kind: 'call', day: '2026-05-12', personIds: ['p1'], dealId }),
    },
  ),
  crud(
    'moments',
    'moments',
    { name: 'name', note: 'note' },
    {
      more: () => ({ kind: 'launch', starts: '2026-06-01', ends: '2026-06-03' }),
    },
  ),
  crud('comments', 'comments', { text: 'text' }, { more: ({ dealId }) => ({ entity: 'deal', entityId: dealId }) }),
  crud(
    'campaigns',
    'campaigns',
    { name: 'name' },
    {
      amounts: { budgetMinor: 'budget_minor' },
      more: () => ({ objective: 'sales', status: 'planned', promotion: 'email' }),
    },
  ),
  crud(
    'campaigns',
    'budget_lines',
    { name: 'name', note: 'note' },
    {
      create: 'campaigns.addLine',
      update: 'campaigns.updateLine',
      remove: 'campaigns.removeLine',
      amounts: { plannedMinor: 'planned_minor', spentMinor: 'spent_minor' },
      more: ({ campaignId }) => ({ campaignId }),
    },
  ),
  {
    table: 'budget_asks',
    create: 'budget.ask',
    texts: { name: 'name', reason: 'reason' },
    amounts: { amountMinor: 'amount_minor' },
    more: ({ campaignId }) => ({
      campaignId,
      nodeId: null,
      fromCampaignId: null,
      takesFrom: 'the reserve',
      expectedMinor: 1,
      dueDay: '2026-12-31',
    }),
  },
  {
    table: 'target_trees',
    create: 'targets.createTree',
    update: 'targets.updateTree',
    remove: 'targets.removeTree',
    texts: { statement: 'statement' },
    more: () => ({ period: '2027', amount: 1_000_000, levels: ['channel'], split: 'equal' }),
  },
  crud(
    'proposals',
    'proposal_lines',
    { text: 'text' },
    {
      create: 'proposals.addLine',
      update: 'proposals.updateLine',
      remove: 'proposals.removeLine',
      amounts: { unitMinor: 'unit_minor' },
      more: ({ proposalId }) => ({ proposalId }),
    },
  ),
  crud(
    'four-ps',
    'four_ps_sheets',
    { name: 'name', audience: 'audience' },
    {
      more: () => ({ subject: 'idea', period: '2026-Q2' }),
    },
  ),
  crud(
    'four-ps',
    'four_ps_options',
    { name: 'name' },
    {
      create: 'four-ps.addOption',
      update: 'four-ps.updateOption',
      remove: 'four-ps.removeOption',
      more: ({ sheetId }) => ({ sheetId }),
      of: ({ sheetId }) => `sheet_id = '${sheetId}'`,
    },
  ),
  crud(
    'four-ps',
    'four_ps_lines',
    { name: 'name' },
    {
      create: 'four-ps.addLine',
      update: 'four-ps.updateLine',
      remove: 'four-ps.removeLine',
      amounts: { priceMinor: 'price_minor' },
      more: ({ optionId }) => ({ optionId }),
    },
  ),
  {
    ...crud('notes', 'field_notes', { text: 'text' }),
    create: 'notes.create',
    more: () => ({ type: 'issue' }),
    named: (id) => ({ ids: [id] }),
  },
  crud(
    'notes',
    'note_themes',
    { name: 'name', note: 'note' },
    {
      create: 'notes.addTheme',
      update: 'notes.updateTheme',
      remove: 'notes.removeTheme',
    },
  ),
  crud('meetings', 'meetings', { title: 'title' }, { more: ({ template }) => ({ template }) }),
  crud(
    'meetings',
    'decisions',
    { what: 'what', why: 'why' },
    {
      create: 'meetings.decide',
      update: 'meetings.updateDecision',
      remove: 'meetings.removeDecision',
    },
  ),
  crud(
    'meetings',
    'actions',
    { what: 'what' },
    {
      create: 'meetings.agree',
      update: 'meetings.updateAction',
      remove: 'meetings.removeAction',
    },
  ),
  crud(
    'updates',
    'recipient_groups',
    { name: 'name', people: 'people' },
    {
      create: 'updates.addGroup',
      update: 'updates.setGroup',
      remove: 'updates.removeGroup',
    },
  ),
  library('audience', 'audiences', { name: 'name', definition: 'definition' }),
  library('content', 'content_items', { title: 'title', brief: 'brief' }),
  library('creator', 'creators', { name: 'name', note: 'note' }, { rateMinor: 'rate_minor' }),
  library('event', 'events', { name: 'name', note: 'note' }, { costMinor: 'cost_minor' }),
];
