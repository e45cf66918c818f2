import { join } from 'node:path';
import { app } from 'electron';
import log from 'electron-log/node';

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
  log.transports.console.level = app.isPackaged && dataFolder !== null ? false : 'warn';
  log.transports.console.writeFn = ({ message }) => process.stderr.write(`${message.data.join(' ')}\n`);
  log.transports.file.level = dataFolder === null ? false : 'info';
  log.transports.file.maxSize = MAX_BYTES;
  if (dataFolder !== null) log.transports.file.resolvePathFn = () => join(dataFolder, 'logs', 'main.log');
  return (message) => log.error(withoutContent(message));
};
