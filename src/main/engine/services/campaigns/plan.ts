import type { Output, Parsed } from '../../../../shared/contract';
import type { CampaignRow, PlanWeek } from '../../../../shared/contract/campaigns';
import { plannedEnd } from '../../../../shared/domain/campaigns';
import { MOMENT_KIND_IDS } from '../../../../shared/domain/targets';
import { type Day, maxDay, minDay } from '../../../../shared/domain/day';
import { type Period, periodsWithin, previousComparable } from '../../../../shared/domain/period';
import { partsOf } from '../../../../shared/domain/money-spans';
import { fold } from '../../../../shared/domain/text';
import type { ReadDb } from '../../store/dialect';
import { type CampaignRecord, campaignsBetween } from '../../store/repositories/campaigns';
import { listLifts, listMoments, momentLift } from '../../store/repositories/moments';
import { evaluate } from '../metrics/evaluate';
import type { Settings } from '../settings';
import { byPromotion, type Known, type PromotionMoney, spendingKnown } from './by-promotion';
import { type CampaignMoney, moneyOf, NO_CAMPAIGN, type Parts, readParts, rowView, withCosts } from './rows';

type Filter = Omit<Parsed<'campaigns.plan'>, 'period'>;

/** Whether a campaign is among those that were asked for. */
const fits = (row: CampaignRow, filter: Filter): boolean =>
  (filter.objective === undefined || row.objective === filter.objective) &&
  (filter.promotion === undefined || row.promotion === filter.promotion || row.alsoOn.includes(filter.promotion)) &&
  (filter.ownerId === undefined || (row.owner?.id ?? null) === filter.ownerId) &&
  (filter.status === undefined || row.status === filter.status) &&
  (filter.productId === undefined || row.products.some(({ id }) => id === filter.productId)) &&
  (filter.channelId === undefined || row.channels.some(({ id }) => id === filter.channelId)) &&
  (!filter.untargeted || row.targets.length === 0) &&
  (filter.search === undefined || fold(row.name).includes(fold(filter.search)));

/** Whole weeks that the period touches. What is planned and was spent in each counts the days of the period alone, so that the weeks sum to it. */
const weeksOf = (period: Period, moneys: readonly CampaignMoney[], settings: Settings): PlanWeek[] =>
  periodsWithin(period, 'week', settings.calendar).map((week) => {
    const from = maxDay(week.from, period.from);
    const to = minDay(week.to, period.to);
    const both = (kind: 'planned' | 'spent'): number =>
      moneys.reduce((sum, money) => sum + partsOf(money[kind], from, to), 0);
    return {
      from: week.from,
      to: week.to,
      number: Number(week.id.slice(6)),
      plannedMinor: both('planned'),
      spentMinor: from > settings.today ? null : both('spent'),
    };
  });

const isWhole = (filter: Filter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === false || value === '');

const qualifiedIn = async (db: ReadDb, period: Period, settings: Settings): Promise<Map<string | null, number>> => {
  const asOf = settings.today;
  const ask = { metrics: ['qualified-leads'], period, asOf };
  const groups = await evaluate(db, { ...ask, by: 'campaign' }, settings);
  const whole = await evaluate(db, ask, settings);
  return new Map([...whole, ...groups].map((value) => [value.group, value.value ?? 0]));
};

/** A campaign's money by promotion channel: in the period, and over its whole life with its whole budget. */
export type CampaignMoneyParts = {
  period: PromotionMoney[];
  whole: PromotionMoney[];
  budgetMinor: number | null;
};

/** All its days; one without a last day is looked ahead to the last day its budget is spread to, or to `until`. */
const lifeUntil = ({ starts, ends }: CampaignMoney['days'], until: Day, today: Day): { from: Day; to: Day } => ({
  from: '0000-01-01',
  to: ends !== null ? '9999-12-31' : starts === null ? until : maxDay(plannedEnd({ starts, ends }, today), until),
});

