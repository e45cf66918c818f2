import type { Driver } from '../dialect';
import { type ManyRows, manyRows } from './many-rows';
import { dateCustomers, ORDER_COUNTS, sumKnownDays, TOUCHED_LISTS } from './rollups';
import { addChange, addLine, addSum, type FactLine, isSimple, type Sum, sumOf, sumValues } from './rollup-line';
import { ADD_SUMS, SUM_COLUMNS } from './rollup-sums';

type Net = { minor: number; rest: number };
type Part = { products: Map<number, Sum>; customers: Map<number, Net> };
type Context = { channel: number; currency: string };

/** Sums held before they are written, so that a long file takes no more memory than a short one. */
const HELD = 40_000;
/** Gross sales, units, lines and lines that are sales: the other sums are 0 where every line is simple. */
const SIMPLE_VALUES = '?, 0, 0, 0, 0, 0, 0, 0, ?, 0, ?, 0, ?, 0, 0';
const ALL_VALUES = SUM_COLUMNS.replace(/\w+/g, '?');

/** Adds rows of sums to a table, by two statements: one for sums of simple lines alone, which need few values. */
const sumsInto = (driver: Driver, table: string, columns: string, keys: string) => {
  const rows = (values: string): ManyRows =>
    manyRows(
      driver,
      `(${keys}, ${values})`,
      (tuples) =>
        `INSERT INTO ${table} (${columns}, ${SUM_COLUMNS}) VALUES ${tuples} ON CONFLICT DO UPDATE SET ${ADD_SUMS}`,
    );
  const [simple, all] = [rows(SIMPLE_VALUES), rows(ALL_VALUES)];
  return {
    add: (first: string, second: number, sum: Sum): void => {
      if (sum.other) all.add(first, second, ...sumValues(sum));
      else simple.add(first, second, sum.gross, sum.units, sum.lines, sum.lines);
    },
    flush: (): void => {
      simple.flush();
      all.flush();
    },
  };
};

const inOrder = <K extends string | number, V>(map: ReadonlyMap<K, V>): [K, V][] =>
  [...map].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

const obtain = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
};

/** The statements for one channel and currency, which nearly all rows of a file share. */
const writersOf = (driver: Driver, { channel, currency }: Context) => {
  const text = `'${currency.replaceAll("'", "''")}'`;
  const keys = `?, ?, ${channel}, ${text}`;
  return {
    days: sumsInto(driver, 'daily_product_sales', 'day, product_key, channel_key, currency', keys),
    months: sumsInto(driver, 'monthly_product_sales', 'month, product_key, channel_key, currency', keys),
    customers: manyRows(
      driver,
      `(?, ?, ${text}, 0, ?, ?)`,
      (tuples) =>
        `INSERT INTO daily_customer_sales (day, customer_key, currency, orders, net_minor, net_rest) VALUES ${tuples} ON CONFLICT DO UPDATE SET net_minor = net_minor + excluded.net_minor, net_rest = net_rest + excluded.net_rest`,
    ),
  };
};

/** Counts the orders that are newer than one, and dates their customers. */
const countOrders = (driver: Driver, after: number): void => {
  const counts = ORDER_COUNTS(`WHERE key > ${after}`);
  const zeros = SUM_COLUMNS.replace(/\w+/g, '0');
  driver.exec(`
    INSERT INTO daily_sales (day, context_key, orders, ${SUM_COLUMNS}) SELECT day, context_key, n, ${zeros} FROM (${counts.daily_sales}) WHERE true ON CONFLICT DO UPDATE SET orders = orders + excluded.orders;
    INSERT INTO daily_customer_sales (day, customer_key, currency, orders, net_minor, net_rest) SELECT day, customer_key, currency, n, 0, 0 FROM (${counts.daily_customer_sales}) WHERE true ON CONFLICT DO UPDATE SET orders = orders + excluded.orders;
    ${TOUCHED_LISTS} INSERT OR IGNORE INTO touched_customers SELECT customer_key FROM orders WHERE key > ${after} AND customer_key IS NOT NULL`);
  dateCustomers(driver);
};

