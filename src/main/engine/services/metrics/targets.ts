import type { Dimension } from '../../../../shared/domain/dimensions';
import { type Day, maxDay, minDay } from '../../../../shared/domain/day';
import { addDays } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import { type PartNode, partsOf, type TargetBy } from '../../metrics/targets/parts';
import { targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { Gathered, UNASSIGNED } from '../../store/repositories/measures/gather';
import { callsOf, forecastsOf, listTrees, type TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { blocksOf } from '../targets/blocks';
import { nodeSums } from '../targets/cells';
import type { NodeFigures, TreeFigures } from '../targets/figures';
import { rememberedFigures } from '../targets/outlooks';
import { isMoney, metricOf, type People, readPeople, treePeriod } from '../targets/trees';

export type TargetRequest = { period: Period; by?: Dimension | undefined; asOf: Day };

type Products = ReadonlyMap<number, { group: string; label: string }>;

const readProducts = async (db: ReadDb): Promise<Products> =>
  new Map(
    (await db.selectFrom('products').select(['key', 'sku', 'name']).execute()).map(({ key, sku, name }) => [
      key,
      { group: sku === '' ? name : sku, label: name === '' ? sku : name },
    ]),
  );

const namesOf = (
  { row }: NodeFigures,
  products: Products,
  people: People,
): Pick<PartNode, 'id' | 'parentId' | 'name' | 'channel' | 'product' | 'rep'> => ({
  id: row.id,
  parentId: row.parent_id,
  name: row.name,
  channel: row.kind === 'channel' ? row.name : null,
  product: row.kind === 'product' && row.product_key !== null ? (products.get(row.product_key) ?? null) : null,
  rep: people.byKey(row.kind === 'owner' ? row.person_key : row.owner_key)?.name ?? null,
});

/** Trees of net sales that together speak of every day of a period: the one for exactly it, else one after the other. */
const covering = (trees: readonly TreeRow[], period: Period, settings: Settings): { tree: TreeRow; own: Period }[] => {
  const all = trees
    .filter((tree) => tree.metric === 'net-sales')
    .map((tree) => ({ tree, own: treePeriod(tree, settings.calendar) }));
  const exact = all.find(({ own }) => own.from === period.from && own.to === period.to);
  if (exact) return [exact];
  const line: { tree: TreeRow; own: Period }[] = [];
  let next = period.from;
  for (const one of all.toSorted((a, b) => (a.own.from < b.own.from ? -1 : 1))) {
    if (one.own.from > next || one.own.to < next) continue;
    line.push(one);
    next = addDays(one.own.to, 1);
  }
  return next > period.to ? line : [];
};

const plannedOf = ({ plan }: NodeFigures): number => Object.values(plan).reduce((sum, amount) => sum + amount, 0);

/** The nodes of a tree as parts of a period that it holds: whole with their outlook, or the days that fall in it. */
const partNodes = async (
  db: ReadDb,
  figures: TreeFigures,
  period: Period,
  settings: Settings,
  products: Products,
): Promise<PartNode[]> => {
  const people = await readPeople(db);
  const from = maxDay(figures.period.from, period.from);
  const to = minDay(figures.period.to, period.to);
  // What stands beside the sum is in another measure.
  const summed = blocksOf(figures.nodes.map(({ row }) => row))[0];
  const nodes = figures.nodes.filter(({ row }) => summed?.own.has(row.id));
  if (from === figures.period.from && to === figures.period.to)
    return nodes.map((node) => ({
      ...namesOf(node, products, people),
      target: node.row.amount,
      actual: node.actual,
      expected: node.expected,
      outlook: node.outlook.outlook,
      planned: plannedOf(node),
    }));
  const until = minDay(to, settings.today);
  const sums =
    from > until
      ? undefined
      : await nodeSums(
          db,
          metricOf(figures.tree),
          nodes.map(({ row }) => row),
          [{ from, to: until }],
          settings,
          figures.places,
        );
  const over = to <= settings.today;
  return nodes.map((node) => {
    const actual = sums?.own.get(node.row.id)?.[0] ?? 0;
    return {
      ...namesOf(node, products, people),
      target: targetBetween(node.row.amount, node.spread, from, to),
      actual,
      expected: from > until ? 0 : targetBetween(node.row.amount, node.spread, from, until),
      outlook: over ? actual : null,
      planned: over ? 0 : null,
    };
  });
};

/** The trees that speak of a period, each as nodes whose parts can be added. */
export const targetTreesOf = async (
  db: ReadDb,
  { period, asOf }: TargetRequest,
  settings: Settings,
): Promise<{ whole: boolean; nodes: PartNode[] }[]> => {
  const own = asOf === settings.today ? settings : { ...settings, today: asOf };
  const products = await readProducts(db);
  const trees: { whole: boolean; nodes: PartNode[] }[] = [];
  for (const one of covering(await listTrees(db), period, own)) {
    const figures = await rememberedFigures(db, one.tree, own);
    trees.push({
      whole: one.own.from >= period.from && one.own.to <= period.to,
      nodes: await partNodes(db, figures, period, own, products),
    });
  }
  return trees;
};

export const targetDimension = (by: Dimension | undefined): TargetBy | null =>
  by === 'channel' || by === 'product' || by === 'rep' ? by : null;

export type SaidNumber = {
  id: string;
  day: Day;
  name: string;
  who: string | null;
  said: number;
  came: number;
  group: string | null;
  label: string | null;
};

/** Numbers that people put on money targets whose period ended within this one, with what came. */
export const saidNumbers = async (
  db: ReadDb,
  { period, by, asOf }: TargetRequest,
  settings: Settings,
): Promise<SaidNumber[]> => {
  const own = asOf === settings.today ? settings : { ...settings, today: asOf };
  const people = await readPeople(db);
  const products = await readProducts(db);
  const found: SaidNumber[] = [];
  for (const tree of await listTrees(db)) {
    const { to } = treePeriod(tree, settings.calendar);
    if (to < period.from || to > period.to || to >= asOf) continue;
    const calls = (await callsOf(db, tree.id)).flatMap(({ expected, ...call }) =>
      expected === null ? [] : [{ ...call, said: expected }],
    );
    const numbers = (await forecastsOf(db, tree.id)).map((row) => ({ ...row, said: row.amount }));
    if (calls.length + numbers.length === 0) continue;
    const figures = await rememberedFigures(db, tree, own);
    const nodes = new Map(figures.nodes.map((node) => [node.row.id, node]));
    const channelOf = (id: string | null): string | null => {
      for (let at = nodes.get(id ?? ''); at; at = nodes.get(at.row.parent_id ?? ''))
        if (at.row.kind === 'channel') return at.row.name;
      return null;
    };
    for (const one of [...calls, ...numbers]) {
      const node = nodes.get(one.node_id);
      const day = one.at.slice(0, 10);
      if (!node?.block.scored || !isMoney(node.metric) || one.at >= figures.close.at) continue;
      const who = people.byId(one.person_id)?.name ?? null;
      const { product } = namesOf(node, products, people);
      const group = by === 'rep' ? who : by === 'channel' ? channelOf(one.node_id) : (product?.group ?? null);
      found.push({
        id: one.id,
        day,
        name: node.row.name,
        who,
        said: one.said,
        came: node.actual,
        group: by === undefined ? null : (group ?? UNASSIGNED),
        label: by === 'product' ? (product?.label ?? null) : null,
      });
    }
  }
  return found;
};

/**
 * Measures of targets: targetAmount, targetActual, targetExpected, targetOutlook with targetRest, targetPlanned and
 * targetOpen, targetParts (how many parts were summed), targetWhole and targetUnforeseen (whole trees, and parts of
 * running ones, among them); forecasts with forecastCame, forecastOff and forecastSigned.
 */
export const targetMeasures = async (db: ReadDb, request: TargetRequest, settings: Settings): Promise<Gathered> => {
  const into = new Gathered();
  const by = targetDimension(request.by);
  if (request.by !== undefined && by === null) return into;
  for (const { whole, nodes } of await targetTreesOf(db, request, settings))
    for (const part of partsOf(nodes, by)) {
      const add = (name: string, value: number): void => into.add(part.group, part.label, name, value);
      add('targetAmount', part.target);
      add('targetActual', part.actual);
      add('targetExpected', part.expected);
      add('targetOutlook', part.outlook ?? part.actual);
      add('targetRest', (part.outlook ?? part.actual) - part.actual);
      add('targetPlanned', part.planned ?? 0);
      add('targetOpen', part.target - part.actual);
      add('targetParts', 1);
      add('targetWhole', whole ? 1 : 0);
      add('targetUnforeseen', part.outlook === null ? 1 : 0);
    }
  for (const { group, label, said, came } of await saidNumbers(db, request, settings)) {
    into.add(group, label, 'forecasts', 1);
    into.add(group, label, 'forecastCame', came);
    into.add(group, label, 'forecastOff', Math.abs(said - came));
    into.add(group, label, 'forecastSigned', said - came);
  }
  return into;
};
