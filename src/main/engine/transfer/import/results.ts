import { PROMOTION_CHANNELS } from '../../../../shared/domain/channels';
import { COUNT_MEASURES } from '../../../../shared/domain/results';
import { fold } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf } from './dimensions';
import { doubtsOf } from './doubtful';
import type { Job, Reader } from './job';
import type { Mapping } from './mapping';
import { isTotalRow, moreTotals } from './read/rows';
import { type Row, updateRow, upsert } from './upsert';
import { figure } from '../../../../shared/domain/figures';

type Value = number | null;

/** The promotion channel that a cell names, by its id or its name; '' where it names none. */
const promotionOf = (text: string): string => {
  const wanted = fold(text);
  return Object.entries(PROMOTION_CHANNELS).find(([id, name]) => id === wanted || fold(name) === wanted)?.[0] ?? '';
};

/**
 * Results by day or span, of a campaign, a promotion channel or a mailing. A row of a span stays one row of that
 * span; rows of the same day and name are added, as exports with a second dimension have them.
 */
export const resultsReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare(
    "SELECT * FROM result_days WHERE from_day = ? AND to_day = ? AND coalesce(campaign_key, 0) = ? AND promotion = ? AND coalesce(content_id, '') = '' AND coalesce(creator_id, '') = '' AND source = ? AND name = ? AND currency = ? AND deleted_at IS NULL",
  );
  const named = job.driver.prepare('SELECT key FROM campaigns WHERE natural_key = ? AND deleted_at IS NULL');
  const doubt = doubtsOf(job);
  let ended = false;
  const row = (cells: string[], line: number): void => {
    if (ended) {
      job.tally(line, null, (count) => `${figure(count)} lines of further tables: left out.`);
      return;
    }
    const name = cell.text(cells, 'name');
    // Where the name is not the first column, nothing else tells the total of all rows from one of them. Analytics, which
    // calls what has no name "(not set)", leaves that of the total out where its own column of names was cut off.
    if (isTotalRow([name]) || (name === '' && mapping.has('name') && cell.text(cells, 'source') === 'GA4')) {
      job.tally(line, mapping.columnOf('name'), moreTotals);
      return;
    }
    job.counts.rows += 1;
    const before = job.errors;
    const campaignName = cell.text(cells, 'campaign');
    const currency = (cell.text(cells, 'currency') || job.currency).toUpperCase();
    cell.needed(cells, 'day', line);
    const first = cell.day(cells, 'day', line);
    const last = mapping.has('to_day') ? cell.day(cells, 'to_day', line) : null;
    const span = first ? { from: first.day, to: last?.day ?? first.to } : undefined;
    if (span && span.to < span.from)
      job.problem(line, mapping.columnOf('to_day'), `The last day ${span.to} is before the first, ${span.from}.`);
    const counts: Record<string, Value> = {};
    for (const measure of COUNT_MEASURES) {
      const value = cell.number(cells, measure, line);
      if (value !== null && value < 0)
        job.problem(line, mapping.columnOf(measure), `${measure.replaceAll('_', ' ')} cannot be below zero: ${value}.`);
      counts[measure] = value === null ? null : Math.round(value);
    }
    const sessions = counts['sessions'] ?? null;
    const engaged = cell.number(cells, 'engaged', line);
    // A share of 0 … 1, or percent without its sign.
    const said = cell.number(cells, 'engagement_rate', line);
    const rate = said !== null && said > 1 ? said / 100 : said;
    if (counts['bounces'] === null && sessions !== null && (engaged !== null || rate !== null))
      counts['bounces'] = Math.max(0, Math.round(engaged === null ? sessions * (1 - (rate ?? 0)) : sessions - engaged));
    const money = (field: string): Value => cell.money(cells, field, line, currency)?.minor ?? null;
    const [revenue, spend] = [money('revenue'), money('spend')];
    if (spend !== null && spend < 0) job.problem(line, mapping.columnOf('spend'), 'Spend cannot be below zero.');
    const shown = (): Record<string, string> => ({
      day: span?.from ?? '',
      ...(span === undefined || span.to === span.from ? {} : { to: span.to }),
      name: name || campaignName,
    });
    if (job.errors > before || !span) return job.done(line, 'problem', shown);
    const campaign =
      campaignName === ''
        ? ((named.get(fold(name)) as { key: number } | undefined)?.key ?? null)
        : dims.campaign(campaignName);
    doubt(line, { campaign, span, currency, money: revenue !== null || spend !== null, counts });
    job.sawDay(span.to);
    const row: Row = { ...counts, revenue_minor: revenue, spend_minor: spend };
    const [promotion, source] = [promotionOf(cell.text(cells, 'promotion')), cell.text(cells, 'source') || 'file'];
    const stored = find.get(span.from, span.to, campaign ?? 0, promotion, source, name, currency) as Row | undefined;
    if (stored && job.changes.met('result_days', Number(stored['key']))) {
      const sums = Object.fromEntries(
        Object.entries(row).flatMap(([column, value]) =>
          value === null ? [] : [[column, Number(stored[column] ?? 0) + Number(value)]],
        ),
      );
      const result = updateRow(job, 'result_days', stored, sums);
      return job.done(line, stored['batch_id'] === job.batch ? 'create' : result, shown);
    }
    const result = upsert(job, 'result_days', stored, row, {
      id: job.newId(),
      from_day: span.from,
      to_day: span.to,
      campaign_key: campaign,
      promotion,
      source,
      name,
      currency,
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, shown);
  };
  // An analytics export may hold several tables; each has a heading of its own.
  const remark = (): void => {
    ended ||= job.counts.rows > 0;
  };
  return { row, remark };
};
