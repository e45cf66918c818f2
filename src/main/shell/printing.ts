import { setTimeout as wait } from 'node:timers/promises';
import { BrowserWindow, type PrintToPDFOptions } from 'electron';
import { TandemError } from '../../shared/contract/errors';
import type { ShellCall } from '../../shared/contract/transport';
import { writeWhole } from './files';
import { ORIGIN } from './pages';
import { countPages, destinations } from './pdf';
import { webPreferences } from './security';

const PATIENCE_MS = 120_000;
/** The first Chromium that prints the footers of CSS page margins; an older one needs ours, and never both. */
const PAGE_MARGIN_BOXES = 131;

type Paper = 'A4' | 'Letter';
/** What is printed: a report of a period, one version of a proposal, a meeting, or a worksheet or one option of it. */
export type PrintJob =
  | {
      kind: 'weekly' | 'investor';
      period: string;
      groupId?: string;
      snapshot?: string | undefined;
      edition?: string | undefined;
      locale?: string;
      format?: 'pdf' | 'html';
      paper: Paper;
    }
  | { kind: 'proposal' | 'meeting'; id: string; paper: Paper }
  | { kind: 'worksheet'; id: string; option?: string; paper: Paper };
/** The file's bytes, a PDF or one HTML page, which has no pages to count; `overflow` names what does not fit its place. */
export type Printed = { bytes: Buffer; pages: number; figures: number; overflow: string[] };
/** Told of the steps, and asked whether to go on. */
export type PrintCall = Partial<ShellCall>;
export type PrintEnvironment = { preload: string; devServer: URL | null };

/** What the print page says about itself on <html>: data-print-state, -problem, data-figures, -overflowing, -footer. */
export type PageState = {
  printState?: string;
  printProblem?: string;
  figures?: string;
  overflowing?: string;
  footer?: string;
  contents?: string;
};

/** Address of a print page: what it prints is named in the hash, so that the page itself stays one file. */
export const printAddress = ({ kind, ...query }: PrintJob, devServer: URL | null): string => {
  const base = devServer ? devServer.href : `${ORIGIN}/`;
  const said = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return `${new URL('print.html', base).href}#${kind}?${new URLSearchParams(said).toString()}`;
};

/** Answers what the page says of itself once it has drawn itself with data and fonts, or could not. */
const DRAWN = `new Promise((done) => {
  const page = document.documentElement;
  const look = () => {
    if (!['ready', 'error'].includes(page.dataset.printState)) return;
    watch.disconnect();
    done({ ...page.dataset });
  };
  const watch = new MutationObserver(look);
  watch.observe(page, { attributes: true, attributeFilter: ['data-print-state'] });
  look();
})`;

export const goOn = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted) throw new TandemError('cancelled', 'Printing was cancelled. No file was written.');
};

/** Waits until the page has drawn itself, for as long as it is worth and wanted. */
const untilReady = async (window: BrowserWindow, signal: AbortSignal | undefined): Promise<PageState> => {
  const over = new AbortController();
  const asked = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  const gone = new Promise<never>((_, refuse) => {
    const tell = (): void => refuse(new TandemError('internal', 'The report could not be drawn up.'));
    window.webContents.once('render-process-gone', tell);
  });
  try {
    const state = await Promise.race([
      window.webContents.executeJavaScript(DRAWN) as Promise<PageState>,
      gone,
      // Ends by itself: with nothing after the time, with a refusal when printing is called off.
      wait(PATIENCE_MS, null, { signal: asked }),
    ]).catch((error: unknown) => {
      goOn(signal);
      throw error;
    });
    if (state === null) throw new TandemError('internal', 'The report took too long to be drawn up.');
    if (state.printState === 'error')
      throw new TandemError('rule', state.printProblem ?? 'This report could not be drawn up.');
    return state;
  } finally {
    over.abort();
  }
};

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Emoji with what belongs to them; signs that every font has are none. */
const EMOJI =
  /(?:(?![©®™])\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|[\u{E0020}-\u{E007F}]|\p{Variation_Selector}|\u200D|\u20E3)*)+|\p{Regional_Indicator}+/gu;

/**
 * What a foot can say without packaged fonts: emoji would be boxes, so they are left out, and a name of nothing else with
 * them. Letters of other scripts stay, for which every system has a font.
 */
