import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { readerOf } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { openStore } from '../../src/main/engine/store/open';
import { remember } from '../../src/main/engine/store/remember';

const folder = mkdtempSync(join(tmpdir(), 'tandem-remember-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const addRate = { id: 'rate', day: '2026-01-01', currency: 'EUR', rate: 1.1, deleted_at: null };

test('an answer is kept until a write commits, and never inside one', async () => {
  const store = await openStore({ path: join(folder, 'a.tandem'), create: true });
  let asked = 0;
  const count = (db = store.read) =>
    remember(db, 'rates', async () => {
      asked += 1;
      return (await db.selectFrom('rates').select('id').execute()).length;
    });
  expect([await count(), await count(), asked]).toEqual([0, 0, 1]);
  await store.write(async (db) => {
    expect(await count(db)).toBe(0);
    await db.insertInto('rates').values(addRate).execute();
    expect(await count(db)).toBe(1);
    expect(await count()).toBe(0);
  });
  expect([await count(), await count(), asked]).toEqual([1, 1, 4]);
  store.close();
});

test('what failed is asked again', async () => {
  const store = await openStore({ path: join(folder, 'b.tandem'), create: true });
  await expect(remember(store.read, 'x', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await remember(store.read, 'x', () => Promise.resolve(7))).toBe(7);
  store.close();
});

test('a statement is compiled once, again after long, and anew where its table has another column', async () => {
  const store = await openStore({ path: join(folder, 'c.tandem'), create: true });
  await store.write(async (db) => void (await sql`CREATE TABLE t (a INTEGER)`.execute(db)));
  await store.write(async (db) => void (await sql`INSERT INTO t VALUES (1), (2)`.execute(db)));
  const driver = openDriver(join(folder, 'c.tandem'), { readonly: true });
  const compiled: string[] = [];
  const prepare = driver.prepare.bind(driver);
  driver.prepare = (text: string) => {
    compiled.push(text);
    return prepare(text);
  };
  const db = readerOf(driver);
  const ask = async () => (await sql`SELECT * FROM t WHERE a > ${0}`.execute(db)).rows;
  expect([await ask(), await ask(), compiled.length]).toEqual([[{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 2 }], 1]);
  await store.write(async (writer) => void (await sql`ALTER TABLE t ADD COLUMN b INTEGER DEFAULT 5`.execute(writer)));
  expect([(await ask())[0], compiled.length]).toEqual([{ a: 1, b: 5 }, 1]);
  for (let other = 0; other < 200; other += 1) await sql.raw(`SELECT ${other} FROM t`).execute(db);
  expect([await ask(), compiled.length]).toEqual([await ask(), 202]);
  driver.close();
  store.close();
});
