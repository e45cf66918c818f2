import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDriver } from '../../src/main/engine/store/driver';
import { rollOf, rounds, say, seedFor } from '../faults/bars';
import { stateOf } from '../faults/state';
import { ordersCsv } from '../faults/orders';
import { expect, open, type Page, test } from './app';
import { call, openEmpty } from './world';

test.describe.configure({ retries: 0 });

const ORDERS = 1500;

/** All rows but history's, by checksum, and what a step under way would change. */
type Look = {
  state: string;
  steps: number;
  undone: number;
  brought: number;
  batches: number;
  gone: number;
  stages: Map<string, string>;
};

const lookAt = (file: string, name = '', whole = false): Look => {
  const driver = openDriver(file, whole ? {} : { readonly: true });
  const number = (sql: string): number => Number(driver.prepare(sql).pluck().get());
  try {
    if (whole) {
      expect(driver.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(driver.pragma('foreign_key_check')).toEqual([]);
    }
    const deals = driver.prepare('SELECT id, stage_id AS stage FROM deals').all() as { id: string; stage: string }[];
    return {
      state: stateOf(driver, { exact: true }),
      steps: number('SELECT count(*) FROM history'),
      undone: number('SELECT count(*) FROM history WHERE undone = 1'),
      brought: number(`SELECT count(*) FROM orders WHERE external_id LIKE '${name}%'`),
      batches: number('SELECT count(*) FROM import_batches'),
      gone: number('SELECT count(*) FROM contacts WHERE deleted_at IS NOT NULL'),
      stages: new Map(deals.map(({ id, stage }) => [id, stage])),
    };
  } finally {
    driver.close();
  }
};

type Step = { channel: string; input: unknown; whole: (before: Look, after: Look) => boolean };

test('the app is killed at any moment: what it acknowledged is there, nothing is half done, and it opens again', async ({
  tandem,
}) => {
  const kills = rounds(50, 3);
  test.setTimeout(kills * 60_000 + 120_000);
  const seed = seedFor('kills of the app');
  const roll = rollOf(seed);
  const scratch = mkdtempSync(join(tmpdir(), 'tandem-app-kills-'));
  await openEmpty(tandem);
  const { page } = tandem;
  const pipelines = await call<{ stages: { id: string; kind: string }[] }[]>(page, 'pipelines.list');
  const stages = (pipelines[0]?.stages ?? []).filter(({ kind }) => kind === 'open').map(({ id }) => id);
  const deals: string[] = [];
  const pairs: [string, string][] = [];
  for (let index = 0; index < 6; index += 1) {
    deals.push((await call<{ id: string }>(page, 'deals.create', { title: `Deal ${index}`, stageId: stages[0] })).id);
    const one = await call<{ id: string }>(page, 'contacts.create', { name: `Ada ${index}` });
    pairs.push([one.id, (await call<{ id: string }>(page, 'contacts.create', { name: `Ada L. ${index}` })).id]);
  }
  const copy = await call<{ file: string }>(page, 'backup.create', {});
  const { workspacePath } = await call<{ workspacePath: string }>(page, 'app.state');
  await tandem.app.close();
  const base = join(scratch, 'base');
  cpSync(tandem.dataDir, base, { recursive: true, filter: (path) => !path.includes('session') });
  const relative = (path: string): string => path.slice(tandem.dataDir.length + 1);
  const restored = lookAt(join(base, relative(copy.file))).state;

  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const steps = (own: string, orders: string): Step[] => {
    const [keepId, dropId] = pick(pairs);
    const [id, stageId] = [pick(deals), pick(stages)];
    const step = (before: Look, after: Look): boolean => after.steps === before.steps + 1;
    return [
      {
        channel: 'imports.run',
        input: { path: orders, format: 'order-lines' },
        // Brought again, the same orders change nothing, and that they were brought is written down.
        whole: (before, after) => after.batches === before.batches + 1 && after.brought === ORDERS,
      },
      {
        channel: 'deals.move',
        input: { id, stageId },
        whole: (before, after) => step(before, after) && after.stages.get(id) === stageId,
      },
      { channel: 'history.undo', input: {}, whole: (before, after) => after.undone === before.undone + 1 },
      { channel: 'backup.create', input: {}, whole: () => false },
      {
        channel: 'backup.restore',
        input: { file: join(own, relative(copy.file)) },
        whole: (_before, after) => after.state === restored,
      },
      {
        channel: 'duplicates.merge',
        input: { kind: 'contacts', keepId, dropId },
        whole: (before, after) => step(before, after) && after.gone === before.gone + 1,
      },
    ];
  };
  const tally = new Map<string, number>();
  let acknowledged = 0;
  let between = 0;
  let dataDir = '';
  for (let round = 0; round < kills; round += 1) {
    // Every few kills anew; between them the app opens what the kill before left.
    if (round % 5 === 0) {
      dataDir = join(scratch, `data-${round}`);
      mkdirSync(dataDir);
      await placeAt(base, dataDir, tandem.dataDir);
    }
    const name = `R${round}-`;
    const file = join(dataDir, relative(workspacePath));
    const { app, page: own } = await open(dataDir, []);
    await app.evaluate(
      ({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      },
      ordersCsv(join(dataDir, `orders-${round}.csv`), ORDERS, name),
    );
    const [orders = ''] = (
      await call<{ paths: string[] }>(own, 'app.chooseFiles', { title: 'Orders', extensions: ['csv'] })
    ).paths;
    await call(own, 'backup.list', {});
    let under: Step | null = null;
    let last = lookAt(file, name);
    // Once the app is gone its process is not told any more.
    const child = app.process();
    const timer = setTimeout(() => child.kill('SIGKILL'), 50 + roll(2500));
    try {
      for (;;) {
        under = pick(steps(dataDir, orders));
        await perform(own, under);
        under = null;
        acknowledged += 1;
        last = lookAt(file, name);
      }
    } catch {
      // The app is gone, in the middle of a call or between two.
    }
    clearTimeout(timer);
    child.kill('SIGKILL');
    await app.close().catch(() => undefined);
    const found = lookAt(file, name, true);
    const killedIn = under?.channel ?? 'rest';
    tally.set(killedIn, (tally.get(killedIn) ?? 0) + 1);
    if (found.state !== last.state) {
      between += 1;
      expect(under?.whole(last, found), `seed ${seed}, round ${round}: ${killedIn} is half done`).toBe(true);
    }
  }
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  say(
    `${kills} kills of the app, ${acknowledged} acknowledged calls kept, ${between} of those under way done; killed in ${JSON.stringify(Object.fromEntries(tally))}`,
  );
  await tandem.restart();
});

/** A call whose refusal (an undo with nothing to undo, an import that was there) is an answer too. */
const perform = async (page: Page, { channel, input }: Step): Promise<void> => {
  try {
    await call(page, channel, input);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith(`${channel}:`)) throw error;
  }
};

/** The data folder of a Tandem under another name: its own files name the workspace by its whole path. */
const placeAt = async (base: string, dataDir: string, named: string): Promise<void> => {
  const { readFile, writeFile } = await import('node:fs/promises');
  cpSync(base, dataDir, { recursive: true });
  const list = join(dataDir, 'workspaces.json');
  await writeFile(list, (await readFile(list, 'utf8')).replaceAll(named, dataDir));
};
