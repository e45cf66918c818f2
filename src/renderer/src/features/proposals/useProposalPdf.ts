import { useJob } from '../../api';
import { choosePdf, type Paper, tellWritten } from '../../frame/pdf';
import type { Proposal } from './useProposal';

/** Asks where, prints one version, and says where the file is. */
export const useProposalPdf = () => {
  const job = useJob('app.printProposal');
  const print = async ({ id, number, version, title }: Proposal, paper: Paper): Promise<void> => {
    const file = await choosePdf('Export the proposal', `${number} ${title}, version ${version}`);
    if (file === null) return;
    const printed = await job.run({ id, paper, file });
    if (printed && printed.file !== null) tellWritten(printed.file, printed.pages);
  };
  return { job, print };
};
export type Printing = ReturnType<typeof useProposalPdf>;
