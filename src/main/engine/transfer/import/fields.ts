import type { FormatId } from '../../../../shared/contract/imports';
import { RESULT_HEADINGS } from '../../../../shared/domain/result-headings';
import { fold } from '../../../../shared/domain/text';
import { FIELD_WORDS } from './field-words';
import { bare } from './preset-parts';

export type FieldKind = 'text' | 'number' | 'money' | 'day' | 'time';
export type FieldInfo = {
  field: string;
  label: string;
  needed: boolean;
  kind: FieldKind;
  also: readonly string[];
  /** The field that will do where this one is needed and not there. */
  instead?: string;
};

const field = (name: string, kind: FieldKind, also: readonly string[] = [], needed = false): FieldInfo => ({
  field: name,
  label: name.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase()),
  needed,
  kind,
  also,
});
const need = (name: string, kind: FieldKind, also: readonly string[] = []): FieldInfo => field(name, kind, also, true);

/** What tells a product's variants apart: its size, its shade. */
const OPTIONS = [1, 2, 3].map((at) => field(`option_${at}`, 'text', [`option${at} value`]));

/** The kinds of fields of results that are no counts. */
const RESULT_KINDS: Partial<Record<keyof typeof RESULT_HEADINGS, FieldKind>> = {
  day: 'day',
  to_day: 'day',
  campaign: 'text',
  promotion: 'text',
  name: 'text',
  source: 'text',
  revenue: 'money',
  spend: 'money',
  currency: 'text',
};