export const footWords = (text: string): string => {
  if (text.search(EMOJI) < 0) return text;
  const left = text.replace(EMOJI, ' ').replace(/\s+/g, ' ').replace(/ ,/g, ',').trim();
  if (!left.startsWith(',')) return left;
  const rest = left.replace(/^[\s,]+/, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
};

/** The footer of print.css for a Chromium that cannot take it from there. Packaged fonts do not reach it. */
const footer = (text: string, side: string): string =>
  `<div style="box-sizing:border-box;width:100%;display:flex;justify-content:space-between;gap:9pt;padding:0 ${side};margin:0;font:400 7pt/9.75pt Inter,'Liberation Sans',Arial,sans-serif;color:#57544d;-webkit-print-color-adjust:exact">` +
  `<span style="white-space:nowrap;overflow:hidden;text-overflow:ellipsis">${escapeText(footWords(text))}</span>` +
  '<span style="white-space:nowrap;font-weight:500;color:#1d1c1a"><span class="pageNumber"></span> of <span class="totalPages"></span></span></div>';

/**
 * How Chromium is asked to print: size and margins come from the page's own `@page` rules; links, bookmarks
 * and the structure for screen readers go into the file.
 */
export const printOptions = (paper: PrintJob['paper'], footerText: string, chromium: number): PrintToPDFOptions => ({
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  preferCSSPageSize: true,
  pageSize: paper,
  ...(chromium < PAGE_MARGIN_BOXES
    ? { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer(footerText, '18mm') }
    : {}),
});

const countOf = (said: string | undefined): number => {
  const count = Number(said ?? 0);
  return Number.isSafeInteger(count) && count >= 0 ? count : 0;
};

/** The page as one file that stands alone, as it says itself. */
const pageText = async (window: BrowserWindow): Promise<string> => {
  const text: unknown = await window.webContents.executeJavaScript('globalThis.tandemPrint.standalone()');
  if (typeof text !== 'string') throw new TandemError('internal', 'The report could not be drawn up.');
  return text;
};

/** Tells the page on which of its pages each chapter stands. */
const writeContents = async (window: BrowserWindow, pdf: Buffer): Promise<void> => {
  const pages = { count: countPages(pdf), of: Object.fromEntries(destinations(pdf)) };
  await window.webContents.executeJavaScript(`globalThis.tandemPrint.contents(${JSON.stringify(pages)})`);
};

/** A hidden window to draw a sheet in; whoever asks for it destroys it. */
const openSheet = (preload: string): BrowserWindow =>
  new BrowserWindow({
    show: false,
    width: 1024,
    height: 1024,
    webPreferences: { ...webPreferences(preload), backgroundThrottling: false },
  });

/** Draws what is to be printed in a window of `openSheet`, and answers what the page says of itself when it is done. */
const drawSheet = async (
  window: BrowserWindow,
  job: PrintJob,
  devServer: URL | null,
  signal?: AbortSignal,
): Promise<PageState> => {
  await window.loadURL(printAddress(job, devServer));
  return untilReady(window, signal);
};

/** Prints a sheet that is drawn, as often as one likes. */
const printSheet = async (
  window: BrowserWindow,
  state: PageState,
  job: PrintJob,
  { onProgress, signal }: PrintCall = {},
): Promise<Printed> => {
  onProgress?.({ done: 0, total: null, label: 'Setting the pages' });
  const figures = countOf(state.figures);
  const overflow = state.overflowing?.split('\n') ?? [];
  if ('format' in job && job.format === 'html')
    return { bytes: Buffer.from(await pageText(window), 'utf8'), pages: 0, figures, overflow };
  const chromium = Number.parseInt(process.versions.chrome, 10);
  const set = (): Promise<Buffer> =>
    window.webContents.printToPDF(printOptions(job.paper, state.footer ?? '', chromium));
  let bytes = await set();
  goOn(signal);
  // Contents are known once the pages are: they are written in, and the pages set again.
  if (state.contents !== undefined) {
    await writeContents(window, bytes);
    bytes = await set();
    goOn(signal);
  }
  const pages = countPages(bytes);
  if (pages === 0) throw new TandemError('internal', 'The report came out empty.');
  return { bytes, pages, figures, overflow };
};

/** Draws up a report in a hidden window and answers it as a PDF, or as one HTML page. */
export const printReport = async (
  job: PrintJob,
  { preload, devServer }: PrintEnvironment,
  call: PrintCall = {},
): Promise<Printed> => {
  call.onProgress?.({ done: 0, total: null, label: 'Gathering the figures' });
  const window = openSheet(preload);
  try {
    return await printSheet(window, await drawSheet(window, job, devServer, call.signal), job, call);
  } finally {
    window.destroy();
  }
};

/** Prints to a file, whole or not at all. */
export const printToFile = async (
  job: PrintJob,
  file: string,
  environment: PrintEnvironment,
  call: PrintCall = {},
): Promise<{ file: string; pages: number; figures: number; overflow: string[] }> => {
  const { bytes, pages, figures, overflow } = await printReport(job, environment, call);
  await writeWhole(file, bytes);
  return { file, pages, figures, overflow };
};
