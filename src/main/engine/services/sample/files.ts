import { addDays, type Day } from '../../../../shared/domain/day';
import { periodOf, shiftPeriod } from '../../../../shared/domain/period';
import { csvOf, moneyText } from './csv';
import { leadFile } from './lead-file';
import { mapOf, type SampleFile, SALES, salesFileOf } from './sales-files';
import { OAK, PRODUCTS } from './world/catalogue';
import { refillFile } from './refill-file';
import type { World } from './world';
import { frozenWeeks, isLate } from './world/late';

type Cut = { from: Day; to: Day; day: Day };

/** When somebody exported: everything when the team began, then the months, then each week that was closed, and this one's. The day is the morning after. */
const cutsOf = (world: World): Cut[] => {
  const { today, firstDay, calendar } = world.story;
  const month = periodOf(today, 'month', calendar);
  const weekEnd = addDays(periodOf(today, 'week', calendar).from, -1);
  const all = [
    shiftPeriod(month, -3, calendar).to,
    shiftPeriod(month, -1, calendar).to,
    ...frozenWeeks(world.story).map(({ to }) => to),
    weekEnd,
  ];
  const ends = [...new Set(all)].filter((end) => end >= firstDay && end < today).toSorted();
  const cuts: Cut[] = [];
  let from = firstDay;
  for (const to of ends) {
    cuts.push({ from, to, day: addDays(to, 1) });
    from = addDays(to, 1);
  }
  cuts.push({ from, to: today, day: today });
  return cuts;
};

/** Oak & Ivory sends the list of its stock by itself, when it thinks of it. */
const STOCK_LISTS = [
  ['stock', 'Priya Chandran', (place: string) => place !== OAK],
  ['oak_ivory_stock_list', 'Maren Oduya', (place: string) => place === OAK],
] as const;

const within = <T extends { day: Day }>(rows: readonly T[], cut: Cut): T[] =>
  rows.filter((row) => row.day >= cut.from && row.day <= cut.to);

/** Every file of the world, the oldest first; the products come before what names them. */
export const filesOf = (world: World, currency: string): SampleFile[] => {
  const cuts = cutsOf(world);
  const late = isLate(world.story);
  const files: SampleFile[] = [];
  const money = (hundredths: number): string => moneyText(hundredths, currency);
  const add = (file: SampleFile, rows: number): void => {
    if (rows > 0) files.push(file);
  };
  for (const [index, cut] of cuts.entries()) {
    if (index === 0) {
      add(
        {
          name: 'products.csv',
          format: 'products',
          map: undefined,
          day: cut.day,
          by: 'Maren Oduya',
          text: csvOf(PRODUCTS, {
            sku: (row) => row.sku,
            name: (row) => row.name,
            line: (row) => row.line,
            price: (row) => money(row.price),
            cost: (row) => money(row.cost),
          }),
        },
        PRODUCTS.length,
      );
    }
    for (const { channel } of SALES) {
      const lines = within(world.lines, cut).filter((line) => line.channel === channel && !late(line));
      const file = salesFileOf(channel, lines, cut.day, currency);
      if (file) files.push(file);
    }
    for (const [list, by, own] of STOCK_LISTS) {
      const stock = within(world.stock, cut).filter(({ location }) => own(location));
      add(
        {
          name: `${list}_${cut.day}.csv`,
          format: 'stock',
          map: undefined,
          day: cut.day,
          by,
          text: csvOf(stock, {
            product_sku: (row) => row.sku,
            on_hand: (row) => row.onHand,
            as_of: (row) => row.day,
            location: (row) => row.location,
            unit_cost: (row) => money(row.cost),
            received: (row) => row.received,
          }),
        },
        stock.length,
      );
    }
    const refills = refillFile(world.subscriptions, cut, currency);
    add(refills.file, refills.rows);
    const ads = within(world.ads, cut);
    add(
      {
        name: `ads_${cut.day}.csv`,
        format: 'ad-days',
        map: undefined,
        day: cut.day,
        by: 'Theo Lindqvist',
        text: csvOf(ads, {
          day: (row) => row.day,
          campaign: (row) => row.campaign,
          platform: (row) => row.platform,
          ad: (row) => row.ad,
          spend: (row) => money(row.spend),
          impressions: (row) => row.impressions,
          clicks: (row) => row.clicks,
          conversions: (row) => row.conversions,
          revenue: (row) => money(row.revenue),
          likes: (row) => row.likes,
          comments: (row) => row.comments,
          shares: (row) => row.shares,
          currency: () => currency,
        }),
      },
      ads.length,
    );
    const leads = leadFile(world.leads, cut);
    add(leads.file, leads.rows);
    if (index === 0) {
      const deals = world.closedDeals.filter((deal) => deal.old);
      add(
        {
          name: 'deals_before_tandem.csv',
          format: 'deals',
          day: cut.day,
          by: 'Priya Chandran',
          map: mapOf(
            'deals',
            {
              id: 'deal_id',
              deal: 'title',
              company: 'account',
              stage: 'stage',
              amount: 'value',
              owner: 'owner',
              source: 'source',
              created: 'created_at',
              closed: 'closed_at',
              reason: 'lost_reason',
            },
            { pipeline: 'Sales', currency },
          ),
          text: csvOf(deals, {
            id: (row) => row.id,
            deal: (row) => row.title,
            company: (row) => row.company,
            stage: (row) => (row.won ? 'Won' : 'Lost'),
            amount: (row) => money(row.value * 100),
            owner: (row) => row.owner,
            source: (row) => row.source,
            created: (row) => row.created,
            closed: (row) => row.closed,
            reason: (row) => row.reason,
          }),
        },
        deals.length,
      );
    }
  }
  return files;
};
