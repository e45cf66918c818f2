import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';

const TABLES = [
  // The templates that every workspace begins with are in the code; a row here is a changed one, or one of the team's own.
  `CREATE TABLE meeting_templates (id TEXT PRIMARY KEY, name TEXT NOT NULL, team TEXT NOT NULL CHECK (team IN ('sales', 'marketing', 'all')), rhythm TEXT NOT NULL CHECK (rhythm IN ('week', 'month', 'quarter')),
    sections TEXT NOT NULL, standing TEXT NOT NULL DEFAULT '[]', people TEXT NOT NULL DEFAULT '[]', ${EDITED}) STRICT`,
  `CREATE TABLE meetings (id TEXT PRIMARY KEY, template TEXT NOT NULL, title TEXT NOT NULL, day TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned', 'held')),
    notes TEXT NOT NULL DEFAULT '', people TEXT NOT NULL DEFAULT '[]', held_at TEXT, ${EDITED}, CHECK ((status = 'held') = (held_at IS NOT NULL))) STRICT`,
  'CREATE INDEX meetings_day ON meetings (day)',
  `CREATE TABLE meeting_items (id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL REFERENCES meetings(id), ref TEXT NOT NULL, section TEXT NOT NULL, text TEXT NOT NULL, detail TEXT NOT NULL DEFAULT '', tone TEXT NOT NULL DEFAULT 'plain',
    entity TEXT, entity_id TEXT, position REAL NOT NULL, note TEXT NOT NULL DEFAULT '', for_team INTEGER NOT NULL DEFAULT 0 CHECK (for_team IN (0, 1)), done INTEGER NOT NULL DEFAULT 0 CHECK (done IN (0, 1)), ${EDITED},
    CHECK ((entity IS NULL) = (entity_id IS NULL))) STRICT`,
  'CREATE UNIQUE INDEX meeting_items_ref ON meeting_items (meeting_id, ref) WHERE deleted_at IS NULL',
  `CREATE TABLE decisions (id TEXT PRIMARY KEY, meeting_id TEXT REFERENCES meetings(id), what TEXT NOT NULL, why TEXT NOT NULL DEFAULT '', entity TEXT, entity_id TEXT, day TEXT NOT NULL, person_id TEXT, at TEXT NOT NULL, ${EDITED},
    CHECK ((entity IS NULL) = (entity_id IS NULL))) STRICT`,
  'CREATE INDEX decisions_entity ON decisions (entity, entity_id) WHERE entity IS NOT NULL',
  'CREATE INDEX decisions_meeting ON decisions (meeting_id)',
  `CREATE TABLE actions (id TEXT PRIMARY KEY, meeting_id TEXT REFERENCES meetings(id), what TEXT NOT NULL, owner_key INTEGER REFERENCES people(key), due TEXT, done_at TEXT, done_day TEXT, entity TEXT, entity_id TEXT, day TEXT NOT NULL,
    carried INTEGER NOT NULL DEFAULT 0, person_id TEXT, at TEXT NOT NULL, ${EDITED}, CHECK ((entity IS NULL) = (entity_id IS NULL)), CHECK ((done_at IS NULL) = (done_day IS NULL))) STRICT`,
  'CREATE INDEX actions_open ON actions (due) WHERE done_at IS NULL AND deleted_at IS NULL',
  'CREATE INDEX actions_meeting ON actions (meeting_id)',
];

/** Meetings with their agendas, and what was decided and agreed in them. */
export const meetings = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of TABLES) await sql.raw(statement).execute(db);
  },
};
