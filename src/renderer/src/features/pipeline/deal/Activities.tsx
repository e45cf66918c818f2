import { LogLine } from '../../customers/LogLine';
import { Timeline } from '../../customers/Timeline';

/** What was done for a deal, and the line that logs more; a next step given there becomes the deal's. */
export const Activities = ({ dealId }: { dealId: string }) => (
  <>
    <LogLine context={{ dealId }} kind="call" />
    <Timeline filter={{ dealId }} hide="deal" empty="Nothing yet. Write a line above and press Enter." />
  </>
);
