import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type FoundRecord = {
  kind: 'deal' | 'lead' | 'product' | 'customer' | 'company' | 'contact' | 'order';
  id: string;
  title: string;
  hint: string;
};

/** Text as a LIKE pattern that means itself. */
const pattern = (text: string): string => `%${text.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

/** Records whose name, code or e-mail holds the text. */
export const findRecords = async (db: ReadDb, text: string, limit: number): Promise<FoundRecord[]> => {
  const like = pattern(text);
  const result = await sql<FoundRecord>`
    SELECT * FROM (SELECT 'deal' AS kind, id, title, 'Deal' AS hint FROM deals WHERE deleted_at IS NULL AND title LIKE ${like} ESCAPE '\\' LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'lead', id, coalesce(nullif(name, ''), nullif(company, ''), email), company FROM leads WHERE deleted_at IS NULL AND (name LIKE ${like} ESCAPE '\\' OR company LIKE ${like} ESCAPE '\\' OR email LIKE ${like} ESCAPE '\\') LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'product', id, CASE WHEN name = '' THEN sku ELSE name END, sku FROM products WHERE deleted_at IS NULL AND (name LIKE ${like} ESCAPE '\\' OR sku LIKE ${like} ESCAPE '\\') LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'company', id, name, 'Company' FROM companies WHERE deleted_at IS NULL AND name LIKE ${like} ESCAPE '\\' LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'contact', n.id, CASE WHEN n.name = '' THEN n.email ELSE n.name END, coalesce(y.name, n.email) FROM contacts n LEFT JOIN companies y ON y.key = n.company_key AND y.deleted_at IS NULL WHERE n.deleted_at IS NULL AND (n.name LIKE ${like} ESCAPE '\\' OR n.email LIKE ${like} ESCAPE '\\') LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'customer', CAST(key AS TEXT), coalesce(nullif(name, ''), nullif(email, ''), external_id), 'Customer' FROM customers WHERE name LIKE ${like} ESCAPE '\\' OR email LIKE ${like} ESCAPE '\\' OR external_id LIKE ${like} ESCAPE '\\' LIMIT ${limit})
    UNION ALL SELECT * FROM (SELECT 'order', CAST(key AS TEXT), external_id, day FROM orders WHERE external_id >= ${text} AND external_id < ${`${text}\uffff`} LIMIT ${limit})`.execute(
    db,
  );
  return result.rows;
};
