import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Line, median, ratio } from './measure.ts';
import { dataFolderOf, withWindow } from './start.ts';

type Printed = { open: number; report: number[]; blank: number[]; waiting: number[]; pages: number };

const OPENS_MS = 1_000;
/** Times that printing the report may take of what blank pages of the same count take. */
const PRINT_AIM = 2;

/**
 * The weekly report opened in the window of a workspace, and its PDF, from the click on its button to the file, against as
 * many blank pages in a hidden window. What blank pages take in a window that stands ready is said beside it.
 */
export const measurePrinting = async (
  { workspace, period, what }: { workspace: string; period: string; what: string },
  folder: string,
  rounds: number,
): Promise<Line[]> => {
  const data = await dataFolderOf(join(folder, 'print-window'), workspace);
  const said = await withWindow(data, {
    wanted: /^printed (.+)/,
    more: { BENCH_PRINT: period, BENCH_ROUNDS: String(rounds) },
  });
  await rm(data, { recursive: true, force: true });
  const { open, report, blank, waiting, pages } = JSON.parse(said) as Printed;
  return [
    {
      what: `Weekly report, ${what}: opens`,
      ms: open,
      aim: OPENS_MS,
      detail: `from the address to its sheet, ${period}`,
    },
    {
      what: `Weekly report, ${what}: PDF, against blank pages`,
      ratio: ratio(report, blank),
      aim: PRINT_AIM,
      detail: `${pages} pages, report ${median(report).toFixed(0)} ms, blank ${median(blank).toFixed(0)} ms, blank in a window that is open ${median(waiting).toFixed(0)} ms, ${rounds} rounds`,
    },
  ];
};
