import { addDays, daysBetween, minDay } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import { type Cell, descend } from '../../metrics/targets/cells';
import { type Curve, curveOf, type DayPart, hasShape, type Spread, startsLate } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { salesVersion } from '../../store/repositories/target-cells';
import { cellsBefore, type DayCellRow, dayCells } from '../../store/repositories/target-days';
import { eventCells } from '../../store/repositories/target-events';
import type { NodeRow, TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { type Asked, cellKey, cellNodesOf, grainOf, type Places, sameQuestion } from './cells';
import type { Pause } from './pause';
import { isSales, sourceOf } from './sources';
import { metricOf, treePeriod } from './trees';

/** Fifty-two weeks: the same weekdays a year before. */
const YEAR = 364;

/** A target's shape of the year before: null where nothing was sold. Its reason says whose it is where its own past is too short. */
export type NodeShape = Spread | null;
/** A target's shape with the target that it is of, by its name where that is another one. */
type Followed = { of: string; name: string | null; shape: NodeShape };
/**
 * `late`: the targets that sold nothing before they first did in the middle of these days. `followed`: what was found out
 * of each target's shape, which holds as long as the curves do.
 */
type Curves = { of: ReadonlyMap<string, Curve>; late: ReadonlySet<string>; followed: Map<string, Followed> };

/** So many days are read in one step where others may want to ask in between. */
const STEP = 60;
const partsOf = ({ from, to }: { from: string; to: string }): { from: string; to: string }[] => {
  const parts = [];
  for (let at = from; at <= to; at = addDays(at, STEP)) parts.push({ from: at, to: minDay(to, addDays(at, STEP - 1)) });
  return parts;
};

/** The days of a year before by cell, in the workspace's currency alone: a shape, not an amount. */
const rowsOf = async (
  db: ReadDb,
  tree: TreeRow,
  nodes: readonly NodeRow[],
  span: { from: string; to: string },
  settings: Settings,
  places: Places,
  pause: Pause,
): Promise<DayCellRow[]> => {
  const source = await sourceOf(db, metricOf(tree));
  if (isSales(source)) {
    const rows: DayCellRow[] = [];
    for (const part of pause ? partsOf(span) : [span]) {
      for (const row of await dayCells(db, source, grainOf(nodes, places), part, settings.currency)) rows.push(row);
      await pause?.();
    }
    return rows;
  }
  const rows = await eventCells(db, source, span, settings);
  return rows.filter(({ currency }) => currency === '' || currency === settings.currency);
};

/** Cells that sold before the year before, those of `products` by product: what tells a season from a launch. */
const before = async (
  db: ReadDb,
  tree: TreeRow,
  nodes: readonly NodeRow[],
  { day, products }: { day: string; products: readonly number[] },
  settings: Settings,
  places: Places,
): Promise<Omit<DayCellRow, 'day' | 'minor'>[]> => {
  const source = await sourceOf(db, metricOf(tree));
  return isSales(source)
    ? cellsBefore(db, grainOf(nodes, places), day, products)
    : eventCells(db, source, { from: '0000-01-01', to: addDays(day, -1) }, settings);
};

const cellOf = (row: Omit<DayCellRow, 'day' | 'minor'>, places: Places): Omit<Cell, 'sums'> => ({
  channelKey: row.channel_key,
  locationKey: row.location_key,
  productKey: row.product_key,
  line: row.product_key === null ? '' : places.lineOf(row.product_key),
  ownerKey: row.owner_key,
});

/** Whether a target is a line, a product, or below one. */
const cutByProduct = (rows: readonly NodeRow[]): ((id: string) => boolean) => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (id) => {
    for (let at = byId.get(id); at; at = byId.get(at.parent_id ?? ''))
      if (at.kind === 'line' || at.kind === 'product') return true;
    return false;
  };
};

