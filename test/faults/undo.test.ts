import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulk } from '../../src/main/engine/store/dialect';
import { type Driver, openDriver } from '../../src/main/engine/store/driver';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { contract } from '../../src/shared/contract';
import { fullWorld, type World } from '../store/reports-world';
import { rollOf, rounds, say, seedFor } from './bars';
import { idsOf, type Scene, valueFor } from './inputs';
import { stateByTable } from './state';

/** Jobs that change records as one step of undo; an import is a batch and is taken back by its own button (model.test.ts). */
const JOBS = new Set(['attribution.change']);

/** Channels that change a record and are one step of undo each. */
const WRITES = Object.entries(contract).flatMap(([name, { kind, input }]) =>
  (kind === 'write' && !name.startsWith('history.')) || JOBS.has(name) ? [{ name, input }] : [],
);
const REMOVES = /\.(remove|close|drop|undo)/;

/** What is written down for good, by intent: the outlook of a day is what was thought on it, a frozen report what was read. */
const FOR_GOOD = new Set(['targets.keepOutlooks', 'reports.freeze']);

/** These write a file for somebody else and change nothing here. */
const ELSEWHERE = new Set(['reports.askSection', 'reports.fillSection']);

type Mark = { state: Record<string, string>; steps: number };
const NEXT =
  'SELECT label FROM history WHERE undoable = 1 AND undone = 0 AND batch_id IS NULL ORDER BY id DESC LIMIT 1';

/** How often a channel is asked until it takes an input: most things need others that chance has to make first. */
const TRIES = 12;

let world: World;
beforeAll(async () => {
  world = await fullWorld({ from: '2026-03-02', perDay: 2 });
  // Its orders were written past the rules that attribute them.
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
});
afterAll(() => world.close());

const call = (name: string, input: unknown) => world.engine.call(name, input, { personId: 'p1' });

/** What other answers name: the sections of a report, the lines of an agenda, files that were handed out, who is meant. */
const wordsOf = async (driver: Driver, name: string, files: string[]): Promise<Scene['words']> => {
  const column = (sql: string): string[] => driver.prepare(sql).pluck().all() as string[];
  const [feature] = name.split('.');
  if (name === 'handoff.qualify') {
    const [id = ''] = column(
      'SELECT id FROM leads WHERE qualified_day IS NULL AND deleted_at IS NULL ORDER BY id LIMIT 1',
    );
    for (const criterionId of column('SELECT id FROM lead_criteria WHERE deleted_at IS NULL'))
      await call('handoff.tick', { id, criterionId, met: true });
    return { id: [id] };
  }
  if (feature === 'reports') {
    const accounts = column("SELECT id FROM channels WHERE level = 'account' AND deleted_at IS NULL");
    return { section: ['sales', 'marketing', ...accounts], path: files, to: files };
  }
  if (feature === 'meetings') return { key: column(`SELECT ref FROM meeting_items WHERE deleted_at IS NULL`) };
  if (feature === 'comments')
    return { text: ['@Maren Oduya, look', 'Nobody is meant', '@Priya Castell @Theo Lindqvist'] };
  if (feature === 'views') return { page: ['pipeline', 'leads'] };
  if (feature === 'customers') return { customerId: column('SELECT CAST(key AS TEXT) FROM customers LIMIT 20') };
  return {};
};

