import { TandemError } from '../../../shared/contract/errors';
import type { Context, ServiceOf } from '../context';
import { attributionTotals } from '../store/repositories/attributions';
import { attributedOrders, listRules, ruleChoices, ruleCounts } from '../store/repositories/attribution-rules';
import { sharedOrders } from '../store/repositories/shared-orders';
import { assertNotCancelled } from './attributing';
import { applyChange, type Change, kindOf, ruleName } from './attribution/changes';
import { periodFrom, settingsOf } from './settings';

/** Carries what a preview found through the rollback that ends it. */
class Looked extends TandemError {
  readonly after: Awaited<ReturnType<typeof attributionTotals>>;
  constructor(after: Awaited<ReturnType<typeof attributionTotals>>) {
    super('rule', 'Nothing was changed.');
    this.after = after;
  }
}

const preview = async (change: Change, context: Context) => {
  const { currency } = await settingsOf(context);
  const before = await attributionTotals(context.store.read);
  try {
    await context.store.write(async (db) => {
      assertNotCancelled(context);
      await applyChange(db, change, context);
      throw new Looked(await attributionTotals(db));
    });
    return { problem: null, moves: [] };
  } catch (error) {
    if (!(error instanceof TandemError) || error.code === 'cancelled') throw error;
    if (!(error instanceof Looked)) return { problem: error.message, moves: [] };
    const campaigns = new Map(
      (await context.store.read.selectFrom('campaigns').select(['key', 'id', 'name']).execute()).map((row) => [
        row.key,
        row,
      ]),
    );
    const sum = (rows: typeof before, campaign: number, what: 'orders' | 'net'): number =>
      rows
        .filter((row) => row.campaign === campaign && (what === 'orders' || row.currency === currency))
        .reduce((total, row) => total + row[what], 0);
    const moves = [...new Set([...before, ...error.after].map((row) => row.campaign))]
      .map((campaign) => ({
        campaignId: campaigns.get(campaign)?.id ?? null,
        campaign: campaigns.get(campaign)?.name ?? '',
        before: sum(before, campaign, 'orders'),
        after: sum(error.after, campaign, 'orders'),
        netBefore: sum(before, campaign, 'net'),
        netAfter: sum(error.after, campaign, 'net'),
      }))
      .filter((move) => move.before !== move.after || move.netBefore !== move.netAfter)
      .toSorted((a, b) => Math.abs(b.netAfter - b.netBefore) - Math.abs(a.netAfter - a.netBefore));
    return { problem: null, moves };
  }
};

/** Which orders belong to which campaign: rules in order, each order with the one that gave it. */
export const attributionService: ServiceOf<'attribution'> = {
  'attribution.rules': async (_input, context) => {
    const db = context.store.read;
    const { byRule, attributed, orders } = await ruleCounts(db);
    return {
      rules: (await listRules(db)).map((rule) => ({
        id: rule.id,
        kind: kindOf(rule.kind),
        match: rule.match,
        label: ruleName(rule),
        campaignId: rule.campaign_id,
        campaign: rule.campaign,
        from: rule.from_day,
        to: rule.to_day,
        note: rule.note,
        creator: rule.creator,
        of: rule.of,
        orders: byRule.get(rule.id) ?? 0,
      })),
      attributed,
      orders,
      ...(await ruleChoices(db)),
    };
  },
  'attribution.preview': ({ change }, context) => preview(change, context),
  'attribution.change': async ({ change }, context) => {
    await context.store.write(async (db) => {
      assertNotCancelled(context);
      await applyChange(db, change, context);
    });
    // A campaign's days and what it promised to targets are seen there.
    const targets = 'campaign' in change || 'removeCampaign' in change;
    context.touched('campaigns', 'orders', 'history', ...(targets ? (['targets'] as const) : []));
    return { ok: true };
  },
  'attribution.shared': async ({ period }, context) => {
    const { calendar } = await settingsOf(context);
    const rows = await sharedOrders(context.store.read, periodFrom(period, calendar));
    return [...Map.groupBy(rows, (row) => `${row.day} ${row.order}`).values()].flatMap((own) => {
      const [first] = own;
      return first === undefined
        ? []
        : [
            {
              order: first.order,
              day: first.day,
              ruleId: first.ruleId,
              creators: own.map(({ creatorId, creator, code, campaignId, campaign, paid }) => ({
                id: creatorId,
                name: creator,
                code,
                campaignId,
                campaign,
                paid: paid === 1,
              })),
            },
          ];
    });
  },
  'attribution.orders': async (input, context) => {
    const { calendar } = await settingsOf(context);
    const { from, to } = periodFrom(input.period, calendar);
    const { rows, total } = await attributedOrders(context.store.read, { ...input, from, to });
    return {
      total,
      rows: rows.map((row) => ({
        order: row.external_id,
        day: row.day,
        code: row.discount_code,
        campaignId: row.campaign_id,
        campaign: row.campaign,
        ruleId: row.rule_id,
        rule: row.kind === null ? '' : ruleName({ kind: row.kind, match: row.match ?? '', location: row.location }),
        netMinor: row.net,
        currency: row.currency,
      })),
    };
  },
};
