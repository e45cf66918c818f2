import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import type { ReportTexts, WeeklyReport } from '../../../../shared/contract/reports';
import { useWrite } from '../../api';
import { type SheetFacts, SheetContext } from '../../print/context';
import '../../print/sheet.css';
import '../../print/weekly.css';
import { InlineEdit } from '../../ui';
import styles from './reports.module.css';

type SheetProps = {
  report: WeeklyReport;
  paper: 'A4' | 'Letter';
  children: ReactNode;
};

export const openFigure: SheetFacts['open'] = ({ metric, period, children }) => (
  <Link to="/metrics/$id" params={{ id: metric }} search={{ period }} className={styles.figure}>
    {children}
  </Link>
);

/** Footnotes lead to their note on the sheet: the address of the window names the page, and must stay. */
const useFootnotes = (sheet: { current: HTMLElement | null }): void => {
  useEffect(() => {
    const element = sheet.current;
    const follow = (event: MouseEvent): void => {
      const link = event.target instanceof Element ? event.target.closest('a[href^="#f"]') : null;
      const note = link && document.getElementById(link.getAttribute('href')?.slice(1) ?? '');
      if (!note) return;
      event.preventDefault();
      note.scrollIntoView({ block: 'center' });
      note.tabIndex = -1;
      note.focus({ preventScroll: true });
    };
    element?.addEventListener('click', follow);
    return () => element?.removeEventListener('click', follow);
  }, [sheet]);
};

/** A sheet as paper lies on a desk. */
export const PaperSheet = ({
  facts,
  paper,
  children,
}: {
  facts: SheetFacts;
  paper: 'A4' | 'Letter';
  children: ReactNode;
}) => {
  const sheet = useRef<HTMLDivElement>(null);
  useFootnotes(sheet);
  return (
    <div ref={sheet} className={styles.desk} data-theme="light">
      <div className={styles.paper} data-paper={paper}>
        <SheetContext value={facts}>{children}</SheetContext>
      </div>
    </div>
  );
};

/** The report on its paper: figures open their metrics, and words are written where they stand. */
export const Sheet = ({ report, paper, children }: SheetProps) => {
  const { mutateAsync } = useWrite('reports.setTexts', { quiet: true });
  const { currency, calendar, today, span } = report;
  const { period } = span;
  const facts = useMemo((): SheetFacts => {
    const save = (texts: Partial<ReportTexts>): Promise<unknown> => mutateAsync({ kind: 'weekly', period, texts });
    return {
      currency,
      calendar,
      today,
      period,
      standing: { kind: 'live' },
      open: openFigure,
      edit: ({ label, value, placeholder, patch }) => (
        <InlineEdit
          // A draft belongs to its period: another report starts with its own words.
          key={`${period} ${label}`}
          kind="text"
          multiline
          about={period}
          bare
          label={label}
          value={value}
          placeholder={placeholder}
          className={styles.field}
          onSave={(text) => save(patch(text))}
        />
      ),
    };
  }, [currency, calendar, today, period, mutateAsync]);
  return (
    <PaperSheet facts={facts} paper={paper}>
      {children}
    </PaperSheet>
  );
};
