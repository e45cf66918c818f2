import { bulk, type Driver, type ReadDb, type WriteDb } from '../dialect';
import { sql } from 'kysely';
import { ADD_SUMS as ADD, SUM_COLUMNS } from './rollup-sums';

/**
 * Daily facts, kept by the write that changes order lines, in the same transaction, and the months of products
 * that are summed from them. A report then costs by days or months, not by history. The days that an update or an
 * undo touches are summed anew from the raw rows; lines that only come to what is there, or of which only pieces and
 * amounts changed, are added to it (`growRollups`), and `checkRollups` compares both with the raw rows.
 */
export const LINE_SUMS = `
  sum(CASE kind WHEN 'sale' THEN amount_minor ELSE 0 END), sum(CASE kind WHEN 'sale' THEN amount_rest ELSE 0 END),
  sum(CASE kind WHEN 'sale' THEN discount_minor ELSE 0 END), sum(CASE kind WHEN 'sale' THEN discount_rest ELSE 0 END),
  sum(CASE kind WHEN 'return' THEN discount_minor - amount_minor ELSE 0 END), sum(CASE kind WHEN 'return' THEN discount_rest - amount_rest ELSE 0 END),
  sum(CASE kind WHEN 'adjustment' THEN amount_minor - discount_minor ELSE 0 END), sum(CASE kind WHEN 'adjustment' THEN amount_rest - discount_rest ELSE 0 END),
  sum(CASE kind WHEN 'sale' THEN quantity ELSE 0 END), sum(CASE kind WHEN 'return' THEN abs(quantity) ELSE 0 END), count(*),
  sum(CASE WHEN dated = 0 THEN discount_minor - amount_minor ELSE 0 END),
  sum(kind = 'sale'), sum(kind = 'return'), sum(discount_minor <> 0)`;

/** The same sums where every line is a dated sale, as nearly all are: a third of the work. */
const PLAIN = "kind = 'sale' AND dated = 1";
const PLAIN_SUMS =
  'sum(amount_minor), sum(amount_rest), sum(discount_minor), sum(discount_rest), 0, 0, 0, 0, sum(quantity), 0, count(*), 0, count(*), 0, sum(discount_minor <> 0)';

const TOUCHED = 'SELECT day FROM touched_days';

/** A condition on `day` or `key` that a join knows by its table's letter. */
const of = (where: string, table: string): string => where.replace(/^WHERE (day|key)\b/, `WHERE ${table}.$1`);

/**
 * The tables of sums as select statements over the raw rows. `daily_product_sales` uses 0 for 'no
 * channel' and 'no product', so that they can stand in its key.
 */
const selects = (where: string, sums = LINE_SUMS) => ({
  daily_sales: `SELECT day, context_key, 0, ${sums} FROM order_lines ${where} GROUP BY day, context_key`,
  daily_product_sales: `SELECT l.day, coalesce(l.product_key, 0), coalesce(c.channel_key, 0), c.currency, ${sums} FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key ${of(where, 'l')} GROUP BY 1, 2, 3, 4`,
  daily_customer_sales: `SELECT l.day, l.customer_key, c.currency, 0, sum(amount_minor - discount_minor), sum(amount_rest - discount_rest) FROM order_lines l JOIN sale_contexts c ON c.key = l.context_key ${where === '' ? 'WHERE' : `${of(where, 'l')} AND`} l.customer_key IS NOT NULL GROUP BY 1, 2, 3`,
});

const MONTHS = (from: string) =>
  `SELECT substr(day, 1, 7), product_key, channel_key, currency, ${SUM_COLUMNS.replace(/\w+/g, 'sum($&)')} FROM ${from} GROUP BY 1, 2, 3, 4`;

/** Sales orders by day and context, and by day and customer. */
export const ORDER_COUNTS = (where: string) => ({
  daily_sales: `SELECT day, context_key, count(*) AS n FROM orders ${where} ${where === '' ? 'WHERE' : 'AND'} is_sale = 1 GROUP BY 1, 2`,
  daily_customer_sales: `SELECT o.day, o.customer_key, c.currency, count(*) AS n FROM orders o JOIN sale_contexts c ON c.key = o.context_key ${where === '' ? 'WHERE' : `${of(where, 'o')} AND`} is_sale = 1 AND o.customer_key IS NOT NULL GROUP BY 1, 2, 3`,
});

/** Lists of this connection: the days and customers that a write touches. */
export const TOUCHED_LISTS =
  'CREATE TEMP TABLE IF NOT EXISTS touched_days (day TEXT PRIMARY KEY) WITHOUT ROWID; CREATE TEMP TABLE IF NOT EXISTS touched_customers (key INTEGER PRIMARY KEY); DELETE FROM touched_days; DELETE FROM touched_customers;';

