import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type Driver, type Statement, type WriteDb } from '../../store/dialect';
import { settleAttributions } from '../../store/repositories/attributions';
import { rebuildRollups } from '../../store/repositories/rollups';
import { keyColumnOf } from './changes';
import { inWords } from './describe';
import { goneRows } from './gone';
import { laterSteps } from './later-steps';
import { undoDeals, undoLeads } from './undo-made';
import { changedLater, dropUnused, editedSince, isUsed, NAMES, STANDING, TAKEN_BACK } from './unused';

export type Conflict = {
  entity: string;
  id: string;
  reason: string;
  /** The fields that were changed since: what they are now, and what they were before the import. */
  fields: { field: string; now: string; back: string }[];
};
export type Undone = { batch: number; removed: number; restored: number; conflicts: Conflict[] };

type Row = Record<string, unknown>;
type Change = { table_name: string; row_key: string; before: string; after: string };

/** Facts that one import made, and how a later import's change to one of them is found. */
const FACTS = ['order_lines', 'ad_days', 'result_days', 'stock_levels', 'subscriptions'] as const;

const WORDS: Readonly<Record<string, string>> = {
  value_minor: 'value',
  price_minor: 'price',
  cost_minor: 'cost',
  spend_minor: 'spend',
  monthly_minor: 'monthly amount',
  monthly_rest: 'monthly amount',
  stage_id: 'stage',
  entered_stage_at: 'time in its stage',
  owner_key: 'owner',
  company_key: 'company',
  campaign_key: 'campaign',
  context_key: 'channel or person',
  customer_key: 'customer',
};

/** Columns as people call them: "owner, value and stage". */
const list = (columns: readonly string[]): string => {
  const words = [
    ...new Set(
      columns.map((column) => WORDS[column] ?? column.replace(/_(?:day|at|minor|key)$/, '').replaceAll('_', ' ')),
    ),
  ];
  return words.length < 2 ? (words[0] ?? 'something') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
};

const pick = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));

const nameOf = (row: Row): string =>
  [row['title'], row['name'], row['external_id'], row['email']]
    .filter((text): text is string => typeof text === 'string' && text !== '')
    .map((text) => `"${text}"`)[0] ?? '';

/** The product that stands now for one that went into it. */
const livingProduct = (driver: Driver): ((key: number) => number) => {
  const next = driver
    .prepare(
      "SELECT t.key FROM products p JOIN import_aliases a ON a.from_id = p.id AND a.entity = 'products' AND a.deleted_at IS NULL JOIN products t ON t.id = a.target_id WHERE p.key = ? AND p.deleted_at IS NOT NULL LIMIT 1",
    )
    .pluck();
  return (key) => {
    const to = next.get(key);
    return typeof to === 'number' ? to : key;
  };
};

/** Products of a batch that were merged since: what they have now is of several imports, so they stay. */
const mergedSince = (driver: Driver, batch: number): Conflict[] =>
  (
    driver
      .prepare(
        `SELECT DISTINCT t.id, coalesce(nullif(t.name, ''), t.sku) AS name, coalesce(nullif(p.name, ''), p.sku) AS gone FROM import_aliases a JOIN products p ON p.id = a.from_id JOIN products t ON t.id = a.target_id
         WHERE a.entity = 'products' AND a.deleted_at IS NULL AND (p.batch_id = ? OR t.batch_id = ?) ORDER BY name, gone`,
      )
      .all(batch, batch) as { id: string; name: string; gone: string }[]
  ).map(({ id, name, gone }) => ({
    entity: 'products',
    id,
    reason: `"${gone}" was merged into "${name}" after this import, so that product stays; its lines and stock of this import go.`,
    fields: [],
  }));