const partsIn = (
  row: Parameters<typeof moneyOf>[0],
  parts: Pick<Parts, 'lines' | 'spends' | 'costs'>,
  { from, to, known }: { from: Day; to: Day; known: Known },
  settings: Settings,
): CampaignMoneyParts => {
  const { today } = settings;
  const money = moneyOf(row, parts, settings);
  return {
    period: byPromotion(money, { from, to, known }),
    whole: byPromotion(money, { ...lifeUntil(money.days, maxDay(to, today), today), known }),
    budgetMinor: money.budget,
  };
};

/** Campaigns of a period, by id, each with its money by the promotion channel it went to; '' has what no campaign spent. */
export const moneyByPromotion = async (
  db: ReadDb,
  period: Period,
  settings: Settings,
): Promise<Map<string, CampaignMoneyParts>> => {
  const parts = await readParts(db, settings);
  const rows = await campaignsBetween(db, period.from, period.to, withCosts(parts, period));
  const { known } = await spendingKnown(db, settings.today);
  const days = { from: period.from, to: period.to, known };
  return new Map([
    ...rows.map((row): [string, CampaignMoneyParts] => [row.id, partsIn(row, parts, days, settings)]),
    ['', partsIn(NO_CAMPAIGN, parts, days, settings)],
  ]);
};

/** One campaign's money until today, and over its whole life. */
export const partsOfCampaign = async (
  db: ReadDb,
  row: CampaignRecord,
  settings: Settings,
): Promise<CampaignMoneyParts> =>
  partsIn(
    row,
    await readParts(db, settings, row),
    { from: '0000-01-01', to: settings.today, known: (await spendingKnown(db, settings.today)).known },
    settings,
  );

/** Everything the four views of the page show, read once. */
export const planView = async (
  db: ReadDb,
  period: Period,
  filter: Filter,
  settings: Settings,
): Promise<Output<'campaigns.plan'>> => {
  const parts = await readParts(db, settings);
  const before = previousComparable(period, settings.today, settings.calendar);
  const qualified = await qualifiedIn(db, period, settings);
  const earlier = await qualifiedIn(db, before, settings);
  const shown = (await campaignsBetween(db, period.from, period.to, withCosts(parts, period)))
    .map((row) => rowView(row, parts, period, settings, qualified.get(row.name) ?? 0))
    .filter(({ view }) => fits(view, filter));
  const campaigns = shown.map(({ view }) => view);
  const sum = (of: (row: CampaignRow) => number): number => campaigns.reduce((total, row) => total + of(row), 0);
  const whole = isWhole(filter);
  const lifts = await listLifts(db);
  return {
    campaigns,
    weeks: weeksOf(
      period,
      shown.map(({ money }) => money),
      settings,
    ),
    moments: (await listMoments(db))
      .filter((row) => row.starts <= period.to && row.ends >= period.from)
      .map(({ id, name, kind, starts, ends }) => ({
        id,
        name,
        kind: MOMENT_KIND_IDS.find((one) => one === kind) ?? 'event',
        starts,
        ends,
        liftMinor: momentLift(lifts, id),
      })),
    totals: {
      budgetMinor: sum((row) => row.budgetInPeriodMinor),
      committedMinor: shown.reduce((total, { money }) => total + partsOf(money.committed, period.from, period.to), 0),
      askedMinor: sum((row) => row.askedMinor) + (whole ? (parts.asked.get(null) ?? 0) : 0),
      spentMinor: sum((row) => row.spentInPeriodMinor),
      untargeted: campaigns.filter((row) => row.targets.length === 0).length,
      qualified: whole ? (qualified.get(null) ?? 0) : sum((row) => row.qualifiedInPeriod),
      // Other campaigns ran then: only the whole can be compared.
      qualifiedBefore: whole ? (earlier.get(null) ?? 0) : null,
    },
  };
};
