import type { MetricValue } from '../../../../shared/contract/metrics';
import type { Products } from '../../../../shared/contract/reports';
import type { Period } from '../../../../shared/domain/period';
import { settle } from '../../../../shared/domain/money';
import { remember } from '../../store/remember';
import { convert, UNASSIGNED } from '../../store/repositories/measures/gather';
import { productsByChannel, reportChannels, stockOn } from '../../store/repositories/reports';
import type { Desk } from './desk';

type Line = Products['total'];
/** Channels that get a column of their own; the others share the last. */
const COLUMNS = 4;
const OTHERS = 'Other channels';

/** Net sales by product and channel name; null where the daily facts cannot say what the metric says. */
const cells = (desk: Desk): Promise<Map<string, Map<string, number>>> | null =>
  // Returns that are dated by their order stand on other days than the daily facts book them.
  desk.settings.refundDating === 'order'
    ? null
    : remember(desk.db, `cells ${desk.period.from} ${desk.lastDay()} ${JSON.stringify(desk.settings)}`, () =>
        readCells(desk),
      );

const readCells = async (desk: Desk): Promise<Map<string, Map<string, number>>> => {
  const { settings, period, db } = desk;
  const names = new Map((await reportChannels(db)).map((row) => [row.key, row.name]));
  const sums = new Map<string, Map<string, { minor: number; rest: number }>>();
  for (const row of await productsByChannel(db, period.from, desk.lastDay(), settings.currency)) {
    const minor = convert(row.minor, row.currency, settings, row.day ?? period.to);
    if (minor === undefined) continue;
    const channel = names.get(row.channel_key) ?? UNASSIGNED;
    const product = sums.get(row.sku) ?? new Map<string, { minor: number; rest: number }>();
    const known = product.get(channel) ?? { minor: 0, rest: 0 };
    product.set(channel, {
      minor: known.minor + minor,
      rest: known.rest + (row.currency === settings.currency ? row.rest : 0),
    });
    sums.set(row.sku, product);
  }
  return new Map(
    [...sums].map(([sku, product]) => [
      sku,
      new Map([...product].map(([channel, sum]) => [channel, settle(sum.minor, sum.rest)])),
    ]),
  );
};

/** The channels that get a column: the biggest, and one for the rest when there are more. */
const columnsOf = (channels: ReadonlyMap<string, MetricValue>): string[] => {
  const names = [...channels].toSorted((a, b) => (b[1].value ?? 0) - (a[1].value ?? 0)).map(([name]) => name);
  return names.length <= COLUMNS + 1 ? names : [...names.slice(0, COLUMNS), OTHERS];
};

const add = (a: Line, b: Line): Line => ({
  ...a,
  netMinor: a.netMinor + b.netMinor,
  previousMinor: a.previousMinor + b.previousMinor,
  share: a.share === null || b.share === null ? null : a.share + b.share,
  units: a.units + b.units,
  onHand: a.onHand === null ? b.onHand : a.onHand + (b.onHand ?? 0),
  byChannel: a.byChannel.map((value, index) => value + (b.byChannel[index] ?? 0)),
});

const groupsOf = (values: readonly MetricValue[], metric: string): Map<string, MetricValue> =>
  new Map(values.filter((value) => value.metric === metric).map((value) => [value.group ?? '', value]));

