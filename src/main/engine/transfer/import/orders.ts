import { type Amount, currencyExponent, multiply, parseDecimal, toAmount } from '../../../../shared/domain/money';
import { growRollups } from '../../store/repositories/rollup-growth';
import type { Statement } from '../../store/dialect';
import type { Job, RowResult } from './job';
import { type LineInput, lineInserter } from './line-inserter';

type StoredLine = {
  key: number;
  day: string;
  context_key: number;
  customer_key: number | null;
  quantity: number;
  unit_price: string;
  amount_minor: number;
  amount_rest: number;
  discount_minor: number;
  discount_rest: number;
  dated: number;
};
/** A stored line as it is read: its key, kind and product, what a file says in the order of SAID, and whether it is dated. */
type StoredRow = [
  key: number,
  kind: string,
  product: number | null,
  day: string,
  context: number,
  customer: number | null,
  quantity: number,
  unitPrice: string,
  amountMinor: number,
  amountRest: number,
  discountMinor: number,
  discountRest: number,
  dated: number,
];
type Order = { key: number; mine: boolean; isSale: boolean; stored: Map<string, StoredLine[]> | undefined };

const CACHED_ORDERS = 10_000;

/** Quantity times price: whole minor units in plain numbers where the price has no more decimals than its currency. */
export const lineAmount = (quantity: string, price: string, currency: string): Amount => {
  const exponent = currencyExponent(currency);
  const point = price.indexOf('.');
  const decimals = point < 0 ? 0 : price.length - point - 1;
  const pieces = Number(quantity);
  if (
    decimals <= exponent &&
    Number.isInteger(pieces) &&
    price.length < 12 &&
    Math.abs(pieces) < 1e6 &&
    !price.includes('e')
  ) {
    const minor = Math.round(Number(price) * 10 ** exponent) * pieces;
    return { minor: minor === 0 ? 0 : minor, rest: 0 };
  }
  const [a, b] = [parseDecimal(quantity), parseDecimal(price)];
  return a && b ? toAmount(multiply(a, b), currency) : { minor: 0, rest: 0 };
};

/** Whether a line's amount still is an exact number of minor units; price times quantity can be too large for one. */
export const isExact = (amount: Amount): boolean => Number.isSafeInteger(amount.minor);

/** What is said of a line whose amount is not. */
export const TOO_LARGE = 'Price times quantity is too large for an exact amount.';

const KINDS: readonly LineInput['kind'][] = ['sale', 'return', 'adjustment'];

/** Said of a line that an earlier import, by another rule of what a sale is, took for something else. */
const otherKind = (now: LineInput['kind'], before: LineInput['kind']): string =>
  `This line is here already as ${a(before)}, and would count a second time as ${a(now)}: an earlier import had another rule of what a sale or a return is. Take that import back first, or keep to its rule.`;
const a = (kind: LineInput['kind']): string => (kind === 'adjustment' ? `an ${kind}` : `a ${kind}`);

/** Columns of a stored line that a file says, in one order. */
const SAID = [
  'day',
  'context_key',
  'customer_key',
  'quantity',
  'unit_price',
  'amount_minor',
  'amount_rest',
  'discount_minor',
  'discount_rest',
] as const;
type Said = Pick<StoredLine, (typeof SAID)[number]>;
/** Where and to whom a line was sold: the sums that it is in. */
const PLACE: ReadonlySet<keyof Said> = new Set(['day', 'context_key', 'customer_key']);

const isSame = (a: Said, b: Said): boolean => SAID.every((column) => a[column] === b[column]);

const identity = (kind: string, product: number | null): string => `${kind}:${product ?? ''}`;

/**
 * Writes orders and lines. An order that the workspace knows from before is matched line by line: the k-th
 * line of a product and kind with the k-th stored one. Lines that the file leaves out stay.
 */
