import { readFile } from 'node:fs/promises';
import { app } from 'electron';
import { z } from 'zod';
import { periodId } from '../../shared/contract/common';
import { TandemError } from '../../shared/contract/errors';
import { explainFileError } from './files';
import { type PrintEnvironment, printToFile } from './printing';

export const printRequest = z.object({
  workspacePath: z.string().min(1),
  kind: z.enum(['weekly', 'investor']),
  period: periodId,
  groupId: z.string().max(64).optional(),
  snapshot: z.string().max(64).optional(),
  edition: z.string().max(40).optional(),
  locale: z.string().max(35).optional(),
  format: z.enum(['pdf', 'html']).default('pdf'),
  paper: z.enum(['A4', 'Letter']).default('A4'),
  pdf: z.string().min(1),
});
export type PrintRequest = z.infer<typeof printRequest>;

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
      const { file: written, pages, figures, overflow } = await printToFile(job, pdf, environment);
      await close();
      finish({ pdf: written, pages, figures, overflow }, 0);
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
