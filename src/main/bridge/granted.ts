import { resolve } from 'node:path';
import type { ChannelName } from '../../shared/contract';

/**
 * File paths come from dialogs, drops and Tandem itself, never from a page: a page that was taken over could
 * otherwise read or overwrite any file. Each field that the contract declares as `path` is looked up here.
 */

/** Channels that write to the path they are given; only a path chosen for that in a dialog will do. */
const WRITERS = new Set<ChannelName>([
  'export.table',
  'export.all',
  'export.calendar',
  'export.folder',
  'bundle.export',
  'backup.create',
  'app.printReport',
  'app.printMeeting',
  'app.printProposal',
  'app.printWorksheet',
  'companies.export',
  'contacts.export',
  'customers.export',
  'customers.exportAccounts',
  'orders.export',
  'deals.export',
  'metrics.exportRows',
  'products.export',
  'backup.encrypt',
  'targets.export',
  'reports.export',
  'reports.askSection',
]);
/** Fields that are written to, of channels that read their other ones. */
const WRITTEN_FIELDS: ReadonlyMap<ChannelName, string> = new Map([
  ['backup.decrypt', 'to'],
  ['imports.saveProblems', 'file'],
  ['backup.fromFolder', 'to'],
  ['reports.fillSection', 'to'],
]);
/** Channels whose answers are paths chosen to be written to. */
const WRITE_GIVERS = new Set<ChannelName>(['app.chooseSave', 'app.chooseFolder']);
/** Channels whose answers name files of Tandem's own making, which a page may then name again. */
const GIVERS = new Set<ChannelName>([
  'app.state',
  'app.createWorkspace',
  'app.openWorkspace',
  'app.chooseFiles',
  'app.chooseFolder',
  'app.chooseSave',
  'app.inbox',
  'app.saveText',
  'app.printReport',
  'app.printMeeting',
  'app.printProposal',
  'app.printWorksheet',
  'workspace.get',
  'backup.list',
  'backup.create',
  'backup.restore',
  'export.table',
  'export.all',
  'reports.export',
]);
/** Names under which those answers carry files. */
const FILE_FIELDS = new Set(['path', 'paths', 'file', 'snapshot', 'workspacePath', 'dataFolder']);

/** The paths that the person, or Tandem itself, has named since the start. */
export class GrantedPaths {
  readonly #readable = new Set<string>();
  readonly #writable = new Set<string>();

  /** Allows a path to be read: it was chosen in a dialog, dropped on the window, or is ours. */
  grant(path: string): void {
    if (path !== '') this.#readable.add(resolve(path));
  }

  /** A sentence when one of these fields of an input names a file that nobody chose, else null. A granted folder does not open what lies in it. */
  refuses(channel: ChannelName, fields: readonly string[], input: unknown): string | null {
    for (const field of fields) {
      const written = WRITERS.has(channel) || WRITTEN_FIELDS.get(channel) === field;
      const granted = written ? this.#writable : this.#readable;
      const value = (input as Record<string, unknown>)[field];
      if (typeof value === 'string' && !granted.has(resolve(value))) {
        return 'Choose this file or folder in a dialog, or drop it on the window, first.';
      }
    }
    return null;
  }

  /** Remembers the files that an answer names. */
  learn(channel: ChannelName, value: unknown): void {
    if (GIVERS.has(channel)) this.#collect(value, this.#readable);
    if (WRITE_GIVERS.has(channel)) this.#collect(value, this.#writable);
  }

  #collect(value: unknown, into: Set<string>): void {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const part of value) this.#collect(part, into);
      return;
    }
    for (const [field, part] of Object.entries(value)) {
      if (!FILE_FIELDS.has(field)) this.#collect(part, into);
      else for (const path of [part].flat()) if (typeof path === 'string' && path !== '') into.add(resolve(path));
    }
  }
}
