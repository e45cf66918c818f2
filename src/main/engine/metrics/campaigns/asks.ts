import type { Day } from '../../../../shared/domain/day';

/** Where an ask stands; money in minor units, `came` null until somebody has said what it brought. */
export type AskStanding = { status: 'open' | 'approved' | 'declined'; expected: number; came: number | null };

/** How asks came out: `ratio` is what came over what was expected, summed over those that are scored. */
export type ForecastRecord = {
  asked: number;
  approved: number;
  declined: number;
  scored: number;
  ratio: number | null;
};

export const forecastRecord = (asks: readonly AskStanding[]): ForecastRecord => {
  const scored = asks.filter((ask) => ask.came !== null);
  const expected = scored.reduce((sum, ask) => sum + ask.expected, 0);
  return {
    asked: asks.length,
    approved: asks.filter((ask) => ask.status === 'approved').length,
    declined: asks.filter((ask) => ask.status === 'declined').length,
    scored: scored.length,
    ratio: expected === 0 ? null : scored.reduce((sum, ask) => sum + (ask.came ?? 0), 0) / expected,
  };
};

/** From its day on, an approved ask waits for what it brought. */
export const isScoreDue = ({ status, came }: AskStanding, dueDay: Day, today: Day): boolean =>
  status === 'approved' && came === null && dueDay <= today;
