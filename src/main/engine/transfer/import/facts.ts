import { fold, productKey } from '../../../../shared/domain/text';
import { cellsOf } from './cells';
import { dimensionsOf, findMergedProduct } from './dimensions';
import { doubtsOf } from './doubtful';
import type { Job } from './job';
import type { Mapping } from './mapping';
import { cleanId } from './numbers';
import { moreTotals } from './read/rows';
import { type Row, updateRow, upsert } from './upsert';
import { figure } from '../../../../shared/domain/figures';

type Reader = (cells: string[], line: number) => void;

/**
 * What Meta counts under Results, by what its indicator says: `actions:lead`, `…fb_pixel_lead`, `On-Facebook leads`;
 * `actions:omni_purchase`, `Website purchases`; `reach`; `actions:link_click`. What is none of these is a conversion only.
 */
const KINDS = {
  leads: /(?:^|[^a-z])(?:lead(?:s|gen)?|prospects?)(?:$|[^a-z])/i,
  orders: /(?:^|[^a-z])(?:purchases?|achats?)(?:$|[^a-z])/i,
  reach: /^(?:actions:)?(?:reach|couverture)$/i,
  impressions: /^(?:actions:)?impressions$/i,
  clicks: /(?:^|[^a-z])(?:link[ _]clicks?|clics sur un lien)(?:$|[^a-z])/i,
} as const;
type Kind = keyof typeof KINDS;
const KIND_IDS = Object.keys(KINDS) as Kind[];

const kindOf = (indicator: string): Kind | undefined => KIND_IDS.find((kind) => KINDS[kind].test(indicator));
/** People who were shown an ad or went on from it have not converted by that. */
const SHOWN: ReadonlySet<string> = new Set(['reach', 'impressions', 'clicks']);
const OWN_COLUMN: ReadonlySet<string> = new Set(['leads', 'orders', 'conversions']);

