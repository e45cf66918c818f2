import { parseDecimal, toAmount } from '../../../../shared/domain/money';
import { fold, productKey } from '../../../../shared/domain/text';
import { dimensionsOf } from './dimensions';
import { type Job, type RowResult, updateRow } from './job';
import type { Mapping } from './mapping';
import { cleanId, isBlank } from './numbers';

type Reader = (cells: string[], line: number) => void;
type Row = Record<string, string | number | null>;

/** Cell readers of one format that report what they cannot read. */
const cellsOf = (job: Job, mapping: Mapping) => {
  const text = (cells: readonly string[], field: string): string => mapping.get(field)(cells).trim();
  const bad = (line: number, field: string, value: string, what: string): null => {
    job.problem(line, mapping.columnOf(field), `"${value}" is no ${what}.`);
    return null;
  };
  return {
    text,
    needed: (cells: readonly string[], field: string, line: number): string => {
      const value = cleanId(text(cells, field));
      if (value === '') job.problem(line, mapping.columnOf(field), `The ${field.replaceAll('_', ' ')} is empty.`);
      return value;
    },
    number: (cells: readonly string[], field: string, line: number): number | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const plain = job.number(value);
      return plain === undefined ? bad(line, field, value, 'number') : Number(plain);
    },
    money: (
      cells: readonly string[],
      field: string,
      line: number,
      currency: string,
    ): { minor: number; rest: number } | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const plain = job.number(value);
      const parsed = plain === undefined ? undefined : parseDecimal(plain);
      return parsed ? toAmount(parsed, currency) : bad(line, field, value, 'amount');
    },
    day: (cells: readonly string[], field: string, line: number): { day: string; to: string } | null => {
      const value = text(cells, field);
      if (isBlank(value)) return null;
      const moment = job.date(value);
      if (!moment) return bad(line, field, value, 'date');
      job.sawDay(moment.day);
      return { day: moment.day, to: moment.to ?? moment.day };
    },
  };
};

/** Inserts a row or updates the stored one of the same natural key; `fill` keeps what is there where the file is silent. */
const upsert = (
  job: Job,
  table: string,
  keyColumn: 'key' | 'id',
  stored: Row | undefined,
  row: Row,
  extra: Row,
): RowResult => {
  if (stored) {
    const wanted = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));
    return updateRow(job, table, keyColumn, stored[keyColumn] ?? '', stored, wanted) ? 'update' : 'unchanged';
  }
  const full = { ...row, ...extra };
  job.driver
    .prepare(
      `INSERT INTO ${table} (${Object.keys(full).join(', ')}) VALUES (${Object.keys(full)
        .map(() => '?')
        .join(', ')})`,
    )
    .run(...Object.values(full));
  return 'create';
};

export const leadsReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare("SELECT * FROM leads WHERE external_id = ? AND source_system = 'file'");
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const id = cell.needed(cells, 'lead_id', line);
    cell.needed(cells, 'created_at', line);
    const [created, qualified, converted] = [
      cell.day(cells, 'created_at', line),
      cell.day(cells, 'qualified_at', line),
      cell.day(cells, 'converted_at', line),
    ];
    if (job.errors > before || !created) return job.done(line, 'problem', () => ({ lead: id }));
    const customerId = cleanId(cell.text(cells, 'customer_id'));
    const row: Row = {
      created_day: created.day,
      name: cell.text(cells, 'name'),
      email: fold(cell.text(cells, 'email')),
      company: cell.text(cells, 'company'),
      source: cell.text(cells, 'source'),
      campaign_key: dims.campaign(cell.text(cells, 'campaign')),
      content: cell.text(cells, 'content'),
      owner_key: dims.person(cell.text(cells, 'owner')),
      qualified_day: qualified?.day ?? null,
      converted_day: converted?.day ?? null,
      deal_external_id: cleanId(cell.text(cells, 'deal_id')),
      customer_key: customerId === '' ? null : dims.customer(customerId, '', '', '', line),
    };
    const result = upsert(job, 'leads', 'key', find.get(id) as Row | undefined, row, {
      external_id: id,
      source_system: 'file',
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ lead: id, created: created.day, source: String(row['source']) }));
  };
};