const listDays = (driver: Driver, days: Iterable<string>): void => {
  driver.exec(TOUCHED_LISTS);
  const add = driver.prepare('INSERT OR IGNORE INTO touched_days VALUES (?)');
  for (const day of days) add.run(day);
};

const sumMonths = (driver: Driver, where: string): void => {
  const touchedMonths = 'SELECT DISTINCT substr(day, 1, 7) AS month FROM touched_days';
  driver.exec(
    `DELETE FROM monthly_product_sales ${where === '' ? '' : `WHERE month IN (${touchedMonths})`};
    INSERT INTO monthly_product_sales (month, product_key, channel_key, currency, ${SUM_COLUMNS}) ${MONTHS(where === '' ? 'daily_product_sales' : `(${touchedMonths}) m CROSS JOIN daily_product_sales d ON d.day BETWEEN m.month || '-00' AND m.month || '-99'`)}`,
  );
};

const KNOWN = (where: string) =>
  `SELECT day, currency, sum(net_minor), sum(net_rest) FROM daily_customer_sales ${where} GROUP BY 1, 2`;

/**
 * Sums what all customers bought, by day and currency: a figure over all time reads a row a day in place of one for
 * each customer of it.
 */
const sumKnown = (driver: Driver, where: string): void => {
  driver.exec(
    `DELETE FROM daily_known_sales ${where}; INSERT INTO daily_known_sales (day, currency, net_minor, net_rest) ${KNOWN(where)}`,
  );
};

/** The same for some days, whose customers' sums are written. */
export const sumKnownDays = (driver: Driver, days: Iterable<string>): void => {
  listDays(driver, days);
  sumKnown(driver, `WHERE day IN (${TOUCHED})`);
};

/**
 * Sums these products anew over all days, where lines went from one of them to another: what was sold on a day, where
 * and to whom is as it was, and so is every other product.
 */
export const rebuildProductSums = (db: WriteDb, products: Iterable<number>): void => {
  const where = `WHERE product_key IN (${[...products].join(', ')})`;
  const key = 'product_key, channel_key, currency';
  bulk(db).exec(`DELETE FROM daily_product_sales ${where}; DELETE FROM monthly_product_sales ${where};
    INSERT INTO daily_product_sales (day, ${key}, ${SUM_COLUMNS}) ${selects(where).daily_product_sales};
    INSERT INTO monthly_product_sales (month, ${key}, ${SUM_COLUMNS}) ${MONTHS(`daily_product_sales ${where}`)}`);
};

/** Sums the touched days anew, or every day without a list. Call it after the rows are written, in the same transaction. */
export const rebuildRollups = (db: WriteDb, days?: Iterable<string>): void => {
  const driver = bulk(db);
  listDays(driver, days ?? []);
  let where = '';
  if (days) {
    // When everything there is was touched (a first import), plain scans beat look-ups by day.
    const { other } = driver
      .prepare(`SELECT EXISTS (SELECT 1 FROM daily_sales WHERE day NOT IN (${TOUCHED})) AS other`)
      .get() as { other: number };
    if (other === 1) where = `WHERE day IN (${TOUCHED})`;
  }
  driver.exec(`INSERT OR IGNORE INTO touched_customers SELECT customer_key FROM daily_customer_sales ${where}`);
  for (const table of ['daily_sales', 'daily_product_sales', 'daily_customer_sales'])
    driver.exec(`DELETE FROM ${table} ${where}`);
  const all = where === '' ? 'WHERE' : `${where} AND`;
  const lines = selects(where);
  for (const part of [selects(`${all} ${PLAIN}`, PLAIN_SUMS), selects(`${all} NOT (${PLAIN})`)]) {
    driver.exec(
      `INSERT INTO daily_sales (day, context_key, orders, ${SUM_COLUMNS}) ${part.daily_sales} ON CONFLICT DO UPDATE SET ${ADD}`,
    );
    driver.exec(
      `INSERT INTO daily_product_sales (day, product_key, channel_key, currency, ${SUM_COLUMNS}) ${part.daily_product_sales} ON CONFLICT DO UPDATE SET ${ADD}`,
    );
  }
  driver.exec(
    `INSERT INTO daily_customer_sales (day, customer_key, currency, orders, net_minor, net_rest) ${lines.daily_customer_sales}`,
  );
  const counts = ORDER_COUNTS(where);
  driver.exec(
    `INSERT INTO daily_sales (day, context_key, orders, ${SUM_COLUMNS}) SELECT day, context_key, n, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM (${counts.daily_sales}) WHERE true ON CONFLICT DO UPDATE SET orders = excluded.orders`,
  );
  driver.exec(
    `INSERT INTO daily_customer_sales (day, customer_key, currency, orders, net_minor, net_rest) SELECT day, customer_key, currency, n, 0, 0 FROM (${counts.daily_customer_sales}) WHERE true ON CONFLICT DO UPDATE SET orders = excluded.orders`,
  );
  sumMonths(driver, where);
  sumKnown(driver, where);
  driver.exec(`INSERT OR IGNORE INTO touched_customers SELECT customer_key FROM daily_customer_sales ${where}`);
  dateCustomers(driver);
};

