import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Line, median, ratio } from './measure.ts';
import { dataFolderOf, withWindow } from './start.ts';

type Printed = { open: number; report: number[]; cold: number[]; blank: number[]; waiting: number[]; pages: number };

const OPENS_MS = 1_000;
/** Times that printing the report may take of what blank pages of the same count take. */
const PRINT_AIM = 2;

/**
 * The weekly report opened in the window of a workspace, and its PDF, from the click on its button to the file, against as
 * many blank pages: in a window that stands ready with them, as the report is printed ahead while it is read; and where
 * nothing was prepared, against a window of their own.
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
  const { open, report, cold, blank, waiting, pages } = JSON.parse(said) as Printed;
  return [
    {
      what: `Weekly report, ${what}: opens`,
      ms: open,
      aim: OPENS_MS,
      detail: `from the address to its sheet, ${period}`,
    },
    {
      what: `Weekly report, ${what}: PDF from the click, against blank pages that are ready`,
      ratio: ratio(report, waiting),
      aim: PRINT_AIM,
      detail: `${pages} pages, report ${median(report).toFixed(0)} ms, blank ${median(waiting).toFixed(0)} ms, ${rounds} rounds`,
    },
    {
      what: `Weekly report, ${what}: PDF where nothing is prepared, against blank pages likewise`,
      ratio: ratio(cold, blank),
      aim: PRINT_AIM,
      detail: `${pages} pages, report ${median(cold).toFixed(0)} ms, blank ${median(blank).toFixed(0)} ms, ${rounds} rounds`,
    },
  ];
};
