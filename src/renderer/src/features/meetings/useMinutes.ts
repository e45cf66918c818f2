import type { MeetingView } from '../../../../shared/contract/meetings';
import { useJob } from '../../api';
import { choosePdf, type Paper, tellWritten } from '../../frame/pdf';
import { showError } from '../../ui';

/** Asks where, prints the meeting's minutes, and says where the file is. */
export const useMinutes = ({ id, title, day }: Pick<MeetingView, 'id' | 'title' | 'day'>) => {
  const job = useJob('app.printMeeting');
  return async (paper: Paper): Promise<void> => {
    const file = await choosePdf('Export the minutes', `${title} ${day}`);
    if (file === null) return;
    const printed = await job.run({ id, paper, file }, (error) => showError(error.message));
    if (printed && printed.file !== null) tellWritten(printed.file, printed.pages);
  };
};
