import { array, assert, double, integer, property } from 'fast-check';
import { expect, test } from 'vitest';
import { FEWEST, fitReturns, marginalOf, returnsOf, type Sample } from '../../src/shared/domain/marginal-returns';

const curveOf = (samples: readonly Sample[]) => {
  const fit = fitReturns(samples);
  if (!('curve' in fit)) throw new Error(fit.reason);
  return fit.curve;
};

test('points on a square root are found again: four times the money brings twice the result', () => {
  const curve = curveOf([100, 400, 900, 1600, 2500, 3600].map((spend) => ({ spend, result: 3 * Math.sqrt(spend) })));
  expect(curve.exponent).toBeCloseTo(0.5, 10);
  expect(curve.scale).toBeCloseTo(3, 9);
  expect(curve.spread).toBeCloseTo(0, 9);
  expect(returnsOf(curve, 10_000).value).toBeCloseTo(300, 6);
  // The derivative of 3 √x at 100 is 0.15.
  expect(marginalOf(curve, 100)).toBeCloseTo(0.15, 9);
});

test('a least-squares line by hand: logarithms 0, 1, 2, 3, 4, 5 and 0, 1, 0, 1, 2, 2 rise by their slope', () => {
  const ys = [0, 1, 0, 1, 2, 2];
  const curve = curveOf(ys.map((y, x) => ({ spend: Math.exp(x), result: Math.exp(y) })));
  // Σ(x − 2.5)(y − 1) = 6.5 … over Σ(x − 2.5)² = 17.5.
  const top = ys.reduce((sum, y, x) => sum + (x - 2.5) * (y - 1), 0);
  expect(curve.exponent).toBeCloseTo(top / 17.5, 12);
});

test('too little, or always the same spend, is said and not guessed', () => {
  expect(fitReturns([{ spend: 5, result: 2 }])).toEqual({
    reason: 'Only 1 whole week has both spend and a result; 6 are needed.',
  });
  expect(fitReturns(Array.from({ length: 9 }, (_, index) => ({ spend: 100, result: 5 + index })))).toEqual({
    reason: 'It has always spent about the same, so nothing shows what more or less would bring.',
  });
});

test('whatever the history: more money never brings less, and each further unit never more than the last', () => {
  const sample = array(integer({ min: 1, max: 1_000_000 }), { minLength: FEWEST, maxLength: 30 });
  assert(
    property(
      sample,
      array(double({ min: 0.5, max: 5000, noNaN: true }), { minLength: 30, maxLength: 30 }),
      integer({ min: 1, max: 900_000 }),
      (spends, results, at) => {
        const fit = fitReturns(spends.map((spend, index) => ({ spend, result: results[index] ?? 1 })));
        if (!('curve' in fit)) return;
        const { curve } = fit;
        expect(curve.exponent).toBeGreaterThan(0);
        expect(curve.exponent).toBeLessThanOrEqual(1);
        const [less, here, more] = [at, at * 2, at * 3].map((spend) => returnsOf(curve, spend).value) as [
          number,
          number,
          number,
        ];
        expect(here).toBeGreaterThanOrEqual(less);
        expect(more - here).toBeLessThanOrEqual((here - less) * (1 + 1e-9));
        const { low, value, high } = returnsOf(curve, at);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        expect(returnsOf(curve, 0)).toEqual({ value: 0, low: 0, high: 0 });
      },
    ),
  );
});
