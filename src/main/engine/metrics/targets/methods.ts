import { addDays, type Day } from '../../../../shared/domain/day';
import { type Period, periodDays } from '../../../../shared/domain/period';
import { OUTLOOK_METHOD_IDS, type OutlookMethod } from '../../../../shared/domain/targets';
import { accuracyByUnit, type Measured, type UnitAccuracy } from './calls';

/** Outlooks are scored as they stood when these shares of the period's days were over: our choice, and said so. */
export const LEAD_SHARES = [0.25, 0.5, 0.75] as const;

/** The days of a period at whose end an outlook is scored; a period too short for three has fewer. */
export const leadDays = (period: Period): Day[] => {
  const days = periodDays(period);
  const seen = new Set(LEAD_SHARES.map((share) => Math.round(days * share)));
  return [...seen].filter((count) => count > 0 && count < days).map((count) => addDays(period.from, count - 1));
};

/** What a method said of one target at one lead day, with its range, and what came; whole minor units or units. */
export type SaidOutlook = Measured & { method: OutlookMethod; said: number; low: number; high: number; came: number };

export type MethodScore = {
  method: OutlookMethod;
  outlooks: number;
  /** How many of them had in their range what came. */
  held: number;
  /** Of those in money, Σ|said − came| ÷ Σ came and Σ(said − came) ÷ Σ came, positive for too high; null where nothing came. */
  error: number | null;
  bias: number | null;
  counted: UnitAccuracy['counted'];
};

/** How each method's outlooks came out; methods that said nothing are not among them. */
export const methodScores = (outlooks: readonly SaidOutlook[]): MethodScore[] =>
  OUTLOOK_METHOD_IDS.flatMap((method): MethodScore[] => {
    const own = outlooks.filter((one) => one.method === method);
    if (own.length === 0) return [];
    const { accuracy, bias, counted } = accuracyByUnit(own);
    const held = own.filter(({ low, high, came }) => came >= low && came <= high).length;
    return [{ method, outlooks: own.length, held, error: accuracy === null ? null : 1 - accuracy, bias, counted }];
  });
