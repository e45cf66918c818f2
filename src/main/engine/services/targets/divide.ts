import { TandemError } from '../../../../shared/contract/errors';
import {
  DIVISIONS,
  type Division,
  divisionsBelow,
  TARGET_KINDS,
  type TargetKind,
  TARGET_METRICS,
  type TargetMetric,
} from '../../../../shared/domain/targets';
import type { ReadDb } from '../../store/dialect';
import type { NodeRow } from '../../store/repositories/targets';
import type { Places } from './cells';

export type Part = {
  refId: string;
  name: string;
  channelKey: number | null;
  line: string | null;
  productKey: number | null;
  personKey: number | null;
};

export const blank = { channelKey: null, line: null, productKey: null, personKey: null };

type Channel = { key: number; id: string; name: string; level: string };

/** Whether a channel is a part at this height; `next` is the height right below what stands above. */
const isAtHeight = (division: Division, under: ReadonlySet<number> | null, above: string | null) => (one: Channel) => {
  if (under && !under.has(one.key)) return false;
  if (division === 'channel-type') return one.level === 'type';
  if (division === 'location') return one.level === 'location';
  return one.level === (above === null || above === 'type' ? 'account' : 'location');
};

/** What lies above the parts that are asked for: the line, and the channel with all under it. */
export type Above = { line: string | null; channel: { under: ReadonlySet<number>; level: string } | null };
export const NOTHING_ABOVE: Above = { line: null, channel: null };

