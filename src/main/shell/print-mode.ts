import { readFile } from 'node:fs/promises';
import { app } from 'electron';
import { z } from 'zod';
import { periodId } from '../../shared/contract/common';
import { TandemError } from '../../shared/contract';
import { explainFileError } from './files';
import { type PrintEnvironment, printToFile } from './printing';

/**
 * Printing without a window on the screen, for the command line:
 *
 *     electron [ARGS] APP_FOLDER --print-report=JOB.json
 *
 * JOB.json holds a PrintRequest with absolute paths, in a temporary folder of its own: what Chromium keeps during
 * the run lies beside it, and who made the folder removes it. Exactly one line of JSON goes to standard output:
 * when the PDF is written, `{ "pdf", "pages", "figures" }` and exit code 0; else `{ "error": { "code", "message" } }`,
 * exit code 1 and no file. Standard error may hold Chromium's chatter. The data folder of the running app is not
 * touched and its lock not taken, so this works while Tandem is open.
 */
export const PRINT_SWITCH = 'print-report';

export const printRequest = z.object({
  workspacePath: z.string().min(1),
  kind: z.enum(['weekly', 'investor']),
  period: periodId,
  paper: z.enum(['A4', 'Letter']).default('A4'),
  pdf: z.string().min(1),
});
export type PrintRequest = z.infer<typeof printRequest>;

/** The file named by --print-report, or null when Tandem is to open as an app. */
export const printRequestFile = (commandLine: readonly string[]): string | null => {
  const at = commandLine.findIndex(
    (argument) => argument === `--${PRINT_SWITCH}` || argument.startsWith(`--${PRINT_SWITCH}=`),
  );
  if (at < 0) return null;
  const argument = commandLine[at] ?? '';
  return argument.includes('=') ? argument.slice(argument.indexOf('=') + 1) : (commandLine[at + 1] ?? '');
};

const readRequest = async (file: string): Promise<PrintRequest> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw explainFileError(error);
  });
  try {
    return printRequest.parse(JSON.parse(text));
  } catch {
    throw new TandemError('bad-input', 'The print job is not valid.');
  }
};

const finish = (answer: unknown, code: number): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`, () => app.exit(code));
};

/** Opens the workspace with `open`, prints, says the result on standard output, and ends the app. */
export const runPrintMode = async (
  file: string,
  environment: PrintEnvironment,
  open: (workspacePath: string) => Promise<() => Promise<void>>,
  log: (message: string) => void,
): Promise<void> => {
  try {
    const { workspacePath, pdf, ...job } = await readRequest(file);
    const close = await open(workspacePath);
    try {
      const { file: written, pages, figures } = await printToFile(job, pdf, environment);
      await close();
      finish({ pdf: written, pages, figures }, 0);
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    const told = error instanceof TandemError ? error : explainFileError(error);
    if (told.code === 'internal')
      log(`print: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    finish({ error: { code: told.code, message: told.message } }, 1);
  }
};