export const adDaysReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare(
    'SELECT * FROM ad_days WHERE from_day = ? AND to_day = ? AND campaign_key = ? AND platform = ? AND ad = ? AND currency = ?',
  );
  return (cells, line) => {
    // Reports close with their own totals; counting those would double the spend.
    if (
      /^(?:grand )?total\b/i.test(cell.text(cells, 'campaign')) ||
      cells.some((text) => /^(?:grand )?total:/i.test(text.trim()))
    )
      return;
    job.counts.rows += 1;
    const before = job.errors;
    const campaignName = cell.needed(cells, 'campaign', line);
    cell.needed(cells, 'day', line);
    const currency = (cell.text(cells, 'currency') || job.currency).toUpperCase();
    const span = cell.day(cells, 'day', line);
    const spend = cell.money(cells, 'spend', line, currency);
    if (spend === null && job.errors === before) job.problem(line, mapping.columnOf('spend'), 'The spend is empty.');
    const revenue = cell.money(cells, 'revenue', line, currency);
    const numbers = Object.fromEntries(
      (['impressions', 'clicks', 'conversions', 'likes', 'comments', 'shares'] as const).map((field) => [
        field,
        cell.number(cells, field, line),
      ]),
    );
    if (job.errors > before || !span || !spend) return job.done(line, 'problem', () => ({ campaign: campaignName }));
    const campaign = dims.campaign(campaignName) ?? 0;
    job.sawDay(span.to);
    const platform = cell.text(cells, 'platform');
    const ad = cell.text(cells, 'ad');
    const whole = (value: number | null | undefined): number | null =>
      value === null || value === undefined ? null : Math.round(value);
    const row: Row = {
      spend_minor: spend.minor,
      spend_rest: spend.rest,
      impressions: whole(numbers['impressions']),
      clicks: whole(numbers['clicks']),
      conversions: numbers['conversions'] ?? null,
      revenue_minor: revenue?.minor ?? null,
      likes: whole(numbers['likes']),
      comments: whole(numbers['comments']),
      shares: whole(numbers['shares']),
    };
    const stored = find.get(span.day, span.to, campaign, platform, ad, currency) as Row | undefined;
    const preview = (): Record<string, string> => ({
      campaign: campaignName,
      day: span.day,
      spend: String(spend.minor),
    });
    if (stored && stored['batch_id'] === job.batch) {
      job.problem(line, null, `A second row for ${campaignName} on ${span.day}: added to the first.`, 'notice');
      const columns = Object.keys(row).filter((column) => row[column] !== null);
      job.driver
        .prepare(
          `UPDATE ad_days SET ${columns.map((column) => `${column} = coalesce(${column}, 0) + ?`).join(', ')} WHERE key = ?`,
        )
        .run(...columns.map((column) => row[column]), stored['key']);
      return job.done(line, 'create', preview);
    }
    const result = upsert(job, 'ad_days', 'key', stored, row, {
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

export const productsReader = (job: Job, mapping: Mapping): Reader => {
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM products WHERE natural_key = ? AND deleted_at IS NULL');
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const name = cell.needed(cells, 'name', line);
    const [price, cost] = [
      cell.money(cells, 'price', line, job.currency),
      cell.money(cells, 'cost', line, job.currency),
    ];
    if (job.errors > before) return job.done(line, 'problem', () => ({ name }));
    const sku = cleanId(cell.text(cells, 'sku'));
    const natural = productKey(sku, name);
    const row: Row = {
      name,
      line: cell.text(cells, 'line'),
      price_minor: price?.minor ?? null,
      cost_minor: cost?.minor ?? null,
    };
    const result = upsert(job, 'products', 'key', find.get(natural) as Row | undefined, row, {
      id: job.newId(),
      sku,
      natural_key: natural,
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ sku, name }));
  };
};

export const stockReader = (job: Job, mapping: Mapping): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM stock_levels WHERE product_key = ? AND location = ? AND as_of = ?');
  const cost = job.driver.prepare('SELECT key, cost_minor FROM products WHERE key = ? AND cost_minor IS NULL');
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const sku = cell.needed(cells, 'product_sku', line);
    cell.needed(cells, 'as_of', line);
    cell.needed(cells, 'on_hand', line);
    const onHand = cell.number(cells, 'on_hand', line);
    const asOf = cell.day(cells, 'as_of', line);
    const unitCost = cell.money(cells, 'unit_cost', line, job.currency);
    const received = cell.number(cells, 'received', line);
    if (job.errors > before || onHand === null || !asOf) return job.done(line, 'problem', () => ({ sku }));
    const product = dims.product(sku, cell.text(cells, 'product_name'), line) ?? 0;
    const location = cell.text(cells, 'location');
    const row: Row = { on_hand: onHand, unit_cost_minor: unitCost?.minor ?? null, received };
    const result = upsert(job, 'stock_levels', 'key', find.get(product, location, asOf.day) as Row | undefined, row, {
      product_key: product,
      location,
      as_of: asOf.day,
      batch_id: job.batch,
      source_line: line,
    });
    const uncosted = unitCost ? (cost.get(product) as Row | undefined) : undefined;
    if (uncosted && unitCost)
      updateRow(job, 'products', 'key', Number(uncosted['key']), uncosted, { cost_minor: unitCost.minor });
    job.done(line, result, () => ({ sku, location, onHand: String(onHand), asOf: asOf.day }));
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
    const result = upsert(job, 'customers', 'key', find.get(fold(id)) as Row | undefined, row, {
      external_id: id,
      natural_key: fold(id),
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ customer: id, name: String(row['name']) }));
  };
};

