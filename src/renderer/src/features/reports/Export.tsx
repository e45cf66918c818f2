import { IconDownload, IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect } from 'react';
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
  snapshot?: string | undefined;
  edition?: EditionId | undefined;
  locale?: ReaderLocale | null;
  format?: 'pdf' | 'html';
};

/** A page is drawn and read before what it may print is drawn, too. */
const READY_AFTER_MS = 300;

const jobOf = ({
  kind,
  period,
  paper,
  groupId = null,
  locale = null,
  format = 'pdf',
  snapshot,
  edition,
}: ExportOf) => ({
  kind,
  period,
  paper,
  groupId,
  locale,
  format,
  snapshot,
  edition,
});

const ready = (of: ExportOf | null): void => {
  // Printing draws it itself where it is not ready: nothing to tell anybody.
  call('app.readyReport', { job: of && jobOf(of) }).catch(() => undefined);
};

/** Has this drawn, out of sight, so that an export has only to be printed; only if `shown`. */
export const useReady = (of: ExportOf, shown: boolean): void => {
  const { kind, period, paper, groupId, locale, format, snapshot, edition } = jobOf(of);
  useEffect(() => {
    if (!shown) return undefined;
    const job = { kind, period, paper, groupId, locale, format, snapshot, edition };
    const wait = setTimeout(() => ready(job), READY_AFTER_MS);
    return () => clearTimeout(wait);
  }, [shown, kind, period, paper, groupId, locale, format, snapshot, edition]);
};

/** Lets what is drawn go when the page is left. */
const useLetGo = (): void => {
  useEffect(() => () => ready(null), []);
};

const NAMES: Record<ReportKind, string> = { weekly: 'Weekly report', investor: 'Investor update' };

/** Asks where, prints, and says where the file is. */
export const useExport = () => {
  const job = useJob('app.printReport');
  useLetGo();
  const print = async (of: ExportOf): Promise<void> => {
    const { kind, period, edition, format, ...rest } = jobOf(of);
    // It is drawn while somebody looks for a folder.
    ready(of);
    const { path } = await call('app.chooseSave', {
      title: `Export ${NAMES[kind].toLowerCase()}`,
      name: `${NAMES[kind]} ${period}${edition === undefined || edition === 'team' ? '' : ` ${edition}`}.${format}`,
      extension: format,
    });
    if (path === null) return;
    const printed = await job.run({ ...rest, kind, period, edition, format, file: path });
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

/** Prints what the page shows, as soon as it does (`shown`); the palette offers it, too. */
export const ExportButton = ({ exporting, shown, ...of }: ExportOf & { exporting: Exporting; shown: boolean }) => {
  useReady(of, shown);
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
