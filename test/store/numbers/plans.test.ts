import { afterAll, beforeAll, expect, test } from 'vitest';
import { METRICS } from '../../../src/main/engine/metrics/catalogue';
import { evaluate } from '../../../src/main/engine/services/metrics/evaluate';
import { rowsBehind } from '../../../src/main/engine/services/metrics/rows';
import { readSettings } from '../../../src/main/engine/services/settings';
import { openDriver } from '../../../src/main/engine/store/driver';
import { nodeChanges, treeSteps } from '../../../src/main/engine/store/repositories/target-history';
import { openStore, type Store } from '../../../src/main/engine/store/open';
import { parsePeriod } from '../../../src/shared/domain/period';
import { randomFiles, type World, worldOf } from './world';

/** What SQLite says that it will do for every statement that the work below runs. */
let world: World;
let store: Store;
const AS_OF = '2026-02-10';
beforeAll(async () => {
  world = await worldOf(randomFiles(21, { lines: 300 }));
  store = await openStore({ path: world.path });
});
afterAll(async () => {
  store.close();
  await world.close();
});

const plansOf = async (work: (db: Store['read']) => Promise<unknown>): Promise<{ sql: string; plan: string[] }[]> => {
  const asked: { sql: string; parameters: readonly unknown[] }[] = [];
  const watched = store.read.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const executor = watched.getExecutor();
  const run = executor.executeQuery.bind(executor);
  executor.executeQuery = (compiled) => {
    asked.push({ sql: compiled.sql, parameters: compiled.parameters });
    return run(compiled);
  };
  Object.defineProperty(watched, 'getExecutor', { value: () => executor });
  await work(watched);
  // The app's own driver: queries call functions that SQLite alone has not.
  const raw = openDriver(world.path);
  try {
    return asked.map(({ sql, parameters }) => ({
      sql,
      plan: (raw.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { detail: string }[]).map(
        (step) => step.detail,
      ),
    }));
  } finally {
    raw.close();
  }
};

const scans = (plans: { sql: string; plan: string[] }[], tables: RegExp): string[] =>
  plans.flatMap(({ sql, plan }) =>
    plan
      // A union read arm by arm is a walk over what the arms found, each by its index.
      .filter((step) => tables.test(step) && !(step === 'SCAN d' && plan.includes('CO-ROUTINE d')))
      .map((step) => `${step} in ${sql.trim().slice(0, 120)}`),
  );

/** A walk over a whole table, by whatever name the statement gives it. */
const LINES = /^SCAN (l|order_lines)\b(?!.*USING (COVERING )?INDEX order_lines_day)/;
const FACTS = /^SCAN (d|daily_sales|daily_campaign_sales|daily_product_sales)\b/;

test('metrics over a month read its days: no walk over the order lines or the daily facts', async () => {
  const settings = await readSettings(store.read, Date.parse(`${AS_OF}T12:00:00Z`));
  const period = parsePeriod('2025-06', settings.calendar);
  if (!period) throw new Error('no period');
  const plans = await plansOf((db) =>
    evaluate(db, { metrics: ['net-sales', 'orders', 'aov', 'units'], period, asOf: AS_OF }, settings),
  );
  expect(plans.length).toBeGreaterThan(1);
  expect(scans(plans, LINES)).toEqual([]);
  expect(scans(plans, FACTS)).toEqual([]);
  expect(plans.some(({ sql }) => /\border_lines\b/.test(sql))).toBe(false);
});

test.each(['product', 'channel', 'customer', 'week'] as const)('by %s too', async (by) => {
  const settings = await readSettings(store.read, Date.parse(`${AS_OF}T12:00:00Z`));
  const period = parsePeriod('2025-06', settings.calendar);
  if (!period) throw new Error('no period');
  const plans = await plansOf((db) =>
    evaluate(db, { metrics: ['net-sales', 'orders'], period, by, asOf: AS_OF }, settings),
  );
  expect(plans.length).toBeGreaterThan(1);
  expect(scans(plans, LINES)).toEqual([]);
  expect(scans(plans, FACTS)).toEqual([]);
});

test.each(METRICS.filter((spec) => spec.rowSource?.entity === 'order_lines').map((spec) => spec.id))(
  'the rows behind %s come from an index',
  async (metric) => {
    const settings = await readSettings(store.read, Date.parse(`${AS_OF}T12:00:00Z`));
    const period = parsePeriod('2025-06', settings.calendar);
    const spec = METRICS.find((one) => one.id === metric);
    if (!period || !spec) throw new Error('no metric');
    const plans = await plansOf((db) => rowsBehind(db, { spec, period, asOf: AS_OF, limit: 50, offset: 0 }, settings));
    expect(plans.length).toBeGreaterThan(1);
    expect(scans(plans, LINES)).toEqual([]);
  },
);

test('what changed a target is found in one walk over the changes, and edits of its tree by their steps', async () => {
  const any = { treeId: 'tree', limit: 20 };
  const plans = await plansOf(async (db) => {
    await nodeChanges(db, { ...any, nodeId: 'node' });
    await treeSteps(db, 'tree', 20);
    await nodeChanges(db, { ...any, since: AS_OF, steps: 'own' });
  });
  const [node, steps, own] = plans.map(({ plan }) => plan.filter((step) => /^(SCAN|SEARCH) [ch]\b/.test(step)));
  const walk = ['SCAN c', 'SEARCH h USING INTEGER PRIMARY KEY (rowid=?)'];
  expect([node, steps]).toEqual([walk, walk]);
  expect(own).toEqual(['SCAN h', expect.stringMatching(/^SEARCH c USING INDEX .*\(history_id=\?\)$/)]);
});
