import type { ChannelType } from '../../../../shared/domain/channels';
import { CHANNEL_TYPES } from '../../../../shared/domain/channels';
import { fold, productKey } from '../../../../shared/domain/text';
import type { Driver } from '../../store/dialect';
import type { Job } from './job';
import { type NewRows, newRows } from './new-rows';

/** Finds or makes what facts point to. Spellings are remembered, so that a row costs a look in a map. */
export type Dimensions = {
  person: (name: string) => number | null;
  campaign: (name: string, platform?: string) => number | null;
  channel: (name: string) => number | null;
  location: (name: string, channelKey: number | null) => number | null;
  product: (sku: string, name: string, line: number) => number | null;
  /** The spelling under which a file names a product that went into another; '' for its own. */
  spelling: (sku: string, name: string) => string;
  customer: (externalId: string, email: string, name: string, country: string, line: number) => number | null;
  company: (name: string, line: number) => number | null;
  contact: (name: string, companyKey: number | null, line: number) => number | null;
  context: (
    channel: number | null,
    location: number | null,
    rep: number | null,
    campaign: number | null,
    source: string,
    country: string,
    currency: string,
  ) => number;
};

const typeOfChannel = (folded: string): ChannelType => {
  if (/retail|store|shop\b|pos\b/.test(folded) && !/online/.test(folded)) return 'retail-partner';
  if (/wholesale|distribut/.test(folded)) return 'wholesale';
  if (/b2b|corporate/.test(folded)) return 'b2b';
  return 'd2c';
};

/** The product that another one of this key went into, when two were merged: of no cost where nothing was. */
export const findMergedProduct = (driver: Driver): ((naturalKey: string) => Record<string, unknown> | undefined) => {
  const merged = driver
    .prepare("SELECT EXISTS (SELECT 1 FROM import_aliases WHERE entity = 'products' AND deleted_at IS NULL)")
    .pluck();
  if (merged.get() === 0) return () => undefined;
  const find = driver.prepare(
    "SELECT p.* FROM import_aliases a JOIN products p ON p.id = a.target_id AND p.deleted_at IS NULL WHERE a.entity = 'products' AND a.natural_key = ? AND a.deleted_at IS NULL",
  );
  return (naturalKey) => find.get(naturalKey) as Record<string, unknown> | undefined;
};

/**
 * Notes under which spelling each line names a product that others went into, so that an undo of that merge can give it
 * back. Of no cost where nothing was merged; lines that only say again what is known leave nothing.
 */
const noteSpellings = (job: Job): ((product: number, line: number, naturalKey: string) => void) => {
  const { driver, batch } = job;
  const merged = new Set(
    driver
      .prepare(
        "SELECT p.key FROM import_aliases a JOIN products p ON p.id = a.target_id WHERE a.entity = 'products' AND a.deleted_at IS NULL",
      )
      .pluck()
      .all() as number[],
  );
  if (merged.size === 0) return () => undefined;
  const note = driver.prepare(
    'INSERT OR IGNORE INTO import_spellings (batch_id, source_line, natural_key) VALUES (?, ?, ?)',
  );
  job.atFinish(() => {
    driver
      .prepare(
        `DELETE FROM import_spellings WHERE batch_id = @batch AND source_line NOT IN (SELECT source_line FROM order_lines WHERE batch_id = @batch UNION ALL SELECT source_line FROM stock_levels WHERE batch_id = @batch)`,
      )
      .run({ batch });
  });
  return (product, line, naturalKey) => {
    if (merged.has(product)) note.run(batch, line, naturalKey);
  };
};

/** Spellings remembered at most; past that they are looked up again. */
const CACHED = 200_000;

type Found = { key: number } | undefined;

/**
 * @param together products and customers are written many at a time: for readers that only take their keys
 */
