import type { ImportMap } from '../../../../shared/contract/imports';
import { fold } from '../../../../shared/domain/text';
import { bare, columnsOf, emptyMap, everyColumnOf, has, type Names, type Preset } from './preset-parts';

const preset = (name: string, map: ImportMap, more: Partial<Preset> = {}): Preset => ({
  name,
  map,
  missing: null,
  notes: [],
  ...more,
});

const first = (header: readonly string[], ...names: readonly string[]): string | undefined =>
  names.map((name) => header.find((column) => bare(column) === fold(name))).find((column) => column !== undefined);
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
      `This file has no day of its own: its stock is kept as that of ${day}. Choose another day under Same for all rows.`,
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

const HUBSPOT: Names = {
  deal_id: ['record id', 'deal id'],
  title: ['deal name'],
  stage: ['deal stage'],
  value: ['amount', 'amount in company currency', 'deal amount'],
  currency: ['currency', 'deal currency code'],
  probability: ['deal probability'],
  account: ['associated company', 'associated company (primary)', 'associated companies', 'company name'],
  contact: ['associated contact', 'associated contacts'],
  owner: ['deal owner'],
  pipeline: ['pipeline', 'deal pipeline'],
  source: ['original traffic source', 'deal source'],
  created_at: ['create date'],
  closed_at: ['close date'],
  lost_reason: ['closed lost reason'],
  next_step: ['next step'],
};

/** HubSpot's own ids of the stages that every new account has. */
const HUBSPOT_STAGES: Readonly<Record<string, string>> = {
  appointmentscheduled: 'Appointment scheduled',
  qualifiedtobuy: 'Qualified to buy',
  presentationscheduled: 'Presentation scheduled',
  decisionmakerboughtin: 'Decision maker bought-in',
  contractsent: 'Contract sent',
  closedwon: 'Closed won',
  closedlost: 'Closed lost',
};

/** The stage that a column such as `Date entered "Contract sent (Sales Pipeline)"` dates. */
const enteredStage = (column: string): string | undefined => {
  const named = /^\s*date entered\s+["“'']?(.+?)["”'']?\s*$/i.exec(column)?.[1];
  const stage = named?.replace(/\s*\([^()]*pipeline[^()]*\)\s*$/i, '').trim();
  return stage === undefined || stage === '' ? undefined : (HUBSPOT_STAGES[fold(stage)] ?? stage);
};

const hubspotDeals = (header: readonly string[]): Preset | undefined => {
  if (!has(header, 'Record ID') || !(has(header, 'Deal Name') || has(header, 'Deal Stage'))) return undefined;
  const map = emptyMap('deals', columnsOf(header, HUBSPOT));
  map.values['stage'] = { ...HUBSPOT_STAGES };
  map.several = ['account', 'contact'];
  const dated = header.flatMap((column) => {
    const stage = enteredStage(column);
    return stage === undefined ? [] : [[column, stage] as const];
  });
  if (dated.length > 0) map.entered = Object.fromEntries(dated);
  return preset('HubSpot deals', map);
};

const PIPEDRIVE: Names = {
  deal_id: ['deal - id'],
  title: ['deal - title'],
  stage: ['deal - stage'],
  outcome: ['deal - status'],
  value: ['deal - value'],
  currency: ['deal - currency', 'deal - currency of value'],
  probability: ['deal - probability'],
  account: ['deal - organization', 'organization - name'],
  contact: ['deal - contact person', 'person - name'],
  owner: ['deal - owner'],
  pipeline: ['deal - pipeline'],
  created_at: ['deal - deal created', 'deal - created', 'deal - add time'],
  closed_at: ['deal - won time', 'deal - lost time', 'deal - deal closed on', 'deal - close time'],
  expected_close: ['deal - expected close date'],
  stage_since: ['deal - last stage change'],
  lost_reason: ['deal - lost reason'],
  source: ['deal - source', 'deal - lead source', 'deal - source channel'],
};

/** Pipedrive names every column `Deal - …`; organisations and people stand there by name. */
const pipedriveDeals = (header: readonly string[]): Preset | undefined => {
  const title = first(header, 'deal - title');
  if (title === undefined) return undefined;
  const map = emptyMap('deals', everyColumnOf(header, PIPEDRIVE));
  const fields = new Set(Object.values(map.columns).flat());
  const status = first(header, 'deal - status');
  if (!fields.has('stage') && status !== undefined) map.columns[status] = ['stage', 'outcome'];
  const notes: string[] = [];
  if (!fields.has('deal_id')) {
    const account = first(header, 'deal - organization', 'organization - name');
    map.templates['deal_id'] = account === undefined ? `{${title}}` : `{${title}} · {${account}}`;
    notes.push(
      'The column Deal - ID is not in this file, so a deal is known again by its title and organization only. Add the column to the export where you can.',
    );
  }
  return preset('Pipedrive deals', map, { notes });
};

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
  stripePayments(header) ??
  pipedriveDeals(header) ??
  hubspotDeals(header) ??
  shopifyProducts(header) ??
  shopifyInventory(header, day);