/** The fields of each generic format, with the column names that people use for them. */
export const FIELDS: Record<Exclude<FormatId, 'shopify-orders'>, readonly FieldInfo[]> = {
  'order-lines': [
    need('order_id', 'text', [
      'order',
      'order number',
      'order no',
      'orderid',
      'invoice',
      'invoiceno',
      'invoice no',
      'invoice number',
    ]),
    need('ordered_at', 'time', ['date', 'order date', 'orderdate', 'created at', 'invoicedate', 'invoice date']),
    need('quantity', 'number', ['qty', 'units']),
    { ...need('unit_price', 'money', ['price', 'unitprice', 'unit price']), instead: 'line_total' },
    field('line_total', 'money', ['line total', 'amount', 'total']),
    field('product_sku', 'text', ['sku', 'stockcode', 'stock code', 'item', 'productid']),
    field('product_name', 'text', ['product', 'description', 'product name', 'productname', 'title']),
    field('line_discount', 'money', ['discount amount']),
    field('line_discount_rate', 'number', ['discount rate', 'discount %']),
    field('currency', 'text'),
    field('customer_id', 'text', ['customerid', 'customer id', 'client id']),
    field('customer_name', 'text', ['customer', 'client']),
    field('customer_email', 'text', ['email', 'e-mail']),
    field('customer_country', 'text', ['country']),
    field('channel', 'text', ['sales channel']),
    field('location', 'text', ['store', 'door', 'shop']),
    field('rep', 'text', ['sales rep', 'salesperson', 'employee', 'sales agent']),
    field('discount_code', 'text', ['code', 'coupon']),
    field('tags', 'text'),
    field('link', 'text', ['affiliate link', 'landing page', 'referring site']),
    field('campaign', 'text'),
    field('status', 'text'),
    field('refunded_amount', 'money', ['refund', 'refunded']),
    field('source', 'text'),
  ],
  deals: [
    need('deal_id', 'text', ['id', 'opportunity_id', 'record id', 'deal id']),
    need('stage', 'text', ['deal_stage', 'deal stage', 'status']),
    field('title', 'text', ['name', 'deal name', 'deal']),
    field('value', 'money', ['amount', 'close_value', 'deal value']),
    field('currency', 'text'),
    field('probability', 'number', ['chance']),
    field('account', 'text', ['company', 'organization', 'associated company', 'customer']),
    field('contact', 'text', ['contact person']),
    field('owner', 'text', ['sales_agent', 'deal owner', 'rep']),
    field('product_sku', 'text', ['sku']),
    field('product_name', 'text', ['product']),
    field('pipeline', 'text'),
    field('source', 'text'),
    field('campaign', 'text'),
    field('created_at', 'day', ['create date', 'engage_date', 'created']),
    field('closed_at', 'day', ['close date', 'close_date', 'closed']),
    field('expected_close', 'day', ['expected close date']),
    field('lost_reason', 'text', ['lost reason']),
    field('next_step', 'text', ['next step']),
    field('outcome', 'text', ['won or lost']),
    field('stage_since', 'day', ['last stage change']),
  ],
  leads: [
    need('lead_id', 'text', ['id', 'lead id']),
    need('created_at', 'day', ['created', 'create date', 'date']),
    field('name', 'text'),
    field('email', 'text'),
    field('company', 'text'),
    field('source', 'text', ['channel']),
    field('campaign', 'text'),
    field('content', 'text'),
    field('owner', 'text'),
    field('qualified_at', 'day', ['qualified']),
    field('converted_at', 'day', ['converted']),
    field('deal_id', 'text'),
    field('customer_id', 'text'),
    field('phone', 'text'),
    field('code', 'text'),
    field('first_contact_at', 'day', ['first contact', 'first contacted']),
    field('handed_over_at', 'day', ['handed over']),
    field('accepted_at', 'day', ['accepted']),
    field('deal_made_at', 'day', ['deal created']),
    field('closed_at', 'day', ['disqualified']),
    field('closed_reason', 'text'),
  ],
  'ad-days': [
    need('day', 'day', ['date', 'month']),
    need('campaign', 'text', ['campaign name']),
    need('spend', 'money', ['cost', 'amount spent', 'ad spend']),
    field('platform', 'text', ['source']),
    field('to_day', 'day', ['reporting ends']),
    field('ad', 'text', ['ad name']),
    field('reach', 'number'),
    field('impressions', 'number', ['impr.']),
    field('clicks', 'number', ['link clicks']),
    field('conversions', 'number'),
    field('leads', 'number'),
    field('orders', 'number', ['purchases']),
    field('results', 'number'),
    field('result_indicator', 'text', ['result type']),
    field('revenue', 'money', ['conv. value', 'conversion value']),
    field('likes', 'number'),
    field('comments', 'number'),
    field('shares', 'number'),
    field('currency', 'text', ['currency code']),
  ],
  results: (Object.keys(RESULT_HEADINGS) as (keyof typeof RESULT_HEADINGS)[]).map((name) =>
    field(name, RESULT_KINDS[name] ?? 'number', RESULT_HEADINGS[name], name === 'day'),
  ),
  subscriptions: [
    need('customer_id', 'text', ['customerid', 'customer id', 'customer', 'account id']),
    need('started_at', 'day', ['start date', 'started', 'start', 'started on']),
    need('monthly_amount', 'money', ['mrr', 'monthly amount', 'monthlycharges', 'monthly charges', 'monthly price']),
    field('ended_at', 'day', ['end date', 'ended', 'canceled at', 'cancelled at', 'canceled at (utc)', 'churned at']),
    field('plan', 'text', ['plan name', 'product', 'subscription']),
    field('currency', 'text', ['currency code']),
  ],
  products: [
    need('name', 'text', ['product', 'product_name', 'title']),
    field('sku', 'text', ['product_sku']),
    field('line', 'text', ['series', 'category', 'type', 'product line']),
    field('price', 'money', ['sales_price', 'unit price', 'list price']),
    field('cost', 'money', ['cost per item', 'unit cost']),
    field('currency', 'text', ['currency code']),
    ...OPTIONS,
  ],
  stock: [
    { ...need('product_sku', 'text', ['sku', 'product', 'productid']), instead: 'product_name' },
    need('on_hand', 'number', ['on hand', 'quantity', 'unitsinstock', 'stock']),
    need('as_of', 'day', ['date', 'day', 'as of']),
    field('location', 'text', ['warehouse', 'store']),
    field('unit_cost', 'money', ['cost']),
    field('received', 'number', ['receipts']),
    field('product_name', 'text', ['name', 'productname']),
    field('currency', 'text', ['currency code']),
    field('counted_as', 'text'),
    ...OPTIONS,
  ],
  customers: [
    need('customer_id', 'text', ['id', 'customerid', 'customer id']),
    field('name', 'text', ['companyname', 'customer_name', 'customer']),
    field('email', 'text'),
    field('country', 'text'),
  ],
  companies: [
    need('name', 'text', ['company', 'company name', 'account', 'account name', 'organization', 'companyname']),
    field('kind', 'text', ['type', 'industry', 'sector', 'category']),
    field('domain', 'text', ['website', 'website url', 'url', 'homepage', 'company domain name']),
    field('country', 'text', ['office_location', 'country/region', 'location']),
    field('address', 'text', ['street address']),
    field('owner', 'text', ['company owner']),
    field('tags', 'text'),
    field('notes', 'text', ['note', 'description', 'about us']),
  ],
  keywords: [
    need('keyword', 'text', ['query', 'search term', 'top queries', 'keywords']),
    field('page', 'text', ['target page', 'landing page', 'url']),
    field('volume', 'number', ['search volume', 'searches', 'avg. monthly searches']),
    field('rank', 'number', ['position', 'average position']),
    field('day', 'day', ['date', 'as of']),
  ],
  creators: [
    need('name', 'text', ['creator', 'creator name', 'influencer', 'affiliate']),
    field('kind', 'text', ['type']),
    field('email', 'text', ['email address']),
    field('country', 'text'),
    field('platform', 'text', ['channel', 'network']),
    field('handle', 'text', ['username', 'account']),
    field('followers', 'number', ['audience']),
    field('rate', 'money', ['fee', 'price']),
    field('code', 'text', ['discount code', 'affiliate code']),
    field('currency', 'text', ['currency code']),
    field('commission_rate', 'number', ['commission', 'commission %']),
    field('owner', 'text'),
    field('note', 'text', ['notes']),
  ],
  contacts: [
    field('email', 'text', ['email address', 'e-mail']),
    field('name', 'text', ['full name', 'contact name']),
    field('first_name', 'text', ['first name']),
    field('last_name', 'text', ['last name']),
    field('company', 'text', ['company name', 'default address company', 'associated company', 'organization']),
    field('phone', 'text', ['phone number', 'mobile phone number', 'telephone']),
    field('title', 'text', ['job title', 'position']),
    field('owner', 'text', ['contact owner']),
    field('opted_in_on', 'day', ['optin_time']),
    field('opted_out_on', 'day', ['unsub_time', 'clean_time']),
    field('opt_in', 'text', ['accepts email marketing', 'accepts marketing']),
    field('tags', 'text'),
    field('notes', 'text', ['note']),
  ],
};

