import { allocate, parseDecimal, toAmount } from '../../../../shared/domain/money';
import { fold } from '../../../../shared/domain/text';
import { holdRows, refusedOrders, RowsApart } from './apart';
import { oneCopy } from './copies';
import { dimensionsOf } from './dimensions';
import type { Job, Reader, RowResult } from './job';
import { cleanId, isBlank } from './numbers';
import { refundsUndated } from './order-lines';
import { isExact, lineAmount, orderWriter, TOO_LARGE } from './orders';
import { figure } from '../../../../shared/domain/figures';
import { withoutRate } from './without-rate';

type Row = { cells: string[]; line: number };

const RANK: Record<RowResult, number> = { problem: 4, update: 3, create: 2, unchanged: 1, skip: 0 };

const cancelledKept = (count: number): string =>
  `${count === 1 ? 'An order was' : `${figure(count)} orders were`} cancelled or voided without a refund. They count in gross sales, as in Shopify's own reports.`;

/** Of orders in files that are cut down to before the column of refunds. */
const refundedWhole = (count: number): string =>
  `${count === 1 ? 'A refunded order' : `${figure(count)} refunded orders`} without the amount that was refunded: all of it counts as returned.`;
const refundedInPart = (count: number): string =>
  `${count === 1 ? 'An order was' : `${figure(count)} orders were`} refunded in part, and this file does not say how much: nothing is taken off.`;

const repeated = (count: number): string =>
  `${count === 1 ? '1 row repeats an order' : `${figure(count)} rows repeat orders`} that this file holds already: each order counts once, as it stands last.`;

/** Cells of the whole order that tell one state of it from another. */
const STATE = [
  'Created at',
  'Paid at',
  'Currency',
  'Subtotal',
  'Total',
  'Discount Amount',
  'Refunded Amount',
  'Financial Status',
  'Cancelled at',
];

/**
 * Columns that only a row of the whole order fills, the surest first: shops repeat the date on every row of an order, and
 * files that were cut down lack some.
 */
const HEADS = [
  ['Financial Status', 'Subtotal', 'Total'],
  ['Paid at', 'Currency', 'Discount Amount', 'Refunded Amount'],
  ['Created at'],
] as const;

/** Columns that are read: of a file whose rows lie apart, these are held. */
const READ = [
  'Name',
  'Created at',
  'Paid at',
  'Currency',
  'Subtotal',
  'Total',
  'Discount Code',
  'Discount Amount',
  'Refunded Amount',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
  'Lineitem sku',
  'Lineitem discount',
  'Location',
  'Source',
  'Employee',
  'Shipping Country',
  'Billing Country',
  'Billing Name',
  'Email',
  'Financial Status',
  'Tags',
  'Note Attributes',
  'Cancelled at',
];

/**
 * Reads a Shopify orders export: rows with the same Name are one order, whose own cells, but for its date, stand on one
 * row only. As a shop writes it, they follow each other and are written as they come. `apart` is the line
 * that showed that they do not, as in a file that was sorted otherwise: then all rows are held and put together. Columns are found by name, in any order and casing.
 */
