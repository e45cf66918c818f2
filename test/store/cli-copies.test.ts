import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { buildCli, type Said } from './cli-process';

/** Copies, folders and bundles on the command line, each as a process of its own. */
const folder = mkdtempSync(join(tmpdir(), 'tandem-cli-copies-'));
const at = (name: string): string => join(folder, name);
const [mine, theirs] = [at('mine.tandem'), at('theirs.tandem')];
let tandem: (...args: string[]) => Said;

const HEAD = 'order_id,ordered_at,quantity,unit_price,product_sku,product_name,channel\n';

const bring = (workspace: string, name: string, lines: string): void => {
  writeFileSync(at(name), HEAD + lines);
  expect(tandem('import', '--workspace', workspace, at(name))).toMatchObject({ code: 0 });
};
const netSales = (workspace: string): number | null | undefined =>
  (
    JSON.parse(
      tandem('metrics', '--workspace', workspace, '--period', '2026-05', '--metric', 'net-sales', '--json').out,
    ) as MetricValue[]
  )[0]?.value;

beforeAll(async () => {
  tandem = await buildCli();
  expect(tandem('new', '--workspace', mine, '--name', 'Shop', '--currency', 'GBP').code).toBe(0);
  bring(mine, 'first.csv', '1,2026-05-01,2,10.00,A,Alpha,Web\n');
  copyFileSync(mine, theirs);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a workspace becomes a folder and a workspace again with the same figures', () => {
  expect(tandem('folder', '--workspace', mine, '--to', at('as-folder'))).toMatchObject({ code: 0 });
  // It gets a name of its own in there, so that no other is written over.
  const [named = ''] = readdirSync(at('as-folder'));
  const written = join(at('as-folder'), named);
  expect(readdirSync(written)).toEqual(expect.arrayContaining(['README.txt', 'schema.json', 'tables']));
  const made = tandem('folder', '--workspace', at('again.tandem'), '--from', written);
  expect(made).toMatchObject({ code: 0 });
  expect(made.out).toContain('every checksum is as it was');
  expect(netSales(at('again.tandem'))).toBe(2_000);
  // One changed byte is told, and leaves nothing behind.
  const orders = join(written, 'tables', 'orders.csv');
  writeFileSync(orders, readFileSync(orders, 'utf8').replace('2026-05-01', '2026-05-02'));
  expect(tandem('folder', '--workspace', at('wrong.tandem'), '--from', written).code).toBe(1);
  expect(existsSync(at('wrong.tandem'))).toBe(false);
  expect(tandem('folder', '--workspace', mine).code).toBe(2);
});

test('what one copy took in reaches the other, once', () => {
  bring(theirs, 'second.csv', '2,2026-05-03,1,5.00,B,Beta,Web\n');
  expect(tandem('bundle', '--workspace', theirs, '--to', at('theirs.changes'))).toMatchObject({ code: 0 });
  const looked = tandem('merge', '--workspace', mine, '--from', at('theirs.changes'), '--dry-run');
  expect(looked).toMatchObject({ code: 0 });
  expect(netSales(mine)).toBe(2_000);
  expect(tandem('merge', '--workspace', mine, '--from', at('theirs.changes'))).toMatchObject({ code: 0 });
  expect(netSales(mine)).toBe(2_500);
  const again = tandem('merge', '--workspace', mine, '--from', at('theirs.changes'));
  expect(again.out).toContain('Everything in it was here already.');
  expect(netSales(mine)).toBe(2_500);
  expect(tandem('bundle', '--workspace', theirs, '--to', at('x.changes'), '--since', 'soon').code).toBe(2);
  expect(tandem('merge', '--workspace', at('again.tandem'), '--from', at('first.csv')).code).toBe(1);
});

test('an encrypted copy holds nothing readable, and a calendar file says what it wrote', () => {
  writeFileSync(at('words'), 'correct horse battery staple\n');
  const said = tandem('encrypt', '--workspace', mine, '--to', at('shop.age'), '--passphrase-file', at('words'));
  expect(said).toMatchObject({ code: 0 });
  expect(said.out).not.toContain('horse');
  const unread = tandem('encrypt', '--workspace', mine, '--to', at('no.age'), '--passphrase-file', at('nowhere'));
  expect(unread).toMatchObject({ code: 1, err: expect.stringMatching(/nowhere, cannot be read/) });
  const bytes = readFileSync(at('shop.age'), 'latin1');
  expect(bytes.startsWith('age-encryption.org/')).toBe(true);
  expect(bytes).not.toContain('SQLite format');
  expect(tandem('calendar', '--workspace', mine, '--ics', at('shop.ics'))).toMatchObject({ code: 0 });
  expect(readFileSync(at('shop.ics'), 'utf8')).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(tandem('calendar', '--workspace', mine, '--ics', at('shop.ics'), '--person', 'Nobody').code).toBe(2);
});

test('a copy is restored beside a workspace that is damaged, which stays as it is', () => {
  expect(tandem('backup', '--workspace', mine, '--to', at('kept'))).toMatchObject({ code: 0 });
  const [copy = ''] = readdirSync(at('kept'));
  const figure = netSales(mine);
  const broken = at('broken.tandem');
  const bytes = readFileSync(mine);
  bytes.fill(0xa5, 4096 * 3, 4096 * 40);
  writeFileSync(broken, bytes);
  expect(tandem('check', '--workspace', broken)).toMatchObject({ code: 1 });
  const made = tandem('restore', '--workspace', broken, '--from', join(at('kept'), copy), '--json');
  expect(made).toMatchObject({ code: 0 });
  const { workspace, snapshot } = JSON.parse(made.out) as { workspace: string; snapshot: string | null };
  expect(workspace).toMatch(/broken \(restored \d{4}-\d\d-\d\d\)\.tandem$/);
  expect(snapshot).toBeNull();
  expect(netSales(workspace)).toBe(figure);
  expect(readFileSync(broken).equals(bytes)).toBe(true);
  // A copy that is damaged itself makes nothing.
  const refused = tandem('restore', '--workspace', broken, '--from', broken);
  expect(refused.code).toBe(1);
  expect(readdirSync(folder).filter((name) => name.startsWith('broken ('))).toHaveLength(1);
});
