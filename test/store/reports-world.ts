import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine, createWorkspace, type Engine } from '../../src/main/engine';
import { type Store, openStore } from '../../src/main/engine/store/open';
import { rebuildRollups } from '../../src/main/engine/store/repositories/rollups';
import { addDays, weekday } from '../../src/shared/domain/day';

/** Wednesday of a week in the middle of a quarter. */
export const TODAY = '2026-05-13';

type Row = Record<string, string | number | null>;

export type World = {
  path: string;
  engine: Engine;
  store: Store;
  /** A minute passes. */
  tick: () => void;
  close: () => Promise<void>;
};
export type WorldOptions = {
  today?: string;
  from?: string;
  channels?: string[];
  products?: string[];
  target?: boolean;
  perDay?: number;
};

const CHANNELS = ['D2C web', 'Brightwell Beauty', 'Oak & Ivory', 'Wholesale salons'];
const TYPES = ['d2c', 'retail-partner', 'retail-partner', 'wholesale'];
const PRODUCTS = ['Dry Shampoo', 'Air-Dry Mousse', 'Sea Salt Mist', 'Cleanse', 'Treat'];
const PEOPLE: [string, string][] = [
  ['Maren Oduya', '["founder"]'],
  ['Priya Castell', '["sales-rep"]'],
  ['Theo Lindqvist', '["marketing-manager"]'],
];

/** A random number from 0 to 1 that is the same in every run. */
const dice = (): (() => number) => {
  let state = 42;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
};

const insert = (put: (sql: string, values: unknown[]) => void, table: string, row: Row): void =>
  put(
    `INSERT INTO ${table} (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
      .map(() => '?')
      .join(', ')})`,
    Object.values(row),
  );

/** An empty workspace in a folder of its own. */
export const emptyWorld = async (today = TODAY): Promise<World> => {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-reports-'));
  const path = join(folder, 'world.tandem');
  let minutes = 0;
  const clock = (): number => Date.parse(`${today}T15:00:00Z`) + minutes * 60_000;
  await createWorkspace({
    path,
    name: 'Halo & Vine',
    currency: 'USD',
    timeZone: 'UTC',
    weekStart: 1,
    fiscalYearStart: 1,
    sample: false,
    clock,
  });
  const engine = await createEngine({ workspacePath: path, clock });
  const store = await openStore({ path });
  return {
    path,
    engine,
    store,
    tick: () => {
      minutes += 1;
    },
    close: async () => (store.close(), await engine.close(), rmSync(folder, { recursive: true, force: true })),
  };
};

