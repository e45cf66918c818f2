import type { FormatId } from '../../../../shared/contract/imports';
import { FIELDS, plain, suggestField } from './fields';
import { has } from './preset-parts';
import { presetOf } from './presets';

/** Formats that need so much that a file which has all of it, in whichever words, is one of them. */
const PLAIN_WORDS: ReadonlySet<FormatId> = new Set(['order-lines', 'ad-days', 'subscriptions']);

/** What a file is, by the names in its header; undefined when nobody can tell. */
export const recognise = (header: readonly string[]): FormatId | undefined => {
  if (
    has(header, 'Name', 'Lineitem name') &&
    (has(header, 'Created at') || has(header, 'Total') || has(header, 'Lineitem price'))
  )
    return 'shopify-orders';
  const preset = presetOf(header);
  if (preset) return preset.map.format;
  // Cards, and any list of people: leads and orders name themselves.
  if (
    has(header, 'First Name', 'Last Name', 'Email') &&
    !['lead_id', 'lead id', 'order_id', 'order id', 'deal_id'].some((name) => has(header, name))
  )
    return 'contacts';
  for (const format of ['order-lines', 'deals', 'leads', 'ad-days', 'subscriptions', 'stock', 'results'] as const) {
    const own = new Set(FIELDS[format].map((info) => plain(info.field)));
    const exact = header.filter((column) => own.has(plain(column))).length;
    const fields = new Set(header.map((column) => suggestField(format, column)));
    const complete = FIELDS[format].every(
      (info) =>
        !info.needed || fields.has(info.field) || (info.field === 'unit_price' && fields.has(info.instead ?? '')),
    );
    if (complete && (exact >= 2 || PLAIN_WORDS.has(format))) return format;
  }
  if (has(header, 'keyword', 'rank') || has(header, 'keyword', 'volume')) return 'keywords';
  if (has(header, 'handle', 'followers') || has(header, 'creator', 'code')) return 'creators';
  // What was sold, and when, is no list of products.
  const sold = header.some((column) =>
    ['order_id', 'ordered_at', 'quantity'].includes(suggestField('order-lines', column) ?? ''),
  );
  if (has(header, 'sku', 'name') || (has(header, 'product', 'price') && header.length < 12 && !sold)) return 'products';
  if (has(header, 'customer_id', 'name')) return 'customers';
  if (has(header, 'company name') || has(header, 'company', 'domain')) return 'companies';
  const person = new Set(header.map((column) => suggestField('contacts', column)));
  if (person.has('email') && person.has('name') && ['company', 'phone', 'title'].some((field) => person.has(field)))
    return 'contacts';
  return undefined;
};
