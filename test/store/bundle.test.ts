import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { contents, differences, meaning, type Pair, pairOf } from './bundle-world';
import { bulk } from '../../src/main/engine/store/dialect';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { fullWorld, type World } from './reports-world';

/** Two copies of a company that go apart and come together again. */
const NOW = Date.parse('2026-05-14T09:00:00Z');
let world: World;
let pair: Pair;
beforeAll(async () => {
  world = await fullWorld({ perDay: 2 });
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
  await world.engine.close();
  world.store.close();
});
afterAll(async () => {
  await world.close().catch(() => undefined);
});
afterEach(async () => pair.close());
const apart = async (): Promise<Pair> => {
  pair = await pairOf(world.path, ['p2', 'p3'], NOW);
  return pair;
};
const SINCE = '2026-05-14T08:00:00.000Z';

test('what one added and changed is previewed with who and when, taken as one step, undone, and changes nothing twice', async () => {
  const { a, b, at } = await apart();
  const { id: product } = await a.ask('products.create', { name: 'Scalp Oil', priceMinor: 2400 });
  const { id: company } = await a.ask('companies.create', { name: 'Juniper Row' });
  await a.ask('products.update', { id: product, priceMinor: 2600 });
  await b.ask('companies.create', { name: 'Other Side Ltd' });
  const given = await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  expect(given).toMatchObject({ records: 2, imports: 0, since: SINCE });

  const before = b.look(contents);
  const seen = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(differences(b.look(contents), before)).toEqual([]);
  expect(seen).toMatchObject({ by: 'Priya Castell', takenAt: null, counts: { added: 2, changed: 0, conflicts: 0 } });
  const oil = seen.records.find(({ name }) => name === 'Scalp Oil');
  expect(oil).toMatchObject({ what: 'added', by: 'Priya Castell', label: 'Products' });
  expect(oil?.fields.find(({ field }) => field === 'price_minor')).toMatchObject({ kind: 'money', theirs: 2600 });
  expect(oil?.at).toMatch(/^2026-05-14T09:/);

  const taken = await b.ask('bundle.apply', { file: at('a.bundle') });
  expect(taken).toMatchObject({
    added: 2,
    changed: 0,
    removed: 0,
    kept: 0,
    label: 'Brought in 2 changes of Priya Castell',
  });
  expect(b.look((driver) => driver.prepare('SELECT name FROM companies WHERE id = ?').pluck().get(company))).toBe(
    'Juniper Row',
  );
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });

  const after = b.look(contents);
  const again = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(again).toMatchObject({ counts: { added: 0, changed: 0, removed: 0, conflicts: 0, same: 2 }, records: [] });
  expect(again.takenAt).not.toBeNull();
  expect(await b.ask('bundle.apply', { file: at('a.bundle') })).toMatchObject({ label: null, added: 0, changed: 0 });
  expect(differences(b.look(contents), after)).toEqual([]);

  expect(await b.ask('history.undo', {})).toEqual({ label: taken.label });
  expect(differences(b.look(contents), before)).toEqual([]);
  await b.ask('history.redo', {});
  expect(differences(b.look(contents), after)).toEqual([]);
});

