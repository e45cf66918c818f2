import { BenchEngine } from './engine.ts';
import { lastMonth } from './files.ts';
import { type Line, median, timed } from './measure.ts';

const NODES = 5_000;
const LIMIT_MS = 100;
const TOP = 100_000_000;

/** Milliseconds from question to answer, and what of them the engine's thread worked. */
type Taken = { wall: number; busy: number };
type Product = { id: string };
type Tree = { nodes: { id: string; parentId: string | null; target: number; rev: number }[] };

/** A year's tree: two sales channels, and as many products below each as make `NODES` of them. */
const grownTree = async (engine: BenchEngine, period: string): Promise<void> => {
  const { rows: products } = await engine.call<{ rows: Product[] }>('products.list', { period, limit: 5_000 });
  await engine.call('channels.create', { name: 'Shop', type: 'own-store', level: 'account' });
  const channels = await engine.call<{ id: string; name: string }[]>('channels.list', {});
  const refs = channels.filter(({ name }) => name === 'Web' || name === 'Shop').map(({ id }) => id);
  await engine.call('targets.createTree', { period, amount: TOP, spread: { method: 'even', months: {} } });
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

/** Opening a tree of five thousand targets over half a million lines, and an edit at its top with its preview. */
export const measureTargets = async (path: string, rounds: number): Promise<Line[]> => {
  const engine = new BenchEngine();
  await engine.open(path);
  const period = String(2010 + Math.floor((11 + lastMonth()) / 12));
  await grownTree(engine, period);
  const open = () => engine.call<Tree>('targets.tree', { period });
  const { nodes } = await open();
  const top = nodes.find((node) => node.parentId === null);
  if (!top) throw new Error('The tree has no top.');
  const opened: Taken[] = [];
  const previewed: Taken[] = [];
  const edited: Taken[] = [];
  const after: Taken[] = [];
  const taken = async (run: () => Promise<unknown>): Promise<Taken> => {
    const before = await engine.busy();
    const wall = await timed(run);
    return { wall, busy: (await engine.busy()) - before };
  };
  for (let round = 0; round < rounds; round += 1) {
    const edit = { id: top.id, amount: TOP + (round + 1) * 10_000, mode: 'siblings' };
    opened.push(await taken(open));
    previewed.push(await taken(() => engine.call('targets.previewAmount', edit)));
    edited.push(await taken(() => engine.call('targets.setAmount', edit)));
    after.push(await taken(open));
  }
  await engine.close();
  const line = (what: string, times: Taken[]): Line => ({
    what,
    ms: median(times.map(({ busy }) => busy)),
    aim: LIMIT_MS,
    detail: `${nodes.length.toLocaleString('en')} targets, wall time ${median(times.map(({ wall }) => wall)).toFixed(0)} ms, slowest ${Math.max(...times.map(({ busy }) => busy)).toFixed(0)} ms, ${rounds} rounds`,
  });
  return [
    line('targets.tree, asked again', opened),
    line('targets.previewAmount at the top', previewed),
    line('targets.setAmount at the top', edited),
    line('targets.tree, opened after the edit', after),
  ];
};
