import { type ExportTable, money, SOURCE, text } from './table';

/** A list that is kept as JSON, as words with commas. */
const listed = (json: string, word = 'j.value'): string =>
  `(SELECT group_concat(${word}, ', ') FROM json_each(${json}) j)`;
const TICKED =
  "(SELECT group_concat(j.value ->> 'text', ', ') FROM json_each(s.playbook) j WHERE j.value ->> 'id' IN (SELECT k.value FROM json_each(t.playbook_done) k))";

const CREDITED =
  "(SELECT group_concat(x.name || ' ' || (j.value ->> 'share') || '%', ', ') FROM json_each(t.credits) j JOIN people x ON x.id = j.value ->> 'personId')";

/** Pipelines with their stages, deals with the way they took, and the named views of pages. */
export const DEAL_EXPORTS: readonly ExportTable[] = [
  {
    table: 'pipelines',
    label: 'Pipelines',
    words: 'Pipelines in their order.',
    key: 't.rowid',
    from: 'pipelines t',
    columns: ['id', 'name', 'position', 'deleted_at'].map((name) => text(name, `t.${name}`)),
  },
  {
    table: 'stages',
    label: 'Stages',
    words: 'Stages of pipelines: what they count as, what they ask for, and their checklist.',
    key: 't.rowid',
    from: 'stages t JOIN pipelines i ON i.id = t.pipeline_id',
    columns: [
      text('pipeline', 'i.name'),
      text('name', 't.name'),
      text('kind', 't.kind'),
      text('probability', 't.probability'),
      text('position', 't.position'),
      text('color', 't.color'),
      text('required', listed('t.required')),
      text('playbook', listed('t.playbook', "j.value ->> 'text'")),
      text('deleted_at', 't.deleted_at'),
    ],
  },
  {
    table: 'deals',
    label: 'Deals',
    words: 'Deals with their stage.',
    key: 't.rowid',
    from: 'deals t JOIN stages s ON s.id = t.stage_id JOIN pipelines i ON i.id = s.pipeline_id LEFT JOIN companies y ON y.key = t.company_key LEFT JOIN contacts n ON n.key = t.contact_key LEFT JOIN people o ON o.key = t.owner_key LEFT JOIN channels h ON h.key = t.channel_key LEFT JOIN products p ON p.key = t.product_key LEFT JOIN campaigns k ON k.key = t.campaign_key LEFT JOIN import_batches b ON b.id = t.batch_id',
    columns: [
      text('deal_id', "CASE WHEN t.external_id = '' THEN t.id ELSE t.external_id END"),
      text('title', 't.title'),
      text('stage', 's.name'),
      text('stage_kind', 's.kind'),
      text('pipeline', 'i.name'),
      money('value', 't.value_minor', 't.currency'),
      text('currency', 't.currency'),
      text('probability', 'coalesce(t.probability, s.probability)'),
      text('account', 'y.name'),
      text('contact', 'n.name'),
      text('owner', 'o.name'),
      text('product_name', 'p.name'),
      text('campaign', 'k.name'),
      text('source', 't.source'),
      text('created_at', 't.created_day'),
      text('expected_close', 't.expected_close'),
      text('closed_at', 't.closed_day'),
      text('lost_reason', 't.lost_reason'),
      text('next_step', 't.next_step'),
      text('next_step_kind', 't.next_step_kind'),
      text('next_step_day', 't.next_step_day'),
      text('channel', 'h.name'),
      text('needs', 't.needs'),
      text('decision_maker', 't.decision_maker'),
      money('budget', 't.budget_minor', 't.currency'),
      text('labels', listed('t.labels')),
      text('playbook_done', TICKED),
      text('credits', CREDITED),
      text('entered_stage_at', 't.entered_stage_at'),
      text('deleted_at', 't.deleted_at'),
      ...SOURCE,
    ],
  },
  {
    table: 'deal_stages',
    label: 'Stage history',
    words: 'When a deal entered which stage.',
    key: 't.rowid',
    from: 'deal_stages t JOIN deals d ON d.id = t.deal_id JOIN stages s ON s.id = t.stage_id LEFT JOIN people o ON o.id = t.person_id',
    columns: [
      text('deal', 'd.title'),
      text('deal_id', "CASE WHEN d.external_id = '' THEN d.id ELSE d.external_id END"),
      text('stage', 's.name'),
      text('entered_at', 't.entered_at'),
      text('by', 'o.name'),
    ],
  },
  {
    table: 'views',
    label: 'Named views',
    words: 'Filters, grouping, sorting and hidden columns of a page under a name.',
    key: 't.rowid',
    from: 'views t',
    columns: ['page', 'name', 'search', 'position', 'deleted_at'].map((name) => text(name, `t.${name}`)),
  },
];