const read = async (
  db: ReadDb,
  { tree, rows, places }: { tree: TreeRow; rows: readonly NodeRow[]; places: Places },
  period: Period,
  settings: Settings,
  pause: Pause,
): Promise<Curves> => {
  const from = addDays(period.from, -YEAR);
  const cells = new Map<string | number, Omit<Cell, 'sums'> & { days: DayPart[] }>();
  const indexes = new Map<string, number>();
  const days = { from, to: addDays(period.to, -YEAR) };
  for (const row of await rowsOf(db, tree, rows, days, settings, places, pause)) {
    const key = cellKey(row);
    const cell = cells.get(key) ?? { ...cellOf(row, places), days: [] };
    cells.set(key, cell);
    const index = indexes.get(row.day) ?? daysBetween(from, row.day);
    indexes.set(row.day, index);
    cell.days.push([index, row.minor ?? 0]);
  }
  await pause?.();
  const curves = new Map<string, Curve>();
  const late = new Set<string>();
  /** Products by which those that begin late are cut. */
  const products = new Set<number>();
  const byProduct = cutByProduct(rows);
  descend(cellNodesOf(rows, places), [...cells.values()], (id, mine) => {
    const curve = curveOf(period, mine);
    if (!curve) return;
    curves.set(id, curve);
    if (!startsLate(curve)) return;
    late.add(id);
    if (byProduct(id)) for (const { productKey } of mine) if (productKey !== null) products.add(productKey);
  });
  if (late.size > 0) {
    const asked = { day: from, products: [...products] };
    const old = (await before(db, tree, rows, asked, settings, places)).map((row) => cellOf(row, places));
    descend(cellNodesOf(rows, places), old, (id, mine) => {
      if (mine.length > 0) late.delete(id);
    });
  }
  return { of: curves, late, followed: new Map() };
};

/** Trees whose curves are kept: those of a year over five thousand targets are fifteen megabytes. */
const KEPT = 4;
const kept = new WeakMap<ReadDb, Map<string, Asked & { curves: Curves }>>();

/** Curves change when a file comes in or the tree is divided otherwise; those of deals and leads with any edit. */
const curvesOf = async (
  db: ReadDb,
  of: { tree: TreeRow; rows: readonly NodeRow[]; places: Places },
  period: Period,
  settings: Settings,
  pause: Pause,
): Promise<Curves> => {
  const source = await sourceOf(db, metricOf(of.tree));
  if (!isSales(source)) return read(db, of, period, settings, pause);
  const { rows: nodes, places } = of;
  // The last of its rows tells one sum of a tree from another.
  const key = `${await salesVersion(db)} ${source} ${period.from} ${period.to} ${settings.currency} ${nodes.at(-1)?.id}`;
  const own = kept.get(db) ?? new Map<string, Asked & { curves: Curves }>();
  kept.set(db, own);
  const found = own.get(key);
  const asked = { nodes, places };
  const curves = found && sameQuestion(found, asked) ? found.curves : await read(db, of, period, settings, pause);
  own.delete(key);
  own.set(key, { ...asked, curves });
  if (own.size > KEPT) own.delete(own.keys().next().value ?? key);
  return curves;
};

/**
 * What each target sold in the same days a year before, by its own filter. One that sold on too few days, or for
 * the first time in the middle of them, follows the nearest above it that has enough, and says so; the top has nothing to follow and goes by what it has.
 */
export const lastYearShapes = async (
  db: ReadDb,
  of: { tree: TreeRow; rows: readonly NodeRow[]; places: Places },
  settings: Settings,
  pause?: Pause,
): Promise<(row: Pick<NodeRow, 'id'>) => NodeShape> => {
  const period = treePeriod(of.tree, settings.calendar);
  const { of: curves, late, followed } = await curvesOf(db, of, period, settings, pause);
  const byId = new Map(of.rows.map((row) => [row.id, row]));
  const find = (id: string): Followed => {
    const own = curves.get(id) ?? null;
    for (let at = byId.get(id); at; at = at.parent_id === null ? undefined : byId.get(at.parent_id)) {
      const curve = curves.get(at.id);
      if (!curve || (at.parent_id !== null && (late.has(at.id) || !hasShape(curve, period)))) continue;
      if (at.id === id) return { of: id, name: null, shape: curve.spread };
      const days = own ? `only ${own.sold} ${own.sold === 1 ? 'day' : 'days'}` : 'no day';
      const why = late.has(id) ? 'It first sold in the middle of these days' : `It sold on ${days} of these`;
      const reason = `${why} a year before, so it has the shape of ${at.name}.`;
      return { of: at.id, name: at.name, shape: { ...curve.spread, reason } };
    }
    return { of: id, name: null, shape: null };
  };
  return ({ id }) => {
    const known = followed.get(id);
    // A name can change while sales stay the same.
    if (known && (known.name === null || known.name === byId.get(known.of)?.name)) return known.shape;
    const found = find(id);
    followed.set(id, found);
    return found.shape;
  };
};