export const adDaysReader = (job: Job, mapping: Mapping): Reader => {
  const has = (column: string): boolean =>
    mapping.has(column.replace(/_minor$/, '')) || (OWN_COLUMN.has(column) && mapping.has('results'));
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const doubt = doubtsOf(job);
  const find = job.driver.prepare(
    'SELECT * FROM ad_days WHERE from_day = ? AND to_day = ? AND campaign_key = ? AND platform = ? AND ad = ? AND currency = ?',
  );
  return (cells, line) => {
    // Reports close with their own totals, also in the middle of a row; counting those would double the spend.
    const total = /^(?:grand )?totals?(?::|$)/i;
    if (
      total.test(cell.text(cells, 'campaign')) ||
      // Meta closes with the account's total, which has no campaign.
      (mapping.map.constants['platform'] === 'Meta' && cell.text(cells, 'campaign') === '') ||
      cells.some((text) => /^(?:grand )?total:/i.test(text.trim()))
    ) {
      job.tally(line, mapping.columnOf('campaign'), moreTotals);
      return;
    }
    job.counts.rows += 1;
    const before = job.errors;
    const campaignName = cell.needed(cells, 'campaign', line);
    cell.needed(cells, 'day', line);
    const currency = (cell.text(cells, 'currency') || job.currency).toUpperCase();
    const first = cell.day(cells, 'day', line);
    const last = mapping.has('to_day') ? cell.day(cells, 'to_day', line) : null;
    const span = first && { day: first.day, to: last?.day ?? first.to };
    if (span && span.to < span.day)
      job.problem(line, mapping.columnOf('to_day'), `The last day ${span.to} is before the first, ${span.day}.`);
    const spend = cell.money(cells, 'spend', line, currency);
    if (spend === null && job.errors === before) job.problem(line, mapping.columnOf('spend'), 'The spend is empty.');
    if (spend !== null && spend.minor < 0) job.problem(line, mapping.columnOf('spend'), 'Spend cannot be below zero.');
    const revenue = cell.money(cells, 'revenue', line, currency);
    const numbers = Object.fromEntries(
      (
        [
          'impressions',
          'reach',
          'clicks',
          'conversions',
          'likes',
          'comments',
          'shares',
          'leads',
          'orders',
          'results',
        ] as const
      ).map((field) => [field, cell.number(cells, field, line)]),
    );
    if (job.errors > before || !span || !spend) return job.done(line, 'problem', () => ({ campaign: campaignName }));
    const campaign = dims.campaign(campaignName) ?? 0;
    doubt(line, { campaign, span: { from: span.day, to: span.to }, currency, money: true, counts: numbers });
    job.sawDay(span.to);
    const platform = cell.text(cells, 'platform');
    const ad = cell.text(cells, 'ad');
    const whole = (value: number | null | undefined): number | null =>
      value === null || value === undefined ? null : Math.round(value);
    const kind = kindOf(cell.text(cells, 'result_indicator'));
    const counted = (field: Kind): number | null =>
      whole(numbers[field] ?? (kind === field ? numbers['results'] : null));
    const row: Row = {
      spend_minor: spend.minor,
      spend_rest: spend.rest,
      impressions: counted('impressions'),
      reach: counted('reach'),
      clicks: counted('clicks'),
      conversions:
        numbers['conversions'] ?? (kind !== undefined && SHOWN.has(kind) ? null : (numbers['results'] ?? null)),
      revenue_minor: revenue?.minor ?? null,
      likes: whole(numbers['likes']),
      comments: whole(numbers['comments']),
      shares: whole(numbers['shares']),
      leads: counted('leads'),
      orders: counted('orders'),
    };
    const stored = find.get(span.day, span.to, campaign, platform, ad, currency) as Row | undefined;
    const preview = (): Record<string, string> => ({
      campaign: campaignName,
      day: span.day,
      ...(span.to === span.day ? {} : { to: span.to }),
      spend: cell.text(cells, 'spend'),
    });
    if (stored && job.changes.met('ad_days', Number(stored['key']))) {
      job.problem(line, null, `A second row for ${campaignName} on ${span.day}: added to the first.`, 'notice');
      const sums = Object.fromEntries(
        Object.entries(row).flatMap(([column, value]) =>
          value === null ? [] : [[column, Number(stored[column] ?? 0) + Number(value)]],
        ),
      );
      const result = updateRow(job, 'ad_days', stored, sums);
      return job.done(line, stored['batch_id'] === job.batch ? 'create' : result, preview);
    }
    // A day's figures are taken whole: one that the file now leaves blank is no longer known.
    const said = Object.fromEntries(Object.entries(row).filter(([column, value]) => value !== null || has(column)));
    const result = stored
      ? updateRow(job, 'ad_days', stored, said)
      : upsert(job, 'ad_days', undefined, row, {
          from_day: span.day,
          to_day: span.to,
          campaign_key: campaign,
          platform,
          ad,
          currency,
          batch_id: job.batch,
          source_line: line,
        });
    job.done(line, result, preview);
  };
};

/** A product's name with what tells its variants apart: `Dry shampoo, 150 ml / Travel`. Shops call a single one "Default Title". */
const variantName = (cell: ReturnType<typeof cellsOf>, cells: readonly string[], name: string): string => {
  const options = ['option_1', 'option_2', 'option_3']
    .map((field) => cell.text(cells, field))
    .filter((option) => option !== '' && option !== 'Default Title');
  return options.length === 0 ? name : `${name}${name === '' ? '' : ', '}${options.join(' / ')}`;
};

/** A code of a product; a lone dash is how a shop writes that there is none. */
const skuOf = (text: string): string => (text === '-' ? '' : cleanId(text));

/** What another spelling of a product may say of it: only what nobody has said yet. */
const blanksOf = (stored: Row, row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column]) => (stored[column] ?? '') === ''));

