import { Page } from '../../ui';

export const MetricsPage = () => (
  <Page title="Metrics">
    <p className="ink3">Being built.</p>
  </Page>
);

export const MetricPage = () => (
  <Page title="Metric">
    <p className="ink3">Being built.</p>
  </Page>
);
