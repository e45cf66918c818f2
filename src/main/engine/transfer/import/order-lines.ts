import { type Amount, currencyExponent, multiply, parseDecimal, toAmount } from '../../../../shared/domain/money';
import { currencyIn, otherCurrency } from './cell-currency';
import { dimensionsOf } from './dimensions';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';
import type { LineInput, LineKind } from './line-inserter';
import { isExact, lineAmount, orderWriter, TOO_LARGE } from './orders';
import { figure } from '../../../../shared/domain/figures';
import { withoutRate } from './without-rate';

const ZERO: Amount = { minor: 0, rest: 0 };

const negate = (number: string): string => (number.startsWith('-') ? number.slice(1) : `-${number}`);

/** A share as 0 … 1: "15%" comes as 0.15 already, 15 means percent. */
const asShare = (number: string): string => (Math.abs(Number(number)) > 1 ? `${number}e-2` : number);

/** Reads generic order lines: what is a sale, a return or an adjustment follows cli.md. */
export const orderLinesReader = (job: Job, mapping: Mapping): ((cells: string[], line: number) => void) => {
  const dims = dimensionsOf(job, { together: true });
  const write = orderWriter(job, 'file');
  const rated = withoutRate(job);
  const read = (field: string): ((cells: readonly string[]) => string) => {
    const get = mapping.get(field);
    return mapping.has(field) ? (cells) => get(cells).trim() : get;
  };
  const [orderId, orderedAt, quantityOf, priceOf, totalOf] = [
    read('order_id'),
    read('ordered_at'),
    read('quantity'),
    read('unit_price'),
    read('line_total'),
  ];
  const [sku, name, discountOf, rateOf, currencyOf] = [
    read('product_sku'),
    read('product_name'),
    read('line_discount'),
    read('line_discount_rate'),
    read('currency'),
  ];
  const [customerId, customerName, customerEmail, country] = [
    read('customer_id'),
    read('customer_name'),
    read('customer_email'),
    read('customer_country'),
  ];
  const [channel, location, rep, code, campaign, status, source, refunded] = [
    read('channel'),
    read('location'),
    read('rep'),
    read('discount_code'),
    read('campaign'),
    read('status'),
    read('source'),
    read('refunded_amount'),
  ];
  const optional = [
    { field: 'line_discount', textOf: discountOf },
    { field: 'line_discount_rate', textOf: rateOf },
    { field: 'refunded_amount', textOf: refunded },
  ].filter(({ field }) => mapping.has(field));
  const [tagsOf, linkOf] = [read('tags'), read('link')];
  const hasPrice = mapping.has('unit_price');
  const column = mapping.columnOf;

  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const order = cleanId(orderId(cells));
    if (order === '') job.problem(line, column('order_id'), 'The order id is empty.');
    const dateText = orderedAt(cells);
    const moment = job.date(dateText);
    if (!moment)
      job.problem(line, column('ordered_at'), dateText === '' ? 'The date is empty.' : `"${dateText}" is no date.`);
    const quantityText = quantityOf(cells);
    const quantity = job.number(quantityText);
    if (quantity === undefined)
      job.problem(
        line,
        column('quantity'),
        isBlank(quantityText) ? 'The quantity is empty.' : `"${quantityText}" is no number.`,
      );
    const priceText = hasPrice ? priceOf(cells) : totalOf(cells);
    const price = job.number(priceText);
    const currencyText = currencyOf(cells).toUpperCase();
    const currency = currencyText === '' ? currencyIn(priceText, job.currency) : currencyText;
    if (!/^[A-Z]{3}$/.test(currency)) job.problem(line, column('currency'), `"${currencyText}" is no currency.`);
    /** A sign of other money than the row's is a problem of its cell: read as a number, it would count as ours. */
    const sameMoney = (field: string, text: string): void => {
      const other = otherCurrency(text, currency);
      if (other !== undefined) job.problem(line, column(field), other);
    };
    if (price === undefined)
      job.problem(
        line,
        column(hasPrice ? 'unit_price' : 'line_total'),
        isBlank(priceText) ? 'The price is empty.' : `"${priceText}" is no number.`,
      );
    else if (price !== priceText) sameMoney(hasPrice ? 'unit_price' : 'line_total', priceText);
    for (const { field, textOf } of optional) {
      const text = textOf(cells);
      if (text !== '' && !isBlank(text) && job.number(text) === undefined)
        job.problem(line, column(field), `"${text}" is no number.`);
      else if (field !== 'line_discount_rate') sameMoney(field, text);
    }
    const total = hasPrice || price === undefined ? undefined : parseDecimal(price);
    const amount =
      hasPrice && quantity !== undefined && price !== undefined
        ? lineAmount(quantity, price, currency)
        : total
          ? toAmount(total, currency)
          : ZERO;
    if (!isExact(amount)) job.problem(line, column(hasPrice ? 'unit_price' : 'line_total'), TOO_LARGE);
    const rate = job.number(rateOf(cells));
    const share = rate === undefined || Number(rate) === 0 ? undefined : parseDecimal(asShare(rate));
    const base =
      hasPrice && share && quantity !== undefined && price !== undefined ? multiplied(quantity, price) : total;
    const shared = share && base ? toAmount(multiply(base, share), currency) : ZERO;
    if (!isExact(shared))
      job.problem(line, column('line_discount_rate'), 'This share of the line is too large for an exact amount.');
    if (!moment || quantity === undefined || price === undefined || job.errors > before)
      return job.done(line, 'problem', () => ({
        order,
        date: dateText,
        product: name(cells) || sku(cells),
        quantity: quantityText,
        price: priceText,
      }));

    const pieces = Number(quantity);
    const worth = Number(price);
    const kind: LineKind =
      pieces > 0 && worth > 0 && (mapping.isSale?.(cells) ?? true) && !(mapping.isReturn?.(cells) ?? false)
        ? 'sale'
        : (mapping.isReturn ? mapping.isReturn(cells) : pieces < 0)
          ? 'return'
          : 'adjustment';
    let discount = shared;
    const given = job.number(discountOf(cells));
    if (given !== undefined && Number(given) !== 0) {
      // A discount lowers a sale, however its sign is written; on a return it lowers what goes back.
      const wanted = pieces < 0 ? -Math.abs(Number(given)) : Math.abs(Number(given));
      const parsed = parseDecimal(Math.sign(wanted) === Math.sign(Number(given)) ? given : negate(given));
      discount = parsed ? toAmount(parsed, currency) : ZERO;
    }
    const codeText = code(cells);
    const campaignText = campaign(cells);
    const channelKey = dims.channel(channel(cells));
    const context = dims.context(
      channelKey,
      dims.location(location(cells), channelKey),
      dims.person(rep(cells)),
      campaignText === '' ? null : dims.campaign(campaignText),
      source(cells),
      country(cells),
      currency,
    );
    const product = dims.product(cleanId(sku(cells)), name(cells), line);
    const customer = dims.customer(
      cleanId(customerId(cells)),
      customerEmail(cells),
      customerName(cells),
      country(cells),
      line,
    );
    if (kind === 'adjustment') job.counts.adjustments += 1;
    const input: LineInput = {
      orderId: order,
      line,
      day: moment.day,
      at: moment.at,
      context,
      customer,
      status: status(cells),
      code: codeText,
      tags: tagsOf(cells),
      link: linkOf(cells),
      kind,
      product,
      quantity: pieces,
      unitPrice: hasPrice ? price : unitPrice(worth, pieces, currency),
      amount,
      discount,
      dated: true,
    };
    let result = write(input);
    if (result !== 'problem') rated(line, currency, moment.day);
    const refund = result === 'problem' ? undefined : job.number(refunded(cells));
    if (refund !== undefined && Number(refund) !== 0) {
      const back = parseDecimal(Number(refund) > 0 ? negate(refund) : refund);
      if (back) {
        const booked = write({
          ...input,
          kind: 'return',
          quantity: 0,
          unitPrice: refund,
          amount: toAmount(back, currency),
          discount: ZERO,
          dated: false,
        });
        if (result === 'unchanged' && booked !== 'unchanged') result = 'update';
        job.tally(line, column('refunded_amount'), refundsUndated);
      }
    }
    job.done(line, result, () => ({
      order,
      date: moment.day,
      product: name(cells) || sku(cells),
      quantity,
      price,
      kind,
    }));
  };
};

/** Said once for all refunds of a file that has no column for their date. */
export const refundsUndated = (count: number): string =>
  count === 1
    ? 'A refund has no date in this file, so it is booked on the day of its order.'
    : `${figure(count)} refunds have no date in this file, so they are booked on the days of their orders.`;

const multiplied = (quantity: string, price: string) => {
  const [a, b] = [parseDecimal(quantity), parseDecimal(price)];
  return a && b ? multiply(a, b) : undefined;
};

/** A price that a total implies, to a hundredth of the currency's smallest unit: prices have three decimals in some shops. */
const unitPrice = (total: number, pieces: number, currency: string): string => {
  if (pieces === 0) return String(total);
  const decimals = currencyExponent(currency);
  const [whole = '0', rest = ''] = (total / pieces).toFixed(decimals + 2).split('.');
  const shown = rest.replace(/0+$/, '').padEnd(decimals, '0');
  return shown === '' ? whole : `${whole}.${shown}`;
};