/** Everything that could stand under a node, read once and asked for each: channels by height, lines with products, products, people. */
export const candidates = async (db: ReadDb, division: Division): Promise<(above: Above) => Part[]> => {
  const { kind } = DIVISIONS[division];
  if (kind === 'channel') {
    const rows = await db
      .selectFrom('channels')
      .select(['key', 'id', 'name', 'level'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute();
    return ({ channel }) =>
      rows
        .filter(isAtHeight(division, channel?.under ?? null, channel?.level ?? null))
        .map(({ id, name, key }) => ({ ...blank, refId: id, name, channelKey: key }));
  }
  if (kind === 'owner') {
    const rows = await db
      .selectFrom('people')
      .select(['key', 'id', 'name'])
      .where('deleted_at', 'is', null)
      .orderBy('name')
      .execute();
    const people = rows.map(({ id, name, key }) => ({ ...blank, refId: id, name, personKey: key }));
    return () => people;
  }
  const products = await db
    .selectFrom('products')
    .select(['key', 'id', 'name', 'sku', 'line'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  if (kind === 'line') {
    const lines = [...new Set(products.map((product) => product.line))]
      .filter((one) => one !== '')
      .toSorted((a, b) => a.localeCompare(b))
      .map((one) => ({ ...blank, refId: one, name: one, line: one }));
    return () => lines;
  }
  const byLine = Map.groupBy(products, (product) => product.line);
  return ({ line }) =>
    (line === null ? products : (byLine.get(line) ?? [])).map(({ id, name, sku, key }) => ({
      ...blank,
      refId: id,
      name: name || sku,
      productKey: key,
    }));
};

/** All of a kind by id, for those that were named: a channel of any height may be. */
const named = async (db: ReadDb, kind: TargetKind, division: Division, refs: readonly string[]): Promise<Part[]> => {
  const all =
    kind === 'channel'
      ? (await db.selectFrom('channels').select(['key', 'id', 'name']).where('deleted_at', 'is', null).execute()).map(
          ({ id, name, key }): Part => ({ ...blank, refId: id, name, channelKey: key }),
        )
      : (await candidates(db, division))(NOTHING_ABOVE);
  const byRef = new Map(all.map((part) => [part.refId, part]));
  return refs.map((ref) => {
    const part = byRef.get(ref);
    if (!part) throw new TandemError('not-found', `There is no such ${TARGET_KINDS[kind].toLowerCase()} any more.`);
    return part;
  });
};

type NodesById = ReadonlyMap<string, NodeRow>;

/** The nearest node of a kind, from a node upward, itself included. */
const nearest = (byId: NodesById, node: NodeRow, kind: string): NodeRow | undefined => {
  for (let at: NodeRow | undefined = node; at; at = at.parent_id === null ? undefined : byId.get(at.parent_id))
    if (at.kind === kind) return at;
  return undefined;
};

const aboveOf = (byId: NodesById, parent: NodeRow, places: Places): Above => {
  const channel = nearest(byId, parent, 'channel')?.channel_key ?? null;
  return {
    line: nearest(byId, parent, 'line')?.line ?? null,
    channel: channel === null ? null : { under: places.under(channel), level: places.levelOf(channel) },
  };
};

/**
 * Refuses an order of levels that cannot hold anything: each is named once, and none stands below what is a part of it
 * (a line below its products, an account below its stores).
 */
export const assertLevels = (levels: readonly Division[]): void => {
  for (const [index, level] of levels.entries()) {
    const above = levels.slice(0, index);
    if (divisionsBelow(above).includes(level)) continue;
    const [name, upper] = [DIVISIONS[level].name.toLowerCase(), DIVISIONS[above.at(-1) ?? level].name.toLowerCase()];
    throw new TandemError(
      'rule',
      above.includes(level)
        ? `The targets are divided by ${name} already further up: name each level once.`
        : `What is divided by ${upper} cannot be divided by ${name} below it. Put ${name} further up.`,
    );
  }
};

export const assertCanDivide = (metric: TargetMetric, kind: TargetKind): void => {
  const { name, parts, why } = TARGET_METRICS[metric];
  if (!parts.some((part) => part === kind))
    throw new TandemError('rule', `${name} cannot be divided by ${TARGET_KINDS[kind].toLowerCase()}: ${why}`);
};

const refOf = (part: Part): number | string | null => part.channelKey ?? part.line ?? part.productKey ?? part.personKey;

/** Refuses what would count a sale twice or never: parts that overlap, and parts that lie outside the parent. */
export const assertFits = (
  parent: NodeRow,
  siblings: readonly NodeRow[],
  parts: readonly Part[],
  kind: TargetKind,
  byId: NodesById,
  places: Places,
): void => {
  const other = siblings.find((node) => node.kind !== kind);
  if (other)
    throw new TandemError(
      'rule',
      `${parent.name} is divided by ${TARGET_KINDS[other.kind as TargetKind].toLowerCase()} already: parts of two kinds would claim the same sales. Add these under one of its parts.`,
    );
  const above = nearest(byId, parent, kind);
  if (above && kind !== 'channel')
    throw new TandemError(
      'rule',
      `${parent.name} is already a part of ${above.name}: it cannot be divided by ${TARGET_KINDS[kind].toLowerCase()} again.`,
    );
  if (kind === 'line' && nearest(byId, parent, 'product'))
    throw new TandemError('rule', 'A product is in one line only: put products under their line.');
  const line = nearest(byId, parent, 'line');
  const known = new Map(
    siblings.map((node) => [node.channel_key ?? node.line ?? node.product_key ?? node.person_key, node.name]),
  );
  for (const part of parts) {
    const ref = refOf(part);
    const same = known.get(ref);
    if (same !== undefined) throw new TandemError('conflict', `${same} is there already.`);
    known.set(ref, part.name);
    if (part.productKey !== null && line && places.lineOf(part.productKey) !== line.line)
      throw new TandemError('rule', `${part.name} is not in the line ${line.name}.`);
    if (part.channelKey !== null && above?.channel_key != null && !places.under(above.channel_key).has(part.channelKey))
      throw new TandemError('rule', `${part.name} is not part of ${above.name}.`);
  }
  if (kind !== 'channel') return;
  // Either way round: a store beside its chain, and a chain put beside its store.
  const channels = [...known].map(([key, name]) => ({ key: Number(key), name }));
  for (const whole of channels) {
    const under = places.under(whole.key);
    const inside = channels.find((one) => one !== whole && under.has(one.key));
    if (inside)
      throw new TandemError(
        'rule',
        `${inside.name} is part of ${whole.name}, which stands beside it: its sales would count twice.`,
      );
  }
};

/** What stands below each of some nodes when they are divided: those that were named, or all that are not there yet. */
export const partsBelow = async (
  db: ReadDb,
  nodes: readonly NodeRow[],
  places: Places,
  { parents, division, refs }: { parents: readonly NodeRow[]; division: Division; refs: readonly string[] },
): Promise<Map<NodeRow, Part[]>> => {
  const { kind } = DIVISIONS[division];
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const children = Map.groupBy(nodes, (node) => node.sum_parent_id);
  const all = refs.length > 0 ? null : await candidates(db, division);
  const chosen = refs.length > 0 ? await named(db, kind, division, refs) : [];
  return new Map(
    parents.map((parent) => {
      const siblings = children.get(parent.id) ?? [];
      const taken = new Set(siblings.map((node) => (node.kind === 'line' ? node.line : node.ref_id)));
      const parts = all?.(aboveOf(byId, parent, places)).filter((part) => !taken.has(part.refId)) ?? chosen;
      assertFits(parent, siblings, parts, kind, byId, places);
      return [parent, parts] as const;
    }),
  );
};
