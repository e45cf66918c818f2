import type { Parsed } from '../../../shared/contract';
import type { ProductRow, ProductSort } from '../../../shared/contract/data';
import { TandemError } from '../../../shared/contract/errors';
import { majorText } from '../../../shared/domain/cells';
import { minDay } from '../../../shared/domain/day';
import { elapsedDays, type Period, periodDays, periodsWithin, previousComparable } from '../../../shared/domain/period';
import { fold, productKey } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import {
  newestStock,
  productChannels,
  productDays,
  productSales,
  type ProductSales,
  productStock,
} from '../store/repositories/products';
import { writeView } from './customers/view-csv';
import { evaluate } from './metrics/evaluate';
import { change, changeMany } from './people';
import { periodFrom, type Settings, settingsOf } from './settings';

type Shown = ProductRow & { key: number; rev: number };

/** Less than four weeks of stock is called low; ours, not a standard. */
const LOW_DAYS = 28;

/** All products with sales, stock and what follows from both; a few thousand rows at most. */
const readRows = async (context: Context, period: Period, settings: Settings): Promise<Shown[]> => {
  const db = context.store.read;
  const to = minDay(period.to, settings.today);
  const before = previousComparable(period, settings.today, settings.calendar);
  const sales = await productSales(db, { from: period.from, to, before, currency: settings.currency });
  const stock = await newestStock(db, to);
  const figures = new Map<string, { value: number | null; reason: string | null }>();
  if (stock.size > 0) {
    for (const value of await evaluate(
      db,
      { metrics: ['inventory-turnover', 'days-of-stock', 'sell-through'], period, by: 'product', asOf: settings.today },
      settings,
    )) {
      figures.set(`${value.metric}\u0001${value.group}`, { value: value.value, reason: value.reason });
    }
  }
  const total = sales.reduce((sum, row) => sum + row.netMinor, 0);
  const elapsed = elapsedDays(period, settings.today);
  return sales.map((row) =>
    shown(row, { total, elapsed }, stock.get(row.key), (metric) =>
      figures.get(`${metric}\u0001${row.sku || row.name}`),
    ),
  );
};

/** Stock on hand ÷ units sold a day, net of returns; nothing sold says nothing of how long it lasts. */
const daysLeft = (onHand: number | undefined, sold: number, days: number): number | null =>
  onHand === undefined || sold <= 0 || days === 0 ? null : (onHand * days) / sold;

const shown = (
  row: ProductSales,
  { total, elapsed }: { total: number; elapsed: number },
  stock: { onHand: number; day: string } | undefined,
  figure: (metric: string) => { value: number | null; reason: string | null } | undefined,
): Shown => {
  const turnover = figure('inventory-turnover');
  const left = daysLeft(stock?.onHand, row.units - row.returnedUnits, elapsed);
  return {
    key: row.key,
    id: row.id,
    sku: row.sku,
    name: row.name,
    line: row.line,
    priceMinor: row.priceMinor,
    costMinor: row.costMinor,
    rev: row.rev,
    netMinor: row.netMinor,
    units: row.units,
    returnedUnits: row.returnedUnits,
    share: total > 0 ? row.netMinor / total : null,
    previousNetMinor: row.previousNetMinor,
    onHand: stock?.onHand ?? null,
    stockDay: stock?.day ?? null,
    turnover: turnover?.value ?? null,
    daysOfStock: figure('days-of-stock')?.value ?? null,
    sellThrough: figure('sell-through')?.value ?? null,
    daysLeft: left,
    lowStock: left !== null && left < LOW_DAYS,
    reason: stock ? (turnover?.reason ?? null) : 'No stock has been imported for this product.',
  };
};

const wire = ({ key: _key, rev: _rev, ...row }: Shown): ProductRow => row;

type Sorted = string | number | null;

const SORT: Record<ProductSort, (row: Shown) => Sorted> = {
  net: (row) => row.netMinor,
  name: (row) => row.name,
  sku: (row) => row.sku,
  line: (row) => row.line,
  price: (row) => row.priceMinor,
  cost: (row) => row.costMinor,
  change: (row) => (row.previousNetMinor === 0 ? null : row.netMinor / row.previousNetMinor),
  units: (row) => row.units,
  onHand: (row) => row.onHand,
  daysLeft: (row) => row.daysLeft,
  sellThrough: (row) => row.sellThrough,
};

