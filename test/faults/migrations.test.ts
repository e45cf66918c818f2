import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openDriver } from '../../src/main/engine/store/driver';
import { SCHEMA_VERSION } from '../../src/main/engine/store/migrate';
import { rounds, say } from './bars';
import { oldWorkspace, SCHEMAS } from './old-schemas';
import { ask, copyOf, openEngine, scratch, wholeState as stateOfFile } from './world';

type Hook = { beforeStatement?: ((sql: string, file: string) => void) | undefined };
const hook = globalThis as Hook;
const { folder, remove } = scratch('migrations');

beforeAll(() => {
  process.env['TANDEM_SQLITE_DRIVER'] = resolve(import.meta.dirname, 'driver.cjs');
});
afterEach(() => {
  hook.beforeStatement = undefined;
});
afterAll(() => {
  delete process.env['TANDEM_SQLITE_DRIVER'];
  remove();
});

const wholeState = (file: string) => stateOfFile(file, { anyIds: true });

const counts = (file: string): Record<string, number> => {
  const driver = openDriver(file, { readonly: true });
  try {
    const tables = driver
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name NOT LIKE 'search%'",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.map((table) => [table, Number(driver.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())]),
    );
  } finally {
    driver.close();
  }
};

const statementsOf = async (file: string): Promise<number> => {
  let number = 0;
  hook.beforeStatement = (_sql, name) => {
    if (name === file) number += 1;
  };
  await (await openEngine(file)).close();
  hook.beforeStatement = undefined;
  return number;
};

test.each(SCHEMAS)('a file of schema %s opens, whole, with its rows and a copy from before', async (schema) => {
  const file = await oldWorkspace(folder, schema);
  const old = wholeState(file);
  const rows = counts(file);
  const engine = await openEngine(file);
  try {
    expect(await ask(engine, 'check.run', {})).toEqual({ ok: true, problems: [] });
    expect(await ask(engine, 'deals.get', { id: 'd1' })).toMatchObject({
      title: 'Midwest territory',
      valueMinor: 1_450_000,
    });
    expect(await ask(engine, 'history.undo', {})).toEqual({ label: 'Moved Midwest territory' });
    expect(await ask(engine, 'history.redo', {})).toEqual({ label: 'Moved Midwest territory' });
    const now = counts(file);
    for (const table of ['orders', 'order_lines', 'deals', 'companies', 'contacts', 'products', 'people', 'campaigns'])
      expect([table, now[table]]).toEqual([table, rows[table]]);
    const copies = await ask(engine, 'backup.list', {});
    if (old.version === SCHEMA_VERSION) expect(copies).toEqual([]);
    else expect(wholeState(copies[0]?.file ?? '')).toEqual(old);
  } finally {
    await engine.close();
  }
  expect(wholeState(file).version).toBe(SCHEMA_VERSION);
});

/** The way from the first schema goes through every migration. */
test.each(SCHEMAS.slice(0, rounds(SCHEMAS.length - 1, 1)))(
  'an upgrade from %s that ends at any of its statements leaves the old schema or the new one',
  async (schema) => {
    const { folder: own, remove: clean } = scratch('cut');
    try {
      const base = await oldWorkspace(own, schema);
      const before = wholeState(base);
      const goal = copyOf(base, join(own, 'goal.tandem'));
      await (await openEngine(goal)).close();
      const after = wholeState(goal);
      expect([before.version, after.version]).toEqual([SCHEMAS.indexOf(schema) + 1, SCHEMA_VERSION]);

      // What lies on the disk at each statement is what a kill there would leave.
      const file = copyOf(base, join(own, 'cut.tandem'));
      const seen = new Set<string>();
      let statements = 0;
      const versions: number[] = [];
      const look = (): void => {
        const images = ['', '-wal'].map((suffix) =>
          existsSync(file + suffix) ? readFileSync(file + suffix) : Buffer.alloc(0),
        );
        const print = createHash('sha1')
          .update(images[0] as Buffer)
          .update(images[1] as Buffer)
          .digest('hex');
        if (seen.has(print)) return;
        seen.add(print);
        const left = copyOf(file, join(own, 'left.tandem'));
        if (existsSync(`${file}-wal`)) copyOf(`${file}-wal`, `${left}-wal`);
        const found = wholeState(left);
        versions.push(found.version);
        expect(found).toEqual(found.version === before.version ? before : after);
      };
      hook.beforeStatement = (_sql, name) => {
        if (name !== file) return;
        statements += 1;
        const mine = hook.beforeStatement;
        hook.beforeStatement = undefined;
        look();
        hook.beforeStatement = mine;
      };
      await (await openEngine(file)).close();
      hook.beforeStatement = undefined;
      look();
      expect(versions.at(-1)).toBe(SCHEMA_VERSION);
      say(`upgrade from ${schema}: ${statements} statements, ${seen.size} different files`);
    } finally {
      clean();
    }
  },
  300_000,
);

test('an upgrade of which any statement fails leaves the old file, and the next start finishes it', async () => {
  const schema = '0001-start';
  const { folder: own, remove: clean } = scratch('failed');
  try {
    const base = await oldWorkspace(own, schema);
    const before = wholeState(base);
    const total = await statementsOf(copyOf(base, join(own, 'counted.tandem')));
    const step = Math.max(1, Math.floor(total / rounds(total, 8)));
    for (let stop = 1; stop <= total; stop += step) {
      const file = copyOf(base, join(own, 'failed.tandem'));
      let number = 0;
      hook.beforeStatement = (_sql, name) => {
        if (name !== file) return;
        number += 1;
        if (number === stop) throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
      };
      const refused = await openEngine(file).then(
        (engine) => engine.close().then(() => null),
        (error: unknown) => error as { code: string },
      );
      hook.beforeStatement = undefined;
      // Only what comes after the commit may fail and leave the new schema.
      const found = wholeState(file);
      expect([before.version, SCHEMA_VERSION]).toContain(found.version);
      if (found.version === before.version) expect(found).toEqual(before);
      if (refused !== null) expect(refused.code).toBe('read-only');
      await (await openEngine(file)).close();
      expect(wholeState(file).version).toBe(SCHEMA_VERSION);
      rmSync(join(own, 'backups'), { recursive: true, force: true });
    }
    expect(readdirSync(own).filter((name) => name.endsWith('.part'))).toEqual([]);
  } finally {
    clean();
  }
}, 1_800_000);
