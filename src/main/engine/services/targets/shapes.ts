import { addDays, daysBetween, minDay } from '../../../../shared/domain/day';
import type { Period } from '../../../../shared/domain/period';
import { descend } from '../../metrics/targets/cells';
import { type Curve, curveOf, hasShape, type Spread, startsLate } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { productDays } from '../../store/repositories/product-columns';
import { type CellGrain, type CellMeasure, inColumns, salesVersion } from '../../store/repositories/target-cells';
import { cellsBefore, type DayCellRow, dayCells } from '../../store/repositories/target-days';
import { eventCells, type EventMetric } from '../../store/repositories/target-events';
import type { NodeRow, TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { type Asked, cellNodesOf, grainOf, type Places, sameQuestion } from './cells';
import { cellKey, type Place, placeOf, placeOfKey } from './gathered';
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

/** What a cell sold on the days of the year before. */
type CellDays = Place & { days: { at: number[]; sums: number[] } };

/** The days of a year before by cell, in the workspace's currency alone: a shape, not an amount. */
const cellsOf = async (
  db: ReadDb,
  { tree, rows: nodes, places }: { tree: TreeRow; rows: readonly NodeRow[]; places: Places },
  span: { from: string; to: string },
  settings: Settings,
  pause: Pause,
): Promise<readonly CellDays[]> => {
  const cells = new Map<string | number, CellDays>();
  const newCell = (key: string | number, place: Place): CellDays => {
    const cell = { ...place, days: { at: [], sums: [] } };
    cells.set(key, cell);
    return cell;
  };
  const source = await sourceOf(db, metricOf(tree));
  const grain = grainOf(nodes, places);
  if (!isSales(source) || !inColumns(grain)) {
    const indexes = new Map<string, number>();
    for (const row of await rowsOf(db, { source, grain }, span, settings, pause)) {
      const key = cellKey(row);
      const { days } = cells.get(key) ?? newCell(key, placeOf(row, places));
      const index = indexes.get(row.day) ?? daysBetween(span.from, row.day);
      indexes.set(row.day, index);
      days.at.push(index);
      days.sums.push(row.minor ?? 0);
    }
    return [...cells.values()];
  }
  for (const part of pause ? partsOf(span) : [span]) {
    for (const { at, cells: keys, minor } of await productDays(db, source, part, settings.currency)) {
      const index = daysBetween(span.from, at);
      for (let place = 0; place < keys.length; place += 1) {
        const key = keys[place] ?? 0;
        const { days } = cells.get(key) ?? newCell(key, placeOfKey(key, places));
        days.at.push(index);
        days.sums.push(minor[place] ?? 0);
      }
    }
    await pause?.();
  }
  return [...cells.values()];
};

/** The same row by row, where people, locations or cases are asked for. */
const rowsOf = async (
  db: ReadDb,
  { source, grain }: { source: CellMeasure | EventMetric; grain: CellGrain },
  span: { from: string; to: string },
  settings: Settings,
  pause: Pause,
): Promise<DayCellRow[]> => {
  if (isSales(source)) {
    const rows: DayCellRow[] = [];
    for (const part of pause ? partsOf(span) : [span]) {
      for (const row of await dayCells(db, source, grain, part, settings.currency)) rows.push(row);
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
  const cells = await cellsOf(db, { tree, rows, places }, { from, to: addDays(period.to, -YEAR) }, settings, pause);
  await pause?.();
  const curves = new Map<string, Curve>();
  const late = new Set<string>();
  /** Products by which those that begin late are cut. */
  const products = new Set<number>();
  const byProduct = cutByProduct(rows);
  descend(cellNodesOf(rows, places), cells, (id, mine) => {
    const curve = curveOf(period, mine);
    if (!curve) return;
    curves.set(id, curve);
    if (!startsLate(curve)) return;
    late.add(id);
    if (byProduct(id)) for (const { productKey } of mine) if (productKey !== null) products.add(productKey);
  });
  if (late.size > 0) {
    const asked = { day: from, products: [...products] };
    const old = (await before(db, tree, rows, asked, settings, places)).map((row) => placeOf(row, places));
    if (old.length > 0)
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
  type Row = NodeRow | undefined;
  /** The nearest that a shape can be of: the target itself or one above it. Siblings look above themselves once. */
  const nearest = (row: Row): { row: NodeRow; curve: Curve } | null => {
    if (!row) return null;
    const curve = curves.get(row.id);
    if (curve && (row.parent_id === null || (!late.has(row.id) && hasShape(curve, period)))) return { row, curve };
    if (row.parent_id === null) return null;
    let found = above.get(row.parent_id);
    if (found === undefined) above.set(row.parent_id, (found = nearest(byId.get(row.parent_id))));
    return found;
  };
  const above = new Map<string, ReturnType<typeof nearest>>();
  /** Thousands of targets follow one for the same reason: one shape for all of them. */
  const lent = new Map<string, Spread>();
  const find = (id: string): Followed => {
    const found = nearest(byId.get(id));
    if (!found) return { of: id, name: null, shape: null };
    const { row, curve } = found;
    if (row.id === id) return { of: id, name: null, shape: curve.spread };
    const sold = curves.get(id)?.sold;
    const days = sold === undefined ? 'no day' : `only ${sold} ${sold === 1 ? 'day' : 'days'}`;
    const why = late.has(id) ? 'It first sold in the middle of these days' : `It sold on ${days} of these`;
    const key = `${row.id} ${why}`;
    const shape = lent.get(key) ?? {
      ...curve.spread,
      reason: `${why} a year before, so it has the shape of ${row.name}.`,
    };
    lent.set(key, shape);
    return { of: row.id, name: row.name, shape };
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
