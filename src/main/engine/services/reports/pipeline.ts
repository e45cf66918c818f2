import type { DealLine, Pipeline, StageLine } from '../../../../shared/contract/reports';
import { addDays, daysBetween } from '../../../../shared/domain/day';
import { convert, UNASSIGNED } from '../../store/repositories/measures/gather';
import { type DealRow, reportDeals } from '../../store/repositories/reports';
import { todayIn } from '../../../../shared/domain/today';
import type { Desk } from './desk';

const FIGURES = ['win-rate', 'sales-cycle-days', 'won-value', 'open-pipeline', 'weighted-pipeline'] as const;
const MOST_DEALS = 10;
const LOOK_AHEAD = 7;

type Valued = DealRow & { worth: number; weighted: number; isOpen: boolean };

const empty = (name: string, probability: number | null): StageLine => ({
  name,
  count: 0,
  sumMinor: 0,
  weightedMinor: 0,
  probability,
  stale: 0,
});

const into = (line: StageLine, deal: Valued, stale: boolean): StageLine => ({
  ...line,
  count: line.count + 1,
  sumMinor: line.sumMinor + deal.worth,
  weightedMinor: line.weightedMinor + deal.weighted,
  stale: line.stale + (stale ? 1 : 0),
});

/** Deals valued as the open pipeline values them: their own value, else the list price, at the rate of the last day. */
const valued = (rows: readonly DealRow[], desk: Desk, to: string): Valued[] =>
  rows.map((row) => {
    const worth = convert(row.value_minor ?? row.list_minor ?? 0, row.currency, desk.settings, to) ?? 0;
    const isOpen =
      (row.created_day === null || row.created_day <= to) &&
      (row.kind === 'open' || (row.closed_day !== null && row.closed_day > to));
    return { ...row, worth, isOpen, weighted: Math.round(worth * (row.kind === 'open' ? row.probability : 0)) };
  });

const lineOf = (what: DealLine['what'], deal: Valued, day: string | null): DealLine => ({
  id: deal.id,
  what,
  company: deal.company,
  title: deal.title,
  stage: deal.stage,
  valueMinor: deal.value_minor ?? deal.list_minor,
  currency: deal.currency,
  probability: deal.probability,
  day,
  step: deal.next_step,
  owner: deal.owner,
});

/** Deals that changed in the period and those to watch after it, in that order. */
const changed = (deals: readonly Valued[], from: string, to: string): DealLine[] => {
  const closed = deals.filter(
    (deal) => deal.kind !== 'open' && deal.closed_day !== null && deal.closed_day >= from && deal.closed_day <= to,
  );
  const biggest = (list: Valued[]): Valued[] => list.toSorted((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1));
  const open = deals.filter((deal) => deal.kind === 'open' && deal.isOpen);
  const late = open.filter((deal) => deal.expected_close !== null && deal.expected_close <= to);
  const next = open.filter(
    (deal) =>
      !late.includes(deal) &&
      deal.next_step_day !== null &&
      deal.next_step_day > to &&
      deal.next_step_day <= addDays(to, LOOK_AHEAD),
  );
  return [
    ...biggest(closed.filter((deal) => deal.kind === 'won'))
      .slice(0, MOST_DEALS / 2)
      .map((deal) => lineOf('won', deal, deal.closed_day)),
    ...biggest(closed.filter((deal) => deal.kind === 'lost'))
      .slice(0, 3)
      .map((deal) => lineOf('lost', deal, deal.closed_day)),
    ...biggest(late)
      .slice(0, 3)
      .map((deal) => lineOf('late', deal, deal.expected_close)),
    ...biggest(next)
      .slice(0, 3)
      .map((deal) => lineOf('next', deal, deal.next_step_day)),
  ].slice(0, MOST_DEALS);
};

/** Pipeline at the end of the period, forecast by expected close, reps, and deals: what changed, or the largest open ones. */
export const pipelineOf = async (desk: Desk, show: 'changed' | 'largest'): Promise<Pipeline> => {
  const { period, settings } = desk;
  const to = desk.lastDay();
  const deals = valued(await reportDeals(desk.db, period.from), desk, to);
  const open = deals.filter((deal) => deal.isOpen);
  const isStale = (deal: Valued): boolean =>
    deal.kind === 'open' &&
    daysBetween(todayIn(Date.parse(deal.entered_stage_at), settings.timeZone), settings.today) > settings.staleDays;
  const stages = new Map<string, StageLine>();
  for (const deal of open) {
    const name = deal.kind === 'open' ? deal.stage : 'Closed since';
    stages.set(
      name,
      into(stages.get(name) ?? empty(name, deal.kind === 'open' ? deal.stage_probability : null), deal, isStale(deal)),
    );
  }
  const dueOf = (deal: Valued): 'overdue' | 'period' | 'later' | 'undated' =>
    deal.expected_close === null
      ? 'undated'
      : deal.expected_close <= to
        ? 'overdue'
        : deal.expected_close <= period.to || deal.expected_close <= addDays(to, 30)
          ? 'period'
          : 'later';
  const forecast = (['overdue', 'period', 'later', 'undated'] as const).map((due) => {
    const { count, sumMinor, weightedMinor } = open
      .filter((deal) => dueOf(deal) === due)
      .reduce((line, deal) => into(line, deal, false), empty(due, null));
    return { due, count, sumMinor, weightedMinor };
  });
  const whole = await desk.value('revenue-by-rep');
  const reps = await desk.groups('revenue-by-rep', 'rep');
  const before = await desk.groups('revenue-by-rep', 'rep', desk.before);
  const names = [...new Set([...reps.keys(), ...before.keys(), UNASSIGNED])];
  const lines = names.map((name) => {
    const netMinor = reps.get(name)?.value ?? 0;
    return {
      name,
      netMinor,
      previousMinor: before.get(name)?.value ?? 0,
      share: whole.value ? netMinor / whole.value : null,
    };
  });
  lines.sort(
    (a, b) =>
      Number(a.name === UNASSIGNED) - Number(b.name === UNASSIGNED) ||
      b.netMinor - a.netMinor ||
      (a.name < b.name ? -1 : 1),
  );
  const largest = open
    .filter((deal) => deal.kind === 'open')
    .toSorted((a, b) => b.weighted - a.weighted || b.worth - a.worth || (a.id < b.id ? -1 : 1));
  return {
    figures: await desk.figures(FIGURES),
    note: await desk.note('weighted-pipeline'),
    stages: [...stages.values()],
    open: open.reduce((line, deal) => into(line, deal, isStale(deal)), empty('Open', null)),
    forecast,
    reps: whole.value === null ? [] : lines,
    repNote: await desk.note('revenue-by-rep'),
    deals:
      show === 'changed'
        ? changed(deals, period.from, to)
        : largest.slice(0, 5).map((deal) => lineOf('open', deal, deal.next_step_day)),
  };
};
