import { type ReactNode, useMemo } from 'react';
import type { WeeklyReport } from '../../../../../shared/contract/reports';
import type { SheetFacts } from '../../../print/context';
import { PaperSheet } from '../Sheet';

type Props = { report: WeeklyReport; paper: 'A4' | 'Letter'; children: ReactNode };

/** A frozen report on its paper: nothing can be written, and figures stand alone, since metrics show what is now. */
export const FrozenSheet = ({ report: { currency, calendar, today, span }, paper, children }: Props) => {
  const facts = useMemo(
    (): SheetFacts => ({ currency, calendar, today, period: span.period, open: null, edit: null }),
    [currency, calendar, today, span.period],
  );
  return (
    <PaperSheet facts={facts} paper={paper}>
      {children}
    </PaperSheet>
  );
};
