import { crmDeals } from './crm-presets';
import { bare, columnsOf, emptyMap, everyColumnOf, first, has, type Names, type Preset, preset } from './preset-parts';

const present = (header: readonly string[], names: readonly string[]): string[] =>
  names.flatMap((name) => first(header, name) ?? []);

const OPTIONS: Names = {
  option_1: ['option1 value'],
  option_2: ['option2 value'],
  option_3: ['option3 value'],
};

const PRODUCTS: Names = {
  sku: ['variant sku', 'sku'],
  name: ['title'],
  ...OPTIONS,
  line: ['type', 'product category'],
  price: ['variant price', 'price'],
  cost: ['cost per item'],
};

/** Shopify's products in both of its layouts: a row for each variant, what all share on the first of them, pictures on rows of their own. */
const shopifyProducts = (header: readonly string[]): Preset | undefined => {
  const variants = header.some((column) => bare(column).startsWith('variant '));
  const older = has(header, 'Handle', 'Title') && variants;
  const newer = has(header, 'URL handle', 'Title') || has(header, 'Title', 'Option1 name', 'Price');
  if (!older && !newer) return undefined;
  const columns = columnsOf(header, PRODUCTS);
  const map = emptyMap('products', columns);
  const handle = first(header, 'handle', 'url handle');
  const shared = present(header, ['title', 'type', 'product category', 'vendor']);
  if (handle !== undefined && shared.length > 0) map.carry = { by: handle, columns: shared };
  const own = present(header, ['variant sku', 'sku', 'variant price', 'price', ...Object.values(OPTIONS).flat()]);
  if (own.length > 0) map.only = { anyOf: own };
  return preset('Shopify products', map);
};

const ON_HAND = ['on hand (current)', 'on hand', 'available (not editable)', 'available'];
const STOCK: Names = {
  product_sku: ['sku'],
  product_name: ['title'],
  ...OPTIONS,
  location: ['location'],
  on_hand: ON_HAND,
};
/** Columns of an inventory file that are no place. */
const NO_PLACE =
  /^(?:handle|title|option[123] (?:name|value|linked to)|sku|barcode|hs code|coo|bin name|location|vendor|type|.*\(not editable\)|on hand.*|incoming|unavailable|committed|available)?$/;

/** Shopify's inventory, with or without the words behind its columns; or with the places as columns. It has no day: it is stamped. */
const shopifyInventory = (header: readonly string[], day: string | undefined): Preset | undefined => {
  const quantities = present(header, ON_HAND);
  const marked = has(header, 'Handle') || has(header, 'HS Code') || has(header, 'COO');
  const editable = header.some((column) => bare(column).endsWith('(not editable)'));
  const named = has(header, 'SKU') || has(header, 'Title');
  if (!named || header.some((column) => /^(?:variant |price$|lineitem )/.test(bare(column)))) return undefined;
  const map = emptyMap('stock', columnsOf(header, STOCK));
  const notes: string[] = [];
  if (day !== undefined) {
    map.constants['as_of'] = day;
    notes.push(
      `This file has no day of its own: its stock is kept as that of ${day}. Choose another day under The same for every row.`,
    );
  }
  if (quantities.length > 0 && (editable || (marked && has(header, 'Location')))) {
    if (!present(header, ['on hand (current)', 'on hand']).length) notes.push(AVAILABLE_ONLY);
    return preset('Shopify inventory', map, { notes });
  }
  const places = header.filter((column) => !NO_PLACE.test(bare(column)));
  if (!(has(header, 'Handle') && (has(header, 'HS Code') || has(header, 'COO')) && places.length > 0)) return undefined;
  map.spread = { columns: places, names: 'location', values: 'on_hand' };
  return preset('Shopify inventory', map, { notes: [...notes, AVAILABLE_ONLY] });
};
const AVAILABLE_ONLY =
  'This file holds available pieces only: what is committed to orders lies on the shelf as well and is not in it.';

const STRIPE: Names = {
  order_id: ['id'],
  ordered_at: ['created date (utc)', 'created (utc)'],
  line_total: ['amount'],
  refunded_amount: ['amount refunded'],
  currency: ['currency'],
  // Who paid is known by the address, as in a shop's orders; by Stripe's own id where there is none.
  customer_id: ['customer email', 'customer id'],
  status: ['status'],
};

/** Stripe's payments: those that were paid, as sales; what was given back with them. Nothing of the card is kept. */
const stripePayments = (header: readonly string[]): Preset | undefined => {
  if (!has(header, 'id', 'Amount') || !(has(header, 'Created date (UTC)') || has(header, 'Created (UTC)')))
    return undefined;
  const map = emptyMap('order-lines', everyColumnOf(header, STRIPE));
  map.constants = { quantity: 1, source: 'Stripe' };
  map.times = 'utc';
  const email = first(header, 'customer email');
  if (email !== undefined) map.columns[email] = ['customer_id', 'customer_email'];
  const status = first(header, 'status');
  if (status !== undefined) map.only = { column: status, matches: '^\\s*[Pp][Aa][Ii][Dd]\\s*$' };
  const card = header.filter((column) => bare(column).startsWith('card '));
  if (card.length > 0) map.private = card;
  return preset('Stripe payments', map, {
    missing:
      status === undefined
        ? 'This export has no column Status, so failed payments cannot be told from paid ones. Add it to the export and download it again.'
        : null,
    notes: [
      'Each payment comes in as a sale. Where the orders of a shop cover the same sales, leave this file out, or they count twice.',
    ],
  });
};

/** The map of an export of a shop, a CRM or a payment service by its header; undefined when it is none of them. */
export const vendorOf = (header: readonly string[], day?: string): Preset | undefined =>
  stripePayments(header) ?? crmDeals(header) ?? shopifyProducts(header) ?? shopifyInventory(header, day);
