import { Page } from '../../ui';

export const HomePage = () => (
  <Page title="This week">
    <p className="ink3">Being built.</p>
  </Page>
);