export const orderWriter = (job: Job, source: string) => {
  const { driver, batch } = job;
  const findOrder = driver.prepare(
    'SELECT key, batch_id, is_sale, day, context_key, customer_key, ordered_at, status, discount_code, tags, link FROM orders WHERE external_id = ? AND source = ?',
  );
  const addOrder = driver.prepare(
    'INSERT INTO orders (source, external_id, day, ordered_at, context_key, customer_key, is_sale, status, discount_code, tags, link, batch_id, source_line) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  // The source line is one of the order's own file: an order of an earlier import keeps the line of that one.
  const makeSale = driver.prepare(
    `UPDATE orders SET is_sale = 1, day = ?, ordered_at = ?, context_key = ?, customer_key = ?, source_line = CASE batch_id WHEN ${batch} THEN ? ELSE source_line END WHERE key = ?`,
  );
  // As arrays: a file that comes again has each of its lines read here, and making objects is most of that.
  const storedLines = driver
    .prepare(
      `SELECT key, kind, product_key, ${SAID.join(', ')}, dated FROM order_lines WHERE order_key = ? AND batch_id <> ? ORDER BY key`,
    )
    .raw();
  const lines = lineInserter(driver, batch);
  job.atEnd(lines.flush);
  const facts = growRollups(driver);
  job.atFinish(facts.finish);
  /** Only what differs is set: an index of a column that is named is written, whether its value changes or not. */
  const changeLine = (columns: readonly string[]): Statement =>
    job.prepare(`UPDATE order_lines SET ${columns.join(' = ?, ')} = ? WHERE key = ?`);
  const orders = new Map<string, Order>();
  type OrderRow = {
    key: number;
    batch_id: number;
    is_sale: number;
    day: string;
    context_key: number;
    customer_key: number | null;
    ordered_at: string | null;
    status: string;
    discount_code: string;
    tags: string;
    link: string;
  };

  const storedOf = (orderKey: number): Map<string, StoredLine[]> => {
    const stored = new Map<string, StoredLine[]>();
    for (const row of storedLines.all(orderKey, batch) as StoredRow[]) {
      const [key, kind, product, day, context_key, customer_key, quantity, unit_price] = row;
      if (job.changes.met('order_lines', key)) continue;
      const [, , , , , , , , amount_minor, amount_rest, discount_minor, discount_rest, dated] = row;
      const line: StoredLine = {
        key,
        day,
        context_key,
        customer_key,
        quantity,
        unit_price,
        amount_minor,
        amount_rest,
        discount_minor,
        discount_rest,
        dated,
      };
      const at = identity(kind, product);
      const known = stored.get(at);
      if (known) known.push(line);
      else stored.set(at, [line]);
    }
    return stored;
  };
  const orderOf = (input: LineInput): Order => {
    const known = orders.get(input.orderId);
    if (known) return known;
    const row = findOrder.get(input.orderId, source) as OrderRow | undefined;
    let order: Order;
    if (row) {
      const mine = row.batch_id === batch;
      order = { key: row.key, mine, isSale: row.is_sale === 1, stored: mine ? undefined : storedOf(row.key) };
    } else {
      const isSale = input.kind === 'sale';
      const made = addOrder.run(
        source,
        input.orderId,
        input.day,
        input.at,
        input.context,
        input.customer,
        isSale ? 1 : 0,
        input.status,
        input.code,
        input.tags ?? '',
        input.link ?? '',
        batch,
        input.line,
      );
      order = { key: Number(made.lastInsertRowid), mine: true, isSale, stored: undefined };
    }
    if (orders.size >= CACHED_ORDERS) orders.clear();
    orders.set(input.orderId, order);
    return order;
  };
  /** An order known from before, at its first line that says what it is: true when the file changes it. */
  const renew = (order: Order, input: LineInput): boolean => {
    if (order.mine || (order.isSale && input.kind !== 'sale') || !job.changes.meet('orders', order.key)) return false;
    const before = findOrder.get(input.orderId, source) as OrderRow;
    const wanted: Partial<OrderRow> = {
      day: input.day,
      ...(input.day === before.day ? {} : { ordered_at: input.at }),
      context_key: input.context,
      ...(input.customer === null ? {} : { customer_key: input.customer }),
      ...(input.status === '' ? {} : { status: input.status }),
      ...(input.code === '' ? {} : { discount_code: input.code }),
      ...((input.tags ?? '') === '' ? {} : { tags: input.tags }),
      ...((input.link ?? '') === '' ? {} : { link: input.link }),
    };
    const columns = (Object.keys(wanted) as (keyof OrderRow)[]).filter((column) => wanted[column] !== before[column]);
    if (columns.length === 0) return false;
    job
      .prepare(`UPDATE orders SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`)
      .run(...columns.map((column) => wanted[column]), order.key);
    job.days.add(before.day);
    job.days.add(input.day);
    const pick = (row: Partial<OrderRow>) => Object.fromEntries(columns.map((column) => [column, row[column]]));
    job.changes.changed('orders', order.key, pick(before), pick(wanted));
    return true;
  };
  const upgrade = (order: Order, input: LineInput): void => {
    order.isSale = true;
    if (!order.mine) {
      const before = findOrder.get(input.orderId, source) as OrderRow;
      const { day, ordered_at, context_key, customer_key } = before;
      job.days.add(day);
      job.days.add(input.day);
      job.changes.changed(
        'orders',
        order.key,
        { is_sale: 0, day, ordered_at, context_key, customer_key },
        { is_sale: 1, day: input.day, ordered_at: input.at, context_key: input.context, customer_key: input.customer },
      );
    }
    makeSale.run(input.day, input.at, input.context, input.customer, input.line, order.key);
  };
  const saidOf = (input: LineInput): Said => ({
    day: input.day,
    context_key: input.context,
    customer_key: input.customer,
    quantity: input.quantity,
    unit_price: input.unitPrice,
    amount_minor: input.amount.minor,
    amount_rest: input.amount.rest,
    discount_minor: input.discount.minor,
    discount_rest: input.discount.rest,
  });
  /** Keeps the facts of a changed line: by the difference where that is exact, else its days are summed anew. */
  const count = (input: LineInput, stored: StoredLine, different: readonly (keyof Said)[]): void => {
    const exact = Number.isInteger(stored.quantity) && Number.isInteger(input.quantity);
    if (!exact || different.some((column) => PLACE.has(column))) {
      job.days.add(stored.day);
      job.days.add(input.day);
      return;
    }
    job.countedDays.add(stored.day);
    const after = { ...input, dated: stored.dated === 1 };
    facts.change(
      {
        ...after,
        quantity: stored.quantity,
        amount: { minor: stored.amount_minor, rest: stored.amount_rest },
        discount: { minor: stored.discount_minor, rest: stored.discount_rest },
      },
      after,
    );
  };
  const match = (order: Order, input: LineInput): RowResult | undefined => {
    if (!order.stored) return undefined;
    const wanted = saidOf(input);
    const waiting = order.stored.get(identity(input.kind, input.product));
    // A line that is there as it is comes first: files do not always keep the order of their lines.
    const same = waiting?.findIndex((line) => isSame(wanted, line)) ?? -1;
    if (same < 0) {
      const other = kindBefore(order, input);
      if (other) {
        job.problem(input.line, null, otherKind(input.kind, other));
        return 'problem';
      }
    }
    const stored = waiting?.splice(Math.max(0, same), 1)[0];
    if (!stored) return undefined;
    job.changes.meet('order_lines', stored.key);
    if (same >= 0) return 'unchanged';
    const different = SAID.filter((column) => wanted[column] !== stored[column]);
    changeLine(different).run(...different.map((column) => wanted[column]), stored.key);
    count(input, stored, different);
    const before = Object.fromEntries(different.map((column) => [column, stored[column]]));
    const after = Object.fromEntries(different.map((column) => [column, wanted[column]]));
    job.changing('order_lines', before, after);
    job.changes.changed('order_lines', stored.key, before, after);
    return 'update';
  };

  /** The kind under which a line that the file has not met yet is stored already; undefined where there is none. */
  const kindBefore = ({ stored }: Order, input: LineInput): LineInput['kind'] | undefined => {
    const { kind, product, day, quantity, unitPrice } = input;
    if (quantity === 0) return undefined;
    return KINDS.find(
      (other) =>
        other !== kind &&
        stored
          ?.get(identity(other, product))
          ?.some((line) => line.day === day && line.quantity === quantity && line.unit_price === unitPrice),
    );
  };

  const put = (input: LineInput): RowResult => {
    const order = orderOf(input);
    const matched = match(order, input);
    if (matched === 'problem') return matched;
    if (input.kind === 'sale' && !order.isSale) upgrade(order, input);
    job.sawDay(input.day);
    const renewed = renew(order, input);
    if (matched) return renewed ? 'update' : matched;
    lines.add(order.key, input);
    facts.add(input);
    return 'create';
  };
  /** Whether this import has written lines of an order already. */
  const knows = (orderId: string): boolean => {
    if (orders.has(orderId)) return true;
    const row = findOrder.get(orderId, source) as OrderRow | undefined;
    return row !== undefined && (row.batch_id === batch || job.changes.met('orders', row.key));
  };
  return Object.assign(put, { knows });
};
