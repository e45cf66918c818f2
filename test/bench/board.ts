import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BenchEngine, makeWorkspace } from './engine.ts';
import { type Line, median, timed } from './measure.ts';
import { LIMIT_MS } from './reads.ts';
import { dataFolderOf, withWindow } from './start.ts';

type Board = { columns: { stage: { id: string }; cards: { id: string }[] }[] };
const DEALS = 10_000;

const FRAME_MS = 50;

/** Scrolls the board in a real window: a column by its cards, then back, a frame at a time. */
const measureFrames = async (workspace: string, folder: string): Promise<Line> => {
  const data = await dataFolderOf(join(folder, 'board-window'), workspace);
  const said = await withWindow(data, { wanted: /^frames (.+)/, more: { BENCH_SCROLL: '#/pipeline' } });
  const frames = JSON.parse(said) as number[];
  const slow = frames.filter((ms) => ms > FRAME_MS).length;
  return {
    what: 'Scrolling the board, slowest frame',
    ms: Math.max(...frames),
    aim: FRAME_MS,
    detail: `${DEALS.toLocaleString('en')} open deals, ${frames.length} frames, middle ${median(frames).toFixed(0)} ms, ${slow} over ${FRAME_MS} ms`,
  };
};

/** The board with ten thousand open deals, a card moved, and the board scrolled. */
export const measureBoard = async (folder: string, rounds: number): Promise<Line[]> => {
  const engine = new BenchEngine();
  const workspace = await makeWorkspace(join(folder, 'board.tandem'));
  await engine.open(workspace);
  const csv = join(folder, 'deals.csv');
  const stages = ['Lead in', 'Qualified', 'Meeting', 'Proposal', 'Negotiation'];
  const rows = Array.from(
    { length: DEALS },
    (_, index) =>
      `D${index},Deal number ${index},${stages[index % stages.length]},open,${1000 + (index % 977) * 10},2026-0${1 + (index % 9)}-1${index % 10},Person ${index % 12},Company ${index % 900}`,
  );
  await writeFile(csv, `deal_id,title,stage,status,value,created_at,owner,account\n${rows.join('\n')}\n`);
  await engine.call('imports.run', { path: csv, format: 'deals' });
  const board = await engine.call<Board>('deals.board', { period: '2026' });
  const [from, to] = board.columns.filter(({ cards }) => cards.length > 0);
  const reads: number[] = [];
  const moves: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    reads.push(await timed(() => engine.call('deals.board', { period: '2026' })));
    const card = from?.cards[round];
    if (card && to)
      moves.push(
        await timed(() =>
          engine.call('deals.move', { id: card.id, stageId: to.stage.id, beforeId: to.cards[3]?.id ?? null }),
        ),
      );
  }
  await engine.close();
  const line = (what: string, times: number[]): Line => ({
    what,
    ms: median(times),
    aim: LIMIT_MS,
    detail: `${DEALS.toLocaleString('en')} open deals, slowest ${Math.max(...times).toFixed(0)} ms, ${rounds} rounds`,
  });
  return [line('deals.board', reads), line('deals.move', moves), await measureFrames(workspace, folder)];
};
