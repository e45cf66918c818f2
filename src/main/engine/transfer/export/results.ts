import { COUNT_MEASURES } from '../../../../shared/domain/results';
import { type ExportTable, money, OURS, SOURCE, text } from './table';

const PERSON = (id: string): string => `(SELECT name FROM people WHERE id = ${id})`;
const CAMPAIGN = (key: string): string => `(SELECT name FROM campaigns WHERE key = ${key})`;

/** Results by day, the rules of attribution, budgets and asks. */
export const RESULT_EXPORTS: readonly ExportTable[] = [
  {
    table: 'result_days',
    label: 'Campaign results',
    words: 'What campaigns, promotion channels and content brought, by day or span.',
    key: 't.key',
    from: 'result_days t LEFT JOIN campaigns k ON k.key = t.campaign_key LEFT JOIN import_batches b ON b.id = t.batch_id',
    columns: [
      text('day', 't.from_day'),
      text('to_day', 't.to_day'),
      text('campaign', 'k.name'),
      ...['promotion', 'content_id', 'creator_id', 'name', 'source', ...COUNT_MEASURES].map((name) =>
        text(name, `t.${name}`),
      ),
      money('revenue', 't.revenue_minor', 't.currency'),
      money('spend', 't.spend_minor', 't.currency'),
      text('currency', 't.currency'),
      text('removed_at', 't.deleted_at'),
      ...SOURCE,
    ],
  },
  {
    table: 'attribution_rules',
    label: 'Attribution rules',
    words: 'Which orders belong to which campaign, in the order they are tried.',
    key: 't.rowid',
    from: 'attribution_rules t',
    columns: [
      ...['position', 'kind', 'match'].map((name) => text(name, `t.${name}`)),
      text('campaign', CAMPAIGN('t.campaign_key')),
      ...['from_day', 'to_day', 'note'].map((name) => text(name, `t.${name}`)),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'budgets',
    label: 'Budgets',
    words: 'What a period may cost, by promotion channel.',
    key: 't.rowid',
    from: 'budgets t',
    columns: [
      text('period', 't.period'),
      text('promotion', 't.promotion'),
      money('amount', 't.amount_minor', OURS),
      text('note', 't.note'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'budget_asks',
    label: 'Budget asks',
    words: 'Who asked for money, for what, and how it came out.',
    key: 't.rowid',
    from: 'budget_asks t',
    columns: [
      text('name', 't.name'),
      text('asked_day', 't.asked_day'),
      text('by', PERSON('t.person_id')),
      money('amount', 't.amount_minor', OURS),
      text('campaign', CAMPAIGN('t.campaign_key')),
      text('node_id', 't.node_id'),
      text('from_campaign', CAMPAIGN('t.from_campaign_key')),
      text('takes_from', 't.takes_from'),
      money('expected', 't.expected_minor', OURS),
      ...['expected_leads', 'due_day', 'reason', 'status'].map((name) => text(name, `t.${name}`)),
      text('decided_by', PERSON('t.decided_by')),
      text('decided_day', 't.decided_day'),
      text('decision_reason', 't.decision_reason'),
      money('actual', 't.actual_minor', OURS),
      text('scored_day', 't.scored_day'),
      text('score_note', 't.score_note'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'verdict_rules',
    label: 'Rules for scale and stop',
    words: 'From when on a campaign is one to scale or to stop.',
    key: 't.rowid',
    from: 'verdict_rules t',
    columns: [
      ...['scale_roas', 'pull_back_roas', 'good_share', 'poor_share', 'enough_leads'].map((name) =>
        text(name, `t.${name}`),
      ),
      money('wasted_from', 't.wasted_from_minor', OURS),
    ],
  },
];
