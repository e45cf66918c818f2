/** An order line as far as the daily facts go. Money is in minor units and in millionths of them (`rest`). */
export type FactLine = {
  kind: 'sale' | 'return' | 'adjustment';
  day: string;
  context: number;
  product: number | null;
  customer: number | null;
  quantity: number;
  amount: { minor: number; rest: number };
  discount: { minor: number; rest: number };
  /** False for a refund whose file says no day. */
  dated: boolean;
};

/**
 * Sums of lines. Simple lines, which nearly all are, need three numbers; the sums of all others stand in `other`,
 * in the order of SUM_COLUMNS.
 */
export type Sum = { gross: number; units: number; lines: number; other: number[] | null };

export const sumOf = (): Sum => ({ gross: 0, units: 0, lines: 0, other: null });

/** A sale with a day, without a discount and without a rest. */
export const isSimple = ({ kind, amount, discount, dated }: FactLine): boolean =>
  dated && kind === 'sale' && amount.rest === 0 && discount.minor === 0 && discount.rest === 0;

/** What one line is in each of SUM_COLUMNS: the rule that `LINE_SUMS` has in SQL. */
const valuesOf = ({ kind, quantity, amount, discount, dated }: FactLine): number[] => {
  const [sale, back, other] = [kind === 'sale', kind === 'return', kind === 'adjustment'].map(Number) as [
    number,
    number,
    number,
  ];
  const net = { minor: amount.minor - discount.minor, rest: amount.rest - discount.rest };
  return [
    sale * amount.minor,
    sale * amount.rest,
    sale * discount.minor,
    sale * discount.rest,
    -back * net.minor,
    -back * net.rest,
    other * net.minor,
    other * net.rest,
    sale * quantity,
    back * Math.abs(quantity),
    1,
    dated ? 0 : -net.minor,
    sale,
    back,
    discount.minor === 0 ? 0 : 1,
  ];
};

const addOther = (sum: Sum, values: readonly number[]): void => {
  const { other } = sum;
  sum.other = other ? other.map((value, index) => value + (values[index] ?? 0)) : [...values];
};

/** Adds any line. */
export const addLine = (sum: Sum, line: FactLine): void => addOther(sum, valuesOf(line));

/** Adds what one line is now beyond what it was: both of one day, context, product and kind. */
export const addChange = (sum: Sum, before: FactLine, after: FactLine): void => {
  if (isSimple(before) && isSimple(after)) {
    sum.gross += after.amount.minor - before.amount.minor;
    sum.units += after.quantity - before.quantity;
    return;
  }
  const was = valuesOf(before);
  addOther(
    sum,
    valuesOf(after).map((value, index) => value - (was[index] ?? 0)),
  );
};

/** Adds sums to others. */
export const addSum = (sum: Sum, more: Sum): void => {
  sum.gross += more.gross;
  sum.units += more.units;
  sum.lines += more.lines;
  if (more.other) addOther(sum, more.other);
};

/** Sums in the order of SUM_COLUMNS. */
export const sumValues = ({ gross, units, lines, other }: Sum): number[] => {
  const simple = [gross, 0, 0, 0, 0, 0, 0, 0, units, 0, lines, 0, lines, 0, 0];
  return other ? simple.map((value, index) => value + (other[index] ?? 0)) : simple;
};
