import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEngine } from '../../src/main/engine/index';
import { openDriver } from '../../src/main/engine/store/driver';
import { SCHEMA_VERSION } from '../../src/main/engine/store/migrate';
import { openStore } from '../../src/main/engine/store/open';
import { readFolder } from '../../src/main/engine/transfer/folder/read';
import { manifest } from '../../src/main/engine/transfer/folder/manifest';
import { checksumOf, tablesOf, tableText } from '../../src/main/engine/transfer/folder/tables';
import { mkdirSync, writeFileSync } from 'node:fs';

/** A folder as a Tandem of each schema would have written it, which the newest one reads. */
const folder = mkdtempSync(join(tmpdir(), 'tandem-folder-older-'));
beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const writeOld = async (schema: number): Promise<string> => {
  const path = join(folder, `old-${schema}.tandem`);
  const target = join(folder, `old-${schema}`);
  const store = await openStore({ path, create: true, schema });
  store.close();
  const driver = openDriver(path);
  try {
    driver
      .prepare(
        "INSERT INTO workspace (id, name, currency, time_zone, week_start, fiscal_year_start, inactivity_days, refund_dating, stale_days, vision, is_sample, created_at) VALUES ('w1', 'Old Shop', 'GBP', 'UTC', 1, 1, 180, 'processed', 14, '', 0, '2025-01-01T08:00:00.000Z')",
      )
      .run();
    driver
      .prepare("INSERT INTO people (id, name, natural_key, email, roles) VALUES ('p1', '=Ada', '=ada', '', '[]')")
      .run();
    driver
      .prepare(
        "INSERT INTO products (id, sku, name, natural_key, line, price_minor) VALUES ('x1', 'A-1', 'Oil, \"fine\"', 'a-1', '', 1250)",
      )
      .run();
    mkdirSync(join(target, 'tables'), { recursive: true });
    const tables = [];
    for (const table of tablesOf(driver)) {
      let text = '';
      const written = await tableText(driver, table, (piece) => {
        text += piece;
      });
      writeFileSync(join(target, 'tables', `${table.table}.csv`), text);
      tables.push({ table: table.table, label: table.table, words: '', ...written, columns: table.columns });
    }
    writeFileSync(
      join(target, 'schema.json'),
      JSON.stringify({
        format: 'tandem-folder',
        version: 1,
        schema,
        workspace: 'Old Shop',
        writtenAt: '2025-01-01T08:00:00.000Z',
        checksum: checksumOf(tables),
        tables,
      }),
    );
  } finally {
    driver.close();
  }
  return target;
};

test.each(Array.from({ length: SCHEMA_VERSION }, (_, index) => index + 1))(
  'a folder of schema %i becomes a workspace of the newest',
  async (schema) => {
    const old = await writeOld(schema);
    expect(manifest.parse(JSON.parse(readFileSync(join(old, 'schema.json'), 'utf8'))).schema).toBe(schema);
    const to = join(folder, `new-${schema}.tandem`);
    const read = await readFolder(old, to, { progress: () => undefined });
    expect(read.rows).toBeGreaterThanOrEqual(3);
    const engine = await createEngine({ workspacePath: to, clock: () => Date.parse('2026-05-13T16:00:00Z') });
    try {
      const ask = async (channel: string, input: unknown): Promise<unknown> => {
        const result = await engine.call(channel, input);
        if (!result.ok) throw new Error(result.error.message);
        return result.value;
      };
      expect(await ask('workspace.get', {})).toMatchObject({ name: 'Old Shop', schema: SCHEMA_VERSION });
      expect(await ask('people.list', {})).toEqual([expect.objectContaining({ id: 'p1', name: '=Ada' })]);
      expect(await ask('check.run', {})).toEqual({ ok: true, problems: [] });
      // The index of words is made when the tables are the newest.
      expect(await ask('search.query', { text: 'fine' })).toHaveLength(1);
    } finally {
      await engine.close();
    }
  },
);