export const dimensionsOf = (job: Job, { together = false } = {}): Dimensions => {
  const { driver, batch } = job;
  const find = (table: string, where = '') =>
    driver.prepare(`SELECT key FROM ${table} WHERE natural_key = ? ${where} ORDER BY key LIMIT 1`);
  const live = 'AND deleted_at IS NULL';
  const remember = <K extends string>(make: (text: K) => number | null): ((text: K) => number | null) => {
    const known = new Map<string, number | null>();
    return (text) => {
      let key = known.get(text);
      if (key === undefined) {
        key = text.trim() === '' ? null : make(text);
        if (known.size > CACHED) known.clear();
        known.set(text, key);
      }
      return key;
    };
  };
  const inserted = (sql: string): ((...values: unknown[]) => number) => {
    const statement = driver.prepare(sql);
    return (...values) => Number(statement.run(...values).lastInsertRowid);
  };
  const findPerson = find('people', live);
  const addPerson = inserted(
    'INSERT INTO people (id, name, natural_key, email, roles, batch_id) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const findCampaign = find('campaigns', live);
  const addCampaign = inserted(
    "INSERT INTO campaigns (id, name, natural_key, objective, promotion_channel, platform, code, status, batch_id) VALUES (?, ?, ?, 'sales', 'advertising', ?, '', 'running', ?)",
  );
  const findChannel = driver.prepare(
    `SELECT key FROM channels WHERE natural_key = ? AND level <> 'location' ${live} ORDER BY level = 'type', key LIMIT 1`,
  );
  const findLocation = driver.prepare(
    `SELECT key FROM channels WHERE natural_key = ? AND level = 'location' AND parent_key IS ? ${live} LIMIT 1`,
  );
  const findType = driver.prepare(`SELECT key FROM channels WHERE level = 'type' AND type = ? ${live} LIMIT 1`);
  const addChannel = inserted(
    'INSERT INTO channels (id, parent_key, level, type, name, natural_key, batch_id) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const typeOf = driver.prepare('SELECT type FROM channels WHERE key = ?');
  const findProduct = driver.prepare(`SELECT key, name, batch_id FROM products WHERE natural_key = ? ${live}`);
  const findMerged = findMergedProduct(driver);
  const addedProducts = newRows(job, 'products', 'id, sku, name, natural_key, line, batch_id, source_line');
  const spelled = noteSpellings(job);
  const nameProduct = driver.prepare('UPDATE products SET name = ? WHERE key = ?');
  const findCustomer = find('customers');
  const addedCustomers = newRows(
    job,
    'customers',
    'external_id, natural_key, name, email, country, batch_id, source_line',
  );
  /** Writes what others will look up at once. */
  const given = (rows: NewRows, key: number): number => {
    if (!together) rows.flush();
    return key;
  };
  const findCompany = find('companies', live);
  const addCompany = inserted(
    "INSERT INTO companies (id, name, natural_key, kind, domain, country, batch_id, source_line) VALUES (?, ?, ?, '', '', '', ?, ?)",
  );
  const findContact = find('contacts', live);
  const addContact = inserted(
    "INSERT INTO contacts (id, company_key, name, email, phone, natural_key, batch_id, source_line) VALUES (?, ?, ?, '', '', ?, ?, ?)",
  );
  const addContext = inserted(
    'INSERT INTO sale_contexts (channel_key, location_key, rep_key, campaign_key, source, country, currency) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  const contexts = new Map<string, number>();
  /** Neighbouring lines mostly share their context; comparing is cheaper than building its key. */
  let last:
    | {
        channelKey: number | null;
        locationKey: number | null;
        rep: number | null;
        campaign: number | null;
        source: string;
        country: string;
        currency: string;
        found: number;
      }
    | undefined;
  for (const row of driver.prepare('SELECT * FROM sale_contexts').all() as Record<string, string | number | null>[]) {
    contexts.set(
      [
        row['channel_key'],
        row['location_key'],
        row['rep_key'],
        row['campaign_key'],
        row['source'],
        row['country'],
        row['currency'],
      ].join('\u0001'),
      Number(row['key']),
    );
  }
  const key = (found: unknown): number | undefined => (found as Found)?.key;
  const locations = new Map<string, number | null>();
  const products = new Map<string, { key: number; natural: string; named: boolean; ours: boolean }>();
  const customers = new Map<string, number>();

  const person = remember(
    (name: string) =>
      key(findPerson.get(fold(name))) ?? addPerson(job.newId(), name.trim(), fold(name), '', '[]', batch),
  );
  const channel = remember((name: string) => {
    const folded = fold(name);
    const known = key(findChannel.get(folded));
    if (known !== undefined) return known;
    const type = typeOfChannel(folded);
    const parent =
      key(findType.get(type)) ??
      addChannel(job.newId(), null, 'type', type, CHANNEL_TYPES[type], fold(CHANNEL_TYPES[type]), batch);
    return addChannel(job.newId(), parent, 'account', type, name.trim(), folded, batch);
  });

  return {
    person,
    channel,
    campaign: remember(
      (name: string) =>
        key(findCampaign.get(fold(name))) ?? addCampaign(job.newId(), name.trim(), fold(name), '', batch),
    ),
    location: (name, channelKey) => {
      if (name.trim() === '') return null;
      const at = `${channelKey}\u0001${name}`;
      let found = locations.get(at);
      if (found === undefined) {
        const type =
          channelKey === null ? 'own-store' : ((typeOf.get(channelKey) as { type: string } | undefined)?.type ?? 'd2c');
        found =
          key(findLocation.get(fold(name), channelKey)) ??
          addChannel(job.newId(), channelKey, 'location', type, name.trim(), fold(name), batch);
        locations.set(at, found);
      }
      return found;
    },
    product: (sku, name, line) => {
      const text = sku === '' ? name : sku;
      if (text === '') return null;
      let found = products.get(text);
      if (!found) {
        // A SKU is a code: 85123a and 85123A are two products of one shop. A name is words, and is folded.
        const natural = productKey(sku, name);
        if (addedProducts.waiting(natural) !== undefined) addedProducts.flush();
        const row = (findProduct.get(natural) ?? findMerged(natural)) as
          | { key: number; name: string; batch_id: number | null }
          | undefined;
        found = row
          ? { key: row.key, natural, named: row.name !== '', ours: row.batch_id === batch }
          : {
              key: given(addedProducts, addedProducts.add(natural, job.newId(), sku, name, natural, '', batch, line)),
              natural,
              named: name !== '',
              ours: true,
            };
        if (products.size > CACHED) products.clear();
        products.set(text, found);
      }
      spelled(found.key, line, found.natural);
      if (!found.named && name !== '') {
        addedProducts.flush();
        nameProduct.run(name, found.key);
        if (!found.ours) job.changes.changed('products', found.key, { name: '' }, { name });
        found.named = true;
      }
      return found.key;
    },
    spelling: (sku, name) => {
      const natural = productKey(sku, name);
      return findProduct.get(natural) === undefined && findMerged(natural) !== undefined ? natural : '';
    },
    customer: (externalId, email, name, country, line) => {
      const text = externalId !== '' ? externalId : email !== '' ? email : name;
      if (text === '') return null;
      let found = customers.get(text);
      if (found === undefined) {
        const natural = fold(text);
        found =
          addedCustomers.waiting(natural) ??
          key(findCustomer.get(natural)) ??
          given(
            addedCustomers,
            addedCustomers.add(natural, externalId, natural, name, fold(email), country, batch, line),
          );
        if (customers.size > CACHED) customers.clear();
        customers.set(text, found);
      }
      return found;
    },
    company: (name, line) => {
      if (name.trim() === '') return null;
      return key(findCompany.get(fold(name))) ?? addCompany(job.newId(), name.trim(), fold(name), batch, line);
    },
    contact: (name, companyKey, line) => {
      if (name.trim() === '') return null;
      return (
        key(findContact.get(fold(name))) ?? addContact(job.newId(), companyKey, name.trim(), fold(name), batch, line)
      );
    },
    context: (channelKey, locationKey, rep, campaign, source, country, currency) => {
      if (
        last &&
        last.channelKey === channelKey &&
        last.locationKey === locationKey &&
        last.rep === rep &&
        last.campaign === campaign &&
        last.source === source &&
        last.country === country &&
        last.currency === currency
      )
        return last.found;
      const at = `${channelKey ?? ''}\u0001${locationKey ?? ''}\u0001${rep ?? ''}\u0001${campaign ?? ''}\u0001${source}\u0001${country}\u0001${currency}`;
      let found = contexts.get(at);
      if (found === undefined) {
        found = addContext(channelKey, locationKey, rep, campaign, source, country, currency);
        contexts.set(at, found);
      }
      last = { channelKey, locationKey, rep, campaign, source, country, currency, found };
      return found;
    },
  };
};
