import { TARGET_METRICS, type TargetMetric } from '../../../../shared/domain/targets';
import { settle, times } from '../../../../shared/domain/money';
import { type Cell, type CellFilter, type CellNode, shareCells, type Shared } from '../../metrics/targets/cells';
import { piecesOf, type Span } from '../../metrics/targets/spans';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import type { NodeRow } from '../../store/repositories/targets';
import { productSums } from '../../store/repositories/product-columns';
import { campaignCells } from '../../store/repositories/target-campaigns';
import {
  type CellGrain,
  type CellMeasure,
  type CellRow,
  inColumns,
  openDealCells,
  redatedCells,
  saleCells,
  salesVersion,
} from '../../store/repositories/target-cells';
import { eventCells, type EventMetric } from '../../store/repositories/target-events';
import type { Settings } from '../settings';
import { type Piece, toCells } from './gathered';
import type { Pause } from './pause';
import { isSales, sourceOf } from './sources';

/** What the tree's filters are resolved with: read once for a call. */
export type Places = {
  /** Keys of a channel and of everything under it. */
  under: (channelKey: number) => ReadonlySet<number>;
  /** `type`, `account` or `location`. */
  levelOf: (channelKey: number) => string;
  lineOf: (productKey: number) => string;
  /** Differs where any of these answers differ. */
  version: string;
};

export const readPlaces = (db: ReadDb): Promise<Places> => remember(db, 'places of targets', () => placesOf(db));

const placesOf = async (db: ReadDb): Promise<Places> => {
  const channels = await db.selectFrom('channels').select(['key', 'parent_key', 'level']).execute();
  const products = await db.selectFrom('products').select(['key', 'line']).execute();
  const lines = new Map(products.map((product) => [product.key, product.line]));
  const children = new Map<number, number[]>();
  for (const { key, parent_key: parent } of channels)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), key]);
  const known = new Map<number, ReadonlySet<number>>();
  const under = (key: number): ReadonlySet<number> => {
    const found = known.get(key);
    if (found) return found;
    const keys = new Set([key]);
    known.set(key, keys);
    for (const child of children.get(key) ?? []) for (const below of under(child)) keys.add(below);
    return keys;
  };
  const levels = new Map(channels.map(({ key, level }) => [key, level]));
  return {
    under,
    levelOf: (key) => levels.get(key) ?? 'account',
    lineOf: (key) => lines.get(key) ?? '',
    version: JSON.stringify([channels, products]),
  };
};

const filterOf = (node: NodeRow, places: Places): CellFilter => {
  if (node.kind === 'channel' && node.channel_key !== null)
    return { kind: 'channel', keys: places.under(node.channel_key) };
  if (node.kind === 'line') return { kind: 'line', line: node.line ?? '' };
  if (node.kind === 'product' && node.product_key !== null) return { kind: 'product', key: node.product_key };
  if (node.kind === 'owner' && node.person_key !== null) return { kind: 'owner', key: node.person_key };
  return { kind: 'company' };
};

const known = new WeakMap<readonly NodeRow[], { places: Places; nodes: readonly CellNode[] }>();

/** A tree's nodes with what each takes; asked for several times for one answer, and made once. */
export const cellNodesOf = (rows: readonly NodeRow[], places: Places): readonly CellNode[] => {
  const found = known.get(rows);
  if (found?.places === places) return found.nodes;
  const nodes = rows.map((node) => ({ id: node.id, parentId: node.parent_id, filter: filterOf(node, places) }));
  known.set(rows, { places, nodes });
  return nodes;
};

/** How fine the tree's filters cut. */
export const grainOf = (nodes: readonly NodeRow[], places: Places): CellGrain => ({
  product: nodes.some(({ kind }) => kind === 'line' || kind === 'product'),
  context: nodes.some(
    ({ kind, channel_key: key }) =>
      kind === 'owner' || (kind === 'channel' && key !== null && places.levelOf(key) === 'location'),
  ),
});

/** Whole units of each span from the pairs that cells carry. */
const settled = ({ own, unassigned }: Shared): Shared => {
  const known = new Map<readonly number[], readonly number[]>();
  const once = (pairs: readonly number[]): readonly number[] => {
    const found = known.get(pairs);
    if (found) return found;
    const sums: number[] = [];
    for (let at = 0; at < pairs.length; at += 2) sums.push(settle(pairs[at] ?? 0, pairs[at + 1] ?? 0));
    known.set(pairs, sums);
    return sums;
  };
  const all = (sums: Shared['own']): Shared['own'] => {
    const whole = new Map<string, readonly number[]>();
    for (const [id, pairs] of sums) whole.set(id, once(pairs));
    return whole;
  };
  return { own: all(own), unassigned: all(unassigned) };
};

const inMoney = (metric: TargetMetric): boolean => TARGET_METRICS[metric].unit === 'money';

const saleRows = async (
  db: ReadDb,
  measure: CellMeasure,
  grain: CellGrain,
  piece: Span,
  settings: Settings,
): Promise<CellRow[]> => {
  const rows = await saleCells(db, measure, grain, piece, settings.currency);
  return (measure === 'net-sales' || measure === 'returns') && settings.refundDating === 'order'
    ? [...rows, ...(await redatedCells(db, measure, piece))]
    : rows;
};

const rowsAlone = (rows: readonly CellRow[]): Piece => ({ columns: [], rows });

