import { addDays, type Day } from '../../../../shared/domain/day';
import { bulk, type WriteDb } from '../../store/dialect';
import { settleAttributions } from '../../store/repositories/attributions';
import { minorFrom } from './csv';
import type { DealScene } from './deals';
import { randomFrom, seedOf } from './random';
import type { PersonName } from './world/catalogue';

type Counts = Record<string, number>;

/** Days that posts, letters and visits are known of. */
const DAYS = 250;
/** Days that the clips run as a campaign; older posts belong to none. */
const CLIPS = 34;

/**
 * Typed rows of the last months: posts, the newsletter, a partner's letter that is paid for, and the site's visits by
 * channel group. Money in hundredths; that of ads is in their files.
 */
const resultsOf = (
  today: Day,
): {
  day: Day;
  campaign: string | null;
  promotion: string;
  name: string;
  creator?: string;
  counts: Counts;
  money?: { spend?: number; revenue: number };
}[] => {
  const random = randomFrom(seedOf(1, 'results'));
  const rows = [];
  for (let ago = DAYS; ago >= 1; ago -= 1) {
    const day = addDays(today, -ago);
    if (ago % 2 === 0) {
      const reach = random.int(5_200, 9_800);
      rows.push({
        day,
        campaign: ago <= CLIPS ? 'Mousse clips' : null,
        promotion: 'social',
        name: ago % 4 === 0 ? 'Reel: ten-minute curls' : 'Reel: towel test',
        counts: {
          impressions: Math.round(reach * 1.4),
          reach,
          likes: Math.round(reach * 0.041),
          comments: Math.round(reach * 0.004),
          shares: Math.round(reach * 0.006),
          followers: 19_950 - ago * 46,
        },
      });
    }
    // The creator's video has most of its views in its first days.
    if (ago <= 8) {
      const reach = 52_000 - (8 - ago) * 5_600;
      rows.push({
        day,
        campaign: 'Air-dry creators',
        promotion: 'influencers',
        name: 'Video: air-dry routine',
        creator: 'Lena Waves',
        counts: {
          reach,
          likes: Math.round(reach * 0.052),
          comments: Math.round(reach * 0.003),
          shares: Math.round(reach * 0.009),
        },
      });
    }
    for (const [name, promotion, sessions, bounced] of [
      ['Organic Search', 'seo-content', 420, 0.38],
      ['Organic Social', 'social', 260, 0.52],
      ['Email', 'email', 110, 0.29],
    ] as const) {
      const visits = random.count(sessions);
      rows.push({
        day,
        campaign: null,
        promotion,
        name,
        counts: { sessions: visits, bounces: Math.round(visits * bounced) },
      });
    }
    if (ago % 7 === 0) {
      const sent = random.int(6_100, 6_400);
      const delivered = sent - random.int(40, 90);
      rows.push({
        day,
        campaign: 'Welcome series',
        promotion: 'email',
        name: 'Weekly letter',
        counts: {
          sent,
          delivered,
          opened: Math.round(delivered * 0.41),
          email_clicks: Math.round(delivered * 0.052),
          unsubscribed: random.int(9, 22),
          leads: 4 + (ago % 5),
          orders: 22 + (ago % 6),
        },
        money: { revenue: (22 + (ago % 6)) * 2_600 },
      });
    }
    if (ago % 28 === 5)
      rows.push({
        day,
        campaign: null,
        promotion: 'partnerships',
        name: 'Salon partner letter',
        counts: { leads: 14 + (ago % 3), qualified: 4 + (ago % 2), orders: 3 },
        money: { spend: 9_000, revenue: 8_400 },
      });
  }
  return rows;
};

type Ask = {
  name: string;
  ago: number;
  by: PersonName;
  campaign: string;
  from: string | null;
  amount: number;
  expected: number;
  leads: number;
  due: number;
  reason: string;
  decided?: { ago: number; reason: string };
  actual?: number;
};

const ASKS: readonly Ask[] = [
  {
    name: 'Dry shampoo rescue',
    ago: 3,
    by: 'Theo Lindqvist',
    campaign: 'Dry shampoo rescue',
    from: 'Search, always on',
    amount: 60_000,
    expected: 240_000,
    leads: 25,
    due: 30,
    reason: 'The commute clip sells; two more weeks of it would close the gap on dry shampoo.',
  },
  {
    name: 'Lena’s second routine',
    ago: 61,
    by: 'Theo Lindqvist',
    campaign: 'Air-dry creators',
    from: null,
    amount: 90_000,
    expected: 420_000,
    leads: 0,
    due: -20,
    reason: 'Her first video paid back in nine days.',
    decided: { ago: 59, reason: 'The code shows what it brings.' },
    actual: 508_000,
  },
  {
    name: 'Scalp posts, four more weeks',
    ago: 120,
    by: 'Theo Lindqvist',
    campaign: 'Clear scalp in 90 days',
    from: null,
    amount: 50_000,
    expected: 300_000,
    leads: 40,
    due: -70,
    reason: 'The blog posts rank and want paid reach.',
    decided: { ago: 118, reason: 'Worth one try.' },
    actual: 187_000,
  },
];

