import type { Driver, Statement } from '../../store/dialect';
import { nameOfRow } from '../../store/rows';
import { keyColumnOf } from './changes';
import { inWords } from './describe';
import { laterSteps } from './later-steps';
import type { Undoing } from './undoing';
import { NAMES } from './unused';

type Row = Record<string, unknown>;
type Change = { seq: number; table_name: string; row_key: string; before: string; after: string };

/** Rows that are put back between two looks at whether it was cancelled. */
const PAUSE = 500;

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

/** Whether what a value points to is still there. */
const targetStands = (driver: Driver): ((table: string, column: string, value: unknown) => boolean) => {
  const known = new Map<string, Map<string, Statement>>();
  const targetsOf = (table: string): Map<string, Statement> => {
    const targets = driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
      from: string;
      table: string;
      to: string;
    }[];
    return new Map(targets.map((one) => [one.from, driver.prepare(`SELECT 1 FROM ${one.table} WHERE ${one.to} = ?`)]));
  };
  return (table, column, value) => {
    let targets = known.get(table);
    if (!targets) known.set(table, (targets = targetsOf(table)));
    const find = targets.get(column);
    return find === undefined || value === null || find.get(value) !== undefined;
  };
};

/** What of a row can get its old value, what somebody changed since, and what pointed to something that is gone. */
type Sorted = { same: string[]; edited: string[]; lost: string[] };

const sayKept = (undoing: Undoing, { table_name: table, row_key: key }: Change, now: Row, back: Row, kept: Sorted) => {
  const { edited, lost } = kept;
  if (edited.length === 0 && lost.length === 0) return;
  const what = `${NAMES[table] ?? table} ${nameOfRow(now) === '' ? key : `"${nameOfRow(now)}"`}`;
  undoing.told.tell(table, key, () => ({
    reason: [
      ...(edited.length === 0 ? [] : [`${what} was changed after this import in ${list(edited)}, and that stays.`]),
      ...(lost.length === 0 ? [] : [`${what} keeps its ${list(lost)}: what it had before is no longer there.`]),
    ].join(' '),
    fields: inWords(
      { driver: undoing.driver, currency: undoing.author.currency },
      { before: pick(now, edited), after: pick(back, edited) },
    ).map((one) => ({ field: one.field, now: one.before, back: one.after })),
  }));
};

/**
 * Gives back what the import changed, newest first; what differs from what it wrote was changed since, stays and is told.
 * Answers what it made in tables that don't say so themselves.
 */
export const restoreChanges = async (undoing: Undoing): Promise<{ table: string; key: string }[]> => {
  const { driver, batch, also, days } = undoing;
  const { total, last } = driver
    .prepare('SELECT count(*) AS total, max(seq) AS last FROM batch_changes WHERE batch_id = ?')
    .get(batch) as { total: number; last: number | null };
  const newestBelow = driver.prepare(
    `SELECT seq, table_name, row_key, before, after FROM batch_changes WHERE batch_id = ? AND seq < ? ORDER BY seq DESC LIMIT ${PAUSE}`,
  );
  const living = livingProduct(driver);
  const later = laterSteps(driver, batch);
  const stands = targetStands(driver);
  const statements = new Map<string, Statement>();
  const prepared = (sql: string): Statement => {
    const known = statements.get(sql) ?? driver.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  const sort = (change: Change, now: Row, before: Row, after: Row): Sorted => {
    const { table_name: table, row_key: key } = change;
    const then = later(table, key, now);
    const taken = new Set(Object.keys(after).filter((column) => then.handOver(column, before[column], after[column])));
    then.settle();
    if (typeof before['product_key'] === 'number') before['product_key'] = living(before['product_key']);
    const sorted: Sorted = { same: [], edited: [], lost: [] };
    for (const column of Object.keys(after).filter((one) => now[one] !== before[one])) {
      const touched = (now[column] !== after[column] || taken.has(column)) && !also.has(`${table}/${key}`);
      if (touched) sorted.edited.push(column);
      else if (stands(table, column, before[column])) sorted.same.push(column);
      else sorted.lost.push(column);
    }
    return sorted;
  };
  const restore = (change: Change): void => {
    const { table_name: table, row_key: key } = change;
    const where = `WHERE ${keyColumnOf(table)} = ?`;
    const now = prepared(`SELECT * FROM ${table} ${where}`).get(key) as Row | undefined;
    if (!now) return;
    const before = JSON.parse(change.before) as Row;
    const sorted = sort(change, now, before, JSON.parse(change.after) as Row);
    sayKept(undoing, change, now, before, sorted);
    const { same } = sorted;
    if (same.length === 0) return;
    for (const day of [now['day'], before['day']]) if (typeof day === 'string') days.add(day);
    prepared(`UPDATE ${table} SET ${same.map((column) => `${column} = ?`).join(', ')} ${where}`).run(
      ...same.map((column) => before[column]),
      key,
    );
    undoing.restored += 1;
  };

  const made: { table: string; key: string }[] = [];
  let done = 0;
  for (let below = (last ?? 0) + 1, some; ; below = some.at(-1)?.seq ?? 0) {
    some = newestBelow.all(batch, below) as Change[];
    if (some.length === 0) break;
    await undoing.pause(done, total);
    done += some.length;
    for (const change of some) {
      if (change.before === 'null') made.push({ table: change.table_name, key: change.row_key });
      else restore(change);
    }
  }
  return made;
};
