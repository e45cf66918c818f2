import { allocate } from './money';

/** What a person says of a version; `expired` follows from the day and is never stored. */
export const PROPOSAL_STATES = ['draft', 'sent', 'accepted', 'declined', 'expired'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** Hundredths of a percent in the whole. */
export const WHOLE_BP = 10_000;
const THOUSANDTHS = 1_000;

/** A line as totals need it: any quantity with up to three decimals, the price of one in minor units, its discount. */
export type PricedLine = { quantity: number; unitMinor: number; discountBp: number };

export type LineTotals = {
  /** Quantity times price. */
  grossMinor: number;
  discountMinor: number;
  /** After the line's own discount. */
  netMinor: number;
  /** What is left of it after its part of the discount on everything. Shares sum to the total exactly. */
  shareMinor: number;
};
export type ProposalTotals = {
  lines: LineTotals[];
  /** All lines before any discount. */
  grossMinor: number;
  /** All lines after their own discounts. */
  subtotalMinor: number;
  /** The discount on everything. */
  discountMinor: number;
  totalMinor: number;
};

/** `value × part ÷ whole` with the half rounded up, exact beyond 2^53. Both are not negative. */
const portion = (value: number, part: number, whole: number): number =>
  Number((BigInt(value) * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n));

export const thousandths = (quantity: number): number => Math.round(quantity * THOUSANDTHS);

/**
 * What lines come to, in minor units. Each line is rounded once for its price and once for its discount, so that a
 * customer can check it; the discount on everything is taken from the sum and split by the largest remainder.
 *
 * @example proposalTotals([{ quantity: 3, unitMinor: 999, discountBp: 1000 }], 0).totalMinor // 2697
 */
export const proposalTotals = (lines: readonly PricedLine[], discountBp: number): ProposalTotals => {
  const own = lines.map((line) => {
    const grossMinor = portion(line.unitMinor, thousandths(line.quantity), THOUSANDTHS);
    const discountMinor = portion(grossMinor, line.discountBp, WHOLE_BP);
    return { grossMinor, discountMinor, netMinor: grossMinor - discountMinor };
  });
  const grossMinor = own.reduce((sum, line) => sum + line.grossMinor, 0);
  const subtotalMinor = own.reduce((sum, line) => sum + line.netMinor, 0);
  const discountMinor = portion(subtotalMinor, discountBp, WHOLE_BP);
  const totalMinor = subtotalMinor - discountMinor;
  const shares =
    subtotalMinor === 0
      ? own.map(() => 0)
      : allocate(
          totalMinor,
          own.map((line) => line.netMinor),
        );
  return {
    lines: own.map((line, index) => ({ ...line, shareMinor: shares[index] ?? 0 })),
    grossMinor,
    subtotalMinor,
    discountMinor,
    totalMinor,
  };
};

/** A version that was sent and whose last day has passed is expired; a decision stands whatever the day. */
export const stateOf = (status: string, validUntil: string, today: string): ProposalState =>
  status === 'sent' && validUntil < today ? 'expired' : (PROPOSAL_STATES.find((one) => one === status) ?? 'draft');

/** Number of a proposal for people: `P-0007`. */
export const proposalNumber = (count: number): string => `P-${String(count).padStart(4, '0')}`;

/** What changed from one version to the next, line by line: the same product or text is the same line. */
export type LineChange<L> = { before: L | null; after: L | null };
export const compareLines = <L extends { productId: string | null; text: string }>(
  before: readonly L[],
  after: readonly L[],
): LineChange<L>[] => {
  const left = [...after];
  const take = (line: L): L | null => {
    const at = left.findIndex((one) => one.productId === line.productId && one.text === line.text);
    const near = at >= 0 || line.productId === null ? at : left.findIndex((one) => one.productId === line.productId);
    return near < 0 ? null : (left.splice(near, 1)[0] ?? null);
  };
  const kept = before.map((line) => ({ before: line, after: take(line) }));
  return [...kept, ...left.map((line) => ({ before: null, after: line }))];
};
