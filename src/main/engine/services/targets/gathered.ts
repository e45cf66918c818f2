import { convert } from '../../store/repositories/measures/gather';
import { PRODUCT_KEYS, type ProductColumns } from '../../store/repositories/product-columns';
import type { CellRow } from '../../store/repositories/target-cells';
import type { Cell } from '../../metrics/targets/cells';
import type { Settings } from '../settings';

type Keys = Pick<CellRow, 'channel_key' | 'location_key' | 'product_key' | 'owner_key'>;

/** What tells cells apart; a number where channel and product do, which is most rows of a large tree. */
export const cellKey = ({
  channel_key: channel,
  location_key: location,
  product_key: product,
  owner_key: owner,
}: Keys): string | number =>
  location === null && owner === null && (product ?? 0) < PRODUCT_KEYS
    ? (channel ?? 0) * PRODUCT_KEYS + (product ?? 0)
    : `${channel} ${location} ${product} ${owner}`;

type Lines = { lineOf: (productKey: number) => string };

/** What a cell is, without what it sold. */
export type Place = Omit<Cell, 'sums'>;

export const placeOf = (row: Keys, { lineOf }: Lines): Place => ({
  channelKey: row.channel_key,
  locationKey: row.location_key,
  productKey: row.product_key,
  line: row.product_key === null ? '' : lineOf(row.product_key),
  ownerKey: row.owner_key,
});

/** The same of a key in columns. */
export const placeOfKey = (key: number, { lineOf }: Lines): Place => {
  const product = key % PRODUCT_KEYS;
  return {
    channelKey: Math.floor(key / PRODUCT_KEYS) || null,
    locationKey: null,
    productKey: product || null,
    line: product === 0 ? '' : lineOf(product),
    ownerKey: null,
  };
};

/** Two numbers a span, the whole units and their rest, so that sums of cells are rounded once and not cell by cell. */
const pairsOf = (sums: readonly number[], of: readonly (readonly number[])[]): number[] => {
  const pairs: number[] = [];
  for (const pieces of of) {
    let [minor, rest] = [0, 0];
    for (const piece of pieces) {
      minor += sums[2 * piece] ?? 0;
      rest += sums[2 * piece + 1] ?? 0;
    }
    pairs.push(minor, rest);
  }
  return pairs;
};

/** What was read of one piece of days. */
export type Piece = { columns: readonly ProductColumns[]; rows: readonly CellRow[] };

/** What was read of each piece of days as cells with a pair of sums a span; money without a rate is left out, as metrics leave it. */
export const toCells = (
  pieces: readonly Piece[],
  of: readonly (readonly number[])[],
  settings: Pick<Settings, 'currency' | 'rates' | 'today'>,
  places: Lines,
  money: boolean,
): Cell[] => {
  // Two numbers a piece: thousands of cells are not made of twenty objects each.
  const nothing = pieces.flatMap(() => [0, 0]);
  const cells = new Map<string | number, { place: Place; sums: number[] }>();
  for (const [piece, { columns, rows }] of pieces.entries()) {
    const [at, under] = [2 * piece, 2 * piece + 1];
    const add = (keys: readonly number[], parts: readonly number[], to: number): void => {
      for (let index = 0; index < keys.length; index += 1) {
        const key = keys[index] ?? 0;
        let cell = cells.get(key);
        if (!cell) cells.set(key, (cell = { place: placeOfKey(key, places), sums: nothing.slice() }));
        cell.sums[to] = (cell.sums[to] ?? 0) + (parts[index] ?? 0);
      }
    };
    for (const { cells: keys, minor, rests } of columns) {
      add(keys, minor, at);
      add(rests.cells, rests.rest, under);
    }
    for (const row of rows) {
      const foreign = money && row.currency !== settings.currency;
      const minor = foreign
        ? convert(row.minor ?? 0, row.currency, settings, row.day ?? settings.today)
        : (row.minor ?? 0);
      if (minor === undefined) continue;
      const key = cellKey(row);
      let cell = cells.get(key);
      if (!cell) cells.set(key, (cell = { place: placeOf(row, places), sums: nothing.slice() }));
      const { sums } = cell;
      sums[at] = (sums[at] ?? 0) + minor;
      if (!foreign) sums[under] = (sums[under] ?? 0) + row.rest;
    }
  }
  return [...cells.values()].map(({ place, sums }) => ({ ...place, sums: pairsOf(sums, of) }));
};
