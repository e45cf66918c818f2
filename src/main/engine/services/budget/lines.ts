import type { Output } from '../../../../shared/contract';
import type { BudgetLineView } from '../../../../shared/contract/budget';
import { plannedEnd } from '../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS, PROMOTION_IDS } from '../../../../shared/domain/channels';
import { daysBetween } from '../../../../shared/domain/day';
import { elapsedDays } from '../../../../shared/domain/period';
import type { Context } from '../../context';
import { type PromotionMoney, spendingKnown } from '../campaigns/by-promotion';
import { moneyByPromotion } from '../campaigns/plan';
import { periodFrom, settingsOf } from '../settings';
import { planOf } from './plan';

type Sums = Pick<BudgetLineView, 'committedMinor' | 'spentMinor' | 'forecastMinor'>;

const sumsOf = (parts: readonly PromotionMoney[]): Sums => ({
  committedMinor: parts.reduce((sum, part) => sum + part.committedMinor, 0),
  spentMinor: parts.reduce((sum, part) => sum + part.spentMinor, 0),
  forecastMinor: parts.reduce((sum, part) => sum + part.forecastMinor, 0),
});

const over = (forecastMinor: number, budgetMinor: number | null): number =>
  budgetMinor === null ? 0 : Math.max(0, forecastMinor - budgetMinor);

const lineOf = (
  line: Pick<BudgetLineView, 'id' | 'name' | 'promotion' | 'budgetMinor'> &
    Partial<Pick<BudgetLineView, 'untargeted' | 'undated' | 'spreadTo' | 'wholeOverMinor'>>,
  parts: readonly PromotionMoney[],
): BudgetLineView => {
  const sums = sumsOf(parts);
  return {
    untargeted: false,
    undated: false,
    spreadTo: null,
    wholeOverMinor: 0,
    ...line,
    ...sums,
    overMinor: over(sums.forecastMinor, line.budgetMinor),
  };
};

/** What of it lies beyond the budget first, then what is heading for most. */
const byOver = (a: BudgetLineView, b: BudgetLineView): number =>
  b.wholeOverMinor - a.wholeOverMinor || b.overMinor - a.overMinor || b.forecastMinor - a.forecastMinor;

/** The budget of a period by promotion channel and campaign: set, committed, spent and where it is heading. */
export const budgetOf = async ({ period: id }: { period: string }, context: Context): Promise<Output<'budget.get'>> => {
  const settings = await settingsOf(context);
  const period = periodFrom(id, settings.calendar);
  const plan = await planOf(id, context);
  const set = await context.store.read
    .selectFrom('budgets')
    .select(['promotion', 'amount_minor'])
    .where('period', '=', id)
    .where('deleted_at', 'is', null)
    .execute();
  const bySetting = new Map(set.map((row) => [row.promotion, row.amount_minor]));
  const moneys = await moneyByPromotion(context.store.read, period, settings);
  const money = [...moneys.values()].flatMap((parts) => parts.period);
  const campaigns = plan.map((row) => {
    const parts = moneys.get(row.id);
    const undated = row.starts === null;
    return lineOf(
      {
        id: row.id,
        name: row.name,
        promotion: row.promotion,
        // Without days nothing says how much of the whole budget falls in the period.
        budgetMinor: row.budgetMinor === null || undated ? null : row.budgetInPeriodMinor,
        untargeted: row.targets.length === 0,
        undated: undated && row.budgetMinor !== null,
        spreadTo:
          row.starts === null || row.ends !== null || row.budgetMinor === null
            ? null
            : plannedEnd({ starts: row.starts, ends: null }, settings.today),
        wholeOverMinor: over(sumsOf(parts?.whole ?? []).forecastMinor, parts?.budgetMinor ?? null),
      },
      parts?.period ?? [],
    );
  });
  // What nobody gave to a campaign is spent all the same.
  const free = moneys.get('')?.period ?? [];
  if (free.length > 0) campaigns.push(lineOf({ id: '', name: 'No campaign', promotion: '', budgetMinor: null }, free));
  const channels = PROMOTION_IDS.flatMap((promotion) => {
    const parts = money.filter((part) => part.promotion === promotion);
    const own = bySetting.get(promotion);
    const leads = plan.some((row) => row.promotion === promotion);
    if (!leads && parts.length === 0 && own === undefined) return [];
    return lineOf({ id: promotion, name: PROMOTION_CHANNELS[promotion], promotion, budgetMinor: own ?? null }, parts);
  });
  const budgeted = channels.filter((line) => line.budgetMinor !== null);
  const heading = (lines: readonly BudgetLineView[]): number =>
    lines.reduce((all, line) => all + line.forecastMinor, 0);
  const budgetMinor = budgeted.length === 0 ? null : budgeted.reduce((all, line) => all + (line.budgetMinor ?? 0), 0);
  const { behind } = await spendingKnown(context.store.read, settings.today);
  return {
    elapsed: elapsedDays(period, settings.today) / (daysBetween(period.from, period.to) + 1),
    behind,
    total: {
      ...lineOf({ id: 'total', name: 'All channels', promotion: '', budgetMinor }, money),
      // A channel without a budget has nothing to be over: what it heads for stands beside.
      overMinor: over(heading(budgeted), budgetMinor),
    },
    unbudgetedMinor: budgetMinor === null ? 0 : heading(channels.filter((line) => line.budgetMinor === null)),
    channels,
    campaigns: campaigns.toSorted(byOver),
  };
};
