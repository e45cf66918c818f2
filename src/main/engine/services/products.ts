import type { ProductRow } from '../../../shared/contract/data';
import { TandemError } from '../../../shared/contract/errors';
import { minDay } from '../../../shared/domain/day';
import { type Period, periodOf, periodsWithin, previousComparable } from '../../../shared/domain/period';
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
import { evaluate } from './metrics/evaluate';
import { change } from './people';
import { periodFrom, type Settings, settingsOf } from './settings';

type Shown = ProductRow & { key: number; rev: number };

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
  return sales.map((row) =>
    shown(row, total, stock.get(row.key), (metric) => figures.get(`${metric}\u0001${row.sku || row.name}`)),
  );
};

const shown = (
  row: ProductSales,
  total: number,
  stock: { onHand: number; day: string } | undefined,
  figure: (metric: string) => { value: number | null; reason: string | null } | undefined,
): Shown => {
  const turnover = figure('inventory-turnover');
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
    reason: stock ? (turnover?.reason ?? null) : 'No stock has been imported for this product.',
  };
};

const wire = ({ key: _key, rev: _rev, ...row }: Shown): ProductRow => row;

const SORT: Record<string, (a: Shown, b: Shown) => number> = {
  net: (a, b) => b.netMinor - a.netMinor,
  name: (a, b) => a.name.localeCompare(b.name),
  units: (a, b) => b.units - a.units,
  onHand: (a, b) => (b.onHand ?? -1) - (a.onHand ?? -1),
  sellThrough: (a, b) => (b.sellThrough ?? -1) - (a.sellThrough ?? -1),
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

/** Products with what sells where and what is left of it. */
export const productsService: ServiceOf<'products'> = {
  'products.list': async (input, context) => {
    const settings = await settingsOf(context);
    const rows = await readRows(context, periodFrom(input.period, settings.calendar), settings);
    const text = fold(input.search ?? '');
    const found = rows
      .filter((row) => text === '' || fold(`${row.name} ${row.sku} ${row.line}`).includes(text))
      .toSorted(SORT[input.sort]);
    const stocked = found.filter((row) => row.onHand !== null);
    return {
      rows: found.slice(input.offset, input.offset + input.limit).map(wire),
      total: found.length,
      totals: {
        netMinor: found.reduce((sum, row) => sum + row.netMinor, 0),
        units: found.reduce((sum, row) => sum + row.units, 0),
        onHand: stocked.length === 0 ? null : stocked.reduce((sum, row) => sum + (row.onHand ?? 0), 0),
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
    const days = await productDays(db, row.key, period.from, to, settings.currency);
    const weeks = periodsWithin(period, 'week', settings.calendar).filter((week) => week.from <= to);
    return {
      row: wire(row),
      byChannel: await productChannels(db, row.key, period.from, to, settings.currency),
      trend: weeks.map((week) => {
        const own = days.filter((day) => periodOf(day.day, 'week', settings.calendar).id === week.id);
        return {
          period: week.id,
          netMinor: own.reduce((sum, day) => sum + day.netMinor, 0),
          units: own.reduce((sum, day) => sum + day.units, 0),
        };
      }),
      stock: await productStock(db, row.key),
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
  'products.remove': async ({ id }, context) => {
    await change(context, 'Removed a product', 'products', id, (edit) => edit.remove('products', id));
    context.touched('products');
    return { ok: true };
  },
};
