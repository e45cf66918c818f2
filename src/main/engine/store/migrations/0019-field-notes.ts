import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const TABLES = [
  `CREATE TABLE note_themes (id TEXT PRIMARY KEY, name TEXT NOT NULL, natural_key TEXT NOT NULL, note TEXT NOT NULL DEFAULT '', person_id TEXT, at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX note_themes_name ON note_themes (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE field_notes (id TEXT PRIMARY KEY, text TEXT NOT NULL, type TEXT NOT NULL CHECK (type IN ('customer-voice', 'product-request', 'competitor-move', 'issue')),
    status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'triaged', 'resolved')), resolution TEXT NOT NULL DEFAULT '', channel_key INTEGER REFERENCES channels(key), product_key INTEGER REFERENCES products(key),
    competitor TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '[]', theme_id TEXT REFERENCES note_themes(id), person_id TEXT, at TEXT NOT NULL, day TEXT NOT NULL, ${EDITED},
    CHECK (status <> 'resolved' OR type = 'issue')) STRICT`,
  'CREATE INDEX field_notes_day ON field_notes (day)',
  'CREATE INDEX field_notes_theme ON field_notes (theme_id) WHERE theme_id IS NOT NULL',
  'CREATE INDEX field_notes_product ON field_notes (product_key) WHERE product_key IS NOT NULL',
  `CREATE TABLE note_links (id TEXT PRIMARY KEY, note_id TEXT REFERENCES field_notes(id), theme_id TEXT REFERENCES note_themes(id), entity TEXT NOT NULL CHECK (entity IN ('content', 'campaign', 'four-ps')), entity_id TEXT NOT NULL,
    at TEXT NOT NULL, ${EDITED}, CHECK ((note_id IS NULL) <> (theme_id IS NULL))) STRICT`,
  'CREATE INDEX note_links_entity ON note_links (entity, entity_id)',
];

/** Field notes, the themes they stand under, and what was started from them. */
export const fieldNotes = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(statement).execute(db);
  },
};
