import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import type { Output } from '../../src/shared/contract';
import { companyFor } from './company';

let now = Date.parse('2026-05-13T15:10:00Z');
const clock = (): number => (now += 1000);

const world = companyFor('all tests', { sample: true, clock });
const { ask } = world;
const look = <T>(work: (rows: <R>(sql: string, ...values: unknown[]) => R[]) => T): T => {
  const driver = openDriver(world.path(), { readonly: true });
  try {
    return work(<R>(sql: string, ...values: unknown[]) => driver.prepare(sql).all(...values) as R[]);
  } finally {
    driver.close();
  }
};
const tablesOf = (rows: <R>(sql: string) => R[]): string[] =>
  rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%' AND name NOT IN ('history', 'history_changes') ORDER BY name",
  ).map(({ name }) => name);

/** All rows of all tables but the record of changes itself. */
const checksum = (): string =>
  look((rows) => {
    const hash = createHash('sha256');
    for (const table of tablesOf(rows))
      hash.update(
        `${table}\n${rows(`SELECT * FROM "${table}"`)
          .map((row) => JSON.stringify(row))
          .toSorted()
          .join('\n')}\n`,
      );
    return hash.digest('hex');
  });

/** Sums over all products, all targets at the top of their trees, and all stock: a merge changes none. */
const sums = () =>
  look((rows) => [
    rows(
      'SELECT sum(gross_minor - discounts_minor - returns_minor + adjustments_minor) AS net, sum(units) AS units FROM daily_product_sales',
    ),
    rows('SELECT sum(gross_minor) AS gross, sum(units) AS units FROM monthly_product_sales'),
    rows('SELECT as_of, location, sum(on_hand) AS n, sum(received) AS m FROM stock_levels GROUP BY 1, 2 ORDER BY 1, 2'),
    rows(
      // What stands beside a product's target in a measure of its own goes on beside that of the one that stays.
      "SELECT tree_id, CASE WHEN metric IS NULL THEN parent_id END AS parent, kind, metric, sum(amount) AS n FROM target_nodes WHERE deleted_at IS NULL AND kind = 'product' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 4",
    ),
    rows('SELECT sum(amount_minor) AS n FROM moment_lifts WHERE deleted_at IS NULL'),
  ]);

/** Living rows that still speak of a product: by its key, or by its id in any text but what was written down for good. */
const leftOf = (id: string): string[] =>
  look((rows) => {
    const [{ key } = { key: 0 }] = rows<{ key: number }>('SELECT key FROM products WHERE id = ?', id);
    const left: string[] = [];
    for (const table of tablesOf(rows)) {
      const columns = rows<{ name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)', table);
      const living = columns.some(({ name }) => name === 'deleted_at') ? 'AND deleted_at IS NULL' : '';
      for (const { name, type } of columns) {
        if (
          name === 'from_id' ||
          ['report_snapshots', 'four_ps_versions', 'source_blocks', 'batch_changes'].includes(table)
        )
          continue;
        if (
          name === 'product_key' &&
          rows(`SELECT 1 FROM "${table}" WHERE product_key = ? ${living} LIMIT 1`, key).length > 0
        )
          left.push(`${table}.${name}`);
        if (
          type === 'TEXT' &&
          rows(`SELECT 1 FROM "${table}" WHERE instr("${name}", ?) > 0 ${living} LIMIT 1`, id).length > 0
        )
          left.push(`${table}.${name}`);
      }
    }
    return left;
  });

const products = async (): Promise<Output<'products.list'>['rows']> =>
  (await ask<Output<'products.list'>>('products.list', { period: '2026' })).rows;

/** A choice that is the same each time: a linear congruence, numbers as in Numerical Recipes. */
const choices = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
};

test('two products of a line become one with all that speaks of them, sums stay, and undo restores every row', async () => {
  const choose = choices(20_260_513);
  const all = (await products()).filter((row) => row.line !== '');
  let merged = 0;
  for (let round = 0; round < 6; round += 1) {
    const keep = all[choose(all.length)];
    const mates = all.filter((one) => one !== keep && one.line === keep?.line);
    const drop = mates[choose(mates.length)];
    if (!keep || !drop) continue;
    const told = `${drop.name} into ${keep.name}`;
    const take = choose(2) === 0 ? {} : { sku: 'drop', name: 'drop' };
    const [before, added] = [checksum(), sums()];
    await ask('duplicates.merge', { kind: 'products', keepId: keep.id, dropId: drop.id, take });
    expect(sums(), told).toEqual(added);
    expect(leftOf(drop.id), told).toEqual([]);
    expect(await ask('check.run')).toEqual({ ok: true, problems: [] });
    expect((await products()).some((one) => one.id === drop.id)).toBe(false);
    await ask('history.undo');
    expect(checksum(), `undo of ${told}`).toBe(before);
    merged += 1;
  }
  expect(merged).toBe(6);
});

test('a target under another line is named before anything changes', async () => {
  const all = await products();
  const [keep] = all;
  const drop = all.find((one) => one.line !== keep?.line && one.line !== '');
  const ids = { kind: 'products', keepId: keep?.id, dropId: drop?.id };
  const before = checksum();
  const said = `A target of ${drop?.name} stands under the line ${drop?.line}. Keep that line, or move or remove the target first.`;
  expect((await ask<Output<'duplicates.compare'>>('duplicates.compare', ids)).joins).toContain(said);
  await expect(ask('duplicates.merge', ids)).rejects.toThrow(said);
  expect(checksum()).toBe(before);
});

test('a frozen report stays as it was, and says that its products were merged since', async () => {
  const period = '2026-W18';
  await ask('reports.freeze', { kind: 'weekly', period });
  const kept = await ask<Output<'reports.snapshot'>>('reports.snapshot', { kind: 'weekly', period });
  const rows = kept?.kind === 'weekly' ? kept.report.retail.products.rows : [];
  const [keep, ...others] = rows;
  const all = await products();
  const line = all.find((one) => one.sku === keep?.sku)?.line;
  const drop = others.find(({ sku }) => all.find((one) => one.sku === sku)?.line === line);
  const idOf = (sku: string | undefined) => all.find((one) => one.sku === sku)?.id;
  await ask('duplicates.merge', { kind: 'products', keepId: idOf(keep?.sku), dropId: idOf(drop?.sku) });
  const same = await ask<Output<'reports.snapshot'>>('reports.snapshot', { id: kept?.id });
  expect(same?.report).toEqual(kept?.report);
  expect(same?.checksum).toBe(kept?.checksum);
  const { restatements } = await ask<Output<'reports.restatements'>>('reports.restatements', { id: kept?.id });
  const own = restatements.find((one) => one.metric === 'net-sales' && one.group === keep?.name);
  expect(own).toMatchObject({ was: keep?.netMinor, now: (keep?.netMinor ?? 0) + (drop?.netMinor ?? 0) });
  expect(own?.because.map(({ label }) => label)).toContain(`Merged ${drop?.name} into ${keep?.name}`);
});
