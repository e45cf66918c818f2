import { call } from '../api';
import { plural } from '../format';
import { showAction, showError } from '../ui';

export type Paper = 'A4' | 'Letter';

/** Asks where a PDF is to go; null when the person changes their mind. */
export const choosePdf = async (title: string, name: string): Promise<string | null> =>
  (await call('app.chooseSave', { title, name: `${name}.pdf`.replace(/[\\/:*?"<>|]/g, ' '), extension: 'pdf' })).path;

/** Says what was written and where it lies. */
export const tellWritten = (file: string, pages: number): void =>
  showAction(`Wrote ${plural(pages, 'page')} to ${file.split(/[\\/]/).at(-1) ?? file}.`, 'Show in folder', () => {
    call('app.showItem', { path: file }).catch(() => showError('The folder could not be opened.'));
  });
