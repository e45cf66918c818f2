import { basename } from 'node:path';
import { app, type BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron';
import { explainFileError, writeWhole } from './files';

/** A name from a page, made fit for every file system. */
export const safeFileName = (name: string, fallback = 'Untitled'): string => {
  const plain = name
    .normalize('NFC')
    .replaceAll(/[<>:"/\\|?*\p{Cc}]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
  if (plain === '') return fallback;
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(plain) ? `${plain}_` : plain;
};

const filtersFor = (extensions: string[]): OpenDialogOptions['filters'] => {
  const clean = extensions
    .map((extension) => extension.replace(/^\./, ''))
    .filter((extension) => /^[a-z0-9]+$/i.test(extension));
  if (clean.length === 0) return [];
  return [
    { name: clean.map((extension) => `.${extension}`).join(', '), extensions: clean },
    { name: 'All files', extensions: ['*'] },
  ];
};

/** The system's dialogs, above the window when there is one. Paths come from here or from drops, never from a page. */
export class Dialogs {
  readonly #window: () => BrowserWindow | null;

  constructor(window: () => BrowserWindow | null) {
    this.#window = window;
  }

  async #open(options: OpenDialogOptions): Promise<string[]> {
    const window = this.#window();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? [] : filePaths;
  }

  /** Files to read; an empty list when the person thought better of it. */
  chooseFiles(input: { title: string; extensions: string[]; many: boolean }): Promise<string[]> {
    return this.#open({
      title: input.title,
      filters: filtersFor(input.extensions),
      properties: ['openFile', ...(input.many ? (['multiSelections'] as const) : [])],
    });
  }

  async chooseFolder(title: string): Promise<string | null> {
    return (await this.#open({ title, properties: ['openDirectory', 'createDirectory'] }))[0] ?? null;
  }

  /** Where to write; the system asks before an existing file is replaced. */
  async chooseSave(input: { title: string; name: string; extension: string }): Promise<string | null> {
    const extension = input.extension.replace(/^\./, '');
    const options: SaveDialogOptions = {
      title: input.title,
      defaultPath: `${safeFileName(basename(input.name, `.${extension}`))}.${extension}`,
      filters: filtersFor([extension]),
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const window = this.#window();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || filePath === '' ? null : filePath;
  }

  /** Writes a text where the person says, whole or not at all. */
  async saveText(input: { title: string; name: string; extension: string; text: string }): Promise<string | null> {
    const file = await this.chooseSave(input);
    if (file !== null) await writeWhole(file, input.text);
    return file;
  }

  /** Shows a file in the system's file manager. */
  showItem(path: string): void {
    shell.showItemInFolder(path);
  }

  /**
   * Hands an installer to the system: a disk image or a set-up program opens, with the system's own questions. On Linux people
   * install packages in ways of their own, so it is shown.
   */
  async handOver(path: string): Promise<'opened' | 'shown'> {
    if (process.platform !== 'linux' && (await shell.openPath(path)) === '') return 'opened';
    shell.showItemInFolder(path);
    return 'shown';
  }

  /** Tells what went wrong with something that was not asked for by a page. */
  showProblem(error: unknown): void {
    const { message } = explainFileError(error);
    const options = { type: 'error' as const, message: 'This workspace could not be opened.', detail: message };
    const window = this.#window();
    void (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
  }

  /** Asks before a file in a synced folder is opened, since a cloud drive can tear a live database apart. */
  async confirmSynced(drive: string): Promise<boolean> {
    const options = {
      type: 'warning' as const,
      message: `This workspace lies in a folder that ${drive} syncs.`,
      detail:
        'While it is open here, syncing can damage it or bring back old states, above all when two computers open it. Safer: move the file out of the synced folder, and keep only backups there.',
      buttons: ['Open Anyway', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
      noLink: true,
    };
    const window = this.#window();
    const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options));
    return response === 0;
  }
}

/** Tells the person that the app has to end, when nothing else can be told any more. */
export const sayGoodbye = (): void =>
  dialog.showErrorBox(
    `${app.name} has to close`,
    'Something unexpected happened. What was saved is safe: open Tandem again. The log in the data folder has the details.',
  );
