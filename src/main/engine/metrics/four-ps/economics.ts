/**
 * Unit economics of one option of a Four Ps worksheet: price × units by channel and month, less discounts, the channel's
 * share and the cost of goods, against fixed costs. Money is whole minor units; shares are 0 to 1; units are whole.
 */

/** One sales channel of an option. */
export type EconomicsLine = {
  id: string;
  name: string;
  /** Price of one unit before discounts, minor units. */
  priceMinor: number;
  /** Average share of the price that is given away as a discount. */
  discount: number;
  /** Share of the discounted price that the channel keeps: a retailer's margin or a commission. */
  channelShare: number;
  /** Cost of goods of one unit, minor units. */
  unitCostMinor: number;
  /** Units sold by month of the plan, in the order of its months. */
  units: readonly number[];
};

export type EconomicsInput = {
  lines: readonly EconomicsLine[];
  /** Tools, development, fees: what is paid whether or not a unit sells. */
  fixedMinor: number;
  promotionMinor: number;
  /** Customers the promotion should win; null when nobody has said. */
  newCustomers: number | null;
  /** Units one customer buys in a month; null when nobody has said. */
  unitsPerCustomerMonth: number | null;
  /** Stock kept above the units planned, as a share of them. */
  safetyShare: number;
  /** Months the plan covers, at least 1. */
  months: number;
};

export type LineResult = {
  id: string;
  name: string;
  units: number;
  grossMinor: number;
  discountMinor: number;
  /** Gross less discounts: what buyers pay. */
  revenueMinor: number;
  channelMinor: number;
  costMinor: number;
  /** What is left of revenue for fixed costs and profit. */
  contributionMinor: number;
  /** Contribution of one unit, not rounded; null without units. */
  perUnitMinor: number | null;
  /** Price of one unit after discount and the channel's share is below what it costs to make. */
  belowCost: boolean;
};

/** A figure that may not exist says why in words. */
export type Answer = { value: number; reason: null } | { value: null; reason: string };

export type EconomicsResult = {
  lines: LineResult[];
  units: number;
  revenueMinor: number;
  /** Revenue less cost of goods. */
  grossMarginMinor: number;
  contributionMinor: number;
  /** Fixed and promotion costs together. */
  fixedMinor: number;
  netMinor: number;
  /** Whole units, in the planned mix of channels, whose contribution first covers the fixed costs. */
  breakEvenUnits: Answer;
  /** Break-even is reached with the units planned. */
  breaksEven: boolean;
  /** Weeks of the plan's average contribution that cover the fixed costs. */
  paybackWeeks: Answer;
  /** Promotion cost for one new customer, minor units. */
  cacMinor: Answer;
  /** Months of one customer's contribution that pay back what it cost to win them. */
  cacPaybackMonths: Answer;
  /** Units to have in stock: those planned and the safety above them. */
  stockUnits: number;
};

const WEEKS_A_MONTH = 365.25 / 12 / 7;
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const answer = (value: number): Answer => ({ value, reason: null });
const none = (reason: string): Answer => ({ value: null, reason });

/** What buyers pay for one unit and what the seller keeps of it, minor units, not rounded. */
export const unitOf = (line: EconomicsLine): { paid: number; kept: number; contribution: number } => {
  const paid = line.priceMinor * (1 - line.discount);
  const kept = paid * (1 - line.channelShare);
  return { paid, kept, contribution: kept - line.unitCostMinor };
};

const lineResult = (line: EconomicsLine): LineResult => {
  const units = sumOf(line.units);
  const grossMinor = units * line.priceMinor;
  const discountMinor = Math.round(grossMinor * line.discount);
  const revenueMinor = grossMinor - discountMinor;
  const channelMinor = Math.round(revenueMinor * line.channelShare);
  const costMinor = units * line.unitCostMinor;
  const contributionMinor = revenueMinor - channelMinor - costMinor;
  return {
    id: line.id,
    name: line.name,
    units,
    grossMinor,
    discountMinor,
    revenueMinor,
    channelMinor,
    costMinor,
    contributionMinor,
    perUnitMinor: units === 0 ? null : contributionMinor / units,
    belowCost: unitOf(line).contribution < 0,
  };
};

/**
 * Break-even in units = fixed costs ÷ contribution of one unit in the planned mix, rounded up to the unit that covers it
 * (OpenStax, Principles of Accounting 2, section 3.2; for several products the mix is held, section 3.5).
 */
const breakEven = (units: number, contribution: number, fixed: number): Answer => {
  if (fixed === 0) return answer(0);
  if (units === 0) return none('no units are planned');
  if (contribution <= 0) return none('a unit brings in no more than it costs');
  // The product stays within whole numbers far longer than the ratio keeps its last digit.
  return answer(Math.ceil((fixed * units) / contribution - 1e-9));
};

/** Revenue, margins, break-even, payback and stock of one option. Parts sum exactly: each line is rounded once. */
export const economicsOf = (input: EconomicsInput): EconomicsResult => {
  const lines = input.lines.map(lineResult);
  const total = (pick: (line: LineResult) => number): number => sumOf(lines.map(pick));
  const units = total((line) => line.units);
  const contributionMinor = total((line) => line.contributionMinor);
  const fixedMinor = input.fixedMinor + input.promotionMinor;
  const breakEvenUnits = breakEven(units, contributionMinor, fixedMinor);
  const perUnit = units === 0 ? 0 : contributionMinor / units;
  const cacMinor =
    input.newCustomers === null
      ? none('new customers are not entered')
      : input.newCustomers === 0
        ? none('no new customers are expected')
        : answer(input.promotionMinor / input.newCustomers);
  const monthly = input.unitsPerCustomerMonth === null ? null : input.unitsPerCustomerMonth * perUnit;
  const cacPaybackMonths =
    cacMinor.value === null
      ? cacMinor
      : monthly === null
        ? none('units of one customer a month are not entered')
        : monthly <= 0
          ? none('a customer brings in no more than they cost')
          : answer(cacMinor.value / monthly);
  return {
    lines,
    units,
    revenueMinor: total((line) => line.revenueMinor),
    grossMarginMinor: total((line) => line.revenueMinor - line.costMinor),
    contributionMinor,
    fixedMinor,
    netMinor: contributionMinor - fixedMinor,
    breakEvenUnits,
    breaksEven: contributionMinor >= fixedMinor,
    paybackWeeks:
      fixedMinor === 0
        ? answer(0)
        : contributionMinor <= 0
          ? none('a unit brings in no more than it costs')
          : answer((fixedMinor / contributionMinor) * input.months * WEEKS_A_MONTH),
    cacMinor,
    cacPaybackMonths,
    stockUnits: Math.ceil(units * (1 + input.safetyShare) - 1e-9),
  };
};

/** Units that earn a profit: (fixed costs + profit) ÷ contribution of one unit, in the planned mix. */
export const unitsForProfit = (result: EconomicsResult, profitMinor: number): Answer =>
  breakEven(result.units, result.contributionMinor, result.fixedMinor + profitMinor);
