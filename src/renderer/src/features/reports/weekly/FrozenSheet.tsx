import { type ReactNode, useMemo } from 'react';
import type { WeeklyReport } from '../../../../../shared/contract/reports';
import { useRead } from '../../../api';
import type { SheetFacts } from '../../../print/context';
import { PaperSheet } from '../Sheet';

type Props = { id: string; report: WeeklyReport; paper: 'A4' | 'Letter'; children: ReactNode };

/** A frozen report on its paper: nothing can be written, and figures stand alone, since metrics show what is now. */
export const FrozenSheet = ({ id, report: { currency, calendar, today, span }, paper, children }: Props) => {
  const since = useRead('reports.restatements', { id }).data;
  const facts = useMemo(
    (): SheetFacts => ({
      currency,
      calendar,
      today,
      period: span.period,
      ...(since ? { standing: { kind: 'frozen', since, figures: true } } : {}),
      open: null,
      edit: null,
    }),
    [currency, calendar, today, span.period, since],
  );
  return (
    <PaperSheet facts={facts} paper={paper}>
      {children}
    </PaperSheet>
  );
};