/**
 * Sets the first and the last day of an order of each customer in `touched_customers`. Their rhythm is worked out when
 * somebody asks for it (`refreshRhythms`), so that an import does not wait for it.
 */
export const dateCustomers = (driver: Driver): void => {
  driver.exec(`UPDATE customers SET
    first_order_day = (SELECT min(day) FROM daily_customer_sales d WHERE d.customer_key = customers.key AND d.orders > 0),
    last_order_day = (SELECT max(day) FROM daily_customer_sales d WHERE d.customer_key = customers.key AND d.orders > 0),
    rhythm_stale = 1
    WHERE key IN (SELECT key FROM touched_customers)`);
};

/** Compares every daily fact with the raw rows; the sentences say where they differ. None is the good answer. */
export const checkRollups = async (db: ReadDb): Promise<string[]> => {
  const problems: string[] = [];
  const lines = selects('');
  const compare = async (table: string, select: string, keys: string, columns: string): Promise<void> => {
    // Pieces may be fractions, whose sum depends on the order they are added in.
    const rounded = columns.replace(/\b(?:returned_)?units\b/g, 'round($&, 6)');
    const stored = `SELECT ${keys}, ${rounded} FROM ${table}`;
    const named = `WITH raw (${keys}, ${columns}) AS (${select})`;
    const raw = `SELECT ${keys}, ${rounded} FROM raw`;
    const found = await sql<{
      n: number;
    }>`${sql.raw(`${named} SELECT count(*) AS n FROM (${raw} EXCEPT ${stored})`)}`.execute(db);
    const extra = await sql<{
      n: number;
    }>`${sql.raw(`${named} SELECT count(*) AS n FROM (${stored} WHERE lines > 0 EXCEPT ${raw})`)}`.execute(db);
    const wrong = (found.rows[0]?.n ?? 0) + (extra.rows[0]?.n ?? 0);
    if (wrong > 0) problems.push(`${table}: ${wrong} sums differ from the order lines.`);
  };
  const withoutOrders = lines.daily_sales.replace('context_key, 0,', 'context_key,');
  await compare('daily_sales', withoutOrders, 'day, context_key', SUM_COLUMNS);
  await compare(
    'daily_product_sales',
    lines.daily_product_sales,
    'day, product_key, channel_key, currency',
    SUM_COLUMNS,
  );
  await compare(
    'monthly_product_sales',
    MONTHS('daily_product_sales'),
    'month, product_key, channel_key, currency',
    SUM_COLUMNS,
  );
  const orders = await sql<{ raw: number; kept: number; customers: number; keptCustomers: number }>`
    SELECT (SELECT count(*) FROM orders WHERE is_sale = 1) AS raw, (SELECT coalesce(sum(orders), 0) FROM daily_sales) AS kept,
      (SELECT count(*) FROM orders WHERE is_sale = 1 AND customer_key IS NOT NULL) AS customers, (SELECT coalesce(sum(orders), 0) FROM daily_customer_sales) AS keptCustomers`.execute(
    db,
  );
  const counted = orders.rows[0];
  if (counted && counted.raw !== counted.kept)
    problems.push(`daily_sales: counts ${counted.kept} orders, there are ${counted.raw}.`);
  if (counted && counted.customers !== counted.keptCustomers)
    problems.push(`daily_customer_sales: counts ${counted.keptCustomers} orders, there are ${counted.customers}.`);
  const known = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (SELECT * FROM (${sql.raw(KNOWN(''))}) EXCEPT SELECT day, currency, net_minor, net_rest FROM daily_known_sales)`.execute(
    db,
  );
  const stale = await sql<{ n: number }>`
    SELECT count(*) AS n FROM (SELECT day, currency, net_minor, net_rest FROM daily_known_sales EXCEPT SELECT * FROM (${sql.raw(KNOWN(''))}))`.execute(
    db,
  );
  const differ = (known.rows[0]?.n ?? 0) + (stale.rows[0]?.n ?? 0);
  if (differ > 0) problems.push(`daily_known_sales: ${differ} sums differ from those of the customers.`);
  const nets = await sql<{ raw: number; kept: number }>`
    SELECT (SELECT coalesce(sum(amount_minor - discount_minor), 0) FROM order_lines WHERE customer_key IS NOT NULL) AS raw, (SELECT coalesce(sum(net_minor), 0) FROM daily_customer_sales) AS kept`.execute(
    db,
  );
  const net = nets.rows[0];
  if (net && net.raw !== net.kept)
    problems.push(`daily_customer_sales: net sales are ${net.kept}, the lines say ${net.raw}.`);
  return problems;
};
