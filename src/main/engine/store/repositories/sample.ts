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

/** The moves of deals to their stages, each with the stage before; not those of one moment, of which nobody knows the order. */
const MOVES = sql`
  (SELECT m.id, m.deal_id, m.stage_id, m.entered_at, m.person_id,
     (SELECT b.stage_id FROM deal_stages b WHERE b.deal_id = m.deal_id AND b.entered_at < m.entered_at ORDER BY b.entered_at DESC LIMIT 1) AS was
   FROM deal_stages m GROUP BY m.deal_id, m.entered_at HAVING count(*) = 1)`;

/** What the history says of deals that were moved between two moments (ISO 8601 in UTC, the second one left out). */
export const tellDealMoves = async (db: WriteDb, from: string, until: string): Promise<void> => {
  await sql`
    INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone)
    SELECT m.entered_at, m.person_id, 'Moved ' || d.title || ' to ' || s.name, 'deals', d.id, NULL, 0, 0
    FROM ${MOVES} m JOIN deals d ON d.id = m.deal_id JOIN stages s ON s.id = m.stage_id
    WHERE m.was IS NOT NULL AND m.entered_at >= ${from} AND m.entered_at < ${until} ORDER BY m.entered_at, m.id`.execute(
    db,
  );
};

/** Puts down what these steps changed, once they have the numbers that they keep. */
export const writeDealMoves = async (db: WriteDb): Promise<void> => {
  await sql`
    INSERT INTO history_changes (history_id, seq, table_name, row_id, before, after)
    SELECT h.id, 0, 'deals', h.entity_id, json_object('id', m.deal_id, 'stage_id', m.was), json_object('id', m.deal_id, 'stage_id', m.stage_id)
    FROM history h JOIN ${MOVES} m ON m.deal_id = h.entity_id AND m.entered_at = h.at
    WHERE h.entity = 'deals' AND m.was IS NOT NULL AND NOT EXISTS (SELECT 1 FROM history_changes c WHERE c.history_id = h.id)`.execute(
    db,
  );
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
