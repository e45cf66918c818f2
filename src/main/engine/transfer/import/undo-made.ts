import { valuesOf } from './pointers';
import type { Undoing } from './undoing';
import { STANDING, TAKEN_BACK } from './unused';

type Kind = {
  table: 'deals' | 'leads';
  /** Its column by which imports know it, as text. */
  known: string;
  title: string;
  named: (title: string) => string;
  /** A table of which the rows are part of the record and go with it. */
  own: { table: string; column: string } | null;
  /** Whether somebody changed it, beyond its `rev`. */
  edited: string;
};

const DEALS: Kind = {
  table: 'deals',
  known: 'r.id',
  title: 'r.title',
  named: (title) => `"${title}"`,
  own: { table: 'deal_stages', column: 'deal_id' },
  edited:
    "r.id IN (SELECT c.row_id FROM history_changes c JOIN history h ON h.id = c.history_id WHERE c.table_name = 'deals' AND h.undone = 0)",
};
const LEADS: Kind = {
  table: 'leads',
  known: 'CAST(r.key AS TEXT)',
  title: "coalesce(nullif(r.name, ''), nullif(r.email, ''), r.external_id)",
  named: (title) => `The lead "${title}"`,
  own: null,
  edited: '0',
};

/** Work on a record that has a table of its own; what else points to a record uses it. */
const WORK: ReadonlySet<string> = new Set(['activities', 'lead_touches', 'lead_steps', 'lead_ticks']);
const USES: Readonly<Record<string, string>> = { proposals: 'a proposal', leads: 'a lead' };

type Found = { id: string; title: string; ours: number; edited: number; users: string };

/**
 * The records of a batch, and those of batches taken back before that this one held; of these by whom they are used.
 *
 * @param held ids of records to which rows of this batch pointed
 */
const recordsOf = ({ driver, batch, pointers }: Undoing, kind: Kind, held: readonly string[]): Found[] => {
  const users = (['id', 'key'] as const).flatMap((target) =>
    pointers(kind.table, target)
      .filter(({ table }) => table !== kind.own?.table)
      .map((from) => `CASE WHEN r.${target} IN (${valuesOf(from)}) THEN '${from.table} ' ELSE '' END`),
  );
  return driver
    .prepare(
      `SELECT r.id, ${kind.title} AS title, r.batch_id = @batch AS ours, r.rev > 1 OR ${kind.edited} OR ${kind.known} IN (${STANDING(kind.table)}) AS edited, ${users.join(' || ') || "''"} AS users
       FROM ${kind.table} r WHERE r.batch_id = @batch OR (r.batch_id IN (${TAKEN_BACK}) AND (r.id IN (SELECT value FROM json_each(@held))
         OR ${kind.known} IN (SELECT c.row_key FROM batch_changes c WHERE c.batch_id = @batch AND c.table_name = '${kind.table}')))`,
    )
    .all({ batch, held: JSON.stringify(held) }) as Found[];
};

const reasonOf = (kind: Kind, { title, edited, users }: Found): string => {
  const tables = [...new Set(users.split(' ').filter((table) => table !== ''))];
  const used = tables.filter((table) => !WORK.has(table));
  return edited === 1 || used.length < tables.length
    ? `${kind.named(title)} was changed after this import, so it stays.`
    : `${kind.named(title)} is used by ${used.map((table) => USES[table] ?? table.replaceAll('_', ' ')).join(' and ')}, so it stays.`;
};

/** One that somebody worked on, a later import changed or anything uses stays and is told; the others go. */
const undoRecords = (undoing: Undoing, kind: Kind, held: readonly string[]): void => {
  const { driver, author, also, gone, told } = undoing;
  const { table, own } = kind;
  // What somebody worked on goes out of sight, as every record that is deleted; its history stays with it.
  const hide = driver.prepare(`UPDATE ${table} SET deleted_at = ?, rev = rev + 1 WHERE id = ? AND deleted_at IS NULL`);
  const free: string[] = [];
  for (const found of recordsOf(undoing, kind, held)) {
    if (found.edited === 0 && found.users === '') free.push(found.id);
    else if (found.ours === 1 && also.has(`${table}/${found.id}`))
      undoing.removed += hide.run(author.at, found.id).changes;
    else if (found.ours === 1) told.tell(table, found.id, () => ({ reason: reasonOf(kind, found) }));
  }
  const ids = JSON.stringify(free);
  if (own) gone.remove(own.table, `${own.column} IN (SELECT value FROM json_each(?))`, ids);
  undoing.removed += gone.remove(table, 'id IN (SELECT value FROM json_each(?))', ids);
};

/** Takes back the leads and the deals of a batch, and of batches taken back before it those that only this one held. */
export const undoMade = (undoing: Undoing): void => {
  const pointed = undoing.driver
    .prepare('SELECT DISTINCT deal_id FROM leads WHERE batch_id = ? AND deal_id IS NOT NULL')
    .pluck()
    .all(undoing.batch) as string[];
  undoRecords(undoing, LEADS, []);
  undoRecords(undoing, DEALS, pointed);
};
