import type { Amount } from '../../../../shared/domain/money';
import type { Driver } from '../../store/dialect';
import { type ManyRows, manyRows } from '../../store/repositories/many-rows';

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

const COLUMNS =
  'order_key, day, context_key, product_key, customer_key, quantity, unit_price, amount_minor, source_line, kind, amount_rest, discount_minor, discount_rest, dated, batch_id';

/**
 * Writes the lines of an import in the order they come, many at a time. Nearly all lines are dated, without a
 * discount and without a rest: those need few values each. Whoever reads order lines of this batch flushes first.
 */
export const lineInserter = (
  driver: Driver,
  batch: number,
): { add: (orderKey: number, line: LineInput) => void; flush: () => void } => {
  const shapeOf = (tail: string): ManyRows =>
    manyRows(
      driver,
      `(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ${tail}, ${batch})`,
      (tuples) => `INSERT INTO order_lines (${COLUMNS}) VALUES ${tuples}`,
    );
  const [plain, any] = [shapeOf('0, 0, 0, 1'), shapeOf('?, ?, ?, ?')];
  let current = plain;
  const take = (shape: ManyRows): void => {
    if (shape === current) return;
    current.flush();
    current = shape;
  };
  return {
    add: (orderKey, line) => {
      const { day, context, product, customer, quantity, unitPrice, kind, amount, discount } = line;
      const minor = amount.minor;
      if (amount.rest === 0 && discount.minor === 0 && discount.rest === 0 && line.dated) {
        take(plain);
        plain.add(orderKey, day, context, product, customer, quantity, unitPrice, minor, line.line, kind);
        return;
      }
      take(any);
      any.add(
        orderKey,
        day,
        context,
        product,
        customer,
        quantity,
        unitPrice,
        minor,
        line.line,
        kind,
        amount.rest,
        discount.minor,
        discount.rest,
        line.dated ? 1 : 0,
      );
    },
    flush: () => current.flush(),
  };
};