test('fields that one side changed are merged; what both changed apart is a conflict that must be decided', async () => {
  const { a, b, at } = await apart();
  const [one, two] = a.look(
    (driver) => driver.prepare('SELECT id FROM products ORDER BY id').pluck().all() as string[],
  );
  if (!one || !two) throw new Error('There are no products.');
  await a.ask('products.update', { id: one, priceMinor: 1111 });
  await b.ask('products.update', { id: one, line: 'Styling' });
  await a.ask('products.update', { id: two, priceMinor: 2222, line: 'Care' });
  await b.ask('products.update', { id: two, priceMinor: 3333 });
  await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  await b.ask('bundle.export', { since: SINCE, file: at('b.bundle') });

  const seen = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(seen.counts).toMatchObject({ changed: 1, conflicts: 1 });
  const [first] = seen.records;
  expect(first).toMatchObject({ id: two, what: 'changed', by: 'Priya Castell' });
  expect(first?.fields.map(({ field, outcome }) => `${field} ${outcome}`).toSorted()).toEqual([
    'line theirs',
    'price_minor conflict',
  ]);
  const undecided = await b.engine.call('bundle.apply', { file: at('a.bundle') });
  expect(undecided).toMatchObject({ ok: false, error: { code: 'conflict' } });

  const choices = [{ table: 'products', id: two, field: 'price_minor', take: 'mine' as const }];
  expect(await b.ask('bundle.apply', { file: at('a.bundle'), choices })).toMatchObject({ changed: 2, kept: 1 });
  const row = (id: string) =>
    b.look((driver) => driver.prepare('SELECT price_minor AS price, line FROM products WHERE id = ?').get(id));
  expect([row(one), row(two)]).toEqual([
    { price: 1111, line: 'Styling' },
    { price: 3333, line: 'Care' },
  ]);
  // What was decided is not asked again, and reaches the other side as a change that knows of theirs.
  expect((await b.ask('bundle.preview', { file: at('a.bundle') })).counts).toMatchObject({ changed: 0, conflicts: 0 });
  await b.ask('bundle.export', { since: SINCE, file: at('b2.bundle') });
  expect((await a.ask('bundle.preview', { file: at('b2.bundle') })).counts).toMatchObject({ conflicts: 0 });
  await a.ask('bundle.apply', { file: at('b2.bundle') });
  expect(differences(a.look(meaning), b.look(meaning))).toEqual([]);
});

test('what was decided against is taken all the same when somebody who knows the decision says it once more', async () => {
  const { a, b, at } = await apart();
  const [id] = a.look((driver) => driver.prepare('SELECT id FROM products ORDER BY id').pluck().all() as string[]);
  if (!id) throw new Error('There are no products.');
  const price = (copy: typeof a) =>
    copy.look((driver) => driver.prepare('SELECT price_minor FROM products WHERE id = ?').pluck().get(id));
  await a.ask('products.update', { id, priceMinor: 1111 });
  await b.ask('products.update', { id, priceMinor: 2222 });
  await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  await b.ask('bundle.export', { since: SINCE, file: at('b.bundle') });
  await a.ask('bundle.apply', { file: at('b.bundle'), rest: 'mine' });
  await b.ask('bundle.apply', { file: at('a.bundle'), rest: 'theirs' });
  expect([price(a), price(b)]).toEqual([1111, 1111]);
  await b.ask('products.update', { id, priceMinor: 2222 });
  // The bundle from before the decision still changes nothing.
  expect((await a.ask('bundle.preview', { file: at('b.bundle') })).counts).toMatchObject({ changed: 0, conflicts: 0 });
  await b.ask('bundle.export', { since: SINCE, file: at('b2.bundle') });
  expect((await a.ask('bundle.preview', { file: at('b2.bundle') })).counts).toMatchObject({ changed: 1, conflicts: 0 });
  await a.ask('bundle.apply', { file: at('b2.bundle') });
  expect(price(a)).toBe(2222);
});

