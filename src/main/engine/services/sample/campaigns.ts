import { fold } from '../../../../shared/domain/text';
import { parsePeriod } from '../../../../shared/domain/period';
import type { WriteDb } from '../../store/dialect';
import { listTrees } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { minorFrom } from './csv';
import type { DealScene } from './deals';
import { experimentsOf, plansOf, type SamplePlan } from './world/plans';

type Keys = Map<string, number>;

const keysOf = async (
  db: WriteDb,
): Promise<{ channels: Keys; products: Keys; people: Keys; moments: Map<string, string> }> => {
  const channels = await db.selectFrom('channels').select(['key', 'name']).where('level', '=', 'account').execute();
  const products = await db.selectFrom('products').select(['key', 'sku']).execute();
  const people = await db.selectFrom('people').select(['key', 'name']).execute();
  const moments = await db.selectFrom('moments').select(['id', 'name']).execute();
  return {
    channels: new Map(channels.map((row) => [row.name, row.key])),
    products: new Map(products.map((row) => [row.sku, row.key])),
    people: new Map(people.map((row) => [row.name, row.key])),
    moments: new Map(moments.map((row) => [row.name, row.id])),
  };
};

/** Node ids of the tree that speaks of today, by the keys of the sample's targets. */
const nodesNow = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<Map<string, string>> => {
  const nodes = new Map<string, string>();
  const tree = (await listTrees(db)).find((one) => {
    const period = parsePeriod(one.period, settings.calendar);
    return period && period.from <= settings.today && period.to >= settings.today;
  });
  const targets = scene.world.targets.find((one) => one.period === tree?.period)?.targets ?? [];
  if (!tree) return nodes;
  const rows = await db.selectFrom('target_nodes').select(['id', 'position']).where('tree_id', '=', tree.id).execute();
  for (const row of rows) {
    const target = targets[row.position];
    if (target) nodes.set(target.key, row.id);
  }
  return nodes;
};

const putLinks = async (
  db: WriteDb,
  scene: DealScene,
  key: number,
  plan: SamplePlan,
  keys: Awaited<ReturnType<typeof keysOf>>,
): Promise<void> => {
  const empty = {
    promotion: null,
    channel_key: null,
    product_key: null,
    audience_id: null,
    person_key: null,
    moment_id: null,
  };
  const rows = [
    ...(plan.alsoOn ?? []).map((promotion) => ({ kind: 'promotion', promotion })),
    ...(plan.channels ?? []).map((name) => ({ kind: 'sales-channel', channel_key: keys.channels.get(name) ?? null })),
    ...(plan.products ?? []).map((sku) => ({ kind: 'product', product_key: keys.products.get(sku) ?? null })),
    ...(plan.team ?? []).map((name) => ({ kind: 'member', person_key: keys.people.get(name) ?? null })),
    ...(plan.moment === undefined ? [] : [{ kind: 'moment', moment_id: keys.moments.get(plan.moment) ?? null }]),
  ];
  for (const row of rows)
    await db
      .insertInto('campaign_links')
      .values({ id: scene.newId(), campaign_key: key, ...empty, ...row, deleted_at: null })
      .execute();
};

/** What stands behind the campaigns: links, budget, goals, promises to targets, decisions and experiments. */
export const putCampaignPlans = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<void> => {
  const keys = await keysOf(db);
  const nodes = await nodesNow(db, scene, settings);
  const money = (hundredths: number): number => minorFrom(hundredths, scene.currency);
  const campaigns = new Map(
    (await db.selectFrom('campaigns').select(['key', 'id', 'name', 'natural_key']).execute()).map((row) => [
      row.natural_key,
      row,
    ]),
  );
  for (const plan of plansOf(scene.world.story)) {
    const campaign = campaigns.get(fold(plan.campaign));
    if (!campaign) continue;
    const own = { campaign_key: campaign.key, deleted_at: null };
    await putLinks(db, scene, campaign.key, plan, keys);
    for (const line of plan.lines ?? [])
      await db
        .insertInto('budget_lines')
        .values({
          id: scene.newId(),
          ...own,
          name: line.name,
          promotion: null,
          planned_minor: money(line.planned),
          committed_minor: money(line.committed),
          spent_minor: money(line.spent),
          paid_minor: money(line.paid),
          day: line.day,
          note: '',
        })
        .execute();
    for (const [metric, amount] of Object.entries(plan.goals ?? {}))
      await db
        .insertInto('campaign_goals')
        .values({ id: scene.newId(), ...own, metric, amount })
        .execute();
    for (const { node, amount } of plan.targets ?? []) {
      const nodeId = nodes.get(node);
      if (nodeId !== undefined)
        await db
          .insertInto('plan_items')
          .values({
            id: scene.newId(),
            node_id: nodeId,
            kind: 'campaign',
            ref_id: campaign.id,
            name: campaign.name,
            day: null,
            amount: money(amount),
            note: '',
            deleted_at: null,
          })
          .execute();
    }
    for (const { decision, reason, by, day } of plan.decisions ?? [])
      await db
        .insertInto('campaign_decisions')
        .values({
          id: scene.newId(),
          ...own,
          decision,
          reason,
          optimise: plan.optimise ?? '',
          node_id: null,
          day,
          author: scene.people.get(by) ?? null,
        })
        .execute();
    const spent = (plan.lines ?? []).reduce((sum, line) => sum + money(line.spent), 0);
    await db
      .updateTable('campaigns')
      .set({
        summary: plan.summary ?? '',
        audience: plan.audience ?? '',
        hypotheses: plan.hypotheses ?? '',
        optimise: plan.optimise ?? '',
        other_cost_minor: plan.lines === undefined ? null : spent,
      })
      .where('key', '=', campaign.key)
      .execute();
  }
  for (const { campaign, cap, by, ...rest } of experimentsOf(scene.world.story))
    await db
      .insertInto('experiments')
      .values({
        id: scene.newId(),
        campaign_key: campaign === null ? null : (campaigns.get(fold(campaign))?.key ?? null),
        ...rest,
        cap_minor: money(cap),
        decided_day: rest.decision === null ? null : rest.ends,
        author: scene.people.get(by) ?? null,
        deleted_at: null,
      })
      .execute();
};
