import type { WeeklyReport } from '../../../../shared/contract/reports';
import { Calls } from '../Calls';
import { targetsFinding } from '../findings/weekly-close';
import { Chapter } from '../parts';

/** What people call of the targets, and what makes up for what. */
export const Targets = ({ report }: { report: WeeklyReport }) =>
  report.story && (
    <>
      <div className="gap3" />
      <Chapter subject="Targets" finding={targetsFinding(report.story)} />
      <Calls story={report.story} calendar={report.calendar} />
    </>
  );
