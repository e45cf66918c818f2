import { Page } from '../../ui';

export const ReportsPage = () => (
  <Page title="Reports">
    <p className="ink3">Being built.</p>
  </Page>
);

export const WeeklyPage = () => (
  <Page title="Weekly report">
    <p className="ink3">Being built.</p>
  </Page>
);

export const InvestorPage = () => (
  <Page title="Investor update">
    <p className="ink3">Being built.</p>
  </Page>
);
