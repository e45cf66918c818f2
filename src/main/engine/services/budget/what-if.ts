import type { Output, Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { plannedEnd } from '../../../../shared/domain/campaigns';
import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { fitReturns } from '../../../../shared/domain/marginal-returns';
import { weekOf } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import { campaignWeeks, spendSources } from '../../store/repositories/budget';
import { readCoverage } from '../../store/repositories/coverage';
import { moneyByPromotion } from '../campaigns/plan';
import { campaignById } from '../campaigns/rows';
import { change } from '../people';
import { periodFrom, settingsOf } from '../settings';
import { targetsService } from '../targets';
import { boundOf, heldBy } from './held';
import { planOf } from './plan';
import { isWholeWeek, ordersKnown, type Week } from './whole-weeks';

/** Weeks, also parts of one, from the first of these days to the last. */
const weeksBetween = (from: Day, to: Day): number => (from > to ? 0 : (daysBetween(from, to) + 1) / 7);

/** What the campaigns of a period have, in what weeks it can still be spent, and their own curves of what more would bring. */
export const whatIf = async (
  { period: id }: { period: string },
  context: Context,
): Promise<Output<'budget.whatIf'>> => {
  const settings = await settingsOf(context);
  const db = context.store.read;
  const period = periodFrom(id, settings.calendar);
  const ahead = addDays(settings.today, 1);
  const plan = await planOf(id, context);
  const moneys = await moneyByPromotion(db, period, settings);
  // A week that has begun and is not over would say too little of both; so would one that is known in part.
  const until = weekOf(settings.today, settings.calendar).from;
  const weeks = await campaignWeeks(db, until, settings.currency);
  const weekAt = (index: number): Week => ({
    from: addDays(until, -7 * (index + 1)),
    to: addDays(until, -7 * index - 1),
  });
  const sources = Map.groupBy(await spendSources(db), (source) => source.campaign);
  const { sales } = await readCoverage(db);
  const tree = await targetsService['targets.tree']({ period: id, metric: 'net-sales' }, context);
  const top = tree.nodes.find((node) => node.parentId === null);
  return {
    gapMinor: top ? top.target - top.outlook : null,
    campaigns: plan
      .filter((row) => row.status !== 'done' && (row.budgetMinor ?? 0) > 0)
      .map((row) => {
        const spent = (sources.get(row.id) ?? []).map(({ own_first: own, first, last }) => ({ own, first, last }));
        const days = { starts: row.starts, ends: row.ends, spent };
        const own = weeks.filter(
          ({ campaign, week }) => campaign === row.id && isWholeWeek(weekAt(week), days, settings.today),
        );
        const sold = own.filter(({ week }) => ordersKnown(weekAt(week), sales));
        const from = maxDay(row.starts ?? ahead, ahead);
        // One without a last day has its money for the year of its own that it is in.
        const { starts, ends } = row;
        const to =
          starts === null ? period.to : maxDay(plannedEnd({ starts, ends }, settings.today), ends ?? period.to);
        const parts = moneys.get(row.id);
        return {
          id: row.id,
          name: row.name,
          untargeted: row.targets.length === 0,
          budgetMinor: row.budgetMinor ?? 0,
          spentMinor: row.spentMinor,
          boundMinor: parts ? boundOf(parts) : row.spentMinor,
          weeksLeft: weeksBetween(from, to),
          weeksInPeriod: weeksBetween(maxDay(from, period.from), minDay(to, period.to)),
          leads: fitReturns(own.map((week) => ({ spend: week.spend, result: week.leads }))),
          revenue: fitReturns(sold.map((week) => ({ spend: week.spend, result: week.net }))),
        };
      }),
  };
};

/** Gives campaigns new budgets as one step of undo. None can fall below what is spent or promised of it. */
export const applyBudgets = async ({ budgets }: Parsed<'budget.apply'>, context: Context): Promise<void> => {
  const settings = await settingsOf(context);
  const db = context.store.read;
  for (const { campaignId, budgetMinor } of budgets) {
    const { budgetMinor: has, boundMinor } = await heldBy(db, campaignId, settings);
    if (budgetMinor < boundMinor && budgetMinor < (has ?? 0)) {
      const { name } = await campaignById(db, campaignId);
      throw new TandemError(
        'rule',
        `More of the budget of ${name} is spent or promised than that would leave. Nothing was moved.`,
      );
    }
  }
  await change(context, 'Moved money between campaigns', 'budget', null, async (edit) => {
    for (const { campaignId, budgetMinor } of budgets)
      await edit.update('campaigns', campaignId, { budget_minor: budgetMinor });
  });
  context.touched('campaigns');
};