/** A small company with every kind of record, straight into the tables: sixteen months of orders, deals, leads, ads, stock, targets. */
export const fullWorld = async ({
  today = TODAY,
  from = '2025-01-06',
  channels = CHANNELS,
  products = PRODUCTS,
  target = true,
  perDay = 6,
}: WorldOptions = {}): Promise<World> => {
  const world = await emptyWorld(today);
  await world.store.write(async (db) => {
    const driver = (
      db as unknown as Record<symbol, { prepare: (sql: string) => { run: (...values: unknown[]) => void } }>
    )[Object.getOwnPropertySymbols(db)[0] as symbol];
    if (!driver) throw new Error('There is no driver.');
    const statements = new Map<string, { run: (...values: unknown[]) => void }>();
    const put = (sql: string, values: unknown[]): void => {
      const statement = statements.get(sql) ?? driver.prepare(sql);
      statements.set(sql, statement);
      statement.run(...values);
    };
    const random = dice();
    const batch = (id: number, file: string, format: string, last: string): void =>
      insert(put, 'import_batches', {
        id,
        file,
        format,
        map: '',
        header: '',
        delimiter: ',',
        person_id: null,
        at: `${addDays(last, 1)}T08:00:00.000Z`,
        first_day: from,
        last_day: last,
      });
    batch(1, 'web-orders-2026.csv', 'order-lines', today);
    batch(2, 'oak-stock.csv', 'stock', addDays(today, -17));
    batch(3, 'ads.csv', 'ad-days', addDays(today, -10));
    batch(4, 'pipeline.csv', 'deals', today);
    batch(5, 'leads.csv', 'leads', today);
    PEOPLE.forEach(([name, roles], index) =>
      insert(put, 'people', {
        key: index + 1,
        id: `p${index + 1}`,
        name,
        natural_key: name.toLowerCase(),
        email: '',
        roles,
      }),
    );
    channels.forEach((name, index) =>
      insert(put, 'channels', {
        key: index + 1,
        id: `c${index + 1}`,
        parent_key: null,
        level: 'account',
        type: TYPES[index % TYPES.length] ?? 'd2c',
        name,
        natural_key: name.toLowerCase(),
        owner_key: (index % 3) + 1,
      }),
    );
    const doors: [string, number][] = [
      ['Brightwell Midtown', 2],
      ['Brightwell.com', 2],
      ['Oak Lane', 3],
      ['Oak & Ivory online', 3],
    ].filter(([, parent]) => Number(parent) <= channels.length) as [string, number][];
    doors.forEach(([name, parent], index) =>
      insert(put, 'channels', {
        key: 100 + index,
        id: `d${index}`,
        parent_key: parent,
        level: 'location',
        type: 'retail-partner',
        name,
        natural_key: name.toLowerCase(),
        owner_key: null,
      }),
    );
    products.forEach((name, index) =>
      insert(put, 'products', {
        key: index + 1,
        id: `s${index + 1}`,
        sku: `HV-${String(index + 1).padStart(2, '0')}`,
        name,
        natural_key: name.toLowerCase(),
        line: index < 3 ? 'Style' : 'Care',
        price_minor: 1800 + index * 200,
        cost_minor: 600 + index * 50,
      }),
    );
    const campaigns = ['Air-dry creators', 'Creator codes', 'Search, always on'];
    campaigns.forEach((name, index) =>
      insert(put, 'campaigns', {
        key: index + 1,
        id: `k${index + 1}`,
        name,
        natural_key: name.toLowerCase(),
        objective: 'sales',
        promotion_channel: 'influencers',
        platform: 'Meta',
        owner_key: 3,
        starts: from,
        ends: null,
        budget_minor: 500_000,
        other_cost_minor: null,
        code: '',
        status: 'running',
      }),
    );
    const contexts = channels.flatMap((_, index): Row[] => {
      const base = {
        channel_key: index + 1,
        rep_key: index === 0 ? null : (index % 3) + 1,
        campaign_key: null,
        source: 'test',
        country: 'US',
        currency: 'USD',
      };
      const own = doors.flatMap(([, parent], door) =>
        parent === index + 1 ? [{ ...base, location_key: 100 + door }] : [],
      );
      return own.length > 0 ? own : [{ ...base, location_key: null }];
    });
    for (const campaign of [1, 2, 3])
      contexts.push({
        channel_key: 1,
        location_key: null,
        rep_key: null,
        campaign_key: campaign,
        source: 'ads',
        country: 'US',
        currency: 'USD',
      });
    contexts.push({
      channel_key: null,
      location_key: null,
      rep_key: null,
      campaign_key: null,
      source: 'test',
      country: 'US',
      currency: 'USD',
    });
    contexts.forEach((row, index) => insert(put, 'sale_contexts', { key: index + 1, ...row }));
    const firsts = new Map<number, { first: string; last: string }>();
    let order = 0;
    let line = 0;
    const orders: Row[] = [];
    const lines: Row[] = [];
    for (let day = from; day <= today; day = addDays(day, 1)) {
      const count = Math.max(
        1,
        Math.round(perDay * (weekday(day) === 5 ? 1.3 : weekday(day) === 7 ? 0.8 : 1) * (0.8 + random() * 0.4)),
      );
      for (let i = 0; i < count; i += 1) {
        order += 1;
        const context =
          i === 0 && order % 40 === 0 ? contexts.length : 1 + Math.floor(random() * (contexts.length - 1));
        const customer = order % 25 === 0 ? null : 1 + Math.floor(random() * order * 0.6);
        if (customer !== null) firsts.set(customer, { first: firsts.get(customer)?.first ?? day, last: day });
        orders.push({
          key: order,
          source: 'test',
          external_id: `#${order}`,
          day,
          ordered_at: null,
          context_key: context,
          customer_key: customer,
          is_sale: 1,
          status: 'paid',
          discount_code: '',
          batch_id: 1,
          source_line: order + 1,
        });
        const pieces = 1 + Math.floor(random() * 3);
        for (let j = 0; j < pieces; j += 1) {
          line += 1;
          const product = 1 + Math.floor(random() * random() * products.length);
          const quantity = 1 + Math.floor(random() * 20);
          const back = line % 60 === 0;
          lines.push({
            key: line,
            order_key: order,
            kind: back ? 'return' : 'sale',
            day,
            context_key: context,
            product_key: product,
            customer_key: customer,
            quantity: back ? -1 : quantity,
            unit_price: '18',
            amount_minor: (1800 + (product - 1) * 200) * (back ? -1 : quantity),
            amount_rest: 0,
            discount_minor: line % 9 === 0 && !back ? 200 : 0,
            discount_rest: 0,
            dated: 1,
            batch_id: 1,
            source_line: line + 1,
          });
        }
      }
    }
    for (const [key, { first, last }] of firsts)
      insert(put, 'customers', {
        key,
        external_id: `C${key}`,
        natural_key: `c${key}`,
        name: `Customer ${key}`,
        email: '',
        country: 'US',
        company_key: null,
        first_order_day: first,
        last_order_day: last,
        batch_id: 1,
        source_line: 1,
      });
    for (const row of orders) insert(put, 'orders', row);
    for (const row of lines) insert(put, 'order_lines', row);
    rebuildRollups(db);
    const stages = await db
      .selectFrom('stages')
      .innerJoin('pipelines', 'pipelines.id', 'stages.pipeline_id')
      .select(['stages.id', 'stages.kind', 'stages.name'])
      .where('pipelines.position', '=', 1)
      .orderBy('stages.position')
      .execute();
    ['Juniper Room', 'Fable Hair', 'Glasshouse Salon', 'Halden Distribution', 'Hotel Verity', 'Bellamy Group'].forEach(
      (name, index) =>
        insert(put, 'companies', {
          key: index + 1,
          id: `y${index}`,
          name,
          natural_key: name.toLowerCase(),
          kind: '',
          domain: '',
          country: '',
        }),
    );
    for (let i = 0; i < 60; i += 1) {
      const stage = stages[i < 24 ? i % 4 : i % 3 === 0 ? 5 : 4];
      if (!stage) continue;
      const created = addDays(today, -20 - ((i * 7) % 160));
      const closed = stage.kind === 'open' ? null : addDays(today, -((i * 5) % 120));
      insert(put, 'deals', {
        id: `deal${i}`,
        external_id: `D${i}`,
        source_system: 'test',
        title: ['Opening order', 'Reorder, Cleanse litres', 'Summer set, 46 doors', 'Midwest territory'][i % 4] ?? '',
        company_key: (i % 6) + 1,
        contact_key: null,
        owner_key: (i % 2) + 1,
        stage_id: stage.id,
        value_minor: 120_000 + ((i * 73_000) % 1_500_000),
        currency: 'USD',
        probability: null,
        channel_key: null,
        product_key: null,
        campaign_key: null,
        source: '',
        created_day: closed !== null && closed < created ? addDays(closed, -24) : created,
        expected_close: stage.kind === 'open' ? addDays(today, -10 + ((i * 11) % 70)) : null,
        closed_day: closed,
        lost_reason: stage.kind === 'lost' ? 'Price' : '',
        entered_stage_at: `${addDays(today, -(i % 40))}T08:00:00.000Z`,
        next_step: stage.kind === 'open' ? 'Call the buyer' : '',
        next_step_kind: 'call',
        next_step_day: stage.kind === 'open' ? addDays(today, (i % 12) - 3) : null,
        position: i,
        batch_id: 4,
        source_line: i + 2,
      });
    }
    for (let i = 0; i < 900; i += 1) {
      const day = addDays(today, -Math.floor(random() * 200));
      insert(put, 'leads', {
        key: i + 1,
        id: `lead-${i}`,
        external_id: `L${i}`,
        source_system: 'test',
        created_day: day,
        name: `Lead ${i}`,
        email: '',
        company: '',
        source: 'web',
        campaign_key: (i % 4) + 1 > 3 ? null : (i % 4) + 1,
        content: '',
        owner_key: null,
        qualified_day: i % 5 < 2 ? day : null,
        converted_day: i % 10 === 0 ? day : null,
        deal_external_id: '',
        customer_key: null,
        batch_id: 5,
        source_line: i + 2,
      });
    }
    let ad = 0;
    for (let day = addDays(today, -200); day <= addDays(today, -10); day = addDays(day, 1)) {
      for (const campaign of [1, 2, 3]) {
        ad += 1;
        insert(put, 'ad_days', {
          key: ad,
          from_day: day,
          to_day: day,
          campaign_key: campaign,
          platform: 'Meta',
          ad: '',
          currency: 'USD',
          spend_minor: 4000 + campaign * 1500,
          spend_rest: 0,
          impressions: 3000,
          clicks: 60 + campaign,
          conversions: null,
          revenue_minor: null,
          likes: null,
          comments: null,
          shares: null,
          batch_id: 3,
          source_line: ad + 1,
        });
      }
    }
    let level = 0;
    for (const day of [addDays(today, -75), addDays(today, -17)]) {
      for (let product = 1; product <= products.length; product += 1) {
        level += 1;
        insert(put, 'stock_levels', {
          key: level,
          product_key: product,
          location: 'Main',
          as_of: day,
          on_hand: 900 - product * 12 - (day > addDays(today, -30) ? 200 : 0),
          unit_cost_minor: null,
          received: null,
          batch_id: 2,
          source_line: level + 1,
        });
      }
    }
    if (!target) return;
    const total = lines
      .filter((row) => String(row['day']) >= '2026-04-01' && String(row['day']) <= today)
      .reduce((sum, row) => sum + Number(row['amount_minor']), 0);
    const quarter = Math.round((total / 43) * 91 * 1.03);
    insert(put, 'target_trees', {
      id: 't',
      period: '2026-Q2',
      metric: 'net-sales',
      statement: '',
      spread_method: 'last-year',
      spread_months: '{}',
      at: `${today}T09:00:00.000Z`,
    });
    const node = { tree_id: 't', note: '', outlook_method: 'seasonal' };
    insert(put, 'target_nodes', { ...node, id: 't0', kind: 'company', amount: quarter, position: 0 });
    channels.slice(0, 4).forEach((_, index) =>
      insert(put, 'target_nodes', {
        ...node,
        id: `t${index + 1}`,
        parent_id: 't0',
        kind: 'channel',
        channel_key: index + 1,
        amount: Math.round((quarter * 0.96) / Math.min(4, channels.length)),
        position: index + 1,
      }),
    );
  });
  return world;
};
