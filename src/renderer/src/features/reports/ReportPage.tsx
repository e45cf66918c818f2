import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { reportKey } from '../../../../shared/domain/comments';
import { shiftPeriod } from '../../../../shared/domain/period';
import { useRead } from '../../api';
import { periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { spanWords } from '../../print/words';
import { Weekly } from '../../print/weekly';
import type { Span } from '../../../../shared/contract/reports';
import { Await, buttonClass, Card, Empty, IconButton, Page, Segmented } from '../../ui';
import { Comments } from '../comments';
import { ExportButton, ExportProgress, type Paper, useExport } from './Export';
import { type ReportKind, reportPeriod } from './period';
import styles from './reports.module.css';
import { Sheet } from './Sheet';

const PAPERS = [
  { value: 'A4', label: 'A4' },
  { value: 'Letter', label: 'Letter' },
] as const;
const TITLES: Record<ReportKind, string> = { weekly: 'Weekly report', investor: 'Investor update' };

type ShellProps = {
  kind: ReportKind;
  paper: Paper;
  report: { span: Span; asOf: string; hasData: boolean } | undefined;
  children: ReactNode;
};

/** Report, period, paper and export in the head; below it the sheet. */
const ReportShell = ({ kind, paper, report, children }: ShellProps) => {
  const { period: shown, calendar, today, setPeriod } = usePeriod();
  const navigate = useNavigate();
  const exporting = useExport();
  const period = reportPeriod(kind, shown, today, calendar);
  const step = (by: number) => shiftPeriod(period, by, calendar);
  return (
    <Page
      title={TITLES[kind]}
      crumbs={[{ label: 'Reports', to: '/reports' }]}
      sub={report && spanWords(report.span, report.asOf)}
      beside={
        <span className="row">
          <IconButton
            icon={IconChevronLeft}
            label={`Before: ${periodName(step(-1))}`}
            onClick={() => setPeriod(step(-1).id)}
          />
          <IconButton
            icon={IconChevronRight}
            label={`Next: ${periodName(step(1))}`}
            disabled={step(1).from > today}
            onClick={() => setPeriod(step(1).id)}
          />
        </span>
      }
      actions={
        <>
          <Segmented
            label="Paper"
            value={paper}
            options={PAPERS}
            onChange={(next) => void navigate({ to: '.', search: (old) => ({ ...old, paper: next }), replace: true })}
          />
          <ExportButton exporting={exporting} kind={kind} period={period.id} paper={paper} />
        </>
      }
    >
      <ExportProgress exporting={exporting} />
      {report?.hasData === false ? (
        <Empty
          title="Nothing to report yet"
          actions={
            <Link to="/data/import" className={buttonClass({ kind: 'primary' })}>
              Import files
            </Link>
          }
        >
          {`The ${TITLES[kind].toLowerCase()} draws itself from orders, deals, leads and ad spend. Bring in the first file, and it is there.`}
        </Empty>
      ) : (
        <>
          {children}
          <div className={styles.comments}>
            <Card title="Comments" sub={`on ${periodName(period)}, not printed`}>
              <Comments entity="report" id={reportKey(kind, period.id)} />
            </Card>
          </div>
        </>
      )}
    </Page>
  );
};

/** The weekly report, live: what Export prints, with words to write in place. */
export const WeeklyPage = () => {
  const { paper: asked } = useSearch({ from: '/reports/weekly' });
  const paper = asked === 'Letter' ? 'Letter' : 'A4';
  const { period, today, calendar } = usePeriod();
  const weekly = useRead('reports.weekly', { period: reportPeriod('weekly', period, today, calendar).id });
  return (
    <ReportShell kind="weekly" paper={paper} report={weekly.data}>
      <Await query={weekly}>
        {(report) => (
          <Sheet report={report} paper={paper}>
            <Weekly report={report} editing />
          </Sheet>
        )}
      </Await>
    </ReportShell>
  );
};
