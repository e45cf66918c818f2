import { setTimeout as wait } from 'node:timers/promises';
import { BenchEngine } from './engine.ts';
import { lastMonth } from './files.ts';
import { type Line, median, timed } from './measure.ts';

const NODES = 5_000;
const LIMIT_MS = 100;
/** What is made ready by itself is to be there a second after a workspace was opened. */
const READY_MS = 1_000;
const TOP = 100_000_000;

/** Milliseconds from question to answer, and what of them the engine's thread worked. */
type Taken = { wall: number; busy: number };
type Product = { id: string };
type Tree = {
  tree: { id: string } | null;
  nodes: { id: string; parentId: string | null; target: number; rev: number }[];
};

/** A year's tree: two sales channels, and as many products below each as make `NODES` of them. */
const grownTree = async (engine: BenchEngine, period: string, method: 'even' | 'last-year'): Promise<void> => {
  const { rows: products } = await engine.call<{ rows: Product[] }>('products.list', { period, limit: 5_000 });
  const list = () => engine.call<{ id: string; name: string }[]>('channels.list', {});
  if (!(await list()).some(({ name }) => name === 'Shop'))
    await engine.call('channels.create', { name: 'Shop', type: 'own-store', level: 'account' });
  const channels = await list();
  const refs = channels.filter(({ name }) => name === 'Web' || name === 'Shop').map(({ id }) => id);
  await engine.call('targets.createTree', { period, amount: TOP, spread: { method, months: {} } });
  const { nodes } = await engine.call<Tree>('targets.tree', { period });
  const { ids } = await engine.call<{ ids: string[] }>('targets.addChildren', {
    parentId: nodes[0]?.id,
    kind: 'channel',
    refs,
    split: 'equal',
  });
  const each = (NODES - 1 - ids.length) / ids.length;
  for (const parentId of ids)
    await engine.call('targets.addChildren', {
      parentId,
      kind: 'product',
      refs: products.slice(0, Math.ceil(each)).map(({ id }) => id),
      split: 'equal',
    });
};

const taken = async (engine: BenchEngine, run: () => Promise<unknown>): Promise<Taken> => {
  const before = await engine.busy();
  const wall = await timed(run);
  return { wall, busy: (await engine.busy()) - before };
};

const open = (engine: BenchEngine, period: string): Promise<Tree> => engine.call<Tree>('targets.tree', { period });

/** So long an engine must do nothing to count as idle; it begins to work ahead sooner than that. */
const IDLE_MS = 600;
const LOOK_MS = 100;

/** Waits until the engine does nothing any more of itself: how long that took, and what it worked meanwhile. */
const settled = async (engine: BenchEngine): Promise<Taken> => {
  const begun = performance.now();
  const from = await engine.busy();
  let [busy, still] = [from, 0];
  while (still < IDLE_MS) {
    await wait(LOOK_MS);
    const now = await engine.busy();
    still = now - busy < 1 ? still + LOOK_MS : 0;
    busy = now;
  }
  return { wall: performance.now() - begun - IDLE_MS, busy: busy - from };
};

/**
 * What is asked first of an engine that has only just opened the workspace: nothing of it is known to it yet. With `ready`
 * the engine is left alone before that until it has made ready what it makes ready by itself, which is told to it.
 */
const first = async (
  path: string,
  run: (engine: BenchEngine) => Promise<unknown>,
  ready?: (ahead: Taken) => void,
): Promise<Taken> => {
  const engine = new BenchEngine();
  await engine.open(path);
  if (ready) ready(await settled(engine));
  const time = await taken(engine, () => run(engine));
  await engine.close();
  return time;
};

/**
 * Opening a tree of five thousand targets over half a million lines, and an edit at its top with its preview: cold, as the
 * first thing after the workspace was opened, and warm. By last year's shape, which is each target's own, and evenly.
 */
const measureTree = async (path: string, rounds: number, method: 'even' | 'last-year'): Promise<Line[]> => {
  const period = String(2010 + Math.floor((11 + lastMonth()) / 12));
  const engine = new BenchEngine();
  await engine.open(path);
  await grownTree(engine, period, method);
  const made = await open(engine, period);
  const { nodes } = made;
  const top = nodes.find((node) => node.parentId === null);
  if (!top) throw new Error('The tree has no top.');
  await engine.close();
  const edit = (amount: number) => ({ id: top.id, amount, mode: 'siblings' });
  const cold: Record<'opened' | 'edited', Taken[]> = { opened: [], edited: [] };
  const ready: Record<'ahead' | 'opened' | 'edited', Taken[]> = { ahead: [], opened: [], edited: [] };
  const warm: Record<'opened' | 'previewed' | 'edited' | 'after', Taken[]> = {
    opened: [],
    previewed: [],
    edited: [],
    after: [],
  };
  for (let round = 0; round < rounds; round += 1) {
    cold.opened.push(await first(path, (fresh) => open(fresh, period)));
    const amount = TOP + (2 * round + 1) * 10_000;
    cold.edited.push(await first(path, (fresh) => fresh.call('targets.setAmount', edit(amount))));
    const ahead = (time: Taken): void => void ready.ahead.push(time);
    ready.opened.push(await first(path, (fresh) => open(fresh, period), ahead));
    const next = edit(amount + 5_000);
    ready.edited.push(await first(path, (fresh) => fresh.call('targets.setAmount', next), ahead));
  }
  const kept = new BenchEngine();
  await kept.open(path);
  await open(kept, period);
  for (let round = 0; round < rounds; round += 1) {
    const amount = TOP + (2 * round + 2) * 10_000;
    warm.opened.push(await taken(kept, () => open(kept, period)));
    warm.previewed.push(await taken(kept, () => kept.call('targets.previewAmount', edit(amount))));
    warm.edited.push(await taken(kept, () => kept.call('targets.setAmount', edit(amount))));
    warm.after.push(await taken(kept, () => open(kept, period)));
  }
  await kept.call('targets.removeTree', { id: made.tree?.id });
  await kept.close();
  const line = (what: string, times: Taken[], aim = LIMIT_MS): Line => ({
    what: `${what}, ${method}`,
    ms: median(times.map(({ busy }) => busy)),
    aim,
    detail: `${nodes.length.toLocaleString('en')} targets, wall time ${median(times.map(({ wall }) => wall)).toFixed(0)} ms, slowest ${Math.max(...times.map(({ busy }) => busy)).toFixed(0)} ms, ${rounds} rounds`,
  });
  return [
    line('targets.tree, cold', cold.opened),
    line('targets.setAmount at the top, cold', cold.edited),
    line('made ready while nobody asks', ready.ahead, READY_MS),
    line('targets.tree, once it is ready', ready.opened),
    line('targets.setAmount at the top, once it is ready', ready.edited),
    line('targets.tree, asked again', warm.opened),
    line('targets.previewAmount at the top', warm.previewed),
    line('targets.setAmount at the top', warm.edited),
    line('targets.tree, opened after the edit', warm.after),
  ];
};

export const measureTargets = async (path: string, rounds: number): Promise<Line[]> => [
  ...(await measureTree(path, rounds, 'last-year')),
  ...(await measureTree(path, rounds, 'even')),
];
