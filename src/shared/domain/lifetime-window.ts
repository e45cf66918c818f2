import { addDays, type Day, minDay } from './day';

/**
 * The days that a predicted lifetime is read from: the period, or at least as many days as make a customer inactive.
 * In fewer days most customers would not have ordered, and those who did would count as all there are.
 */
export const lifetimeWindow = (from: Day, to: Day, inactivityDays: number): { from: Day; to: Day } => ({
  from: minDay(from, addDays(to, 1 - inactivityDays)),
  to,
});
