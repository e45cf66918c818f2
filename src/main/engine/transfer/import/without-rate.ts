import type { Job } from './job';
import { figure } from '../../../../shared/domain/figures';

/**
 * Says of rows with money in another currency than the workspace's that no exchange rate reaches their day (YYYY-MM-DD):
 * one notice for each currency, with the number of its rows. Each currency is looked up and put into words once,
 * since all lines of a large file may be in it.
 */
export const withoutRate = (job: Job): ((line: number, currency: string, day: string) => void) => {
  const firstRate = job.driver.prepare('SELECT min(day) FROM rates WHERE currency = ? AND deleted_at IS NULL').pluck();
  const known = new Map<string, { from: string | null; count: number }>();
  return (line, currency, day) => {
    if (currency === job.currency) return;
    let found = known.get(currency);
    if (!found) known.set(currency, (found = { from: firstRate.get(currency) as string | null, count: 0 }));
    if (found.from !== null && found.from <= day) return;
    found.count += 1;
    if (found.count > 1) return;
    const { from } = found;
    const rows = found;
    job.tally(line, null, () => noRate(rows.count, currency, from, job.currency));
  };
};

const noRate = (count: number, currency: string, from: string | null, own: string): string =>
  `${count === 1 ? '1 row is' : `${figure(count)} rows are`} in ${currency}, which has no exchange rate ${from === null ? 'yet' : `before ${from}`}: kept, and left out of sums in ${own} until you add a rate in Settings.`;
