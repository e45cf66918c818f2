import { exact, type ExportTable, SOURCE, text } from './table';

export const SUBSCRIPTION_EXPORTS: readonly ExportTable[] = [
  {
    table: 'subscriptions',
    label: 'Subscriptions',
    words: 'What each customer pays a month, on which plan, from when and until when.',
    key: 't.key',
    from: 'subscriptions t JOIN customers u ON u.key = t.customer_key LEFT JOIN import_batches b ON b.id = t.batch_id',
    columns: [
      text('customer_id', "coalesce(nullif(u.external_id, ''), nullif(u.email, ''), u.name)"),
      text('started_at', 't.started_day'),
      text('ended_at', 't.ended_day'),
      text('plan', 't.plan'),
      exact('monthly_amount', 't.monthly_minor', 't.monthly_rest', 't.currency'),
      text('currency', 't.currency'),
      ...SOURCE,
    ],
  },
];
