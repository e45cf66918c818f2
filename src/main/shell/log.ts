import { createRequire } from 'node:module';
import { join } from 'node:path';
import { app } from 'electron';
import type { MainLogger } from 'electron-log';

const MAX_BYTES = 1_000_000;

/**
 * What goes into the log: where it happened, never what was in it. Quoted text and numbers of a message may
 * be names and amounts; the lines of a stack are ours.
 */
export const withoutContent = (message: string): string => {
  const [first = '', ...rest] = message.split('\n');
  const told = first.replaceAll(/(["'`“‘«]).*?["'`”’»]/g, '…').replaceAll(/\d+/g, '#');
  return [told, ...rest.filter((line) => /^\s+at /.test(line))].join('\n').slice(0, 4000);
};

/**
 * Opens logs/main.log of the data folder; in production nothing is written to the console. Without a folder, as
 * when the command line prints, faults go to standard error instead.
 */
export const openLog = (dataFolder: string | null): ((message: string) => void) => {
  const open = (): MainLogger => {
    const log = createRequire(import.meta.url)('electron-log/node') as MainLogger;
    log.transports.console.level = app.isPackaged && dataFolder !== null ? false : 'warn';
    log.transports.console.writeFn = ({ message }) => process.stderr.write(`${message.data.join(' ')}\n`);
    log.transports.file.level = dataFolder === null ? false : 'info';
    log.transports.file.maxSize = MAX_BYTES;
    if (dataFolder !== null) log.transports.file.resolvePathFn = () => join(dataFolder, 'logs', 'main.log');
    return log;
  };
  // Loaded when there is something to say, which most starts have not; at once, since the next step may be the end.
  let opened: MainLogger | null = null;
  return (message) => {
    opened ??= open();
    opened.error(withoutContent(message));
  };
};