export const productsReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM products WHERE natural_key = ? AND deleted_at IS NULL');
  const findMerged = findMergedProduct(job.driver);
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = variantName(cell, cells, cell.needed(cells, 'name', line));
    const [price, cost] = [cell.ownMoney(cells, 'price', line), cell.ownMoney(cells, 'cost', line)];
    if (job.errors > before) return job.done(line, 'problem', () => ({ name }));
    const sku = skuOf(cell.text(cells, 'sku'));
    const natural = productKey(sku, name);
    const row: Row = {
      name,
      line: cell.text(cells, 'line'),
      price_minor: price?.minor ?? null,
      cost_minor: cost?.minor ?? null,
    };
    const stored = find.get(natural) as Row | undefined;
    const merged = stored ? undefined : (findMerged(natural) as Row | undefined);
    const result = upsert(job, 'products', stored ?? merged, merged ? blanksOf(merged, row) : row, {
      id: job.newId(),
      sku,
      natural_key: natural,
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ sku, name }));
  };
};

const NOT_STOCKED = /^not[\s-]stocked$/i;
const notStocked = (count: number): string =>
  `${count === 1 ? 'A product is' : `${figure(count)} products are`} not stocked at a place: left out there.`;

/** Stock by product, place and day: each file is a snapshot, and one of another day stands beside it. */
export const stockReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare(
    'SELECT * FROM stock_levels WHERE product_key = ? AND location = ? AND as_of = ? AND counted_as = ?',
  );
  const cost = job.driver.prepare(
    'SELECT key, batch_id, cost_minor FROM products WHERE key = ? AND cost_minor IS NULL',
  );
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    if (NOT_STOCKED.test(cell.text(cells, 'on_hand'))) {
      job.tally(line, mapping.columnOf('on_hand'), notStocked);
      return job.done(line, 'skip');
    }
    const sku = skuOf(cell.text(cells, 'product_sku'));
    const name = variantName(cell, cells, cell.text(cells, 'product_name'));
    if (sku === '' && name === '')
      cell.needed(cells, mapping.has('product_sku') ? 'product_sku' : 'product_name', line);
    else if (sku === '' && !mapping.has('product_name'))
      job.problem(line, mapping.columnOf('product_sku'), 'The product sku is empty.');
    cell.needed(cells, 'as_of', line);
    cell.needed(cells, 'on_hand', line);
    const onHand = cell.number(cells, 'on_hand', line);
    const asOf = cell.day(cells, 'as_of', line);
    const unitCost = cell.ownMoney(cells, 'unit_cost', line);
    const received = cell.number(cells, 'received', line);
    if (job.errors > before || onHand === null || !asOf) return job.done(line, 'problem', () => ({ sku: sku || name }));
    const product = dims.product(sku, name, line) ?? 0;
    const location = cell.text(cells, 'location');
    const row: Row = { on_hand: onHand, unit_cost_minor: unitCost?.minor ?? null, received };
    // Tandem's own export names the product that stands now, and beside it the spelling it was counted under.
    const spelling = cell.text(cells, 'counted_as') || dims.spelling(sku, name);
    const stored = find.get(product, location, asOf.day, spelling) as Row | undefined;
    const result = upsert(job, 'stock_levels', stored, row, {
      product_key: product,
      location,
      as_of: asOf.day,
      counted_as: spelling,
      batch_id: job.batch,
      source_line: line,
    });
    const uncosted = unitCost ? (cost.get(product) as Row | undefined) : undefined;
    if (uncosted && unitCost) updateRow(job, 'products', uncosted, { cost_minor: unitCost.minor });
    job.done(line, result, () => ({ sku: sku || name, location, onHand: String(onHand), asOf: asOf.day }));
  };
};

export const customersReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM customers WHERE natural_key = ?');
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const id = cell.needed(cells, 'customer_id', line);
    if (job.errors > before) return job.done(line, 'problem');
    const row: Row = {
      name: cell.text(cells, 'name'),
      email: fold(cell.text(cells, 'email')),
      country: cell.text(cells, 'country'),
    };
    const result = upsert(job, 'customers', find.get(fold(id)) as Row | undefined, row, {
      external_id: id,
      natural_key: fold(id),
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ customer: id, name: String(row['name']) }));
  };
};
