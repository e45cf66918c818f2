import type { Job } from './job';
import { figure } from '../../../../shared/domain/figures';
import { type ResultMeasure, rowProblem } from '../../../../shared/domain/results';
import { withoutRate } from './without-rate';

type Span = { from: string; to: string };

/** What a row says, for the doubts it may raise; `counts` are its measures. */
type Said = {
  campaign: number | null;
  span: Span;
  currency: string;
  money: boolean;
  counts: Partial<Record<ResultMeasure, number | null>>;
};

/**
 * Says what is kept although it may be wrong: rows outside the days of their campaign, rows that count more of a part than
 * of its whole, and money in a currency without an exchange rate. Nothing of it is left out of the file's rows; each is one notice, however many rows it has.
 */
export const doubtsOf = (job: Job): ((line: number, row: Said) => void) => {
  const datesOf = job.driver.prepare('SELECT name, starts, ends FROM campaigns WHERE key = ?');
  const rated = withoutRate(job);
  return (line, { campaign, span, currency, money, counts }) => {
    const dates =
      campaign === null
        ? undefined
        : (datesOf.get(campaign) as { name: string; starts: string | null; ends: string | null } | undefined);
    if (dates && ((dates.starts !== null && span.to < dates.starts) || (dates.ends !== null && span.from > dates.ends)))
      job.tally(
        line,
        null,
        (count) =>
          `${count === 1 ? '1 row lies' : `${figure(count)} rows lie`} outside the dates of ${dates.name}: kept all the same.`,
      );
    if (rowProblem(counts) !== null)
      job.tally(
        line,
        null,
        (count) =>
          `${count === 1 ? '1 row counts' : `${figure(count)} rows count`} more of a part than of its whole, such as reach above impressions or opened above delivered: kept as in the file.`,
      );
    if (money) rated(line, currency, span.from);
  };
};
