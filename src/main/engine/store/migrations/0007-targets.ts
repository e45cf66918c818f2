import type { Kysely } from 'kysely';
import { sql } from 'kysely';

const EDITED = 'rev INTEGER NOT NULL DEFAULT 1, deleted_at TEXT';
const AUTHOR = 'person_id TEXT, at TEXT NOT NULL';

const TABLES = [
  `CREATE TABLE target_trees (id TEXT PRIMARY KEY, period TEXT NOT NULL, metric TEXT NOT NULL, statement TEXT NOT NULL,
    spread_method TEXT NOT NULL, spread_months TEXT NOT NULL, ${AUTHOR}, ${EDITED}) STRICT`,
  'CREATE UNIQUE INDEX target_trees_period ON target_trees (period, metric) WHERE deleted_at IS NULL',
  `CREATE TABLE target_nodes (id TEXT PRIMARY KEY, tree_id TEXT NOT NULL REFERENCES target_trees(id), parent_id TEXT REFERENCES target_nodes(id),
    kind TEXT NOT NULL CHECK (kind IN ('company', 'channel', 'line', 'product', 'owner')), channel_key INTEGER REFERENCES channels(key), line TEXT, product_key INTEGER REFERENCES products(key),
    person_key INTEGER REFERENCES people(key), amount INTEGER NOT NULL CHECK (amount >= 0), locked INTEGER NOT NULL DEFAULT 0, owner_key INTEGER REFERENCES people(key), note TEXT NOT NULL DEFAULT '',
    spread_method TEXT, spread_months TEXT, outlook_method TEXT NOT NULL DEFAULT 'seasonal', position REAL NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX target_nodes_tree ON target_nodes (tree_id, position)',
  'CREATE INDEX target_nodes_channel ON target_nodes (channel_key) WHERE channel_key IS NOT NULL',
  `CREATE TABLE target_calls (id TEXT PRIMARY KEY, node_id TEXT NOT NULL REFERENCES target_nodes(id), call TEXT NOT NULL CHECK (call IN ('beat', 'hit', 'at-risk', 'miss')), expected INTEGER,
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), reason TEXT NOT NULL, ${AUTHOR}, ${EDITED}) STRICT`,
  'CREATE INDEX target_calls_node ON target_calls (node_id, at)',
  `CREATE TABLE target_offsets (id TEXT PRIMARY KEY, short_id TEXT NOT NULL REFERENCES target_nodes(id), over_id TEXT NOT NULL REFERENCES target_nodes(id), amount INTEGER NOT NULL CHECK (amount > 0),
    cause TEXT NOT NULL, link TEXT NOT NULL, platform TEXT NOT NULL, cause_day TEXT, product_key INTEGER REFERENCES products(key), confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    sentence TEXT NOT NULL, ${AUTHOR}, ${EDITED}, CHECK (short_id <> over_id)) STRICT`,
  'CREATE INDEX target_offsets_short ON target_offsets (short_id)',
  `CREATE TABLE target_forecasts (id TEXT PRIMARY KEY, node_id TEXT NOT NULL REFERENCES target_nodes(id), amount INTEGER NOT NULL CHECK (amount >= 0),
    confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1), reason TEXT NOT NULL, ${AUTHOR}, ${EDITED}) STRICT`,
  'CREATE INDEX target_forecasts_node ON target_forecasts (node_id, at)',
  `CREATE TABLE plan_items (id TEXT PRIMARY KEY, node_id TEXT NOT NULL REFERENCES target_nodes(id), kind TEXT NOT NULL CHECK (kind IN ('moment', 'campaign', 'deal', 'other')), ref_id TEXT,
    name TEXT NOT NULL, day TEXT, amount INTEGER NOT NULL CHECK (amount >= 0), note TEXT NOT NULL, ${EDITED}) STRICT`,
  'CREATE INDEX plan_items_node ON plan_items (node_id)',
  `CREATE TABLE moments (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('launch', 'holiday', 'drop', 'press', 'event')), starts TEXT NOT NULL, ends TEXT NOT NULL, note TEXT NOT NULL,
    ${EDITED}, CHECK (starts <= ends)) STRICT`,
  'CREATE INDEX moments_days ON moments (starts)',
  `CREATE TABLE moment_lifts (id TEXT PRIMARY KEY, moment_id TEXT NOT NULL REFERENCES moments(id), channel_key INTEGER REFERENCES channels(key), product_key INTEGER REFERENCES products(key),
    amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0), ${EDITED}) STRICT`,
  'CREATE INDEX moment_lifts_moment ON moment_lifts (moment_id)',
];

/**
 * Targets of one period and channel become trees: the company on top, channels below it. A tree keeps the ids of the
 * rows it came from, except where a period had no company target: that one is made, with the sum of its channels.
 * A channel stands under the nearest channel above it that has a target of the same period.
 */
const MOVE = [
  `INSERT INTO target_trees (id, period, metric, statement, spread_method, spread_months, person_id, at)
    SELECT 'tree-' || min(id), period, 'net-sales', (SELECT vision FROM workspace), 'last-year', '{}', NULL, strftime('%Y-%m-%dT%H:%M:%fZ', 'now') FROM targets WHERE deleted_at IS NULL GROUP BY period`,
  `INSERT INTO target_nodes (id, tree_id, parent_id, kind, channel_key, amount, position)
    SELECT coalesce((SELECT g.id FROM targets g WHERE g.period = t.period AND g.channel_key IS NULL AND g.deleted_at IS NULL), 'company-' || t.id), t.id, NULL, 'company', NULL,
      coalesce((SELECT g.amount_minor FROM targets g WHERE g.period = t.period AND g.channel_key IS NULL AND g.deleted_at IS NULL), (SELECT sum(g.amount_minor) FROM targets g WHERE g.period = t.period AND g.deleted_at IS NULL)), 0 FROM target_trees t`,
  `INSERT INTO target_nodes (id, tree_id, parent_id, kind, channel_key, amount, position)
    SELECT g.id, t.id, (SELECT n.id FROM target_nodes n WHERE n.tree_id = t.id), 'channel', g.channel_key, g.amount_minor, g.channel_key FROM targets g JOIN target_trees t ON t.period = g.period WHERE g.deleted_at IS NULL AND g.channel_key IS NOT NULL`,
  `UPDATE target_nodes AS n SET parent_id = coalesce(
      (SELECT up.id FROM target_nodes up JOIN channels c ON c.key = n.channel_key WHERE up.tree_id = n.tree_id AND up.channel_key = c.parent_key),
      (SELECT up.id FROM target_nodes up JOIN channels c ON c.key = n.channel_key JOIN channels p ON p.key = c.parent_key WHERE up.tree_id = n.tree_id AND up.channel_key = p.parent_key), parent_id) WHERE kind = 'channel'`,
  "UPDATE history SET undoable = 0 WHERE id IN (SELECT history_id FROM history_changes WHERE table_name = 'targets')",
  'DROP TABLE targets',
];

/** Target trees with calls, offsets, forecasts and plan items; marketing moments. */
export const targets = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of [...TABLES, ...MOVE]) await sql.raw(statement).execute(db);
  },
};