/** Codes of campaigns and creators give their orders by themselves; what a salon ordered at a demo somebody has to say. */
const DEMOS = 'Back-bar demos';
const DEMOS_BEGAN_AGO = 18;

/** The first order of a salon since the demos began was written there, so it is given to them by hand. */
const putRule = async (db: WriteDb, { newId, world }: DealScene, campaignKey: number | null): Promise<void> => {
  const order = await db
    .selectFrom('orders as o')
    .innerJoin('sale_contexts as c', 'c.key', 'o.context_key')
    .select('o.external_id')
    .where('c.source', '=', 'wholesale')
    .where('o.is_sale', '=', 1)
    .where('o.day', '>=', addDays(world.story.today, -DEMOS_BEGAN_AGO))
    .orderBy('o.day')
    .orderBy('o.key')
    .executeTakeFirst();
  if (!order?.external_id || campaignKey === null) return;
  await db
    .insertInto('attribution_rules')
    .values({
      id: newId(),
      position: 10,
      kind: 'hand',
      match: order.external_id,
      campaign_key: campaignKey,
      creator_id: null,
      from_day: null,
      to_day: null,
      note: 'Ordered at the basin, during the demo',
      deleted_at: null,
    })
    .execute();
};

/** Results beside ads, the codes that orders are attributed by, budgets of the quarter and what was asked for. */
export const putResults = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const { newId, currency } = scene;
  const { today } = scene.world.story;
  const money = (hundredths: number): number => minorFrom(hundredths, currency);
  const keys = new Map(
    (await db.selectFrom('campaigns').select(['key', 'name']).where('deleted_at', 'is', null).execute()).map((row) => [
      row.name,
      row.key,
    ]),
  );
  const items = new Map(
    (await db.selectFrom('content_items').select(['id', 'title']).execute()).map((row) => [row.title, row.id]),
  );
  const creators = new Map(
    (await db.selectFrom('creators').select(['id', 'name']).execute()).map((row) => [row.name, row.id]),
  );
  for (const { day, campaign, promotion, name, creator, counts, money: said } of resultsOf(today))
    await db
      .insertInto('result_days')
      .values({
        id: newId(),
        from_day: day,
        to_day: day,
        campaign_key: campaign === null ? null : (keys.get(campaign) ?? null),
        promotion,
        source: '',
        content_id: items.get(name) ?? null,
        creator_id: creator === undefined ? null : (creators.get(creator) ?? null),
        name: items.has(name) ? '' : name,
        currency,
        deleted_at: null,
        ...counts,
        spend_minor: said?.spend === undefined ? null : money(said.spend),
        revenue_minor: said === undefined ? null : money(said.revenue),
      })
      .execute();
  await putRule(db, scene, keys.get(DEMOS) ?? null);
  settleAttributions(bulk(db));
  const quarter = `${today.slice(0, 4)}-Q${Math.ceil(Number(today.slice(5, 7)) / 3)}`;
  for (const [promotion, amount] of [
    ['advertising', 1_150_000],
    ['influencers', 260_000],
    ['social', 150_000],
    ['email', 60_000],
    ['in-store', 320_000],
  ] as const)
    await db
      .insertInto('budgets')
      .values({ id: newId(), period: quarter, promotion, amount_minor: money(amount), note: '', deleted_at: null })
      .execute();
  // The open ask serves what its campaign has promised something to.
  const served =
    (
      await db
        .selectFrom('plan_items as i')
        .innerJoin('campaigns as k', 'k.id', 'i.ref_id')
        .select('i.node_id')
        .where('k.name', '=', 'Dry shampoo rescue')
        .where('i.deleted_at', 'is', null)
        .executeTakeFirst()
    )?.node_id ?? null;
  for (const ask of ASKS)
    await db
      .insertInto('budget_asks')
      .values({
        id: newId(),
        name: ask.name,
        asked_day: addDays(today, -ask.ago),
        person_id: scene.people.get(ask.by) ?? null,
        amount_minor: money(ask.amount),
        campaign_key: keys.get(ask.campaign) ?? null,
        node_id: ask.decided ? null : served,
        from_campaign_key: ask.from === null ? null : (keys.get(ask.from) ?? null),
        takes_from: ask.from === null ? 'New money' : '',
        expected_minor: money(ask.expected),
        expected_leads: ask.leads,
        due_day: addDays(today, ask.due),
        reason: ask.reason,
        status: ask.decided ? 'approved' : 'open',
        decided_by: ask.decided ? (scene.people.get('Maren Oduya') ?? null) : null,
        decided_day: ask.decided ? addDays(today, -ask.decided.ago) : null,
        decision_reason: ask.decided?.reason ?? '',
        actual_minor: ask.actual === undefined ? null : money(ask.actual),
        scored_day: ask.actual === undefined ? null : addDays(today, ask.due + 2),
        score_note: '',
        deleted_at: null,
      })
      .execute();
};
