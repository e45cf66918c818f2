import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BenchEngine, makeWorkspace } from './engine.ts';
import { type Line, median, timed } from './measure.ts';
import { LIMIT_MS } from './reads.ts';
import { dataFolderOf, withWindow } from './start.ts';

type Board = { columns: { stage: { id: string }; cards: { id: string }[] }[] };
const DEALS = 10_000;

/** A frame, or a task of the window, that is longer is seen. */
const FRAME_MS = 50;
/** What a full board may take longer to open than an empty one. */
const OPENS_MS = 300;
/** Sixty frames a second. */
const NEXT_FRAME_MS = 1000 / 60;

type Window = { opened: number[]; frames: number[]; tasks: number[]; moves: { frames: number; ms: number }[] };

/** Opens the board of a workspace in a real window, scrolls a column of it and moves cards by keyboard, where it has any. */
const inWindow = async (folder: string, workspace: string, { rounds, cards }: { rounds: number; cards: boolean }) => {
  const data = await dataFolderOf(folder, workspace);
  const said = await withWindow(data, {
    wanted: /^board (.+)/,
    more: { BENCH_BOARD: String(rounds), ...(cards ? { BENCH_CARDS: '1' } : {}) },
  });
  return JSON.parse(said) as Window;
};

const longest = (times: readonly number[]): number => Math.max(0, ...times);

/** The board with cards as it is used: against an empty one where it opens, frame by frame where it is scrolled or changed. */
const measureWindow = async (
  { full, empty }: { full: string; empty: string },
  folder: string,
  rounds: number,
): Promise<Line[]> => {
  const none = await inWindow(join(folder, 'board-empty'), empty, { rounds, cards: false });
  const { opened, frames, tasks, moves } = await inWindow(join(folder, 'board-window'), full, { rounds, cards: true });
  const slow = frames.filter((ms) => ms > FRAME_MS).length;
  const deals = `${DEALS.toLocaleString('en')} open deals`;
  const late = moves.map((move) => move.frames);
  const kept = moves.map(({ ms }) => ms);
  return [
    {
      what: 'The board opens, beyond an empty one',
      ms: median(opened) - median(none.opened),
      aim: OPENS_MS,
      detail: `${median(opened).toFixed(0)} ms with ${deals}, ${median(none.opened).toFixed(0)} ms with none, ${rounds} rounds`,
    },
    {
      what: 'Scrolling the board, slowest frame',
      ms: longest(frames),
      aim: FRAME_MS,
      detail: `${frames.length} frames, middle ${median(frames).toFixed(0)} ms, ${slow} over ${FRAME_MS} ms, longest task ${longest(tasks).toFixed(0)} ms`,
    },
    {
      what: 'A move by keyboard, frames before it is seen',
      ms: longest(late),
      unit: 'frames',
      aim: 0,
      detail: `${moves.length} moves, ${late.filter((one) => one === 0).length} seen in the same frame`,
    },
    {
      what: 'A move by keyboard, until it is on disk',
      ms: median(kept),
      aim: NEXT_FRAME_MS,
      detail: `from the key to the news of it in the window, slowest ${longest(kept).toFixed(0)} ms, ${moves.length} moves`,
    },
  ];
};

/** The board with ten thousand open deals, a card moved, and the board scrolled. */
export const measureBoard = async (folder: string, rounds: number): Promise<Line[]> => {
  const engine = new BenchEngine();
  const workspace = await makeWorkspace(join(folder, 'board.tandem'));
  const empty = await makeWorkspace(join(folder, 'empty-board.tandem'));
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
  return [
    line('deals.board', reads),
    line('deals.move', moves),
    ...(await measureWindow({ full: workspace, empty }, folder, rounds)),
  ];
};
