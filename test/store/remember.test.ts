import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
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
