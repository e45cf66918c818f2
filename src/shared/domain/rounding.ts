/** A number to so many significant digits: `significant(222_630, 2)` is 220,000. Zero stays zero. */
export const significant = (value: number, digits: number): number =>
  value === 0 || !Number.isFinite(value) ? value : Number(value.toPrecision(digits));
