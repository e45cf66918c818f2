import { isCurrency } from '../../../../shared/domain/money';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { type Row, updateRow, upsert } from './upsert';
import { figure } from '../../../../shared/domain/figures';

type Reader = (cells: string[], line: number) => void;

const several = (count: number): string =>
  `${figure(count)} ${count === 1 ? 'line names' : 'lines name'} a customer, plan and start that stand above already: each counts as a subscription of its own.`;

/**
 * Subscriptions, found again by customer, plan and first day. A row says all there is of its subscription, so a
 * blank end in a file that has ends means that it runs (again). The file's second row of the same customer, plan
 * and day is a second subscription: money is never dropped because two rows look alike.
 */
export const subscriptionsReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare(
    'SELECT * FROM subscriptions WHERE customer_key = ? AND plan = ? AND started_day = ? AND nth = ?',
  );
  /** How many rows of this file stand behind a first one, by its key; only where there is more than that. */
  const repeats = new Map<number, number>();

  /** The stored row that this line speaks of, or the place of a new one. */
  const placeOf = (customer: number, plan: string, day: string): { stored: Row | undefined; nth: number } => {
    const first = find.get(customer, plan, day, 1) as Row | undefined;
    if (!first || !job.changes.met('subscriptions', Number(first['key']))) return { stored: first, nth: 1 };
    const nth = (repeats.get(Number(first['key'])) ?? 1) + 1;
    repeats.set(Number(first['key']), nth);
    return { stored: find.get(customer, plan, day, nth) as Row | undefined, nth };
  };

  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const customerId = cell.needed(cells, 'customer_id', line);
    cell.needed(cells, 'started_at', line);
    cell.needed(cells, 'monthly_amount', line);
    const currency = (cell.text(cells, 'currency') || job.currency).toUpperCase();
    if (!isCurrency(currency))
      job.problem(line, mapping.columnOf('currency'), `"${currency}" is no currency: three letters, such as USD.`);
    const started = cell.day(cells, 'started_at', line);
    const ended = cell.day(cells, 'ended_at', line);
    const monthly = job.errors === before ? cell.money(cells, 'monthly_amount', line, currency) : null;
    if (monthly && (monthly.minor < 0 || (monthly.minor === 0 && monthly.rest < 0)))
      job.problem(line, mapping.columnOf('monthly_amount'), 'The monthly amount is below zero.');
    if (started && ended && ended.day < started.day)
      job.problem(line, mapping.columnOf('ended_at'), `The end, ${ended.day}, lies before the start, ${started.day}.`);
    if (job.errors === before && !monthly)
      job.problem(line, mapping.columnOf('monthly_amount'), 'The monthly amount is empty.');
    if (job.errors > before || !started || !monthly) return job.done(line, 'problem', () => ({ customer: customerId }));
    const customer = dims.customer(customerId, '', '', '', line) ?? 0;
    const plan = cell.text(cells, 'plan');
    const row: Row = {
      ended_day: ended?.day ?? null,
      monthly_minor: monthly.minor,
      monthly_rest: monthly.rest,
      currency,
    };
    const { stored, nth } = placeOf(customer, plan, started.day);
    if (nth > 1) job.tally(line, null, several);
    const said = Object.fromEntries(
      Object.entries(row).filter(
        ([column, value]) => column !== 'ended_day' || value !== null || mapping.has('ended_at'),
      ),
    );
    const result = stored
      ? updateRow(job, 'subscriptions', stored, said)
      : upsert(job, 'subscriptions', undefined, row, {
          customer_key: customer,
          plan,
          started_day: started.day,
          nth,
          batch_id: job.batch,
          source_line: line,
        });
    job.done(line, result, () => ({
      customer: customerId,
      plan,
      started: started.day,
      ended: ended?.day ?? '',
      monthly: cell.text(cells, 'monthly_amount'),
    }));
  };
};
