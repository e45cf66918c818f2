import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Line, median } from './measure.ts';
import { dataFolderOf, withWindow } from './start.ts';
import { makeWorkspace } from './engine.ts';

const HOURS = 24;
const GROWTH = 1.05;

/**
 * A day's use of the sample company in its window: every hour a walk through all pages, the palette opened and closed, a
 * note written and taken back. What the page's heap holds at the end, garbage collected, against the first hours.
 */
export const measureUse = async (folder: string): Promise<Line[]> => {
  const workspace = await makeWorkspace(join(folder, 'use.tandem'), {
    name: 'Halo & Vine',
    currency: 'USD',
    sample: true,
  });
  const data = await dataFolderOf(join(folder, 'use-window'), workspace);
  const said = await withWindow(data, {
    wanted: /^used (.+)/,
    more: { BENCH_USE: String(HOURS) },
    patienceMs: 1_200_000,
  });
  await rm(data, { recursive: true, force: true });
  const heaps = JSON.parse(said) as { all: number; data: number }[];
  const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;
  const lineOf = (what: string, kind: 'all' | 'data', aim?: number): Line => {
    // The first hours fill the caches of answers and code.
    const [first, last] = [
      median(heaps.slice(1, 4).map((heap) => heap[kind])),
      median(heaps.slice(-3).map((heap) => heap[kind])),
    ];
    return {
      what,
      ratio: last / first,
      ...(aim === undefined ? {} : { aim }),
      detail: `${megabytes(last)} after hours ${HOURS - 2} to ${HOURS}, ${megabytes(first)} after hours 2 to 4`,
    };
  };
  return [
    lineOf('Heap of the window after a day of use, without compiled code', 'data', GROWTH),
    lineOf('the whole heap, with the code that the browser compiles as it is used', 'all'),
  ];
};
