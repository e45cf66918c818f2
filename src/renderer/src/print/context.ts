import { createContext, type ReactNode, useContext } from 'react';
import type { Calendar } from '../../../shared/domain/period';
import type { ReportTexts } from '../../../shared/contract/reports';

export type TextField = Exclude<keyof ReportTexts, 'optimise' | 'owners'>;

/**
 * What the parts of a sheet share. `edit` draws a field to type into and `open` a way to a figure's metric; on
 * paper there is neither, and texts and figures stand alone.
 */
export type SheetFacts = {
  currency: string;
  calendar: Calendar;
  today: string;
  /** Id of the report's period. */
  period: string;
  open: ((figure: { metric: string; period: string; children: ReactNode }) => ReactNode) | null;
  edit:
    | ((field: {
        label: string;
        value: string;
        placeholder: string;
        patch: (text: string) => Partial<ReportTexts>;
      }) => ReactNode)
    | null;
};

export const SheetContext = createContext<SheetFacts | null>(null);

export const useSheet = (): SheetFacts => {
  const facts = useContext(SheetContext);
  if (!facts) throw new Error('A part of a report outside its sheet');
  return facts;
};
