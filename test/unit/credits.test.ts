import { array, assert, integer, property, uniqueArray } from 'fast-check';
import { expect, test } from 'vitest';
import { creditedMinor, creditFault, creditsOf, evenCredits, withShare } from '../../src/shared/domain/credits';

const shares = (credits: readonly { share: number }[]): number[] => credits.map((one) => one.share);

test('a credit is shared evenly, in whole percents that add up', () => {
  expect(evenCredits(['a', 'b'])).toEqual([
    { personId: 'a', share: 50 },
    { personId: 'b', share: 50 },
  ]);
  expect(shares(evenCredits(['a', 'b', 'c']))).toEqual([34, 33, 33]);
  expect(evenCredits(['a', 'a'])).toEqual([{ personId: 'a', share: 100 }]);
  expect(evenCredits([])).toEqual([]);
});

test('one share changes, the others share the rest as they did', () => {
  const three = [
    { personId: 'a', share: 50 },
    { personId: 'b', share: 30 },
    { personId: 'c', share: 20 },
  ];
  // By hand: 40 is left, in the proportion 3 to 2.
  expect(shares(withShare(three, 'a', 60))).toEqual([60, 24, 16]);
  expect(shares(withShare(three, 'a', 100))).toEqual([98, 1, 1]);
  expect(shares(withShare(three.slice(0, 1), 'a', 20))).toEqual([100]);
});

test('whatever is set, the shares add up to 100 and nobody has none', () => {
  assert(
    property(
      uniqueArray(integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 10 }),
      array(integer({ min: -5, max: 120 }), { maxLength: 6 }),
      (people, sets) => {
        let credits = evenCredits(people.map(String));
        for (const [at, share] of sets.entries())
          credits = withShare(credits, String(people[at % people.length]), share);
        expect(creditFault(credits)).toBeNull();
        expect(Math.min(...shares(credits))).toBeGreaterThanOrEqual(1);
      },
    ),
  );
});

test('what does not add up or names one twice is refused in words; what is not a split reads as none', () => {
  const half = { personId: 'a', share: 50 };
  expect(creditFault([half])).toBe('The shares add up to 50%, not to 100%.');
  expect(creditFault([half, half])).toBe('A person has one share of a deal.');
  expect(creditsOf('{"a":1}')).toEqual([]);
  expect(creditsOf('[{"personId":"a"},{"personId":"b","share":100}]')).toEqual([{ personId: 'b', share: 100 }]);
});

test('the parts of whoever shares a deal add up to its worth, to the last unit', () => {
  const of = (minor: number, ...percents: number[]): number[] =>
    percents.map((share, at) =>
      creditedMinor(
        minor,
        percents.slice(0, at).reduce((a, b) => a + b, 0),
        share,
      ),
    );
  // By hand: 50.005 and 50.005 of 100.01; 33.34, 33.33 and 33.33 of a hundred times 0.34, 0.33 and 0.33 and a cent.
  expect(of(10_001, 50, 50)).toEqual([5_001, 5_000]);
  expect(of(10_001, 34, 33, 33)).toEqual([3_400, 3_301, 3_300]);
  expect(of(-10_001, 50, 50)).toEqual([-5_001, -5_000]);
  expect(of(1, 50, 50)).toEqual([1, 0]);
});
