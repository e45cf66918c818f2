/** What a campaign brought in one stretch of time: spend, and leads or revenue. Money in minor units. */
export type Sample = { spend: number; result: number };

/** result = scale · spend^exponent, with the exponent in (0, 1]: every further unit brings at most what the last one did. */
export type Curve = {
  scale: number;
  exponent: number;
  /** Standard deviation of the logarithm of what came over what the curve says: 0.2 is about ± 20 %. */
  spread: number;
  /** Weeks that the curve rests on. */
  samples: number;
  /** The most that was spent in one of them; beyond it the curve is a guess. */
  most: number;
};

export type Fit = { curve: Curve } | { reason: string };

/** Fewer stretches with spend and a result than this say nothing of a shape. */
export const FEWEST = 6;
/** The exponent is kept within these: 0 would make money worthless, above 1 each unit would bring more than the last. */
const [LEAST, MOST] = [0.05, 1];

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Fits a power law by least squares on logarithms (see docs/decisions/0006). Stretches without spend or without a
 * result cannot be put on a logarithm: they are left out, and too few others, or always the same spend, say so.
 */
export const fitReturns = (samples: readonly Sample[]): Fit => {
  const used = samples.filter((one) => one.spend > 0 && one.result > 0);
  if (used.length < FEWEST)
    return {
      reason: `Only ${used.length} whole ${used.length === 1 ? 'week has' : 'weeks have'} both spend and a result; ${FEWEST} are needed.`,
    };
  const xs = used.map((one) => Math.log(one.spend));
  const ys = used.map((one) => Math.log(one.result));
  const [x0, y0] = [mean(xs), mean(ys)];
  const squares = xs.reduce((sum, x) => sum + (x - x0) ** 2, 0);
  // Spend that hardly moved (within about 5 %) shows nothing of what more of it would bring.
  if (Math.sqrt(squares / used.length) < 0.05)
    return { reason: 'It has always spent about the same, so nothing shows what more or less would bring.' };
  const slope = xs.reduce((sum, x, index) => sum + (x - x0) * ((ys[index] ?? 0) - y0), 0) / squares;
  const exponent = Math.min(MOST, Math.max(LEAST, slope));
  const scale = Math.exp(y0 - exponent * x0);
  const left = ys.reduce((sum, y, index) => sum + (y - (y0 + exponent * ((xs[index] ?? 0) - x0))) ** 2, 0);
  return {
    curve: {
      scale,
      exponent,
      spread: Math.sqrt(left / Math.max(1, used.length - 2)),
      samples: used.length,
      most: Math.max(...used.map((one) => one.spend)),
    },
  };
};

/** What a spend brings by the curve, and the range in which two of three outcomes lay. Nothing brings nothing. */
export const returnsOf = (curve: Curve, spend: number): { value: number; low: number; high: number } => {
  if (spend <= 0) return { value: 0, low: 0, high: 0 };
  const value = curve.scale * spend ** curve.exponent;
  return { value, low: value * Math.exp(-curve.spread), high: value * Math.exp(curve.spread) };
};

/** What the next unit of money brings at this spend. */
export const marginalOf = (curve: Curve, spend: number): number =>
  curve.scale * curve.exponent * Math.max(1, spend) ** (curve.exponent - 1);
