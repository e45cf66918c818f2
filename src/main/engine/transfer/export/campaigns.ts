import { SERVED_CAMPAIGNS } from '../../store/repositories/campaigns';
import { type ExportTable, money, OURS, text } from './table';

const AUTHOR = (column: string) => `(SELECT p.name FROM people p WHERE p.id = ${column})`;
const OF_CAMPAIGN = 'JOIN campaigns k ON k.key = t.campaign_key';

/** Campaigns with their links, budget, goals and decisions, and experiments. */
export const CAMPAIGN_EXPORTS: readonly ExportTable[] = [
  {
    table: 'campaigns',
    label: 'Campaigns',
    words: 'Campaigns with objective, dates, budget and what they rest on.',
    key: 't.key',
    from: 'campaigns t LEFT JOIN people o ON o.key = t.owner_key',
    columns: [
      ...['id', 'name', 'objective', 'promotion_channel', 'platform'].map((name) => text(name, `t.${name}`)),
      text('owner', 'o.name'),
      text('starts', 't.starts'),
      text('ends', 't.ends'),
      money('budget', 't.budget_minor', OURS),
      money('other_cost', 't.other_cost_minor', OURS),
      ...['code', 'status', 'summary', 'hypotheses', 'audience', 'optimise'].map((name) => text(name, `t.${name}`)),
      text('serves_target', `CASE WHEN t.id IN (${SERVED_CAMPAIGNS}) THEN 'yes' ELSE 'no' END`),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'campaign_links',
    label: 'Links of campaigns',
    words: 'Promotion and sales channels, products, audiences, team and moments of each campaign.',
    key: 't.rowid',
    from: `campaign_links t ${OF_CAMPAIGN} LEFT JOIN channels c ON c.key = t.channel_key LEFT JOIN products p ON p.key = t.product_key LEFT JOIN people o ON o.key = t.person_key LEFT JOIN moments m ON m.id = t.moment_id`,
    columns: [
      text('campaign', 'k.name'),
      text('kind', 't.kind'),
      text('promotion_channel', 't.promotion'),
      text('sales_channel', 'c.name'),
      text('product', 'p.name'),
      text('audience_id', 't.audience_id'),
      text('member', 'o.name'),
      text('moment', 'm.name'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'budget_lines',
    label: 'Budget lines',
    words: 'What each campaign plans, has committed, spent and paid.',
    key: 't.rowid',
    from: `budget_lines t ${OF_CAMPAIGN}`,
    columns: [
      text('id', 't.id'),
      text('campaign', 'k.name'),
      text('name', 't.name'),
      text('promotion_channel', 't.promotion'),
      money('planned', 't.planned_minor', OURS),
      money('committed', 't.committed_minor', OURS),
      money('spent', 't.spent_minor', OURS),
      money('paid', 't.paid_minor', OURS),
      text('day', 't.day'),
      text('note', 't.note'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'campaign_goals',
    label: 'Goals of campaigns',
    words: 'What each campaign should bring in its whole life.',
    key: 't.rowid',
    from: `campaign_goals t ${OF_CAMPAIGN}`,
    columns: [
      text('campaign', 'k.name'),
      text('metric', 't.metric'),
      money('amount', 't.amount', `CASE WHEN t.metric = 'net-sales' THEN ${OURS} ELSE 'JPY' END`),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'campaign_decisions',
    label: 'Decisions on campaigns',
    words: 'Scale, keep, test further or pull back, with the reason.',
    key: 't.rowid',
    from: `campaign_decisions t ${OF_CAMPAIGN}`,
    columns: [
      text('campaign', 'k.name'),
      ...['day', 'decision', 'reason', 'optimise', 'node_id'].map((name) => text(name, `t.${name}`)),
      text('by', AUTHOR('t.author')),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'experiments',
    label: 'Experiments',
    words: 'What was expected, with its cap and aim, and what was decided.',
    key: 't.rowid',
    from: 'experiments t LEFT JOIN campaigns k ON k.key = t.campaign_key',
    columns: [
      text('id', 't.id'),
      text('campaign', 'k.name'),
      text('hypothesis', 't.hypothesis'),
      text('platform', 't.platform'),
      money('cap', 't.cap_minor', OURS),
      ...['starts', 'ends', 'metric'].map((name) => text(name, `t.${name}`)),
      // A range is kept as a lower end with an upper one beside it.
      text('comparator', "CASE WHEN t.aim_high IS NULL THEN t.comparator ELSE 'between' END"),
      ...['aim', 'aim_high', 'result', 'decision', 'decided_day'].map((name) => text(name, `t.${name}`)),
      text('by', AUTHOR('t.author')),
      text('removed_at', 't.deleted_at'),
    ],
  },
];