/** Whether what a value points to is still there. */
const targetStands = (driver: Driver): ((table: string, column: string, value: unknown) => boolean) => {
  const known = new Map<string, Map<string, Statement>>();
  const targetsOf = (table: string): Map<string, Statement> => {
    const list = driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
      from: string;
      table: string;
      to: string;
    }[];
    return new Map(list.map((one) => [one.from, driver.prepare(`SELECT 1 FROM ${one.table} WHERE ${one.to} = ?`)]));
  };
  return (table, column, value) => {
    let targets = known.get(table);
    if (!targets) known.set(table, (targets = targetsOf(table)));
    const find = targets.get(column);
    return find === undefined || value === null || find.get(value) !== undefined;
  };
};

/**
 * Takes an import back in the present transaction: what it made goes, what it changed gets its old values,
 * unless somebody changed it since: that stays and is listed, but for what `also` names as entity/id.
 */
export const undoBatch = (
  db: WriteDb,
  batch: number,
  author: { at: string; personId: string | null; currency: string },
  also: ReadonlySet<string> = new Set(),
): Undone => {
  const driver = bulk(db);
  const found = driver.prepare('SELECT file, undone_at FROM import_batches WHERE id = ?').get(batch) as
    | { file: string; undone_at: string | null }
    | undefined;
  if (!found) throw new TandemError('not-found', `There is no import ${batch}.`);
  if (found.undone_at !== null) throw new TandemError('conflict', `Import ${batch} has been taken back already.`);
  // From here on this import no longer stands, as those taken back before it: what only they held goes with it.
  driver.prepare('UPDATE import_batches SET undone_at = ? WHERE id = ?').run(author.at, batch);
  const conflicts: Conflict[] = [];
  const days = new Set<string>();
  const addDays = (sql: string, ...values: unknown[]): void => {
    for (const row of driver.prepare(sql).all(...values) as { day: string }[]) days.add(row.day);
  };
  const gone = goneRows(driver);
  let removed = 0;
  let restored = 0;

  // Updates first, newest first: what differs from what this import wrote was changed since.
  const changes = driver
    .prepare('SELECT table_name, row_key, before, after FROM batch_changes WHERE batch_id = ? ORDER BY seq DESC')
    .all(batch) as Change[];
  const made: Change[] = [];
  const living = livingProduct(driver);
  const later = laterSteps(driver, batch);
  const stands = targetStands(driver);
  for (const change of changes) {
    const keyColumn = keyColumnOf(change.table_name);
    if (change.before === 'null') {
      made.push(change);
      continue;
    }
    const before = JSON.parse(change.before) as Row;
    const after = JSON.parse(change.after) as Row;
    const now = driver.prepare(`SELECT * FROM ${change.table_name} WHERE ${keyColumn} = ?`).get(change.row_key) as
      | Row
      | undefined;
    if (!now) continue;
    const what = NAMES[change.table_name] ?? change.table_name;
    const then = later(change.table_name, change.row_key, now);
    const taken = new Set(Object.keys(after).filter((column) => then.handOver(column, before[column], after[column])));
    then.settle();
    if (typeof before['product_key'] === 'number') before['product_key'] = living(before['product_key']);
    const columns = Object.keys(after).filter(
      (column) => now[column] !== before[column] && stands(change.table_name, column, before[column]),
    );
    const same = columns.filter((column) => now[column] === after[column] && !taken.has(column));
    const edited = columns.filter((column) => !same.includes(column));
    if (edited.length > 0 && also.has(`${change.table_name}/${change.row_key}`)) same.push(...edited);
    else if (edited.length > 0)
      conflicts.push({
        entity: change.table_name,
        id: change.row_key,
        reason: `${what} ${nameOf(now) || change.row_key} was changed after this import in ${list(edited)}, and that stays.`,
        fields: inWords(
          { driver, currency: author.currency },
          { before: pick(now, edited), after: pick(before, edited) },
        ).map((one) => ({ field: one.field, now: one.before, back: one.after })),
      });
    if (same.length === 0) continue;
    if (typeof now['day'] === 'string') days.add(now['day']);
    if (typeof before['day'] === 'string') days.add(before['day']);
    driver
      .prepare(
        `UPDATE ${change.table_name} SET ${same.map((column) => `${column} = ?`).join(', ')} WHERE ${keyColumn} = ?`,
      )
      .run(...same.map((column) => before[column]), change.row_key);
    restored += 1;
  }

  // Facts that a later, living import changed stay.
  addDays(`SELECT DISTINCT day FROM order_lines WHERE batch_id IN (${TAKEN_BACK})`);
  addDays(`SELECT DISTINCT day FROM orders WHERE batch_id IN (${TAKEN_BACK})`);
  for (const table of FACTS) {
    const kept = driver
      .prepare(`SELECT key, source_line FROM ${table} WHERE batch_id = ? AND CAST(key AS TEXT) IN (${STANDING(table)})`)
      .all(batch) as { key: number; source_line: number }[];
    for (const row of kept.filter(({ key }) => !also.has(`${table}/${key}`)))
      conflicts.push({
        entity: table,
        id: String(row.key),
        reason: `${NAMES[table]} of line ${row.source_line} was changed by a later import, so it stays.`,
        fields: [],
      });
    removed += gone.remove(table, `batch_id IN (${TAKEN_BACK}) AND CAST(key AS TEXT) NOT IN (${STANDING(table)})`);
    for (const row of kept)
      if (also.has(`${table}/${row.key}`)) removed += gone.remove(table, 'batch_id = ? AND key = ?', batch, row.key);
  }
  driver.prepare('DELETE FROM import_spellings WHERE batch_id = ?').run(batch);
  gone.remove(
    'orders',
    `batch_id IN (${TAKEN_BACK}) AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = orders.key)`,
  );
  driver.exec(
    `UPDATE orders SET is_sale = 0 WHERE is_sale = 1 AND batch_id IN (${TAKEN_BACK}) AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = orders.key AND l.kind = 'sale')`,
  );

  const deals = undoDeals(driver, batch, { at: author.at, also, gone });
  conflicts.push(...mergedSince(driver, batch));
  const leads = undoLeads(driver, batch, { at: author.at, also, gone });
  for (const part of [deals, leads]) {
    removed += part.removed;
    conflicts.push(...part.conflicts);
  }

  // Stages that an import taken back before this one made stood because of this one's deals.
  const stages = driver
    .prepare(
      `SELECT table_name, row_key, before, after FROM batch_changes WHERE before = 'null' AND table_name IN ('stages', 'pipelines') AND batch_id <> ? AND batch_id IN (${TAKEN_BACK}) ORDER BY batch_id DESC, seq DESC`,
    )
    .all(batch) as Change[];
  for (const { table_name: table, row_key: key } of [...made, ...stages]) {
    if (isUsed(driver, table, 'id', key)) continue;
    const untouched = table === 'deal_stages' ? '' : ' AND rev = 1';
    gone.remove(table, `id = ?${untouched}`, key);
  }
  if (days.size > 0) rebuildRollups(db, days);
  settleAttributions(driver, days);
  for (const { table, keyColumn, key, name } of changedLater(driver, batch)) {
    if (also.has(`${table}/${key}`)) removed += gone.remove(table, `${keyColumn} = ?`, key);
    else
      conflicts.push({
        entity: table,
        id: key,
        reason: `${NAMES[table]}${name === '' ? '' : ` "${name}"`} was changed by a later import, so it stays.`,
        fields: [],
      });
  }
  removed += dropUnused(driver, gone);
  for (const { table, id, name } of editedSince(driver, batch)) {
    if (conflicts.some((one) => one.entity === table && one.id === id)) continue;
    if (also.has(`${table}/${id}`))
      removed += driver
        .prepare(`UPDATE ${table} SET deleted_at = ?, rev = rev + 1 WHERE id = ?`)
        .run(author.at, id).changes;
    else
      conflicts.push({
        entity: table,
        id,
        reason: `${NAMES[table]} "${name}" was changed after this import, so it stays.`,
        fields: [],
      });
  }
  gone.forget();
  driver
    .prepare(
      "INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) VALUES (?, ?, ?, 'imports', NULL, ?, 0, 0)",
    )
    .run(author.at, author.personId, `Took back the import of ${found.file}`, batch);
  return { batch, removed, restored, conflicts };
};
