import { sql } from 'kysely';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../dialect';

/** Ties what the sample's files cannot say: a salon's orders to its company, old deals to the channel they were sold in. */
export const linkSampleFacts = async (db: WriteDb, dealChannel: string, newId: () => string): Promise<void> => {
  const salons = await sql<{ natural_key: string; company: number }>`
    SELECT u.natural_key, c.key AS company FROM customers u JOIN companies c ON c.name = u.name AND c.deleted_at IS NULL WHERE u.external_id LIKE 'S-%' ORDER BY u.key`.execute(
    db,
  );
  for (const { natural_key, company } of salons.rows)
    await db
      .insertInto('customer_links')
      .values({
        id: newId(),
        customer_natural_key: natural_key,
        company_key: company,
        contact_key: null,
        deleted_at: null,
      })
      .execute();
  await sql`UPDATE deals SET channel_key = (SELECT key FROM channels WHERE level = 'account' AND natural_key = ${fold(dealChannel)}) WHERE channel_key IS NULL`.execute(
    db,
  );
};

/** Lists read history by its number; the sample's imports wrote theirs first, so all are numbered anew by time. */
export const numberHistoryByTime = async (db: WriteDb): Promise<void> => {
  const rows = await db.selectFrom('history').select('id').orderBy('at').orderBy('id').execute();
  for (const [index, { id }] of rows.entries())
    await sql`UPDATE history SET id = ${-1 - index} WHERE id = ${id}`.execute(db);
  await sql`UPDATE history SET id = -id WHERE id < 0`.execute(db);
};

/** Keys of what the sample's rows point to, by name; products by SKU. */
export const sampleKeys = async (db: WriteDb) => {
  const read = async (table: 'people' | 'campaigns' | 'channels'): Promise<Map<string, number>> =>
    new Map((await db.selectFrom(table).select(['key', 'name']).execute()).map((row) => [row.name, row.key]));
  const products = await db.selectFrom('products').select(['key', 'sku']).execute();
  return {
    people: await read('people'),
    campaigns: await read('campaigns'),
    channels: await read('channels'),
    products: new Map(products.map((row) => [row.sku, row.key])),
  };
};

/** Puts one row of the sample's lists; columns that it does not name keep what the table begins with. */
export const putSampleRow = async (
  db: WriteDb,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
): Promise<void> => {
  const columns = Object.keys(row);
  await sql`INSERT INTO ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) VALUES (${sql.join(columns.map((column) => row[column]))})`.execute(
    db,
  );
};
