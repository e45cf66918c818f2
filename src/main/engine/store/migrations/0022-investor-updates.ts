import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

/** A UUIDv7 for a row that had none: the time of now, the rest at random. */
const NEW_ID = `printf('%08x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) >> 16) || '-' || printf('%04x', CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) & 65535)
   || '-7' || substr(lower(hex(randomblob(2))), 2) || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(lower(hex(randomblob(2))), 2) || '-' || lower(hex(randomblob(6)))`;

/** The blocks of the update as it was before it could be composed, in its order, and the field each took its text from. */
const BLOCKS: readonly [kind: string, field: string | null][] = [
  ['headline', 'summary'],
  ['vision', null],
  ['kpis', null],
  ['targets', null],
  ['trend', null],
  ['mix', null],
  ['customers', null],
  ['pipeline', null],
  ['marketing', null],
  ['highlights', 'highlights'],
  ['lowlights', 'lowlights'],
  ['asks', 'asks'],
  ['thanks', 'thanks'],
];

const textOf = (field: string | null): string =>
  field === null ? "''" : `coalesce(json_extract(t.texts, '$.${field}'), '')`;

const STATEMENTS = [
  `CREATE TABLE investor_updates (id TEXT PRIMARY KEY, period TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'sent')), snapshot_id TEXT, person_id TEXT, at TEXT NOT NULL, ${EDITED},
    CHECK (status = 'draft' OR snapshot_id IS NOT NULL)) STRICT`,
  'CREATE UNIQUE INDEX investor_updates_period ON investor_updates (period) WHERE deleted_at IS NULL',
  `CREATE TABLE investor_blocks (id TEXT PRIMARY KEY, update_id TEXT NOT NULL REFERENCES investor_updates(id), kind TEXT NOT NULL, position INTEGER NOT NULL, hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    title TEXT NOT NULL DEFAULT '', text TEXT NOT NULL DEFAULT '', data TEXT NOT NULL DEFAULT '{}', ${EDITED}) STRICT`,
  'CREATE INDEX investor_blocks_update ON investor_blocks (update_id, position)',
  `CREATE TABLE recipient_groups (id TEXT PRIMARY KEY, name TEXT NOT NULL, natural_key TEXT NOT NULL, people TEXT NOT NULL DEFAULT '', locale TEXT, rules TEXT NOT NULL DEFAULT '[]', ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX recipient_groups_name ON recipient_groups (natural_key) WHERE deleted_at IS NULL',
  `CREATE TABLE update_sends (id TEXT PRIMARY KEY, update_id TEXT NOT NULL REFERENCES investor_updates(id), snapshot_id TEXT NOT NULL, group_id TEXT REFERENCES recipient_groups(id), group_name TEXT NOT NULL, people TEXT NOT NULL,
    rules TEXT NOT NULL, locale TEXT, person_id TEXT, at TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX update_sends_update ON update_sends (update_id)',
  `INSERT INTO investor_updates (id, period, person_id, at) SELECT ${NEW_ID}, period, NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM report_texts WHERE kind = 'investor' AND deleted_at IS NULL GROUP BY period`,
  ...BLOCKS.map(
    ([kind, field], index) =>
      `INSERT INTO investor_blocks (id, update_id, kind, position, title, text) SELECT ${NEW_ID}, u.id, '${kind}', ${index}, ${kind === 'headline' ? textOf('headline').replaceAll('\n', ' ') : "''"}, ${textOf(field)}
       FROM investor_updates u JOIN report_texts t ON t.kind = 'investor' AND t.period = u.period AND t.deleted_at IS NULL GROUP BY u.id`,
  ),
  "DELETE FROM report_texts WHERE kind = 'investor'",
];

/** Investor updates are composed of blocks, sent to groups of people, and stay as they were sent. */
export const investorUpdates = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
