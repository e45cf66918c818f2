/**
 * Printing without a window on the screen, for the command line:
 *
 *     electron [ARGS] APP_FOLDER --print-report=JOB.json
 *
 * JOB.json holds a PrintRequest with absolute paths, in a temporary folder of its own: what Chromium keeps during
 * the run lies beside it, and who made the folder removes it. Exactly one line of JSON goes to standard output:
 * when the PDF is written, `{ "pdf", "pages", "figures", "overflow" }` and exit code 0; else `{ "error": { "code", "message" } }`,
 * exit code 1 and no file. Standard error may hold Chromium's chatter. The data folder of the running app is not
 * touched and its lock not taken, so this works while Tandem is open.
 */
export const PRINT_SWITCH = 'print-report';

/** The file named by --print-report, or null when Tandem is to open as an app. */
export const printRequestFile = (commandLine: readonly string[]): string | null => {
  const at = commandLine.findIndex(
    (argument) => argument === `--${PRINT_SWITCH}` || argument.startsWith(`--${PRINT_SWITCH}=`),
  );
  if (at < 0) return null;
  const argument = commandLine[at] ?? '';
  return argument.includes('=') ? argument.slice(argument.indexOf('=') + 1) : (commandLine[at + 1] ?? '');
};
