import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import type { EditionId } from '../../../../shared/domain/report-blocks';
import type { ReaderLocale } from '../../../../shared/domain/investor';
import { call, useJob } from '../../api';
import { plural } from '../../format';
import { Button, Progress, showAction, showError } from '../../ui';
import { useCommand } from '../../commands';
import type { ReportKind } from './period';

export type Paper = 'A4' | 'Letter';
export type ExportOf = {
  kind: ReportKind;
  period: string;
  paper: Paper;
  /** Recipients whose rules hold; everything as it is without. */
  groupId?: string | null;
  /** A frozen report by its id, or 'live'. */
  snapshot?: string;
  edition?: EditionId;
  locale?: ReaderLocale | null;
  format?: 'pdf' | 'html';
};

const NAMES: Record<ReportKind, string> = { weekly: 'Weekly report', investor: 'Investor update' };

/** Asks where, prints, and says where the file is. */
export const useExport = () => {
  const job = useJob('app.printReport');
  const print = async ({
    kind,
    period,
    paper,
    groupId = null,
    locale = null,
    format = 'pdf',
    snapshot,
    edition,
  }: ExportOf): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: `Export ${NAMES[kind].toLowerCase()}`,
      name: `${NAMES[kind]} ${period}${edition === undefined || edition === 'team' ? '' : ` ${edition}`}.${format}`,
      extension: format,
    });
    if (path === null) return;
    const printed = await job.run({ kind, period, paper, groupId, locale, format, snapshot, edition, file: path });
    if (!printed || printed.file === null) return;
    const { file, pages } = printed;
    showAction(
      `Wrote ${format === 'pdf' ? plural(pages, 'page') : 'one page'} to ${file.split(/[\\/]/).at(-1) ?? file}.`,
      'Show in folder',
      () => {
        call('app.showItem', { path: file }).catch(() => showError('The folder could not be opened.'));
      },
    );
  };
  const sheets = useJob('reports.export');
  /** The same report as a workbook: one sheet per block, numbers and days as such. */
  const workbook = async ({
    kind,
    period,
    groupId = null,
    snapshot = 'live',
    edition = 'team',
  }: ExportOf): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: `Export ${NAMES[kind].toLowerCase()} as a workbook`,
      name: `${NAMES[kind]} ${period}${edition === 'team' ? '' : ` ${edition}`}.xlsx`,
      extension: 'xlsx',
    });
    if (path === null) return;
    const written = await sheets.run({ kind, period, groupId, snapshot, edition, file: path });
    if (!written) return;
    showAction(
      `Wrote ${plural(written.sheets, 'sheet')}, ${plural(written.rows, 'row')} to ${written.file.split(/[\\/]/).at(-1) ?? written.file}.`,
      'Show in folder',
      () => {
        call('app.showItem', { path: written.file }).catch(() => showError('The folder could not be opened.'));
      },
    );
  };
  return { job, print, sheets, workbook };
};

type Exporting = ReturnType<typeof useExport>;

/** Prints what the page shows; the palette offers it, too. */
export const ExportButton = ({ exporting, ...of }: ExportOf & { exporting: Exporting }) => {
  const run = (): void => void exporting.print(of);
  const workbook = (): void => void exporting.workbook(of);
  useCommand([
    { id: 'report.export', title: 'Export this report as PDF', group: 'On this page', run },
    {
      id: 'report.workbook',
      title: 'Export this report as a workbook',
      words: 'xlsx excel spreadsheet',
      group: 'On this page',
      run: workbook,
    },
  ]);
  return (
    <>
      <Button icon={IconFileSpreadsheet} onClick={workbook}>
        XLSX
      </Button>
      <Button
        kind="primary"
        icon={IconDownload}
        waits={exporting.job.state === 'running' ? 'The report is being printed.' : undefined}
        onClick={run}
      >
        Export PDF
      </Button>
    </>
  );
};

/** How far the printing is, with Cancel. */
export const ExportProgress = ({ exporting }: { exporting: Exporting }) => (
  <>
    <Progress job={exporting.job} noun="page" label="Printing the report" />
    <Progress job={exporting.sheets} label="Writing the workbook" />
  </>
);
