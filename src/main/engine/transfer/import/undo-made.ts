import type { Driver } from '../../store/dialect';
import type { Gone } from './gone';
import { STANDING, TAKEN_BACK } from './unused';

type Conflict = { entity: string; id: string; reason: string; fields: [] };
type Taken = { removed: number; conflicts: Conflict[] };
type Options = { at: string; also: ReadonlySet<string>; gone: Gone };
type Stay = { id: string; title: string; batch_id: number };

/** Hides of `stay` what `also` names, and says of the others of this batch that they stay. */
const hideOrTell = (
  driver: Driver,
  batch: number,
  stay: readonly Stay[],
  { table, named, at, also }: Options & { table: 'deals' | 'leads'; named: (title: string) => string },
): Taken => {
  // What somebody worked on goes out of sight, as every record that is deleted; its history stays with it.
  const hide = driver.prepare(`UPDATE ${table} SET deleted_at = ?, rev = rev + 1 WHERE id = ? AND deleted_at IS NULL`);
  let removed = 0;
  const conflicts: Conflict[] = [];
  for (const { id, title } of stay.filter((row) => row.batch_id === batch))
    if (also.has(`${table}/${id}`)) removed += hide.run(at, id).changes;
    else
      conflicts.push({
        entity: table,
        id,
        reason: `${named(title)} was changed after this import, so it stays.`,
        fields: [],
      });
  return { removed, conflicts };
};

/**
 * Takes back the deals of a batch, and those of batches taken back before that only this one held; one that
 * somebody worked on, or a later import changed, stays and is listed.
 */
export const undoDeals = (driver: Driver, batch: number, options: Options): Taken => {
  const stay = driver
    .prepare(
      `SELECT id, title, batch_id FROM deals WHERE batch_id IN (${TAKEN_BACK}) AND (rev > 1
         OR id IN (SELECT row_id FROM history_changes h JOIN history y ON y.id = h.history_id WHERE h.table_name = 'deals' AND y.undone = 0)
         OR id IN (SELECT deal_id FROM activities) OR id IN (${STANDING('deals')}))`,
    )
    .all() as Stay[];
  const kept = new Set(stay.map((deal) => deal.id));
  const { removed, conflicts } = hideOrTell(driver, batch, stay, {
    ...options,
    table: 'deals',
    named: (title) => `"${title}"`,
  });
  let dropped = 0;
  for (const id of driver.prepare(`SELECT id FROM deals WHERE batch_id IN (${TAKEN_BACK})`).pluck().all() as string[]) {
    if (kept.has(id)) continue;
    options.gone.remove('deal_stages', 'deal_id = ?', id);
    dropped += options.gone.remove('deals', 'id = ?', id);
  }
  return { removed: removed + dropped, conflicts };
};

/** Takes back the leads of a batch as `undoDeals` does its deals. */
export const undoLeads = (driver: Driver, batch: number, options: Options): Taken => {
  const worked = ['lead_touches', 'lead_steps', 'lead_ticks']
    .map((table) => `SELECT lead_id FROM ${table}`)
    .join(' UNION ');
  const stay = driver
    .prepare(
      `SELECT id, coalesce(nullif(name, ''), nullif(email, ''), external_id) AS title, batch_id FROM leads WHERE batch_id IN (${TAKEN_BACK})
         AND (rev > 1 OR id IN (${worked}) OR CAST(key AS TEXT) IN (${STANDING('leads')}))`,
    )
    .all() as Stay[];
  const kept = new Set(stay.map((lead) => lead.id));
  const { removed, conflicts } = hideOrTell(driver, batch, stay, {
    ...options,
    table: 'leads',
    named: (title) => `The lead "${title}"`,
  });
  let dropped = 0;
  for (const id of driver.prepare(`SELECT id FROM leads WHERE batch_id IN (${TAKEN_BACK})`).pluck().all() as string[])
    if (!kept.has(id)) dropped += options.gone.remove('leads', 'id = ?', id);
  return { removed: removed + dropped, conflicts };
};
