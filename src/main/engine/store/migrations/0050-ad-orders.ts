import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Orders that an ad platform reports stand with its spend, as its leads do; none are known of rows from before. */
export const adOrders = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('ALTER TABLE ad_days ADD COLUMN orders INTEGER').execute(db);
  },
};
