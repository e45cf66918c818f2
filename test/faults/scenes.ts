import { join } from 'node:path';
import { readAnew } from '../../src/main/engine/backup/backup';
import type { Call } from './process';
import { ask, copyOf, openEngine, smallCompany } from './world';
import { ordersCsv } from './orders';
import { stateOf } from './state';
import { oldWorkspace } from './old-schemas';
import type { Roll } from './bars';

/** What is done to a workspace while the power goes, and every state that it may be in afterwards. */
export type Scene = {
  name: string;
  /** The workspace before, at rest. */
  file: string;
  calls: Call[];
  before: string;
  /** After opening, and after each call. */
  states: string[];
};

const stateOfFile = (file: string, anyIds: boolean): Promise<string> =>
  readAnew(file, (_db, driver) => Promise.resolve(stateOf(driver, { anyIds })));

/** Makes the calls once without faults and notes the state after each. */
const rehearse = async (folder: string, name: string, file: string, calls: Call[]): Promise<Scene> => {
  const anyIds = name === 'migration';
  const before = await stateOfFile(file, anyIds);
  const copy = copyOf(file, join(folder, `${name}-rehearsal.tandem`));
  const engine = await openEngine(copy);
  try {
    const states = [await stateOfFile(copy, anyIds)];
    for (const { channel, input } of calls) {
      const result = await engine.call(channel, input);
      if (!result.ok) throw new Error(`${name}: ${channel}: ${result.error.message}`);
      states.push(await stateOfFile(copy, anyIds));
    }
    return { name, file, calls, before, states };
  } finally {
    await engine.close();
  }
};

const repeat = (count: number, call: (index: number) => Call): Call[] =>
  Array.from({ length: count }, (_, index) => call(index));

/** Import, migration, board moves, undo and redo, copies, restore, merge of duplicates, an import taken back and a teammate's bundle, on a small company. */
export const allScenes = async (folder: string, roll: Roll): Promise<Scene[]> => {
  const company = await smallCompany(folder);
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T;
  const moves = repeat(
    40,
    (): Call => ({
      channel: 'deals.move',
      input: { id: pick(company.deals), stageId: pick(company.stages) },
    }),
  );

  // A workspace that has moved on since a copy was made of it.
  const later = copyOf(company.file, join(folder, 'later.tandem'));
  const engine = await openEngine(later);
  const { file: copy } = await ask(engine, 'backup.create', {});
  for (const { channel, input } of moves) await engine.call(channel, input);
  await ask(engine, 'imports.run', { path: ordersCsv(join(folder, 'later.csv'), 200, 'L'), format: 'order-lines' });
  const bundle = join(folder, 'changes.tandem-changes');
  await ask(engine, 'bundle.export', { file: bundle, since: '' });
  await engine.close();

  // An import that changes lines of an earlier one, to be taken back.
  const updated = copyOf(later, join(folder, 'updated.tandem'));
  const other = await openEngine(updated);
  const { batch } = await ask(other, 'imports.run', {
    path: ordersCsv(join(folder, 'updates.csv'), 300, 'L', 20),
    format: 'order-lines',
  });
  await other.close();

  const orders = ordersCsv(join(folder, 'orders.csv'), 1000);
  const run = (name: string, file: string, calls: Call[]) => rehearse(folder, name, file, calls);
  return [
    await run('import', company.file, [{ channel: 'imports.run', input: { path: orders, format: 'order-lines' } }]),
    await run('migration', await oldWorkspace(folder, '0008-proposals'), []),
    await run('moves', company.file, moves),
    await run('undo', later, [
      ...repeat(16, (): Call => ({ channel: 'history.undo', input: {} })),
      ...repeat(6, (): Call => ({ channel: 'history.redo', input: {} })),
    ]),
    await run(
      'backup',
      later,
      repeat(4, (index): Call => ({ channel: 'backup.create', input: { reason: `copy ${index}` } })),
    ),
    await run('restore', later, [{ channel: 'backup.restore', input: { file: copy } }]),
    await run(
      'merge',
      company.file,
      company.contacts.map(([keepId, dropId]) => ({
        channel: 'duplicates.merge',
        input: { kind: 'contacts', keepId, dropId },
      })),
    ),
    await run('taking back', updated, [{ channel: 'imports.undo', input: { batch: batch ?? 0 } }]),
    await run('bundle', company.file, [{ channel: 'bundle.apply', input: { file: bundle } }]),
  ];
};
