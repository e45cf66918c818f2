import { TARGET_METRIC_IDS, TARGET_METRICS } from '../../../../shared/domain/targets';
import { partName } from '../../store/repositories/target-names';
import { type ExportTable, money, OURS, text } from './table';

const PERSON = (column: string) => `(SELECT p.name FROM people p WHERE p.${column})`;
const COUNTS = TARGET_METRIC_IDS.filter((id) => TARGET_METRICS[id].unit === 'count');
/** Amounts of a target in money are minor units of our currency; those of one in units are a count. */
const UNIT = (node: string) =>
  `CASE WHEN coalesce(${node}.metric, r.metric) IN (${COUNTS.map((id) => `'${id}'`).join(', ')}) THEN NULL ELSE ${OURS} END`;
const NODE_NAME = (id: string) => `(SELECT ${partName('n')} FROM target_nodes n WHERE n.id = ${id})`;
const ON_NODE = 'JOIN target_nodes g ON g.id = t.node_id JOIN target_trees r ON r.id = g.tree_id';

/** Target trees with what people said of them, and marketing moments. */
export const TARGET_EXPORTS: readonly ExportTable[] = [
  {
    table: 'target_trees',
    label: 'Target trees',
    words: 'The vision and the measure of each period that has targets.',
    key: 't.rowid',
    from: 'target_trees t',
    columns: [
      ...['id', 'period', 'metric', 'statement', 'spread_method', 'spread_months'].map((name) =>
        text(name, `t.${name}`),
      ),
      text('by', PERSON('id = t.person_id')),
      text('at', 't.at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'target_nodes',
    label: 'Targets',
    words: 'Targets of the company and its parts, each with the one above it.',
    key: 't.rowid',
    from: 'target_nodes t JOIN target_trees r ON r.id = t.tree_id',
    columns: [
      text('id', 't.id'),
      text('parent_id', 't.parent_id'),
      text('period', 'r.period'),
      text('metric', 'coalesce(t.metric, r.metric)'),
      text('kind', 't.kind'),
      text('name', NODE_NAME('t.id')),
      money('target', 't.amount', UNIT('t')),
      text('locked', 't.locked'),
      text('owner', PERSON('key = t.owner_key')),
      text('outlook_method', 't.outlook_method'),
      text('spread_method', 't.spread_method'),
      text('spread_months', 't.spread_months'),
      text('note', 't.note'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'target_outlooks',
    label: 'Kept outlooks',
    words: 'What open deals and the plan foretold of targets while their period ran.',
    key: 't.rowid',
    from: `target_outlooks t ${ON_NODE}`,
    columns: [
      text('period', 'r.period'),
      text('target', NODE_NAME('t.node_id')),
      text('day', 't.day'),
      text('method', 't.method'),
      money('outlook', 't.outlook', UNIT('g')),
      money('low', 't.low', UNIT('g')),
      money('high', 't.high', UNIT('g')),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'target_calls',
    label: 'Calls',
    words: 'What people said of targets before the period ended.',
    key: 't.rowid',
    from: `target_calls t ${ON_NODE}`,
    columns: [
      text('period', 'r.period'),
      text('target', NODE_NAME('t.node_id')),
      text('call', 't.call'),
      money('expected', 't.expected', UNIT('g')),
      text('confidence', 't.confidence'),
      text('reason', 't.reason'),
      text('by', PERSON('id = t.person_id')),
      text('at', 't.at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'target_offsets',
    label: 'Offsets',
    words: 'Which overage makes up for which shortage, and why.',
    key: 't.rowid',
    from: 'target_offsets t JOIN target_nodes g ON g.id = t.short_id JOIN target_trees r ON r.id = g.tree_id',
    columns: [
      text('period', 'r.period'),
      text('short', NODE_NAME('t.short_id')),
      text('over', NODE_NAME('t.over_id')),
      money('amount', 't.amount', UNIT('g')),
      ...['cause', 'link', 'platform', 'cause_day'].map((name) => text(name, `t.${name}`)),
      text('product', "(SELECT coalesce(nullif(p.name, ''), p.sku) FROM products p WHERE p.key = t.product_key)"),
      ...['confidence', 'sentence'].map((name) => text(name, `t.${name}`)),
      text('by', PERSON('id = t.person_id')),
      text('at', 't.at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'target_forecasts',
    label: 'Own numbers',
    words: 'People’s own numbers for a target, every version.',
    key: 't.rowid',
    from: `target_forecasts t ${ON_NODE}`,
    columns: [
      text('period', 'r.period'),
      text('target', NODE_NAME('t.node_id')),
      money('amount', 't.amount', UNIT('g')),
      text('confidence', 't.confidence'),
      text('reason', 't.reason'),
      text('by', PERSON('id = t.person_id')),
      text('at', 't.at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'plan_items',
    label: 'Plan items',
    words: 'What is planned to reach a target.',
    key: 't.rowid',
    from: `plan_items t ${ON_NODE}`,
    columns: [
      text('period', 'r.period'),
      text('target', NODE_NAME('t.node_id')),
      text('kind', 't.kind'),
      text('name', 't.name'),
      text('day', 't.day'),
      money('amount', 't.amount', UNIT('g')),
      text('note', 't.note'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'moments',
    label: 'Moments',
    words: 'Launches, holidays, drops, press and events.',
    key: 't.rowid',
    from: 'moments t',
    columns: ['id', 'name', 'kind', 'starts', 'ends', 'note', 'deleted_at'].map((name) => text(name, `t.${name}`)),
  },
  {
    table: 'moment_lifts',
    label: 'Lifts of moments',
    words: 'What a moment is expected to add, by channel and product.',
    key: 't.rowid',
    from: 'moment_lifts t JOIN moments m ON m.id = t.moment_id LEFT JOIN channels c ON c.key = t.channel_key LEFT JOIN products p ON p.key = t.product_key',
    columns: [
      text('moment', 'm.name'),
      text('channel', 'c.name'),
      text('product', 'p.name'),
      money('amount', 't.amount_minor', OURS),
      text('removed_at', 't.deleted_at'),
    ],
  },
];
