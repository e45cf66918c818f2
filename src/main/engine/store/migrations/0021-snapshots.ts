import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const TABLES = [
  `CREATE TABLE report_snapshots (id TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('weekly', 'investor')), period TEXT NOT NULL, edition TEXT NOT NULL DEFAULT '', schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
    value TEXT NOT NULL, definitions TEXT NOT NULL, texts TEXT NOT NULL, row_sums TEXT NOT NULL, rows INTEGER NOT NULL, checksum TEXT NOT NULL, last_batch INTEGER NOT NULL, person_id TEXT, author TEXT, frozen_at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX report_snapshots_period ON report_snapshots (kind, period, frozen_at)',
  `CREATE TABLE report_sections (id TEXT PRIMARY KEY, period TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL DEFAULT '', writer TEXT, written_at TEXT NOT NULL,
    signed_by TEXT, signer TEXT, signed_at TEXT, signed_text TEXT, basis TEXT, request_id TEXT, ${EDITED}, CHECK ((signed_at IS NULL) = (signed_text IS NULL))) STRICT`,
  'CREATE UNIQUE INDEX report_sections_one ON report_sections (period, section) WHERE deleted_at IS NULL',
];

const HEX = (bytes: number): string => `lower(hex(randomblob(${bytes})))`;
/** A UUIDv7 of now, made by SQLite. */
const ID = `printf('%08x-%04x', CAST(unixepoch('subsec') * 1000 AS INTEGER) >> 16, CAST(unixepoch('subsec') * 1000 AS INTEGER) & 65535)
  || '-7' || substr(${HEX(2)}, 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(${HEX(2)}, 2) || '-' || ${HEX(6)}`;

/** Words of channel owners stood among the texts of a report; a section of its own can be signed. */
const MOVE = [
  `INSERT INTO report_sections (id, period, section, text, written_at)
    SELECT ${ID}, t.period, o.key, o.value, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM report_texts t, json_each(t.texts, '$.owners') o
    WHERE t.kind = 'weekly' AND t.deleted_at IS NULL AND o.type = 'text' AND trim(o.value) <> '' ON CONFLICT DO NOTHING`,
  `UPDATE report_texts SET texts = json_set(texts, '$.owners', json('{}')) WHERE json_type(texts, '$.owners') = 'object'`,
];

/** Reports that are frozen, and the sections that people write and sign before that. */
export const snapshots = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...MOVE]) await sql.raw(statement).execute(db);
  },
};
