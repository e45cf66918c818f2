import { addDays, daysBetween, maxDay } from '../../../../shared/domain/day';
import { parsePeriod } from '../../../../shared/domain/period';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { Settings } from '../settings';
import { treeFigures } from '../targets/figures';
import { offsetNodes } from '../targets/offsets';
import { overage, shortage } from '../../metrics/targets/offsets';
import { listTrees } from '../../store/repositories/targets';
import type { DealScene } from './deals';
import { minorFrom } from './csv';
import { callsOf, momentsOf } from './world/calls';
import { D2C, DRY_SHAMPOO, MOUSSE } from './world/catalogue';

/** People by id, channels by natural key, products by SKU. */
type Keys = { channels: Map<string, number>; products: Map<string, number>; people: Map<string, number> };

const readKeys = async (db: WriteDb): Promise<Keys> => {
  const channels = await db
    .selectFrom('channels')
    .select(['key', 'natural_key'])
    .where('level', '=', 'account')
    .execute();
  const products = await db.selectFrom('products').select(['key', 'sku']).execute();
  const people = await db.selectFrom('people').select(['key', 'id']).execute();
  return {
    channels: new Map(channels.map((row) => [row.natural_key, row.key])),
    products: new Map(products.map((row) => [row.sku, row.key])),
    people: new Map(people.map((row) => [row.id, row.key])),
  };
};

const at = (day: string, hour: number): string => `${day}T${String(hour).padStart(2, '0')}:05:00.000Z`;

/** A quarter's targets are set a fortnight before it begins, those of the first with the first sale. */
const setDay = (period: string, { firstDay, calendar }: DealScene['world']['story']): string => {
  const own = parsePeriod(period, calendar);
  return own ? maxDay(firstDay, addDays(own.from, -14)) : firstDay;
};

/** Trees with their nodes; answers the id of each node by period and key. */
const putTrees = async (db: WriteDb, scene: DealScene, keys: Keys): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const { period, statement, targets } of scene.world.targets) {
    const treeId = scene.newId();
    await db
      .insertInto('target_trees')
      .values({
        id: treeId,
        period,
        metric: 'net-sales',
        statement,
        spread_method: 'last-year',
        spread_months: '{}',
        person_id: scene.people.get('Maren Oduya') ?? null,
        at: at(setDay(period, scene.world.story), 9),
        deleted_at: null,
      })
      .execute();
    for (const [position, target] of targets.entries()) {
      const id = scene.newId();
      ids.set(`${period} ${target.key}`, id);
      await db
        .insertInto('target_nodes')
        .values({
          id,
          tree_id: treeId,
          parent_id: target.parent === null ? null : (ids.get(`${period} ${target.parent}`) ?? null),
          kind: target.kind,
          channel_key: target.kind === 'channel' ? (keys.channels.get(fold(target.ref)) ?? null) : null,
          line: target.kind === 'line' ? target.ref : null,
          product_key: target.kind === 'product' ? (keys.products.get(target.ref) ?? null) : null,
          person_key: null,
          metric: target.metric ?? null,
          amount: target.metric === 'units' ? target.amount : minorFrom(target.amount, scene.currency),
          locked: target.locked ? 1 : 0,
          owner_key: target.owner === null ? null : (keys.people.get(scene.people.get(target.owner) ?? '') ?? null),
          note: '',
          spread_method: null,
          spread_months: null,
          outlook_method: 'seasonal',
          position,
          deleted_at: null,
        })
        .execute();
    }
  }
  return ids;
};

const putCalls = async (db: WriteDb, scene: DealScene, ids: Map<string, string>): Promise<void> => {
  for (const call of callsOf(scene.world.story)) {
    const nodeId = ids.get(`${call.period} ${call.node}`);
    const amount = scene.world.targets
      .find((tree) => tree.period === call.period)
      ?.targets.find((target) => target.key === call.node)?.amount;
    if (nodeId === undefined || amount === undefined) continue;
    await db
      .insertInto('target_calls')
      .values({
        id: scene.newId(),
        node_id: nodeId,
        call: call.call,
        expected: minorFrom(Math.round((amount * call.times) / 100) * 100, scene.currency),
        confidence: call.confidence,
        reason: call.reason,
        person_id: scene.people.get(call.by) ?? null,
        at: at(call.day, 10),
        deleted_at: null,
      })
      .execute();
  }
};

const putMoments = async (db: WriteDb, scene: DealScene, keys: Keys): Promise<void> => {
  for (const { lifts, ...moment } of momentsOf(scene.world.story)) {
    const id = scene.newId();
    await db
      .insertInto('moments')
      .values({ id, ...moment, note: '', deleted_at: null })
      .execute();
    for (const lift of lifts)
      await db
        .insertInto('moment_lifts')
        .values({
          id: scene.newId(),
          moment_id: id,
          channel_key: keys.channels.get(fold(lift.channel)) ?? null,
          product_key: lift.sku === null ? null : (keys.products.get(lift.sku) ?? null),
          amount_minor: minorFrom(lift.amount, scene.currency),
          deleted_at: null,
        })
        .execute();
  }
};

/** The dry shampoo's shortage, made up by the mousse as far as the mousse is over: never more than the arithmetic allows. */
const putOffset = async (
  db: WriteDb,
  scene: DealScene,
  ids: Map<string, string>,
  keys: Keys,
  settings: Settings,
): Promise<void> => {
  const { story } = scene.world;
  const [tree] = await listTrees(db);
  const shortId = ids.get(`${tree?.period} ${D2C} ${DRY_SHAMPOO}`);
  const overId = ids.get(`${tree?.period} ${D2C} ${MOUSSE}`);
  if (!tree || shortId === undefined || overId === undefined) return;
  const nodes = offsetNodes((await treeFigures(db, tree, settings)).nodes);
  const short = nodes.get(shortId);
  const over = nodes.get(overId);
  const amount = short && over ? Math.min(shortage(short), overage(over)) : 0;
  if (amount <= 0) return;
  await db
    .insertInto('target_offsets')
    .values({
      id: scene.newId(),
      short_id: shortId,
      over_id: overId,
      amount,
      cause: 'Lena Waves’ video, 2.1M views',
      link: '',
      platform: 'TikTok',
      cause_day: story.viralDay,
      product_key: keys.products.get(MOUSSE) ?? null,
      confidence: 0.8,
      sentence: '',
      person_id: scene.people.get('Theo Lindqvist') ?? null,
      at: at(story.today, Math.max(0, 7 - daysBetween(story.viralDay, story.today))),
      deleted_at: null,
    })
    .execute();
};

/** The target trees of every quarter, what people said of them, moments, and the offset that the team lives by. */
export const putTargets = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<void> => {
  const keys = await readKeys(db);
  const ids = await putTrees(db, scene, keys);
  await putCalls(db, scene, ids);
  await putMoments(db, scene, keys);
  await putOffset(db, scene, ids, keys, settings);
};