/**
 * Keeps the daily and monthly facts in step with lines and orders that are only added, by what they add. Start it
 * before the first of them is written; `finish` ends it in the same transaction when all of them are. Of rows that
 * changed it knows lines of which only pieces and amounts did (`change`): days on which more of a row was changed are not
 * its affair, `rebuildRollups` sums those anew, after `finish`.
 */
export const growRollups = (
  driver: Driver,
): { add: (line: FactLine) => void; change: (before: FactLine, after: FactLine) => void; finish: () => void } => {
  const { newest } = driver.prepare('SELECT coalesce(max(key), 0) AS newest FROM orders').get() as { newest: number };
  const contextOf = driver.prepare(
    'SELECT coalesce(channel_key, 0) AS channel, currency FROM sale_contexts WHERE key = ?',
  );
  const sales = sumsInto(driver, 'daily_sales', 'day, context_key, orders', '?, ?, 0');
  const writers = new Map<string, ReturnType<typeof writersOf>>();
  const byContext = new Map<number, ReturnType<typeof writersOf>>();
  const writerOf = (key: number): ReturnType<typeof writersOf> =>
    obtain(byContext, key, () => {
      const context = contextOf.get(key) as Context;
      return obtain(writers, `${context.channel} ${context.currency}`, () => writersOf(driver, context));
    });
  let held = new Map<string, Map<number, Part>>();
  const days = new Set<string>();
  let count = 0;
  /** Neighbouring lines mostly share their day and context. */
  let last: { day: string; context: number; part: Part } | undefined;
  const partOf = (day: string, context: number): Part => {
    if (last && last.day === day && last.context === context) return last.part;
    const parts = obtain(held, day, () => new Map<number, Part>());
    const part = obtain(parts, context, () => ({ products: new Map(), customers: new Map() }));
    last = { day, context, part };
    return part;
  };
  const write = (): void => {
    const months = new Map<string, Map<number, Map<number, Sum>>>();
    for (const day of held.keys()) days.add(day);
    for (const [day, parts] of inOrder(held))
      for (const [context, part] of inOrder(parts)) {
        const writer = writerOf(context);
        const month = obtain(
          obtain(months, day.slice(0, 7), () => new Map<number, Map<number, Sum>>()),
          context,
          () => new Map<number, Sum>(),
        );
        const whole = sumOf();
        for (const [product, sum] of inOrder(part.products)) {
          writer.days.add(day, product, sum);
          addSum(obtain(month, product, sumOf), sum);
          addSum(whole, sum);
        }
        sales.add(day, context, whole);
        for (const [customer, net] of inOrder(part.customers)) writer.customers.add(day, customer, net.minor, net.rest);
      }
    for (const [month, parts] of months)
      for (const [context, products] of parts)
        for (const [product, sum] of inOrder(products)) writerOf(context).months.add(month, product, sum);
    held = new Map();
    last = undefined;
    count = 0;
  };
  const sumIn = ({ products }: Part, product: number): Sum => {
    let sum = products.get(product);
    if (!sum) {
      products.set(product, (sum = sumOf()));
      count += 1;
    }
    return sum;
  };
  const addNet = ({ customers }: Part, { customer, amount, discount }: FactLine, sign: 1 | -1): void => {
    if (customer === null) return;
    const net = obtain(customers, customer, () => ({ minor: 0, rest: 0 }));
    net.minor += sign * (amount.minor - discount.minor);
    net.rest += sign * (amount.rest - discount.rest);
  };
  return {
    add: (line) => {
      const part = partOf(line.day, line.context);
      const sum = sumIn(part, line.product ?? 0);
      if (isSimple(line)) {
        sum.gross += line.amount.minor;
        sum.units += line.quantity;
        sum.lines += 1;
      } else addLine(sum, line);
      addNet(part, line, 1);
      if (count >= HELD) write();
    },
    change: (before, after) => {
      const part = partOf(after.day, after.context);
      addChange(sumIn(part, after.product ?? 0), before, after);
      addNet(part, before, -1);
      addNet(part, after, 1);
      if (count >= HELD) write();
    },
    finish: () => {
      write();
      sales.flush();
      for (const writer of writers.values())
        for (const rows of [writer.days, writer.months, writer.customers]) rows.flush();
      countOrders(driver, newest);
      sumKnownDays(driver, days);
    },
  };
};