export const shopifyReader = (job: Job, header: readonly string[], apart: number | undefined): Reader => {
  const dims = dimensionsOf(job, { together: true });
  const write = orderWriter(job, 'shopify');
  const rated = withoutRate(job);
  const index = new Map(header.map((name, at) => [fold(name), at]));
  const cell = (row: Row | undefined, column: string): string => {
    const at = index.get(fold(column));
    return at === undefined ? '' : (row?.cells[at] ?? '').trim();
  };
  const number = (row: Row | undefined, column: string): string | undefined => {
    const text = cell(row, column);
    if (isBlank(text)) return undefined;
    const value = job.number(text);
    if (value === undefined) job.problem(row?.line ?? 0, column, `"${text}" is no number.`);
    return value;
  };
  const minor = (text: string | undefined, currency: string): number | undefined => {
    const value = text === undefined ? undefined : parseDecimal(text);
    return value ? toAmount(value, currency).minor : undefined;
  };
  const dated = index.has(fold('Created at')) || index.has(fold('Paid at'));
  const says = (row: Row, columns: readonly string[]): boolean => columns.some((column) => cell(row, column) !== '');
  /** Which of an order's rows have the cells of the whole order. */
  const headsOf = (some: readonly Row[]): ((row: Row) => boolean) => {
    const columns = HEADS.find((group) => some.some((row) => says(row, group))) ?? [];
    return (row) => says(row, columns);
  };
  const held = holdRows(new Set(READ.flatMap((column) => index.get(fold(column)) ?? [])), apart);
  const refused = refusedOrders();
  let rows: Row[] = [];
  let name = '';

  /**
   * What came off lines of some gross amount, in minor units: what the subtotal shows, else what the order or its lines
   * say. The cells are read at once, so that what is wrong with one is known before the order is written.
   */
  const discountOf = (first: Row, currency: string): ((gross: number) => number) => {
    const subtotal = minor(number(first, 'Subtotal'), currency);
    const order = minor(number(first, 'Discount Amount'), currency);
    const lines = rows.reduce((sum, row) => sum + (minor(number(row, 'Lineitem discount'), currency) ?? 0), 0);
    return (gross) => {
      const shown = subtotal === undefined ? undefined : gross - subtotal;
      if (shown !== undefined && shown >= 0 && (order === undefined || shown <= order + lines)) return shown;
      return order ?? lines;
    };
  };

  const quiet = (row: Row, column: string, currency: string): number =>
    minor(job.number(cell(row, column)), currency) ?? 0;
  /** Whether rows come to the subtotal of their order, by whichever of its discounts it counts. */
  const fits = (some: readonly Row[]): boolean | undefined => {
    const head = some.find(headsOf(some));
    if (!head || isBlank(cell(head, 'Subtotal')) || !index.has(fold('Lineitem price'))) return undefined;
    const currency = (cell(head, 'Currency') || job.currency).toUpperCase();
    const sum = (of: (row: Row) => number): number => some.reduce((total, row) => total + of(row), 0);
    const gross = sum((row) => {
      const pieces = job.number(cell(row, 'Lineitem quantity')) ?? '1';
      return lineAmount(pieces, job.number(cell(row, 'Lineitem price')) ?? '0', currency).minor;
    });
    const order = quiet(head, 'Discount Amount', currency);
    const lines = sum((row) => quiet(row, 'Lineitem discount', currency));
    const off = gross - quiet(head, 'Subtotal', currency);
    return [0, order, lines, order + lines].includes(off);
  };
  const textOf = (columns: readonly string[]) => (row: Row) =>
    columns.map((column) => cell(row, column)).join('\u0001');
  const rules = { orderText: textOf(STATE), rowText: textOf(READ), fits };

  /** Leaves one copy of the present order, in its last state; false when nobody can tell which rows that is. */
  const once = (): boolean => {
    const kept = oneCopy(rows, { ...rules, isHead: headsOf(rows) });
    if (kept === rows) return true;
    const left = new Set(kept);
    const reason = 'This order stands in the file in several states, and its rows are mixed. Export it anew.';
    if (!kept) job.problem(rows[0]?.line ?? 0, 'Name', reason);
    for (const row of rows) {
      if (left.has(row)) continue;
      if (kept) job.tally(row.line, 'Name', repeated);
      job.done(row.line, kept ? 'skip' : 'problem', () => ({ order: name, product: cell(row, 'Lineitem name') }));
    }
    rows = [...left];
    return kept !== undefined;
  };

  const flush = (): void => {
    if (rows.length === 0) return;
    const line = rows[0]?.line ?? 0;
    if (apart === undefined && (refused.has(name) || write.knows(name))) throw new RowsApart(line);
    if (dated && !once()) {
      if (apart === undefined) refused.add(name, line);
      return;
    }
    const first = rows.find(headsOf(rows)) ?? rows[0];
    if (!first) return;
    const errors = job.errors;
    const currency = (cell(first, 'Currency') || job.currency).toUpperCase();
    const dateText = cell(first, 'Created at') || cell(first, 'Paid at');
    const moment = job.date(dateText);
    if (!moment)
      job.problem(first.line, 'Created at', dateText === '' ? 'The date is empty.' : `"${dateText}" is no date.`);
    const priced = index.has(fold('Lineitem price'));
    const pieces = rows.map((row) => number(row, 'Lineitem quantity') ?? '1');
    const prices = rows.map((row) => (priced ? number(row, 'Lineitem price') : undefined));
    for (const [at, price] of prices.entries())
      if (priced && price === undefined && cell(rows[at], 'Lineitem name') !== '')
        job.problem(rows[at]?.line ?? 0, 'Lineitem price', 'The price is empty.');
    const amounts = rows.map((_, at) => lineAmount(pieces[at] ?? '0', prices[at] ?? '0', currency));
    for (const [at, amount] of amounts.entries())
      if (!isExact(amount)) job.problem(rows[at]?.line ?? 0, 'Lineitem price', TOO_LARGE);
    const total = minor(number(first, 'Total'), currency) ?? 0;
    const said = minor(number(first, 'Refunded Amount'), currency);
    const off = priced ? discountOf(first, currency) : () => 0;
    if (!moment || job.errors > errors) {
      if (apart === undefined) refused.add(name, line);
      for (const row of rows)
        job.done(row.line, 'problem', () => ({ order: name, date: dateText, product: cell(row, 'Lineitem name') }));
      return;
    }
    const gross = priced ? amounts.map((amount) => amount.minor) : allocate(total, pieces.map(Number));
    const discounts = priced
      ? allocate(
          off(gross.reduce((a, b) => a + b, 0)),
          gross.map((value) => Math.max(0, value)),
        )
      : gross.map(() => 0);
    const place = cell(first, 'Location');
    const source = cell(first, 'Source');
    const inStore = place !== '' || fold(source) === 'pos';
    const channel = dims.channel(inStore ? 'Own store' : 'Online store');
    const code = cell(first, 'Discount Code');
    const country = cell(first, 'Shipping Country') || cell(first, 'Billing Country');
    const context = dims.context(
      channel,
      inStore ? dims.location(place || 'Point of sale', channel) : null,
      dims.person(cell(first, 'Employee')),
      null,
      source,
      country,
      currency,
    );
    const email = cell(first, 'Email');
    const customer = dims.customer('', email, email === '' ? cell(first, 'Billing Name') : '', country, first.line);
    const shared = {
      orderId: name,
      day: moment.day,
      at: moment.at,
      context,
      customer,
      status: cell(first, 'Financial Status'),
      code,
      tags: cell(first, 'Tags').slice(0, 1000),
      link: cell(first, 'Note Attributes').slice(0, 1000),
    };
    const results = rows.map((row, at): RowResult => {
      const quantity = Number(pieces[at] ?? 0);
      const amount = { minor: gross[at] ?? 0, rest: 0 };
      const product = dims.product(cleanId(cell(row, 'Lineitem sku')), cell(row, 'Lineitem name'), row.line);
      const kind = quantity > 0 && amount.minor > 0 ? 'sale' : quantity < 0 ? 'return' : 'adjustment';
      if (kind === 'adjustment') job.counts.adjustments += 1;
      return write({
        ...shared,
        line: row.line,
        kind,
        product,
        quantity,
        unitPrice: prices[at] ?? '',
        amount,
        discount: { minor: discounts[at] ?? 0, rest: 0 },
        dated: true,
      });
    });
    const status = fold(shared.status);
    const refunded =
      said ?? (status === 'refunded' ? gross.reduce((sum, one, at) => sum + one - (discounts[at] ?? 0), 0) : 0);
    if (said === undefined && refunded !== 0) job.tally(first.line, 'Financial Status', refundedWhole);
    if (said === undefined && status === 'partially_refunded')
      job.tally(first.line, 'Financial Status', refundedInPart);
    const voided = status === 'voided' || cell(first, 'Cancelled at') !== '';
    if (voided && refunded === 0 && total !== 0) job.tally(first.line, 'Cancelled at', cancelledKept);
    if (refunded !== 0) {
      job.tally(first.line, 'Refunded Amount', refundsUndated);
      const result = write({
        ...shared,
        line: first.line,
        kind: 'return',
        product: null,
        quantity: 0,
        unitPrice: '',
        amount: { minor: -Math.abs(refunded), rest: 0 },
        discount: { minor: 0, rest: 0 },
        dated: false,
      });
      // A new or changed refund on a known order makes the row that says it an update.
      const at = rows.indexOf(first);
      if (results[at] === 'unchanged' && result !== 'unchanged') results[at] = 'update';
    }
    for (const [at, row] of rows.entries()) {
      const result = results[at] ?? 'skip';
      if (result !== 'problem') rated(row.line, currency, moment.day);
      if (RANK[result] >= 0)
        job.done(row.line, result, () => ({
          order: name,
          date: moment.day,
          product: cell(row, 'Lineitem name'),
          quantity: pieces[at] ?? '',
          price: prices[at] ?? '',
          status: shared.status,
        }));
    }
  };

  return {
    row: (cells: string[], line: number): void => {
      job.counts.rows += 1;
      const row = { cells, line };
      const own = cleanId(cell(row, 'Name'));
      if (own === '') {
        job.problem(line, 'Name', 'The order name is empty.');
        job.done(line, 'problem');
        return;
      }
      if (apart !== undefined) {
        held.add(own, row);
        return;
      }
      if (own !== name) {
        flush();
        rows = [];
        name = own;
      }
      rows.push(row);
    },
    end: (): void => {
      flush();
      rows = [];
    },
    held: function* () {
      const scattered = held.scattered();
      if (scattered !== undefined)
        job.problem(
          scattered,
          'Name',
          'Rows of one order do not follow each other in this file: they are put together by their Name.',
          'notice',
        );
      for (const order of held.orders()) {
        ({ name, rows } = order);
        flush();
        rows = [];
        yield;
      }
    },
  };
};
