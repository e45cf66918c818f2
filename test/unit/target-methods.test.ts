import { describe, expect, test } from 'vitest';
import { leadDays, methodScores } from '../../src/main/engine/metrics/targets/methods';
import { parsePeriod } from '../../src/shared/domain/period';

const period = (id: string) => {
  const found = parsePeriod(id, { weekStart: 1, fiscalYearStart: 1 });
  if (!found) throw new Error(id);
  return found;
};

describe('outlooks scored at close, worked out by hand', () => {
  test('two of the last four weeks and one of last year’s shape', () => {
    expect(
      methodScores([
        { metric: 'net-sales', method: 'run-rate', said: 100, low: 90, high: 110, came: 105 },
        { metric: 'net-sales', method: 'run-rate', said: 200, low: 180, high: 220, came: 150 },
        { metric: 'net-sales', method: 'seasonal', said: 80, low: 80, high: 90, came: 80 },
      ]),
    ).toEqual([
      { method: 'seasonal', outlooks: 1, held: 1, error: 0, bias: 0, counted: [] },
      // 5 and 50 off of 255 that came; 5 too low and 50 too high.
      { method: 'run-rate', outlooks: 2, held: 1, error: expect.closeTo(55 / 255, 12), bias: 45 / 255, counted: [] },
    ]);
  });

  test('units are never added to money: each is scored by itself', () => {
    const [score] = methodScores([
      { metric: 'net-sales', method: 'own', said: 90_000, low: 80_000, high: 100_000, came: 100_000 },
      { metric: 'units', method: 'own', said: 30, low: 25, high: 35, came: 20 },
      { metric: 'units', method: 'own', said: 40, low: 39, high: 41, came: 60 },
    ]);
    // 10,000 of 100,000 in money; 10 and 20 off of 80 bottles, 10 too few in all.
    expect(score).toEqual({
      method: 'own',
      outlooks: 3,
      held: 1,
      error: expect.closeTo(0.1, 12),
      bias: -0.1,
      counted: [{ metric: 'units', accuracy: 1 - 30 / 80, bias: -10 / 80 }],
    });
  });

  test('nothing came: held or not can be said, an error cannot', () => {
    expect(methodScores([{ metric: 'net-sales', method: 'own', said: 10, low: 9, high: 11, came: 0 }])).toEqual([
      { method: 'own', outlooks: 1, held: 0, error: null, bias: null, counted: [] },
    ]);
    expect(methodScores([])).toEqual([]);
  });

  test('a quarter of 91 days is looked at after 23, 46 and 68 of them; two days only after the first', () => {
    expect(leadDays(period('2026-Q2'))).toEqual(['2026-04-23', '2026-05-16', '2026-06-07']);
    expect(leadDays(period('2026-04-01..2026-04-02'))).toEqual(['2026-04-01']);
    expect(leadDays(period('2026-04-01..2026-04-01'))).toEqual([]);
  });
});
