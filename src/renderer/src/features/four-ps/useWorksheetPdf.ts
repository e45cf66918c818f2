import { useJob } from '../../api';
import { choosePdf, type Paper, tellWritten } from '../../frame/pdf';
import { showError } from '../../ui';
import type { Sheet } from './useSheet';

/** Asks where, prints the worksheet or one option of it, and says where the file is. */
export const useWorksheetPdf = ({ sheet, options }: Sheet) => {
  const job = useJob('app.printWorksheet');
  return async (paper: Paper, optionId?: string): Promise<void> => {
    const option = options.find((one) => one.id === optionId);
    const file = await choosePdf('Export the worksheet', `Four Ps ${sheet.name}${option ? `, ${option.name}` : ''}`);
    if (file === null) return;
    const printed = await job.run({ id: sheet.id, option: optionId, paper, file }, (error) => showError(error.message));
    if (printed && printed.file !== null) tellWritten(printed.file, printed.pages);
  };
};
