import { TandemError } from '../shared/contract/errors';
import { bundleCommand, mergeCommand } from './cli/bundle';
import { calendarCommand, encryptCommand, folderCommand } from './cli/copies';
import { importCommand, undoCommand } from './cli/imports';
import { metricsCommand, rowsCommand } from './cli/metrics';
import { type Answer, print, say, UsageError } from './cli/output';
import { reportCommand } from './cli/report';
import { targetsCommand } from './cli/targets';
import { backupCommand, checkCommand, exportCommand, newCommand, restoreCommand } from './cli/workspace';

/** Headless commands over the engine that the window uses: for cron, scripts, support and checking. */
const COMMANDS: Record<string, (argv: string[]) => Promise<Answer>> = {
  new: newCommand,
  import: importCommand,
  'undo-import': undoCommand,
  metrics: metricsCommand,
  rows: rowsCommand,
  targets: targetsCommand,
  report: reportCommand,
  export: exportCommand,
  folder: folderCommand,
  calendar: calendarCommand,
  bundle: bundleCommand,
  merge: mergeCommand,
  backup: backupCommand,
  encrypt: encryptCommand,
  restore: restoreCommand,
  check: checkCommand,
};

const USAGE = `Usage: tandem COMMAND … [--json]
  new          --workspace F --name N --currency GBP [--time-zone Europe/London] [--week-start monday] [--fiscal-year-start 1] [--sample]
  import       --workspace F [--format ID] [--map M.json] [--period P] [--dry-run] [--skip-problems] FILE…
  undo-import  --workspace F --batch ID
  metrics      --workspace F --period P [--metric ID]… [--by DIMENSION] [--as-of DAY]
  rows         --workspace F --metric ID --period P [--by DIMENSION] [--group G] [--limit N]
  targets      --workspace F --period P [--metric ID]
  report       weekly|investor --workspace F --period P [--paper A4|Letter] [--edition team|finance|executives] [--live] --pdf OUT
               investor also: [--group NAME] [--locale de-DE] [--html OUT instead of --pdf]
  export       --workspace F --table T --csv OUT | --all DIR
  folder       --workspace F --to DIR | --workspace NEW --from DIR
  calendar     --workspace F --ics OUT [--person NAME]
  bundle       --workspace F --to OUT [--since DAY]
  merge        --workspace F --from FILE [--dry-run] [--conflicts mine|theirs]
  backup       --workspace F --to DIR
  encrypt      --workspace F --to OUT [--passphrase-file P]
  restore      --workspace F --from FILE
  check        --workspace F
Periods: 2026-05, 2026-W20, 2026-Q2, 2026, 2026-05-01..2026-05-09.`;

/** Exit 0 done, 1 refused with one sentence and nothing changed, 2 wrong usage. */
const main = async (argv: string[]): Promise<number> => {
  const json = argv.includes('--json');
  const [name = '', ...rest] = argv.filter((argument) => argument !== '--json');
  if (name === 'help' || argv.includes('--help') || argv.includes('-h')) {
    await print(`${USAGE}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  /** Also what was asked for wrongly is answered with one document where one was asked for. */
  const wrong = async (message: string): Promise<number> => {
    say(message === '' ? USAGE : `${message}\n${USAGE}`);
    if (json) await print(`${JSON.stringify({ error: { code: 'usage', message: message || 'Name a command.' } })}\n`);
    return 2;
  };
  if (!command) return wrong(name === '' ? '' : `There is no command "${name}".`);
  try {
    const answer = await command(rest);
    await print(json ? `${JSON.stringify(answer.json)}\n` : answer.lines.map((line) => `${line}\n`).join(''));
    return answer.code;
  } catch (error) {
    if (error instanceof UsageError) return wrong(error.message);
    const told =
      error instanceof TandemError
        ? { code: error.code, message: error.message }
        : { code: 'internal', message: 'Something went wrong that Tandem did not expect. Nothing was changed.' };
    say(told.message);
    if (process.env['TANDEM_DEBUG']) say(error instanceof Error ? (error.stack ?? '') : String(error));
    if (json) await print(`${JSON.stringify({ error: told })}\n`);
    return 1;
  }
};

process.exitCode = await main(process.argv.slice(2));
