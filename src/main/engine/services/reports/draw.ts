import type { InvestorReport, WeeklyReport } from '../../../../shared/contract/reports';
import type { ReadDb } from '../../store/dialect';
import { periodFrom, type Settings } from '../settings';
import { Desk } from './desk';
import { investorReportOf } from './investor';
import { weeklyReportOf } from './weekly';

export type Report = WeeklyReport | InvestorReport;

const DRAW = { weekly: weeklyReportOf, investor: investorReportOf };

/** A report of a period as it is in this workspace on the day of `settings`. */
export const drawReport = (
  db: ReadDb,
  settings: Settings,
  kind: 'weekly' | 'investor',
  period: string,
): Promise<Report> => DRAW[kind](new Desk(db, settings, periodFrom(period, settings.calendar)));