/** What each piece of days holds: the daily facts are asked for each, cases are read once and laid into their piece. */
const piecesRead = async (
  db: ReadDb,
  source: CellMeasure | EventMetric,
  grain: CellGrain,
  pieces: readonly Span[],
  settings: Settings,
  pause: Pause,
): Promise<Piece[]> => {
  const read: Piece[] = [];
  if (isSales(source))
    for (const piece of pieces) {
      const rows = await saleRows(db, source, grain, piece, settings);
      read.push({ columns: inColumns(grain) ? await productSums(db, source, piece, settings.currency) : [], rows });
      await pause?.();
    }
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (isSales(source) || !first || !last) return read;
  const cases = await eventCells(db, source, { from: first.from, to: last.to }, settings);
  return pieces.map(({ from, to }) => rowsAlone(cases.filter(({ day }) => day >= from && day <= to)));
};

/**
 * Cells of the trees that were asked for last. Sales change only when a file comes in or is taken back, so they are
 * read again only then, or when another day, currency or grain is asked for.
 */
const KEPT = 24;
const kept = new WeakMap<ReadDb, Map<string, readonly Cell[]>>();

const readCells = async (
  db: ReadDb,
  metric: TargetMetric,
  grain: CellGrain,
  spans: readonly Span[],
  settings: Settings,
  places: Places,
  pause: Pause,
): Promise<readonly Cell[]> => {
  const source = await sourceOf(db, metric);
  const fromFiles = isSales(source);
  const key = JSON.stringify([
    await salesVersion(db),
    source,
    grain,
    spans,
    settings.currency,
    settings.rates,
    settings.refundDating,
  ]);
  const own = kept.get(db) ?? new Map<string, readonly Cell[]>();
  kept.set(db, own);
  const known = fromFiles ? own.get(key) : undefined;
  if (known) {
    own.delete(key);
    own.set(key, known);
    return known;
  }
  const { pieces, of } = piecesOf(spans);
  const read = await piecesRead(db, source, grain, pieces, settings, pause);
  const cells = toCells(read, of, settings, places, inMoney(metric));
  if (fromFiles) {
    own.set(key, cells);
    if (own.size > KEPT) own.delete(own.keys().next().value ?? key);
  }
  await pause?.();
  return cells;
};

/**
 * The last answer for a set of cells, with what it was asked for. An edit of targets changes amounts and neither the
 * filters nor what was sold, so a tree that is opened after it is not shared out again.
 */
const shared = new WeakMap<readonly Cell[], Asked & { answer: Shared }>();

/** What a tree's nodes ask of cells. */
export type Asked = { nodes: readonly NodeRow[]; places: Places };

const sameNode = (a: NodeRow, b: NodeRow | undefined): boolean =>
  a.id === b?.id &&
  a.parent_id === b.parent_id &&
  a.kind === b.kind &&
  a.channel_key === b.channel_key &&
  a.product_key === b.product_key &&
  a.person_key === b.person_key &&
  a.line === b.line;

/** Whether two ask the same: the same filters in the same order. Read anew after an edit, most are. */
export const sameQuestion = (a: Asked, b: Asked): boolean =>
  a.places.version === b.places.version &&
  (a.nodes === b.nodes ||
    (a.nodes.length === b.nodes.length && a.nodes.every((node, index) => sameNode(node, b.nodes[index]))));

/** Sums of every node of a tree over each span, and of what its children leave. Shared between calls: not to be changed. */
export const nodeSums = async (
  db: ReadDb,
  metric: TargetMetric,
  nodes: readonly NodeRow[],
  spans: readonly Span[],
  settings: Settings,
  places: Places,
  pause?: Pause,
): Promise<Shared> => {
  const cells = await readCells(db, metric, grainOf(nodes, places), spans, settings, places, pause);
  const asked = { nodes, places };
  const known = shared.get(cells);
  if (known && sameQuestion(known, asked)) return known.answer;
  // The line of a product can be changed by hand while its sales stay the same.
  const fresh = cells.map((cell) => {
    const line = cell.productKey === null ? cell.line : places.lineOf(cell.productKey);
    return line === cell.line ? cell : { ...cell, line };
  });
  const answer = settled(shareCells(cellNodesOf(nodes, places), fresh, spans.length * 2));
  shared.set(cells, { ...asked, answer });
  return answer;
};

/** Σ value × probability of open deals that should close in a span, by node. */
export const pipelineSums = async (
  db: ReadDb,
  nodes: readonly NodeRow[],
  span: Span,
  settings: Settings,
  places: Places,
): Promise<Shared> => {
  const rows = span.from > span.to ? [] : await openDealCells(db, span);
  if (rows.length === 0) return { own: new Map(), unassigned: new Map() };
  const weighted = rows.map((row) => ({
    ...row,
    ...times({ minor: row.minor ?? 0, rest: 0 }, row.probability),
  }));
  return settled(
    shareCells(cellNodesOf(nodes, places), toCells([rowsAlone(weighted)], [[0]], settings, places, true), 2),
  );
};

/** What each of some campaigns brought to every node in a span: of each node one sum a campaign, in their order. */
export const campaignSums = async (
  db: ReadDb,
  metric: TargetMetric,
  nodes: readonly NodeRow[],
  campaigns: readonly number[],
  span: Span,
  settings: Settings,
  places: Places,
): Promise<Shared['own']> => {
  if (campaigns.length === 0 || span.from > span.to) return new Map();
  const source = await sourceOf(db, metric);
  const rows = isSales(source)
    ? await campaignCells(db, source, grainOf(nodes, places), span, campaigns, settings.currency)
    : await eventCells(db, source, span, settings);
  if (rows.length === 0) return new Map();
  const pieces = campaigns.map((key) => rowsAlone(rows.filter((row) => row.campaign_key === key)));
  const each = campaigns.map((_, index) => [index]);
  const cells = toCells(pieces, each, settings, places, inMoney(metric));
  return settled(shareCells(cellNodesOf(nodes, places), cells, campaigns.length * 2)).own;
};