test('any changes, by every channel that changes something, are taken back one by one to the first checksum and put on again to the last', async () => {
  const seed = seedFor('commands and undo');
  const roll = rollOf(seed);
  const driver = openDriver(world.path, { readonly: true });
  const number = (sql: string): number => Number(driver.prepare(sql).pluck().get());
  const commits = (): number => Number(driver.pragma('data_version', { simple: true }));
  const undoable = (): number =>
    number('SELECT count(*) FROM history WHERE undoable = 1 AND undone = 0 AND batch_id IS NULL');
  const look = (): Record<string, string> => {
    // A report is frozen for good, also the one that was frozen to be sent.
    const { report_snapshots: _frozen, ...state } = stateByTable(driver, { exact: true });
    return state;
  };
  const done = new Map<string, number>();
  const silent = new Set<string>();
  const faults = new Set<string>();
  const refusals = new Map<string, Set<string>>();
  const known = new Map<string, string>();
  const folder = join(dirname(world.path), 'sections');
  mkdirSync(folder);
  const files = Array.from({ length: 6 }, (_, index) => join(folder, `${index}.json`));
  try {
    const floor = undoable();
    const first = look();
    let tried = 0;

    const attempt = async ({ name, input }: (typeof WRITES)[number]): Promise<boolean> => {
      const words = await wordsOf(driver, name, files);
      const ids = idsOf(driver);
      for (let round = 0; round < TRIES; round += 1) {
        const used = new Map<string, string>();
        const value = valueFor(input, '', { channel: name, ids, roll, known, used, ...(words ? { words } : {}) });
        tried += 1;
        const result = await call(name, value);
        if (result.ok) {
          for (const [field, table] of used) known.set(field, table);
          return true;
        }
        refusals.set(name, (refusals.get(name) ?? new Set()).add(result.error.message));
        if (result.error.code === 'internal') faults.add(`${name}: ${result.error.message}`);
      }
      return false;
    };

    const step = async (direction: 'undo' | 'redo'): Promise<void> => {
      const result = await world.engine.call(`history.${direction}`, {});
      expect(result, `${direction} of ${String(driver.prepare(NEXT).pluck().get())}`).toMatchObject({ ok: true });
    };
    /** Back to where the mark was set, and mostly on again: the state is that of then, and that of now. */
    const thereAndBack = async (mark: Mark): Promise<Mark> => {
      const [now, count] = [look(), undoable() - mark.steps];
      for (let taken = 0; taken < count; taken += 1) await step('undo');
      expect(look()).toEqual(mark.state);
      if (roll(4) > 0) {
        for (let taken = 0; taken < count; taken += 1) await step('redo');
        expect(look()).toEqual(now);
      }
      return { state: look(), steps: undoable() };
    };
    let mark: Mark = { state: first, steps: floor };

    for (let round = 0; round < rounds(4500, 500); round += 1) {
      const channel = WRITES[round % 3 === 0 ? roll(WRITES.length) : round % WRITES.length] as (typeof WRITES)[number];
      const { name } = channel;
      // What was made has to live for a while, or nothing can be done with it.
      if (FOR_GOOD.has(name) || (REMOVES.test(name) && roll(2) > 0)) continue;
      const [before, steps] = [commits(), undoable()];
      if (!(await attempt(channel))) continue;
      if (commits() !== before) done.set(name, (done.get(name) ?? 0) + 1);
      if (commits() !== before && undoable() === steps) silent.add(name);
      if (roll(12) === 0) mark = await thereAndBack(mark);
    }
    const never = WRITES.map(({ name }) => name).filter(
      (name) => !done.has(name) && !FOR_GOOD.has(name) && !ELSEWHERE.has(name),
    );
    say(
      `${tried} calls on ${WRITES.length} channels; ${done.size} channels changed something; never: ${never.join(' ')}`,
    );
    if (process.env['TANDEM_DEBUG'])
      for (const name of never) say(`${name}: ${[...(refusals.get(name) ?? [])].slice(0, 4).join(' | ')}`);
    expect([[...faults], [...silent]]).toEqual([[], []]);
    const last = look();
    const steps = undoable() - floor;
    for (let taken = 0; taken < steps; taken += 1) await step('undo');
    expect(look()).toEqual(first);
    for (let taken = 0; taken < steps; taken += 1) await step('redo');
    expect(look()).toEqual(last);
    expect(await world.engine.call('check.run', {})).toMatchObject({ ok: true, value: { ok: true, problems: [] } });
    // What was never done proves nothing. Chance leaves out a few of some 200; a few rounds reach half of them at least.
    expect(never.length).toBeLessThanOrEqual(rounds(10, WRITES.length / 2));
  } finally {
    driver.close();
  }
}, 1_800_000);