test('what one removed and the other changed is asked as a whole; a name that both gave is one record', async () => {
  const { a, b, at } = await apart();
  const [one, two, three] = a.look(
    (driver) => driver.prepare('SELECT id FROM products ORDER BY id').pluck().all() as string[],
  );
  if (!one || !two || !three) throw new Error('There are no products.');
  await a.ask('products.remove', { id: one });
  await b.ask('products.update', { id: one, priceMinor: 777 });
  await a.ask('products.update', { id: two, priceMinor: 888 });
  await b.ask('products.remove', { id: two });
  await a.ask('products.remove', { id: three });
  const mine = await b.ask('companies.create', { name: 'Juniper Row' });
  const theirs = await a.ask('companies.create', { name: 'juniper row' });
  await a.ask('companies.update', { id: theirs.id, country: 'FR' });
  await a.ask('activities.create', {
    kind: 'call',
    day: '2026-05-14',
    companyId: theirs.id,
    text: 'They want shelves',
  } as never);
  await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  const seen = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(seen.records.filter(({ conflict }) => conflict !== null).map(({ id, conflict }) => [id, conflict])).toEqual(
    expect.arrayContaining([
      [one, 'removed-there'],
      [two, 'removed-here'],
    ]),
  );
  const both = seen.records.find(({ id }) => id === theirs.id);
  expect(both).toMatchObject({ byKey: true, what: 'changed' });
  const outcome = new Map(both?.fields.map((field) => [field.field, field.outcome]));
  expect([outcome.get('name'), outcome.get('owner_key'), outcome.get('country')]).toEqual([
    'conflict',
    'conflict',
    'theirs',
  ]);
  await b.ask('bundle.apply', {
    file: at('a.bundle'),
    choices: [
      { table: 'products', id: one, field: '', take: 'mine' },
      { table: 'products', id: two, field: '', take: 'theirs' },
      { table: 'companies', id: theirs.id, field: 'name', take: 'mine' },
      { table: 'companies', id: theirs.id, field: 'owner_key', take: 'mine' },
    ],
  });
  const products = b.look(
    (driver) =>
      driver.prepare('SELECT id, price_minor AS price, deleted_at IS NOT NULL AS gone FROM products').all() as {
        id: string;
        price: number;
        gone: number;
      }[],
  );
  const of = (id: string) => products.find((row) => row.id === id);
  expect(of(one)).toMatchObject({ price: 777, gone: 0 });
  expect(of(two)).toMatchObject({ price: 888, gone: 0 });
  expect(of(three)).toMatchObject({ gone: 1 });
  const company = b.look((driver) =>
    driver
      .prepare(
        "SELECT c.id, c.name, c.country, a.text FROM companies c LEFT JOIN activities a ON a.company_key = c.key WHERE c.natural_key = 'juniper row'",
      )
      .all(),
  );
  expect(company).toEqual([{ id: mine.id, name: 'Juniper Row', country: 'FR', text: 'They want shelves' }]);
  // A later change of their record finds ours although its name is another by then.
  await a.ask('companies.update', { id: theirs.id, name: 'Juniper & Row', country: 'BE' });
  await a.ask('bundle.export', { file: at('a2.bundle') });
  const next = await b.ask('bundle.preview', { file: at('a2.bundle') });
  expect(next.records.find(({ id }) => id === theirs.id)).toMatchObject({ byKey: false, what: 'changed' });
  expect(next.skipped).toBe(false);
});

test('undo of an older step travels, too', async () => {
  const { a, b, at } = await apart();
  const { id } = await a.ask('products.create', { name: 'Scalp Oil', priceMinor: 2400 });
  await a.ask('products.update', { id, priceMinor: 2600 });
  await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  await b.ask('bundle.apply', { file: at('a.bundle') });
  await a.ask('history.undo', {});
  await a.ask('bundle.export', { file: at('a2.bundle') });
  expect(await b.ask('bundle.apply', { file: at('a2.bundle') })).toMatchObject({ changed: 1 });
  expect(b.look((driver) => driver.prepare('SELECT price_minor FROM products WHERE id = ?').pluck().get(id))).toBe(
    2400,
  );
  await a.ask('history.undo', {});
  await a.ask('bundle.export', { file: at('a3.bundle') });
  expect(await b.ask('bundle.apply', { file: at('a3.bundle') })).toMatchObject({ removed: 1 });
});

const ORDERS = `order_id,ordered_at,quantity,unit_price,product_sku,product_name,customer_id,customer_country,channel
9001,2026-05-12 09:00,2,10.00,NEW-1,New Serum,C9001,GB,D2C web
9001,2026-05-12 09:00,1,8.50,NEW-2,New Balm,C9001,GB,D2C web
9002,2026-05-13 10:00,3,20.00,NEW-1,New Serum,C9002,DE,Popup
`;

