import { call, useJob } from '../../api';
import { plural } from '../../format';
import { showAction, showError } from '../../ui';
import type { Sheet } from './useSheet';

type Paper = 'A4' | 'Letter';

/** Asks where, prints the worksheet or one option of it, and says where the file is. */
export const useWorksheetPdf = ({ sheet, options }: Sheet) => {
  const job = useJob('app.printWorksheet');
  return async (paper: Paper, optionId?: string): Promise<void> => {
    const option = options.find((one) => one.id === optionId);
    const { path } = await call('app.chooseSave', {
      title: 'Export the worksheet',
      name: `Four Ps ${sheet.name}${option ? `, ${option.name}` : ''}.pdf`.replace(/[\\/:*?"<>|]/g, ' '),
      extension: 'pdf',
    });
    if (path === null) return;
    const printed = await job.run({ id: sheet.id, option: optionId, paper, file: path });
    if (!printed || printed.file === null) return;
    const { file, pages } = printed;
    showAction(`Wrote ${plural(pages, 'page')} to ${file.split(/[\\/]/).at(-1) ?? file}.`, 'Show in folder', () => {
      call('app.showItem', { path: file }).catch(() => showError('The folder could not be opened.'));
    });
  };
};