/** Products by net sales, the biggest first; `limit` of them, the rest in one line, and the total of all. */
export const productsOf = async (desk: Desk, limit: number, withChannels: boolean): Promise<Products> => {
  const sold = await desk.by(['net-sales', 'units'], 'product');
  const net = groupsOf(sold, 'net-sales');
  const units = groupsOf(sold, 'units');
  const before = await desk.groups('net-sales', 'product', desk.before);
  const stock = await desk.by(['sell-through', 'days-of-stock'], 'product');
  const sellThrough = groupsOf(stock, 'sell-through');
  const daysOfStock = groupsOf(stock, 'days-of-stock');
  const onHand = new Map((await stockOn(desk.db, desk.lastDay())).map((row) => [row.sku, row.on_hand]));
  const byChannel = withChannels ? await cells(desk) : null;
  const columns = byChannel ? columnsOf(await desk.groups('net-sales', 'channel')) : [];
  const own = new Set(columns);
  const total = await desk.value('net-sales');
  const whole = total.value ?? 0;
  const empty: Line = {
    sku: '',
    name: '',
    netMinor: 0,
    previousMinor: 0,
    share: null,
    units: 0,
    onHand: null,
    daysOfStock: null,
    sellThrough: null,
    byChannel: columns.map(() => 0),
  };
  const lines = [...new Set([...net.keys(), ...before.keys()])].map((sku): Line => {
    const netMinor = net.get(sku)?.value ?? 0;
    const split = byChannel?.get(sku);
    return {
      sku,
      name: net.get(sku)?.label ?? before.get(sku)?.label ?? sku,
      netMinor,
      previousMinor: before.get(sku)?.value ?? 0,
      share: whole === 0 ? null : netMinor / whole,
      units: units.get(sku)?.value ?? 0,
      onHand: onHand.get(sku) ?? null,
      daysOfStock: daysOfStock.get(sku) ?? null,
      sellThrough: sellThrough.get(sku) ?? null,
      byChannel: columns.map((column) =>
        split
          ? [...split].reduce(
              (sum, [channel, minor]) =>
                channel === column || (column === OTHERS && !own.has(channel)) ? sum + minor : sum,
              0,
            )
          : 0,
      ),
    };
  });
  lines.sort((a, b) => b.netMinor - a.netMinor || (a.name < b.name ? -1 : 1));
  const rows = lines.length <= limit + 1 ? lines : lines.slice(0, limit);
  const others = lines.slice(rows.length);
  const summed = lines.reduce(add, { ...empty, share: 0 });
  const fits = columns.length > 0 && summed.byChannel.reduce((sum, value) => sum + value, 0) === whole;
  const strip = (line: Line): Line => (fits ? line : { ...line, byChannel: [] });
  return {
    note: await desk.note('net-sales'),
    stockNote: await desk.note('sell-through'),
    columns: fits ? columns : [],
    rows: rows.map(strip),
    rest: others.length === 0 ? null : strip(others.reduce(add, { ...empty, share: 0 })),
    restCount: others.length,
    total: strip({
      ...summed,
      netMinor: whole,
      previousMinor: (await desk.value('net-sales', desk.before)).value ?? 0,
      share: whole === 0 ? null : 1,
    }),
  };
};

/** What moved net sales most by product, and the rest, summing to the whole change; nothing where one of the two is not known. */
export const moversOf = async (
  desk: Desk,
  period: Period,
  before: Period,
  limit: number,
): Promise<{ name: string; rest: boolean; changeMinor: number }[]> => {
  const [after, earlier] = [await desk.value('net-sales', period), await desk.value('net-sales', before)];
  // Where the data ends before the period, nothing fell: what was sold is not known.
  if (after.value === null || earlier.value === null) return [];
  const now = await desk.groups('net-sales', 'product', period);
  const then = await desk.groups('net-sales', 'product', before);
  const change = after.value - earlier.value;
  const all = [...new Set([...now.keys(), ...then.keys()])].map((sku) => ({
    name: now.get(sku)?.label ?? then.get(sku)?.label ?? sku,
    rest: false,
    changeMinor: (now.get(sku)?.value ?? 0) - (then.get(sku)?.value ?? 0),
  }));
  all.sort((a, b) => Math.abs(b.changeMinor) - Math.abs(a.changeMinor) || (a.name < b.name ? -1 : 1));
  const moved = all.filter((mover) => mover.changeMinor !== 0);
  const top = moved.length <= limit + 1 ? moved : moved.slice(0, limit);
  const rest = change - top.reduce((sum, mover) => sum + mover.changeMinor, 0);
  if (top.length === 0) return [];
  return rest === 0 && moved.length === top.length
    ? top
    : [
        ...top,
        {
          name: moved.length > top.length ? `${moved.length - top.length} other products` : 'Without a product',
          rest: true,
          changeMinor: rest,
        },
      ];
};