/** Sorted by one column, what is not known last either way, equals by their name. */
const sorted = (rows: readonly Shown[], by: ProductSort, descending: boolean): Shown[] => {
  const of = SORT[by];
  const compare = (a: Sorted, b: Sorted): number => {
    if (a === null || a === '') return b === null || b === '' ? 0 : 1;
    if (b === null || b === '') return -1;
    const order = typeof a === 'string' || typeof b === 'string' ? String(a).localeCompare(String(b)) : a - b;
    return descending ? -order : order;
  };
  return rows.toSorted((a, b) => compare(of(a), of(b)) || a.name.localeCompare(b.name));
};

const assertFree = async (context: Context, key: string, except?: string): Promise<void> => {
  const taken = await context.store.read
    .selectFrom('products')
    .select(['id', 'name'])
    .where('natural_key', '=', key)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken && taken.id !== except)
    throw new TandemError('conflict', `There is a product of that SKU or name already: ${taken.name}.`);
};

type Snapshots = Awaited<ReturnType<typeof productStock>>;

/**
 * Stock and sell-through of a channel whose stock is counted under its own name: units sold net of returns ÷
 * (stock when the period began + received in it). Null where nothing is counted there.
 */
const stockAt = (
  { channel, sold }: { channel: string; sold: number },
  stock: Snapshots,
  { from, to }: { from: string; to: string },
): { onHand: number | null; sellThrough: number | null } => {
  // Snapshots come newest first.
  const here = stock.filter((row) => row.location === channel && row.day <= to);
  // Two spellings of a product that were merged may both be counted on one day.
  const sum = (day: string | undefined): number =>
    here.filter((row) => row.day === day).reduce((total, row) => total + row.onHand, 0);
  const start = here.find((row) => row.day < from) ?? here.at(-1);
  const received = here.filter((row) => row.day >= from).reduce((sum, row) => sum + (row.received ?? 0), 0);
  const available = sum(start?.day) + received;
  return { onHand: here.length === 0 ? null : sum(here[0]?.day), sellThrough: available > 0 ? sold / available : null };
};

type Asked = Pick<Parsed<'products.list'>, 'period' | 'search' | 'sort' | 'descending'>;

/** The products that a search leaves, in the order that was asked for. */
const asked = async (context: Context, input: Asked, settings: Settings) => {
  const rows = await readRows(context, periodFrom(input.period, settings.calendar), settings);
  const text = fold(input.search ?? '');
  return sorted(
    rows.filter((row) => text === '' || fold(`${row.name} ${row.sku} ${row.line}`).includes(text)),
    input.sort,
    input.descending,
  );
};

/** Why nobody knows what was sold in a period; null where it is known. */
const unknownSales = async (
  { store }: Context,
  period: Pick<Period, 'id' | 'from' | 'to'>,
  settings: Settings,
): Promise<string | null> => {
  const sold = { metrics: ['net-sales'], period: period as Period, asOf: settings.today };
  const [whole] = await evaluate(store.read, sold, settings);
  return whole?.value === null ? (whole.reason ?? 'Net sales cannot be computed.') : null;
};

const CSV = [
  'sku',
  'name',
  'line',
  'price',
  'cost',
  'net_sales',
  'net_sales_before',
  'currency',
  'units',
  'returned_units',
  'on_hand',
  'stock_day',
] as const;

