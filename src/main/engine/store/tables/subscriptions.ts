import type { Generated } from 'kysely';

export type SubscriptionsTable = {
  key: Generated<number>;
  customer_key: number;
  plan: string;
  started_day: string;
  /** 1, or the place among several rows of one customer, plan and start. */
  nth: number;
  /** The day from the end of which it no longer runs; null while it does. */
  ended_day: string | null;
  monthly_minor: number;
  monthly_rest: number;
  currency: string;
  batch_id: number;
  source_line: number;
};