/** Contacts, and the three files of a Mailchimp audience: which one a file is shows in its last columns. */
export const contactsReader = (job: Job, mapping: Mapping, header: readonly string[]): Reader => {
  const dims = dimensionsOf(job);
  const cell = cellsOf(job, mapping);
  const find = job.driver.prepare('SELECT * FROM contacts WHERE natural_key = ? AND deleted_at IS NULL');
  const columns = new Set(header.map((name) => name.trim().toUpperCase()));
  const state = columns.has('UNSUB_TIME')
    ? 'unsubscribed'
    : columns.has('CLEAN_TIME')
      ? 'cleaned'
      : columns.has('OPTIN_TIME')
        ? 'subscribed'
        : null;
  return (cells, line) => {
    job.counts.rows += 1;
    const before = job.errors;
    const email = fold(cell.needed(cells, 'email', line));
    const [joined, left] = [cell.day(cells, 'opted_in_on', line), cell.day(cells, 'opted_out_on', line)];
    if (job.errors > before) return job.done(line, 'problem');
    const name =
      cell.text(cells, 'name') || `${cell.text(cells, 'first_name')} ${cell.text(cells, 'last_name')}`.trim();
    const tags = cell.text(cells, 'tags').replaceAll('"', '');
    const row: Row = {
      name,
      phone: cell.text(cells, 'phone').replace(/^'/, ''),
      company_key: dims.company(cell.text(cells, 'company'), line),
      opt_in: cell.text(cells, 'opt_in') || state,
      opted_in_on: joined?.day ?? null,
      opted_out_on: left?.day ?? null,
      tags,
    };
    const result = upsert(job, 'contacts', 'key', find.get(email) as Row | undefined, row, {
      id: job.newId(),
      email,
      natural_key: email,
      batch_id: job.batch,
      source_line: line,
    });
    job.done(line, result, () => ({ email, name }));
  };
};