test('imports travel with their lines and their text; the same file on both sides makes no doubles', async () => {
  const { a, b, at } = await apart();
  writeFileSync(at('late.csv'), ORDERS);
  const take = async (copy: typeof a, file: string): Promise<unknown> =>
    copy.ask('imports.run', { path: at(file), format: 'order-lines' });
  await take(a, 'late.csv');
  const given = await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  expect(given).toMatchObject({ imports: 1 });
  const before = b.look(contents);
  const seen = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(seen.imports).toEqual([expect.objectContaining({ file: 'late.csv', added: 7, same: 0, conflicts: 0 })]);
  const taken = await b.ask('bundle.apply', { file: at('a.bundle') });
  expect(taken).toMatchObject({ imports: 1, facts: 7 });
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  expect(differences(b.look(meaning), a.look(meaning))).toEqual([]);
  const sums = (driver: Parameters<Parameters<typeof a.look>[0]>[0]) =>
    driver.prepare('SELECT day, sum(gross_minor) AS gross, sum(orders) AS orders FROM daily_sales GROUP BY day').all();
  expect(b.look(sums)).toEqual(a.look(sums));
  expect(await b.ask('bundle.apply', { file: at('a.bundle') })).toMatchObject({ label: null });
  await b.ask('history.undo', {});
  expect(differences(b.look(contents), before)).toEqual([]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  await b.ask('history.redo', {});
  expect(differences(b.look(meaning), a.look(meaning))).toEqual([]);
  expect(await b.ask('check.run', {})).toEqual({ ok: true, problems: [] });
  await b.ask('history.undo', {});
  // The same file imported here: nothing of theirs is new.
  await take(b, 'late.csv');
  const same = await b.ask('bundle.preview', { file: at('a.bundle') });
  expect(same.imports).toEqual([expect.objectContaining({ added: 0, updated: 0, same: 7, conflicts: 0 })]);
  await b.ask('bundle.apply', { file: at('a.bundle') });
  expect(
    b.look((driver) =>
      driver
        .prepare(
          "SELECT count(*) FROM order_lines l JOIN orders o ON o.key = l.order_key WHERE o.external_id IN ('9001', '9002')",
        )
        .pluck()
        .get(),
    ),
  ).toBe(3);
});

test('a file that is no bundle, was changed, cut off, or is of another workspace changes nothing', async () => {
  const { a, b, at } = await apart();
  await a.ask('products.create', { name: 'Scalp Oil' });
  await a.ask('bundle.export', { since: SINCE, file: at('a.bundle') });
  const before = b.look(contents);
  const whole = readFileSync(at('a.bundle'));
  const text = gunzipSync(whole).toString();
  const refusal = async (bytes: Buffer): Promise<string> => {
    writeFileSync(at('bad.bundle'), bytes);
    const result = await b.engine.call('bundle.apply', { file: at('bad.bundle'), rest: 'theirs' });
    expect(differences(b.look(contents), before)).toEqual([]);
    return result.ok ? 'taken' : result.error.message;
  };
  expect(await refusal(Buffer.from('no bundle'))).toMatch(/damaged, cut off, or no bundle/);
  expect(await refusal(whole.subarray(0, whole.length - 20))).toMatch(/damaged, cut off/);
  expect(await refusal(gzipSync(text.replace('Scalp Oil', 'Scalp Oli')))).toMatch(/changed or cut off/);
  expect(await refusal(gzipSync(text.slice(0, -40)))).toMatch(/cut off/);
  expect(await refusal(gzipSync(''))).toMatch(/empty/);
  expect(await refusal(gzipSync(text.replace(/"workspace":\{"id":"[^"]*"/, '"workspace":{"id":"other"')))).toMatch(
    /another workspace/,
  );
  expect(await refusal(gzipSync(text.replace(/"schema":\d+/, '"schema":999')))).toMatch(/newer Tandem/);
  expect(await refusal(gzipSync(text.replace(/"schema":\d+/, '"schema":1')))).toMatch(/no bundle of changes/);
  const gone = await b.engine.call('bundle.preview', { file: at('none.bundle') });
  expect(gone).toMatchObject({ ok: false, error: { code: 'not-found' } });
  expect(existsSync(at('a.bundle.part'))).toBe(false);
  expect(readdirSync(pair.folder).filter((name) => name.includes('part'))).toEqual([]);
});
