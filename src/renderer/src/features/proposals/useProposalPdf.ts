import { call, useJob } from '../../api';
import { plural } from '../../format';
import { showAction, showError } from '../../ui';
import type { Proposal } from './useProposal';

/** Asks where, prints one version, and says where the file is. */
export const useProposalPdf = () => {
  const job = useJob('app.printProposal');
  const print = async ({ id, number, version, title }: Proposal, paper: 'A4' | 'Letter'): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: 'Export the proposal',
      name: `${number} ${title}, version ${version}.pdf`.replace(/[\\/:*?"<>|]/g, ' '),
      extension: 'pdf',
    });
    if (path === null) return;
    const printed = await job.run({ id, paper, file: path });
    if (!printed || printed.file === null) return;
    const { file, pages } = printed;
    showAction(`Wrote ${plural(pages, 'page')} to ${file.split(/[\\/]/).at(-1) ?? file}.`, 'Show in folder', () => {
      call('app.showItem', { path: file }).catch(() => showError('The folder could not be opened.'));
    });
  };
  return { job, print };
};
export type Printing = ReturnType<typeof useProposalPdf>;
