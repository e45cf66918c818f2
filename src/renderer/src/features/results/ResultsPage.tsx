import { usePeriod } from '../../frame/period';
import { periodName } from '../../format';
import { Page } from '../../ui';
import { SubNav } from '../campaigns/SubNav';
import { DailyResults } from './DailyResults';

/** What marketing brought: ranked, judged, and the daily rows behind it. */
export const ResultsPage = () => {
  const { period } = usePeriod();
  return (
    <Page title="Results" sub={periodName(period)} parts={<SubNav />}>
      <DailyResults />
    </Page>
  );
};
