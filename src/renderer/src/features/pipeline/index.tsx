import { Page } from '../../ui';

export const PipelinePage = () => (
  <Page title="Pipeline">
    <p className="ink3">Being built.</p>
  </Page>
);
