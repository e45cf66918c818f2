import { TandemError } from '../../../../shared/contract/errors';
import { bulk, type Driver, type WriteDb } from '../../store/dialect';
import { settleAttributions } from '../../store/repositories/attributions';
import { rebuildRollups } from '../../store/repositories/rollups';
import { keyColumnOf } from './changes';
import { inWords } from './describe';
import { dropUnused, editedSince, isUsed, NAMES } from './unused';

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

/** Takes back the leads of a batch; one that somebody worked on, or a later import changed, stays and is listed. */
const undoLeads = (
  driver: Driver,
  batch: number,
  { later, at, also }: { later: string; at: string; also: ReadonlySet<string> },
): { removed: number; conflicts: Conflict[] } => {
  const worked = ['lead_touches', 'lead_steps', 'lead_ticks']
    .map((table) => `SELECT lead_id FROM ${table}`)
    .join(' UNION ');
  const stay = driver
    .prepare(
      `SELECT id, coalesce(nullif(name, ''), nullif(email, ''), external_id) AS title FROM leads WHERE batch_id = ? AND (rev > 1 OR id IN (${worked}) OR CAST(key AS TEXT) IN (${later}))`,
    )
    .all(batch) as { id: string; title: string }[];
  const kept = new Set(stay.map((lead) => lead.id));
  const drop = driver.prepare('DELETE FROM leads WHERE id = ?');
  let removed = 0;
  for (const { id } of driver.prepare('SELECT id FROM leads WHERE batch_id = ?').all(batch) as { id: string }[])
    if (!kept.has(id)) removed += drop.run(id).changes;
  // What somebody worked on goes out of sight, as every lead that is deleted; its touches stay with it.
  const hide = driver.prepare('UPDATE leads SET deleted_at = ?, rev = rev + 1 WHERE id = ? AND deleted_at IS NULL');
  const told = stay.filter(({ id }) => also.has(`leads/${id}`));
  for (const { id } of told) removed += hide.run(at, id).changes;
  return {
    removed,
    conflicts: stay
      .filter((lead) => !told.includes(lead))
      .map(({ id, title }) => ({
        entity: 'leads',
        id,
        reason: `The lead "${title}" was changed after this import, so it stays.`,
        fields: [],
      })),
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
  const conflicts: Conflict[] = [];
  const days = new Set<string>();
  const addDays = (sql: string, ...values: unknown[]): void => {
    for (const row of driver.prepare(sql).all(...values) as { day: string }[]) days.add(row.day);
  };
  let removed = 0;
  let restored = 0;

  // Updates first, newest first: what differs from what this import wrote was changed since.
  const changes = driver
    .prepare('SELECT table_name, row_key, before, after FROM batch_changes WHERE batch_id = ? ORDER BY seq DESC')
    .all(batch) as Change[];
  const made: Change[] = [];
  const living = livingProduct(driver);
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
    const same = Object.keys(after).filter((column) => now[column] === after[column]);
    const edited = Object.keys(after).filter((column) => now[column] !== after[column]);
    if (typeof before['product_key'] === 'number') before['product_key'] = living(before['product_key']);
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
  const later = (table: string): string =>
    `SELECT row_key FROM batch_changes c JOIN import_batches b ON b.id = c.batch_id WHERE c.table_name = '${table}' AND c.batch_id > ${batch} AND b.undone_at IS NULL`;
  addDays('SELECT DISTINCT day FROM order_lines WHERE batch_id = ?', batch);
  addDays('SELECT DISTINCT day FROM orders WHERE batch_id = ?', batch);
  for (const table of FACTS) {
    const kept = driver
      .prepare(`SELECT key, source_line FROM ${table} WHERE batch_id = ? AND CAST(key AS TEXT) IN (${later(table)})`)
      .all(batch) as { key: number; source_line: number }[];
    for (const row of kept.filter(({ key }) => !also.has(`${table}/${key}`)))
      conflicts.push({
        entity: table,
        id: String(row.key),
        reason: `${NAMES[table]} of line ${row.source_line} was changed by a later import, so it stays.`,
        fields: [],
      });
    removed += driver
      .prepare(`DELETE FROM ${table} WHERE batch_id = ? AND CAST(key AS TEXT) NOT IN (${later(table)})`)
      .run(batch).changes;
    const drop = driver.prepare(`DELETE FROM ${table} WHERE batch_id = ? AND key = ?`);
    for (const row of kept) if (also.has(`${table}/${row.key}`)) removed += drop.run(batch, row.key).changes;
  }
  driver.prepare('DELETE FROM orders WHERE batch_id = ? AND key NOT IN (SELECT order_key FROM order_lines)').run(batch);
  driver.exec(
    'UPDATE orders SET is_sale = 0 WHERE is_sale = 1 AND batch_id = ' +
      batch +
      " AND NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_key = orders.key AND l.kind = 'sale')",
  );

  const edited = driver
    .prepare(
      "SELECT id, title FROM deals WHERE batch_id = ? AND (rev > 1 OR id IN (SELECT row_id FROM history_changes h JOIN history y ON y.id = h.history_id WHERE h.table_name = 'deals' AND y.undone = 0) OR id IN (SELECT deal_id FROM activities) OR id IN (" +
        later('deals') +
        '))',
    )
    .all(batch) as { id: string; title: string }[];
  const removing = edited.filter((deal) => also.has(`deals/${deal.id}`));
  const hide = driver.prepare('UPDATE deals SET deleted_at = ?, rev = rev + 1 WHERE id = ? AND deleted_at IS NULL');
  for (const deal of removing) removed += hide.run(author.at, deal.id).changes;
  for (const deal of edited.filter((one) => !removing.includes(one)))
    conflicts.push({
      entity: 'deals',
      id: deal.id,
      reason: `"${deal.title}" was changed after this import, so it stays.`,
      fields: [],
    });
  const stay = new Set(edited.map((deal) => deal.id));
  const dropHistory = driver.prepare('DELETE FROM deal_stages WHERE deal_id = ?');
  const dropDeal = driver.prepare('DELETE FROM deals WHERE id = ?');
  for (const { id } of driver.prepare('SELECT id FROM deals WHERE batch_id = ?').all(batch) as { id: string }[]) {
    if (stay.has(id)) continue;
    dropHistory.run(id);
    removed += dropDeal.run(id).changes;
  }

  conflicts.push(...mergedSince(driver, batch));
  const leads = undoLeads(driver, batch, { later: later('leads'), at: author.at, also });
  removed += leads.removed;
  conflicts.push(...leads.conflicts);

  for (const { table_name: table, row_key: key } of made) {
    if (isUsed(driver, table, 'id', key)) continue;
    const untouched = table === 'deal_stages' ? '' : ' AND rev = 1';
    driver.prepare(`DELETE FROM ${table} WHERE id = ?${untouched}`).run(key);
  }
  if (days.size > 0) rebuildRollups(db, days);
  settleAttributions(driver, days);
  removed += dropUnused(driver, batch);
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
  driver.prepare('UPDATE import_batches SET undone_at = ? WHERE id = ?').run(author.at, batch);
  driver
    .prepare(
      "INSERT INTO history (at, person_id, label, entity, entity_id, batch_id, undoable, undone) VALUES (?, ?, ?, 'imports', NULL, ?, 0, 0)",
    )
    .run(author.at, author.personId, `Took back the import of ${found.file}`, batch);
  return { batch, removed, restored, conflicts };
};
