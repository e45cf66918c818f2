import { type ExportTable, money, OURS, text } from './table';

const OWNER = '(SELECT p.name FROM people p WHERE p.key = t.owner_key)';
const AUTHOR = [text('by', '(SELECT p.name FROM people p WHERE p.id = t.person_id)'), text('at', 't.at')];
const REMOVED = text('removed_at', 't.deleted_at');
const own = (...names: string[]) => names.map((name) => text(name, `t.${name}`));

/** Four Ps worksheets with their options, what is written in them, prices and units, assumptions and kept versions. */
export const FOUR_PS_EXPORTS: readonly ExportTable[] = [
  {
    table: 'four_ps_sheets',
    label: 'Four Ps worksheets',
    words: 'What each worksheet is about.',
    key: 't.rowid',
    from: 'four_ps_sheets t LEFT JOIN products p ON p.key = t.product_key',
    columns: [
      ...own('id', 'name', 'subject'),
      text('product', 'p.sku'),
      ...own('line', 'audience', 'template', 'period', 'origin_entity', 'origin_id'),
      text('owner', OWNER),
      ...AUTHOR,
      REMOVED,
    ],
  },
  {
    table: 'four_ps_options',
    label: 'Four Ps options',
    words: 'The options of a worksheet with their fixed costs.',
    key: 't.rowid',
    from: 'four_ps_options t',
    columns: [
      ...own('id', 'sheet_id', 'name'),
      money('fixed', 't.fixed_minor', OURS),
      money('promotion', 't.promotion_minor', OURS),
      ...own('new_customers', 'units_per_customer_month', 'safety_share', 'campaign_id', 'position'),
      text('owner', OWNER),
      REMOVED,
    ],
  },
  {
    table: 'four_ps_points',
    label: 'Four Ps cells',
    words: 'What is written under each P of an option.',
    key: 't.rowid',
    from: 'four_ps_points t',
    columns: [...own('id', 'option_id', 'p', 'prompt', 'text'), REMOVED],
  },
  {
    table: 'four_ps_lines',
    label: 'Four Ps prices and units',
    words: 'Price, cost and units of an option by sales channel.',
    key: 't.rowid',
    from: 'four_ps_lines t LEFT JOIN channels c ON c.key = t.channel_key',
    columns: [
      ...own('id', 'option_id'),
      text('channel', 'c.name'),
      text('name', 't.name'),
      money('price', 't.price_minor', OURS),
      ...own('discount', 'channel_share'),
      money('unit_cost', 't.unit_cost_minor', OURS),
      ...own('units', 'position'),
      REMOVED,
    ],
  },
  {
    table: 'four_ps_assumptions',
    label: 'Four Ps assumptions',
    words: 'What was assumed, of which metric, by when, and what was learned.',
    key: 't.rowid',
    from: 'four_ps_assumptions t',
    columns: [
      ...own('id', 'sheet_id', 'option_id', 'p', 'statement', 'metric', 'dimension', 'group_id', 'period'),
      ...own('comparator', 'low', 'high', 'due', 'learned'),
      text('owner', OWNER),
      ...AUTHOR,
      REMOVED,
    ],
  },
  {
    table: 'four_ps_versions',
    label: 'Four Ps versions',
    words: 'Worksheets as they were kept under a name.',
    key: 't.rowid',
    from: 'four_ps_versions t',
    columns: [...own('id', 'sheet_id', 'name', 'content'), ...AUTHOR, REMOVED],
  },
];
