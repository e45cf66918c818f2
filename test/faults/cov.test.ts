import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulk } from '../../src/main/engine/store/dialect';
import { openDriver } from '../../src/main/engine/store/driver';
import { settleAttributions } from '../../src/main/engine/store/repositories/attributions';
import { contract } from '../../src/shared/contract';
import { fullWorld, type World } from '../store/reports-world';
import { rollOf, rounds, say, seedFor } from './bars';
import { idsOf, valueFor } from './inputs';
import { stateByTable } from './state';

/** Channels of this kind change a record and are one step of undo each. */
const WRITES = Object.entries(contract).flatMap(([name, { kind, input }]) =>
  kind === 'write' && !name.startsWith('history.') ? [{ name, input }] : [],
);

/** What is written down for good, by intent: the outlook of a day is what was thought on it, a frozen report what was read. */
const FOR_GOOD = new Set(['targets.keepOutlooks', 'reports.freeze']);

let world: World;
beforeAll(async () => {
  world = await fullWorld({ from: '2026-03-02', perDay: 2 });
  // Its orders were written past the rules that attribute them.
  await world.store.write((db) => Promise.resolve(settleAttributions(bulk(db))));
});
afterAll(() => world.close());

test('any changes, by every channel that changes something, are taken back to the first checksum and put on again to the last', async () => {
  const seed = seedFor('commands and undo');
  const roll = rollOf(seed);
  const driver = openDriver(world.path, { readonly: true });
  const number = (sql: string): number => Number(driver.prepare(sql).pluck().get());
  const commits = (): number => Number(driver.pragma('data_version', { simple: true }));
  const undoable = (): number =>
    number('SELECT count(*) FROM history WHERE undoable = 1 AND undone = 0 AND batch_id IS NULL');
  const done = new Map<string, number>();
  const silent = new Set<string>();
  const faults = new Set<string>();
  const why = new Map<string, string[]>();
  try {
    const floor = undoable();
    const first = stateByTable(driver, { exact: true });
    let tried = 0;
    for (let round = 0; round < 3000; round += 1) {
      const { name, input } = WRITES[
        round < WRITES.length * 3 ? round % WRITES.length : round % WRITES.length
      ] as (typeof WRITES)[number];
      if (FOR_GOOD.has(name)) continue;
      const scene = { feature: name.split('.')[0] ?? '', ids: idsOf(driver), roll };
      const [before, steps] = [commits(), undoable()];
      tried += 1;
      const result = await world.engine.call(name, valueFor(input, '', scene), { personId: 'p1' });
      if (!result.ok) {
        why.set(name, [...(why.get(name) ?? []), result.error.message]);
        if (result.error.code === 'internal') faults.add(`${name}: ${result.error.message}`);
        continue;
      }
      done.set(name, (done.get(name) ?? 0) + 1);
      if (commits() !== before && undoable() === steps) silent.add(name);
      if (roll(9) === 0) await world.engine.call(roll(2) === 0 ? 'history.undo' : 'history.redo', {});
    }
    say(
      `${tried} calls on ${WRITES.length} channels; ${done.size} channels changed something; not undone: ${[...silent].join(' ')}`,
    );
    say(
      WRITES.filter(({ name }) => !done.has(name))
        .map(({ name }) => name + ' :: ' + [...new Set(why.get(name))].slice(0, 3).join(' | '))
        .join('\n'),
    );
    expect([[...faults], [...silent]]).toEqual([[], []]);
    const last = stateByTable(driver, { exact: true });
    const steps = undoable() - floor;
    for (let step = 0; step < steps; step += 1) {
      const label = driver
        .prepare(
          'SELECT label FROM history WHERE undoable = 1 AND undone = 0 AND batch_id IS NULL ORDER BY id DESC LIMIT 1',
        )
        .pluck()
        .get();
      const result = await world.engine.call('history.undo', {});
      expect(result, `undo of ${String(label)}`).toMatchObject({ ok: true });
    }
    expect(stateByTable(driver, { exact: true })).toEqual(first);
    for (let step = 0; step < steps; step += 1)
      expect(await world.engine.call('history.redo', {})).toMatchObject({ ok: true });
    expect(stateByTable(driver, { exact: true })).toEqual(last);
    expect(await world.engine.call('check.run', {})).toEqual({ ok: true, value: { ok: true, problems: [] } });
  } finally {
    driver.close();
  }
}, 1_800_000);
