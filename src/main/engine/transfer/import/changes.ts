import type { Driver } from '../../store/dialect';
import { KeySet } from './seen';

type Row = Record<string, unknown>;
type Kept = { seq: number; before: string; after: string };

/** Tables whose rows are addressed by their text id; the others by their integer key. */
const BY_ID: ReadonlySet<string> = new Set([
  'deals',
  'stages',
  'pipelines',
  'deal_stages',
  'keywords',
  'keyword_ranks',
  'creators',
  'creator_handles',
  'codes',
  'import_aliases',
]);
export const keyColumnOf = (table: string): 'id' | 'key' => (BY_ID.has(table) ? 'id' : 'key');

export type Changes = {
  /** Keeps the columns of a row before and after an update. */
  changed: (table: string, key: number | string, before: object, after: object) => void;
  /** Notes a row that this import made in a table that does not say so itself. */
  made: (table: string, key: number | string, row: object) => void;
  /** Says that the file speaks of a stored row (by its integer key or rowid); false when it did before. */
  meet: (table: string, rowid: number) => boolean;
  met: (table: string, rowid: number) => boolean;
  /** Notes that a row was met again, so that its changes are looked at as one in the end. */
  again: (table: string, key: number | string) => void;
  /** Rows met more than once: their changes become one, or none where the file ends as it was. */
  settle: () => { updatesToUnchanged: number };
};

/**
 * The before-images of one import. A file may say two things of one row; the last counts. Importing it again
 * must then change nothing, so such rows are compared as a whole when everything is read.
 */
export const keepChanges = (driver: Driver, batch: number): Changes => {
  const keep = driver.prepare(
    'INSERT INTO batch_changes (batch_id, seq, table_name, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const kept = driver.prepare(
    'SELECT seq, before, after FROM batch_changes WHERE table_name = ? AND row_key = ? AND batch_id = ? ORDER BY seq',
  );
  const drop = driver.prepare('DELETE FROM batch_changes WHERE batch_id = ? AND seq = ?');
  const met = new Map<string, KeySet>();
  const repeated = new Map<string, { table: string; key: string }>();
  let seq = 0;

  const changed: Changes['changed'] = (table, key, before, after) => {
    seq += 1;
    keep.run(batch, seq, table, String(key), JSON.stringify(before), JSON.stringify(after));
  };
  const stepsOf = (table: string, key: string): Kept[] =>
    (kept.all(table, key, batch) as Kept[]).filter((step) => step.before !== 'null');
  /** One change in place of several; the columns that end as they began are no change. */
  const merge = (table: string, key: string): boolean => {
    const steps = stepsOf(table, key);
    const before: Row = {};
    const after: Row = {};
    for (const step of steps) {
      for (const [column, value] of Object.entries(JSON.parse(step.before) as Row))
        if (!(column in before)) before[column] = value;
      Object.assign(after, JSON.parse(step.after) as Row);
      drop.run(batch, step.seq);
    }
    // A deal that ends in the stage it was in never left it.
    if (table === 'deals' && before['stage_id'] === after['stage_id'] && 'entered_stage_at' in before) {
      driver.prepare('UPDATE deals SET entered_stage_at = ? WHERE id = ?').run(before['entered_stage_at'], key);
      delete after['entered_stage_at'];
      dropVisits(key);
    }
    const columns = Object.keys(after).filter((column) => before[column] !== after[column]);
    if (columns.length === 0) return false;
    const pick = (row: Row): Row => Object.fromEntries(columns.map((column) => [column, row[column]]));
    changed(table, key, pick(before), pick(after));
    return true;
  };
  const dropVisits = (deal: string): void => {
    const visits = driver
      .prepare(
        "SELECT c.seq, c.row_key FROM deal_stages d JOIN batch_changes c ON c.table_name = 'deal_stages' AND c.row_key = d.id AND c.batch_id = ? WHERE d.deal_id = ?",
      )
      .all(batch, deal) as { seq: number; row_key: string }[];
    for (const visit of visits) {
      driver.prepare('DELETE FROM deal_stages WHERE id = ?').run(visit.row_key);
      drop.run(batch, visit.seq);
    }
  };

  return {
    changed,
    made: (table, key, row) => {
      seq += 1;
      keep.run(batch, seq, table, String(key), 'null', JSON.stringify(row));
    },
    meet: (table, rowid) => {
      let keys = met.get(table);
      if (!keys) met.set(table, (keys = new KeySet()));
      return keys.add(rowid);
    },
    met: (table, rowid) => met.get(table)?.has(rowid) ?? false,
    again: (table, key) => {
      repeated.set(`${table}:${key}`, { table, key: String(key) });
    },
    settle: () => {
      let updatesToUnchanged = 0;
      for (const { table, key } of repeated.values()) {
        const updates = stepsOf(table, key).length;
        if (updates > 0 && !merge(table, key)) updatesToUnchanged += updates;
      }
      repeated.clear();
      return { updatesToUnchanged };
    },
  };
};