/** A column's name as it is compared: without its currency, its casing and its underscores. */
export const plain = (text: string): string => bare(text).replace(/[\s_]+/g, ' ');

/** Each format's fields by what a column may be called; a field's own name goes before what another is called too, and English before other languages. */
const NAMED: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries(FIELDS).map(([format, fields]) => [
    format,
    new Map([
      ...fields
        .flatMap((info) => (FIELD_WORDS[info.field] ?? []).map((name): [string, string] => [plain(name), info.field]))
        .toReversed(),
      ...fields.flatMap((info) => info.also.map((name): [string, string] => [plain(name), info.field])).toReversed(),
      ...fields.map((info): [string, string] => [plain(info.field), info.field]).toReversed(),
    ]),
  ]),
);

/** The field that a column most likely is, by its own name or one that people use. */
export const suggestField = (format: keyof typeof FIELDS, column: string): string | undefined =>
  NAMED.get(format)?.get(plain(column));

/** What the columns of a Shopify orders export become; the others are left out. */
const SHOPIFY: ReadonlyMap<string, string> = new Map(
  [
    ['Name', 'Order number'],
    ['Email', 'Customer'],
    ['Financial Status', 'Payment status'],
    ['Created at', 'Order date'],
    ['Paid at', 'Order date, where there is no other'],
    ['Currency', 'Currency'],
    ['Subtotal', 'Order discount, as a check'],
    ['Total', 'Order total, where lines have no price'],
    ['Discount Code', 'Campaign or creator code'],
    ['Discount Amount', 'Order discount'],
    ['Lineitem quantity', 'Quantity'],
    ['Lineitem name', 'Product'],
    ['Lineitem price', 'Unit price'],
    ['Lineitem sku', 'Product SKU'],
    ['Lineitem discount', 'Line discount'],
    ['Billing Name', 'Customer, without an e-mail'],
    ['Billing Country', 'Country'],
    ['Shipping Country', 'Country'],
    ['Cancelled at', 'Cancelled'],
    ['Refunded Amount', 'Refunded'],
    ['Employee', 'Credited to'],
    ['Location', 'Store'],
    ['Source', 'Channel'],
    ['Tags', 'Tags, for attribution'],
    ['Note Attributes', 'Link, for attribution'],
  ].map(([name = '', meaning = '']) => [fold(name), meaning]),
);

/** What a column of a Shopify orders export becomes; undefined when it is left out. */
export const shopifyMeaning = (column: string): string | undefined => SHOPIFY.get(fold(column));

/** The format that most columns of an unknown file fit; a first guess for the mapping screen. */
export const likelyFormat = (header: readonly string[]): keyof typeof FIELDS => {
  let best: { format: keyof typeof FIELDS; score: number } = { format: 'order-lines', score: 0 };
  for (const format of Object.keys(FIELDS) as (keyof typeof FIELDS)[]) {
    const fields = new Set(header.map((column) => suggestField(format, column)));
    const needed = FIELDS[format].filter((info) => info.needed);
    const given = needed.filter((info) => fields.has(info.field)).length;
    // People are found by an address or a name: a list of them needs no field by itself.
    const share = needed.length > 0 ? given / needed.length : Number(fields.has('email') || fields.has('name'));
    const score = share * 10 + FIELDS[format].filter((info) => fields.has(info.field)).length;
    if (score > best.score) best = { format, score };
  }
  return best.format;
};