/** Products with what sells where and what is left of it. */
export const productsService: ServiceOf<'products'> = {
  'products.list': async (input, context) => {
    const settings = await settingsOf(context);
    const found = await asked(context, input, settings);
    const stocked = found.filter((row) => row.onHand !== null);
    return {
      rows: found.slice(input.offset, input.offset + input.limit).map(wire),
      total: found.length,
      totals: {
        netMinor: found.reduce((sum, row) => sum + row.netMinor, 0),
        units: found.reduce((sum, row) => sum + row.units, 0),
        onHand: stocked.length === 0 ? null : stocked.reduce((sum, row) => sum + (row.onHand ?? 0), 0),
        unknown: await unknownSales(context, periodFrom(input.period, settings.calendar), settings),
      },
    };
  },
  'products.get': async (input, context) => {
    const settings = await settingsOf(context);
    const period = periodFrom(input.period, settings.calendar);
    const row = (await readRows(context, period, settings)).find((one) => one.id === input.id);
    if (!row) throw new TandemError('not-found', 'This product was removed in the meantime.');
    const db = context.store.read;
    const to = minDay(period.to, settings.today);
    // Whole weeks: the first and the last may reach beyond the period.
    const weeks = periodsWithin(period, 'week', settings.calendar);
    const days = await productDays(
      db,
      row.key,
      weeks[0]?.from ?? period.from,
      minDay(weeks.at(-1)?.to ?? period.to, settings.today),
      settings.currency,
    );
    const known = new Set<string>();
    for (const week of weeks)
      if (week.from <= settings.today && (await unknownSales(context, week, settings)) === null) known.add(week.id);
    const channels = await productChannels(db, row.key, period.from, to, settings.currency);
    const stock = await productStock(db, row.key);
    return {
      row: wire(row),
      unknown: await unknownSales(context, period, settings),
      byChannel: channels.map(({ returned, ...channel }) => ({
        ...channel,
        ...stockAt({ channel: channel.channel, sold: channel.units - returned }, stock, { from: period.from, to }),
      })),
      trend: weeks.map((week) => {
        const own = days.filter((day) => day.day >= week.from && day.day <= week.to);
        const told = known.has(week.id);
        return {
          period: week.id,
          from: week.from,
          to: week.to,
          elapsedDays: elapsedDays(week, settings.today),
          days: periodDays(week),
          netMinor: told ? own.reduce((sum, day) => sum + day.netMinor, 0) : null,
          units: told ? own.reduce((sum, day) => sum + day.units, 0) : null,
        };
      }),
      stock,
      rev: row.rev,
    };
  },
  'products.create': async (input, context) => {
    const sku = input.sku ?? '';
    const key = productKey(sku, input.name);
    await assertFree(context, key);
    const id = context.newId();
    await change(context, `Added ${input.name}`, 'products', id, (edit) =>
      edit.insert('products', {
        id,
        sku,
        name: input.name,
        natural_key: key,
        line: input.line ?? '',
        price_minor: input.priceMinor ?? null,
        cost_minor: input.costMinor ?? null,
        deleted_at: null,
      }),
    );
    context.touched('products');
    return { id };
  },
  'products.update': async ({ id, sku, name, line, priceMinor, costMinor }, context) => {
    const row = await context.store.read
      .selectFrom('products')
      .select(['sku', 'name'])
      .where('id', '=', id)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    if (!row) throw new TandemError('not-found', 'This product was removed in the meantime.');
    const key = productKey(sku ?? row.sku, name ?? row.name);
    await assertFree(context, key, id);
    await change(context, `Changed ${name ?? row.name}`, 'products', id, (edit) =>
      edit.update('products', id, {
        natural_key: key,
        ...(sku === undefined ? {} : { sku }),
        ...(name === undefined ? {} : { name }),
        ...(line === undefined ? {} : { line }),
        ...(priceMinor === undefined ? {} : { price_minor: priceMinor }),
        ...(costMinor === undefined ? {} : { cost_minor: costMinor }),
      }),
    );
    context.touched('products', 'orders');
    return { ok: true };
  },
  'products.bulk': async ({ ids, line }, context) => {
    const rows = await context.store.read
      .selectFrom('products')
      .select('id')
      .where('id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute();
    const changed = await changeMany(context, 'Changed', ['product', 'products'], 'products', async (edit) => {
      for (const row of rows) await edit.update('products', row.id, { line: line.trim() });
    });
    context.touched('products', 'orders');
    return { changed };
  },
  'products.export': async ({ file, ...input }, context) => {
    const settings = await settingsOf(context);
    const { currency } = settings;
    const rows = (await asked(context, input, settings)).map(wire);
    const period = periodFrom(input.period, settings.calendar);
    const before = previousComparable(period, settings.today, settings.calendar);
    const [unknown, unknownBefore] = [
      await unknownSales(context, period, settings),
      await unknownSales(context, { ...period, ...before }, settings),
    ];
    const price = (minor: number | null): string => (minor === null ? '' : majorText(minor, currency));
    return writeView(context, file, CSV, rows.length, (limit, offset) =>
      Promise.resolve(
        rows
          .slice(offset, offset + limit)
          .map((row) => [
            row.sku,
            row.name,
            row.line,
            price(row.priceMinor),
            price(row.costMinor),
            unknown === null ? price(row.netMinor) : '',
            unknownBefore === null ? price(row.previousNetMinor) : '',
            currency,
            unknown === null ? row.units : '',
            unknown === null ? row.returnedUnits : '',
            row.onHand,
            row.stockDay,
          ]),
      ),
    );
  },
  'products.remove': async ({ id }, context) => {
    await change(context, 'Removed a product', 'products', id, (edit) => edit.remove('products', id));
    context.touched('products');
    return { ok: true };
  },
};
