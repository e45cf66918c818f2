import { type Answer, economicsOf, type EconomicsInput, type EconomicsLine, unitOf } from './economics';

/** What a tornado turns: one input at a time, all else held. */
export const DRIVERS = ['price', 'units', 'unit-cost', 'channel-share', 'discount', 'promotion'] as const;
export type Driver = (typeof DRIVERS)[number];

export type TornadoBar = { driver: Driver; lowMinor: number; highMinor: number; swingMinor: number };

const scaled = (value: number, by: number): number => Math.max(0, Math.round(value * (1 + by)));
const share = (value: number, by: number): number => Math.min(1, Math.max(0, value * (1 + by)));

const CHANGE: Record<Driver, (line: EconomicsLine, by: number) => Partial<EconomicsLine>> = {
  price: (line, by) => ({ priceMinor: scaled(line.priceMinor, by) }),
  units: (line, by) => ({ units: line.units.map((units) => scaled(units, by)) }),
  'unit-cost': (line, by) => ({ unitCostMinor: scaled(line.unitCostMinor, by) }),
  'channel-share': (line, by) => ({ channelShare: share(line.channelShare, by) }),
  discount: (line, by) => ({ discount: share(line.discount, by) }),
  promotion: () => ({}),
};

/** An option with one input turned by a share of itself: 0.1 is ten percent more. */
export const turned = (input: EconomicsInput, driver: Driver, by: number): EconomicsInput => ({
  ...input,
  lines: input.lines.map((line) => ({ ...line, ...CHANGE[driver](line, by) })),
  promotionMinor: driver === 'promotion' ? scaled(input.promotionMinor, by) : input.promotionMinor,
});

/** Net of the option with each input turned down and up by `by`; the widest swing first, drivers that move nothing left out. */
export const tornado = (input: EconomicsInput, by = 0.1): TornadoBar[] =>
  DRIVERS.map((driver) => {
    const down = economicsOf(turned(input, driver, -by)).netMinor;
    const up = economicsOf(turned(input, driver, by)).netMinor;
    return { driver, lowMinor: down, highMinor: up, swingMinor: Math.abs(up - down) };
  })
    .filter((bar) => bar.swingMinor > 0)
    .toSorted((a, b) => b.swingMinor - a.swingMinor || DRIVERS.indexOf(a.driver) - DRIVERS.indexOf(b.driver));

export type PricePoint = {
  by: number;
  netMinor: number;
  /** Share of units that may be lost (negative) or must be won so that contribution stays what it was. */
  breakEvenChange: Answer;
};

/**
 * How much volume a price change may cost, or must win, before it is worse than no change:
 * −Δprice ÷ (contribution margin + Δprice), per unit and in the planned mix (Nagle, The Strategy and Tactics of Pricing).
 */
export const breakEvenSalesChange = (lines: readonly EconomicsLine[], by: number): Answer => {
  const units = lines.reduce((sum, line) => sum + line.units.reduce((all, one) => all + one, 0), 0);
  if (units === 0) return { value: null, reason: 'no units are planned' };
  let margin = 0;
  let change = 0;
  for (const line of lines) {
    const sold = line.units.reduce((all, one) => all + one, 0);
    const { kept, contribution } = unitOf(line);
    margin += sold * contribution;
    change += sold * kept * by;
  }
  return margin + change <= 0
    ? { value: null, reason: 'at this price a unit brings in no more than it costs' }
    : { value: -change / (margin + change), reason: null };
};

/** Net and the volume that breaks even, for prices from ten percent under to ten percent over. */
export const priceLadder = (
  input: EconomicsInput,
  steps: readonly number[] = [-0.1, -0.05, 0, 0.05, 0.1],
): PricePoint[] =>
  steps.map((by) => ({
    by,
    netMinor: economicsOf(turned(input, 'price', by)).netMinor,
    breakEvenChange: breakEvenSalesChange(input.lines, by),
  }));
