import type { Amount } from '../../../../shared/domain/money';
import type { Driver, Statement } from '../../store/dialect';

export type LineKind = 'sale' | 'return' | 'adjustment';

/** One order line as any format gives it. `dated` is false for a refund whose file says no day. */
export type LineInput = {
  orderId: string;
  line: number;
  kind: LineKind;
  day: string;
  at: string | null;
  context: number;
  product: number | null;
  customer: number | null;
  quantity: number;
  unitPrice: string;
  amount: Amount;
  discount: Amount;
  dated: boolean;
  status: string;
  code: string;
  /** Tags, and the link the order came by, where the file says them: attribution reads both. */
  tags?: string;
  link?: string;
};

/** Rows written by one statement: half the time of as many statements. */
const AT_ONCE = 32;

const COLUMNS =
  'order_key, day, context_key, product_key, customer_key, quantity, unit_price, amount_minor, source_line, kind, amount_rest, discount_minor, discount_rest, dated, batch_id';

type Shape = { one: Statement; many: Statement; width: number };

/**
 * Writes the lines of an import in the order they come, many at a time. Nearly all lines are dated, without a
 * discount and without a rest: those need few values each. Whoever reads order lines of this batch flushes first.
 */
export const lineInserter = (
  driver: Driver,
  batch: number,
): { add: (orderKey: number, line: LineInput) => void; flush: () => void } => {
  const shapes = new Map<string, Shape>();
  const shapeOf = (name: string, tail: string): Shape => {
    let shape = shapes.get(name);
    if (!shape) {
      const tuple = `(?, ?, ?, ?, ?, ?, ?, ?, ?, ${tail}, ${batch})`;
      const sql = (rows: number): string =>
        `INSERT INTO order_lines (${COLUMNS}) VALUES ${Array.from({ length: rows }, () => tuple).join(', ')}`;
      shape = { one: driver.prepare(sql(1)), many: driver.prepare(sql(AT_ONCE)), width: tuple.split('?').length - 1 };
      shapes.set(name, shape);
    }
    return shape;
  };
  let current: Shape | undefined;
  let values: unknown[] = [];
  const flush = (): void => {
    if (!current || values.length === 0) return;
    const { one, many, width } = current;
    if (values.length === width * AT_ONCE) many.run(values);
    else for (let at = 0; at < values.length; at += width) one.run(values.slice(at, at + width));
    values = [];
  };
  return {
    add: (orderKey, line) => {
      const { kind, amount, discount } = line;
      const plain = amount.rest === 0 && discount.minor === 0 && discount.rest === 0 && line.dated;
      const shape = plain ? shapeOf(kind, `'${kind}', 0, 0, 0, 1`) : shapeOf('any', '?, ?, ?, ?, ?');
      if (shape !== current) {
        flush();
        current = shape;
      }
      values.push(
        orderKey,
        line.day,
        line.context,
        line.product,
        line.customer,
        line.quantity,
        line.unitPrice,
        amount.minor,
        line.line,
      );
      if (!plain) values.push(kind, amount.rest, discount.minor, discount.rest, line.dated ? 1 : 0);
      if (values.length === shape.width * AT_ONCE) flush();
    },
    flush,
  };
};
