import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Output } from '../../shared/contract';
import { explainFileError, SettingsFile } from './files';

const TABLE = /^[^.].*\.(?:csv|tsv|txt|vcf|xlsx|zip)$/i;
/** A folder of downloads holds thousands of files; the newest are what somebody waits for. */
const SHOWN = 100;

type Stored = { folder: string | null };

/**
 * The folder that is watched for files to import; none unless somebody chose one. It is only looked into, file by
 * file and never deeper: nothing in it is opened, moved or imported here.
 */
export class Inbox {
  readonly #file: SettingsFile<Stored>;

  private constructor(file: SettingsFile<Stored>) {
    this.#file = file;
  }

  static async open(dataFolder: string): Promise<Inbox> {
    return new Inbox(
      await SettingsFile.open(join(dataFolder, 'inbox.json'), ({ folder }) => ({
        folder: typeof folder === 'string' && folder !== '' ? folder : null,
      })),
    );
  }

  /** Watches another folder from now on, or none. */
  watch(folder: string | null): Promise<void> {
    return this.#file.set({ folder });
  }

  /** The tables in the folder, the newest first. Links are not followed. */
  async list(): Promise<Output<'app.inbox'>> {
    const { folder } = this.#file.value;
    if (folder === null) return { folder, files: [], problem: null };
    try {
      const files = [];
      for (const name of (await readdir(folder)).filter((one) => TABLE.test(one))) {
        const path = join(folder, name);
        const stat = await lstat(path).catch(() => undefined);
        if (!stat?.isFile()) continue;
        // A file that was moved here keeps the time of its last line: it is new since it came.
        const changed = new Date(Math.max(stat.mtimeMs, stat.ctimeMs)).toISOString();
        files.push({ path, name, bytes: stat.size, changed });
      }
      const newest = files.toSorted((a, b) => (a.changed < b.changed ? 1 : -1)).slice(0, SHOWN);
      return { folder, files: newest, problem: null };
    } catch (error) {
      return { folder, files: [], problem: explainFileError(error).message };
    }
  }
}
