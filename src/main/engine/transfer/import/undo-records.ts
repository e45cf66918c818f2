import { nameOfRow, type StoredRow } from '../../store/rows';
import type { Undoing } from './undoing';
import { changedLater, dropUnused, editedSince, isUsed, NAMES, TAKEN_BACK } from './unused';

type Made = { table: string; key: string };

/** Products of a batch that were merged since: what they have now is of several imports, so they stay. */
const tellMerged = ({ driver, batch, told }: Undoing): void => {
  const merged = driver
    .prepare(
      `SELECT DISTINCT t.id, coalesce(nullif(t.name, ''), t.sku) AS name, coalesce(nullif(p.name, ''), p.sku) AS gone FROM import_aliases a JOIN products p ON p.id = a.from_id JOIN products t ON t.id = a.target_id
       WHERE a.entity = 'products' AND a.deleted_at IS NULL AND (p.batch_id = ? OR t.batch_id = ?) ORDER BY name, gone`,
    )
    .all(batch, batch) as { id: string; name: string; gone: string }[];
  for (const { id, name, gone } of merged)
    told.tell('products', id, () => ({
      reason: `"${gone}" was merged into "${name}" after this import, so that product stays; its lines and stock of this import go.`,
    }));
};

/** Stages, pipelines and what else the import noted as made; also those that one taken back before it left because of this one's deals. */
const dropMade = (undoing: Undoing, made: readonly Made[]): void => {
  const { driver, batch, gone } = undoing;
  const stages = driver
    .prepare(
      `SELECT table_name AS "table", row_key AS key FROM batch_changes WHERE before = 'null' AND table_name IN ('stages', 'pipelines') AND batch_id <> ? AND batch_id IN (${TAKEN_BACK}) ORDER BY batch_id DESC, seq DESC`,
    )
    .all(batch) as Made[];
  const used = isUsed(undoing);
  for (const { table, key } of [...made, ...stages]) {
    if (used(table, 'id', key)) continue;
    gone.remove(table, table === 'deal_stages' ? 'id = ?' : 'id = ? AND rev = 1', key);
  }
};

/** What the import made for its facts: it goes where nothing needs it any more, and is told where somebody changed it. */
export const removeRecords = async (undoing: Undoing, made: readonly Made[]): Promise<void> => {
  const { driver, author, also, gone, told } = undoing;
  tellMerged(undoing);
  dropMade(undoing, made);
  await undoing.pause(0, null);
  for (const { table, keyColumn, key } of changedLater(undoing)) {
    if (also.has(`${table}/${key}`)) undoing.removed += gone.remove(table, `${keyColumn} = ?`, key);
    else
      told.tell(table, String(key), () => {
        const row = driver.prepare(`SELECT * FROM ${table} WHERE ${keyColumn} = ?`).get(key) as StoredRow;
        const name = nameOfRow(row);
        return {
          reason: `${NAMES[table]}${name === '' ? '' : ` "${name}"`} was changed by a later import, so it stays.`,
        };
      });
  }
  await undoing.pause(0, null);
  undoing.removed += await dropUnused(undoing);
  for (const { table, id, name } of editedSince(undoing)) {
    const hide = `UPDATE ${table} SET deleted_at = ?, rev = rev + 1 WHERE id = ?`;
    if (also.has(`${table}/${id}`)) undoing.removed += driver.prepare(hide).run(author.at, id).changes;
    else
      told.tell(table, id, () => ({ reason: `${NAMES[table]} "${name}" was changed after this import, so it stays.` }));
  }
};
