/**
 * Money is an integer number of minor units with an ISO 4217 currency.
 *
 * A price may have more decimals than its currency (0.085 GBP, a discount of 12.5 %). Such a line keeps
 * its rounded value in minor units and, beside it, the `rest`: what rounding left out, in millionths of a
 * minor unit. Sums add both and round once, so a total equals the exact decimal total to the last digit.
 */
export type Amount = { minor: number; rest: number };

export const REST_PER_MINOR = 1_000_000;

const EXPONENTS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Number of decimals of a currency (ISO 4217): 0 for JPY, 3 for BHD, else 2. */
export const currencyExponent = (currency: string): number => EXPONENTS[currency] ?? 2;

/** Minor units in one major unit: 100 for USD, 1 for JPY. */
export const minorPerMajor = (currency: string): number => 10 ** currencyExponent(currency);

export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);

/** A decimal number as written: `digits × 10^-scale`. */
export type Decimal = { digits: bigint; scale: number };

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/** Reads plain decimal text ("-12.085", "1e-3"); undefined when it is not a number. */
export const parseDecimal = (text: string): Decimal | undefined => {
  const match = PLAIN.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  let digits = BigInt(whole + fraction);
  let scale = fraction.length - Number(exponent);
  if (scale < 0) {
    digits *= 10n ** BigInt(-scale);
    scale = 0;
  }
  return { digits: sign === '-' ? -digits : digits, scale };
};

export const multiply = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  scale: a.scale + b.scale,
});

/** Rounds half away from zero. */
const divideRounded = (value: bigint, divisor: bigint): bigint => {
  const half = divisor / 2n;
  return value < 0n ? -((-value + half) / divisor) : (value + half) / divisor;
};

/** A decimal in major units as minor units and rest. Half a minor unit rounds away from zero. */
export const toAmount = (value: Decimal, currency: string): Amount => {
  const shift = currencyExponent(currency) + 6 - value.scale;
  const millionths =
    shift >= 0 ? value.digits * 10n ** BigInt(shift) : divideRounded(value.digits, 10n ** BigInt(-shift));
  const minor = divideRounded(millionths, BigInt(REST_PER_MINOR));
  return { minor: Number(minor), rest: Number(millionths - minor * BigInt(REST_PER_MINOR)) };
};

const scaleBy = (amount: Amount, by: Decimal): Amount => {
  const millionths = divideRounded(
    (BigInt(amount.minor) * BigInt(REST_PER_MINOR) + BigInt(amount.rest)) * by.digits,
    10n ** BigInt(by.scale),
  );
  const minor = divideRounded(millionths, BigInt(REST_PER_MINOR));
  return { minor: Number(minor), rest: Number(millionths - minor * BigInt(REST_PER_MINOR)) };
};

/** An amount times a factor (an exchange rate, a probability) taken as the decimal it is written as, not as the nearest binary fraction. */
export const times = (amount: Amount, factor: number): Amount => {
  const by = parseDecimal(String(factor));
  return by ? scaleBy(amount, by) : { minor: 0, rest: 0 };
};

/**
 * An amount of one currency in another at a rate (major units of `to` for one major unit of `from`), exact to
 * the millionth of a minor unit: sums of converted amounts round once, at the end.
 */
export const exchange = (amount: Amount, from: string, to: string, rate: number): Amount => {
  const shift = currencyExponent(to) - currencyExponent(from);
  const by = parseDecimal(String(rate));
  if (!by) return { minor: 0, rest: 0 };
  return scaleBy(
    amount,
    shift >= 0
      ? { digits: by.digits * 10n ** BigInt(shift), scale: by.scale }
      : { digits: by.digits, scale: by.scale - shift },
  );
};

/** The whole minor units of a sum of amounts; half a unit rounds away from zero. */
export const settle = (minor: number, rest: number): number => {
  if (rest === 0) return minor;
  const whole = Math.trunc(rest / REST_PER_MINOR);
  const left = rest - whole * REST_PER_MINOR;
  const sum = minor + whole;
  const exact = BigInt(sum) * BigInt(REST_PER_MINOR) + BigInt(left);
  return Number(divideRounded(exact, BigInt(REST_PER_MINOR)));
};

/** Weights as whole numbers of one scale, so that shares of them are exact. */
const wholeWeights = (weights: readonly number[]): bigint[] => {
  if (weights.every((weight) => Number.isSafeInteger(weight))) return weights.map(BigInt);
  const decimals = weights.map((weight) => parseDecimal(String(weight)) ?? { digits: 0n, scale: 0 });
  const scale = Math.max(0, ...decimals.map((one) => one.scale));
  return decimals.map((one) => one.digits * 10n ** BigInt(scale - one.scale));
};

/** Splits `total` minor units by `weights` so that the parts sum to it exactly: the largest remainders get the odd units, the first of equals before the others. */
export const allocate = (total: number, weights: readonly number[]): number[] => {
  if (weights.length === 0) return [];
  const sum = plainSum(total, weights);
  return sum === null ? allocateExactly(total, weights) : allocatePlainly(total, weights, sum);
};

/** The sum of weights where all that sharing out by them needs is whole and small enough to be exact in a plain number; else null. */
const plainSum = (total: number, weights: readonly number[]): number | null => {
  let sum = 0;
  let most = 1;
  for (const weight of weights) {
    if (!Number.isInteger(weight) || weight < 0) return null;
    sum += weight;
    most = Math.max(most, weight);
  }
  return total >= 0 && sum > 0 && Number.isSafeInteger(sum) && total <= Number.MAX_SAFE_INTEGER / most ? sum : null;
};

/** Gives what rounding down left to the largest remainders, the first of equals before the others. */
const giveRest = (parts: number[], over: readonly (number | bigint)[], left: number): number[] => {
  if (left === 0) return parts;
  const order = over.map((_, index) => index);
  order.sort((a, b) => {
    const [one = 0, other = 0] = [over[a], over[b]];
    return one === other ? a - b : one < other ? 1 : -1;
  });
  for (const index of order.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
};

const allocatePlainly = (total: number, weights: readonly number[], sum: number): number[] => {
  const over = weights.map((weight) => (total * weight) % sum);
  const parts = weights.map((weight, index) => (total * weight - (over[index] ?? 0)) / sum);
  return giveRest(parts, over, total - parts.reduce((a, part) => a + part, 0));
};

const allocateExactly = (total: number, weights: readonly number[]): number[] => {
  const given = wholeWeights(weights);
  const useful = given.reduce((a, b) => a + b, 0n) > 0n;
  const whole = useful ? given : weights.map(() => 1n);
  const sum = whole.reduce((a, b) => a + b, 0n);
  const over = whole.map((weight) => (((BigInt(total) * weight) % sum) + sum) % sum);
  const parts = whole.map((weight, index) => (BigInt(total) * weight - (over[index] ?? 0n)) / sum);
  const left = Number(BigInt(total) - parts.reduce((a, part) => a + part, 0n));
  return giveRest(parts.map(Number), over, left);
};
