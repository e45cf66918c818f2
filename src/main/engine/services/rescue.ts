import { chmodSync, copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { TandemError } from '../../../shared/contract/errors';
import { type BackupFile, backupFolder, listBackups, verify } from '../backup/backup';
import { salvage, type Saved } from '../backup/salvage';
import { bulk } from '../store/dialect';
import { renameDurably } from '../store/durable';
import { openStore } from '../store/open';
import { rebuildRollups } from '../store/repositories/rollups';
import { settleAttributions } from '../store/repositories/attributions';
import { EXPORTS } from '../transfer/export/tables';

/** What there is for a file that does not open. */
export type Help = { copy: { file: string; at: string; reason: string; rows: number } | null; damagedCopies: number };
export type Rescued = { path: string; tables: { label: string; read: number; of: number | null }[] };

/** The newest copy that can be read whole; those before it that cannot are counted. */
const soundCopy = (path: string): Help => {
  let damagedCopies = 0;
  for (const { file, at, reason } of listBackups(backupFolder(path)) satisfies BackupFile[]) {
    try {
      return { copy: { file, at, reason, rows: verify(file) }, damagedCopies };
    } catch {
      damagedCopies += 1;
    }
  }
  return { copy: null, damagedCopies };
};

/** A name beside the damaged file that nothing has. */
const freeName = (path: string, words: string): string => {
  const base = basename(path, '.tandem');
  for (let number = 1; ; number += 1) {
    const name = join(dirname(path), `${base} (${number === 1 ? words : `${words} ${number}`}).tandem`);
    if (!existsSync(name)) return name;
  }
};

const labelOf = (table: string): string =>
  EXPORTS.find((one) => one.table === table)?.label ??
  table.replaceAll('_', ' ').replace(/^./, (letter) => letter.toUpperCase());

/** Sums are made anew from the rows that were saved. */
const settle = async (path: string): Promise<void> => {
  const store = await openStore({ path });
  try {
    await store.write(
      (db) => {
        rebuildRollups(db);
        const driver = bulk(db);
        driver.exec('DELETE FROM daily_campaign_sales; DELETE FROM order_attributions');
        settleAttributions(driver, driver.prepare('SELECT DISTINCT day FROM order_lines').pluck().all() as string[]);
        return Promise.resolve();
      },
      { bulk: true },
    );
  } finally {
    store.close();
  }
};

/** Makes a workspace of a verified copy, beside the damaged one. Answers its path. */
const copyBeside = (path: string, copy: string, day: string): string => {
  const to = freeName(path, `restored ${day}`);
  const part = `${to}.part`;
  try {
    copyFileSync(copy, part);
    // A copy may have been put away as read-only; a workspace is written.
    chmodSync(part, statSync(part).mode | 0o200);
    renameDurably(part, to);
  } finally {
    rmSync(part, { force: true });
  }
  return to;
};

/** Makes a workspace of the copy that somebody chose, beside one that does not open, which stays as it is. */
export const restoreBeside = (path: string, copy: string): { path: string; rows: number } => {
  const rows = verify(copy);
  return { path: copyBeside(path, copy, statSync(copy).mtime.toISOString().slice(0, 10)), rows };
};

/** What can be done about a workspace file that does not open. None of it touches the file. */
export const rescue = async (path: string, how: 'look' | 'restore' | 'salvage'): Promise<Help | Rescued> => {
  if (how === 'look') return soundCopy(path);
  if (how === 'restore') {
    const { copy } = soundCopy(path);
    if (!copy) throw new TandemError('not-found', 'There is no copy of this workspace that can be read.');
    return { path: copyBeside(path, copy.file, copy.at.slice(0, 10)), tables: [] };
  }
  const to = freeName(path, 'saved');
  const saved: Saved[] = await salvage(path, to);
  await settle(to);
  return { path: to, tables: saved.map(({ table, read, of }) => ({ label: labelOf(table), read, of })) };
};
