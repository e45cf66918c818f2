import { createContext, type ReactNode, useContext } from 'react';
import type { Calendar } from '../../../shared/domain/period';
import type { Standing } from './standing';
import type { BoundNumber, InvestorReport, ReportTexts, UpdateBlock } from '../../../shared/contract/reports';

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
  /** Numbers that stand in sentences, by how the text names them. */
  bound?: ReadonlyMap<string, BoundNumber>;
  /** Units of sums of money where they differ from the currency. */
  units?: InvestorReport['units'];
  /** What the footnotes say about restatements; nothing while it is not known. */
  standing?: Standing;
  /** In the composer, the way from a block on the sheet to its editor. */
  pick?: (block: UpdateBlock) => ReactNode;
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
