import { Page } from '../../ui';

export const DataPage = () => (
  <Page title="Data">
    <p className="ink3">Being built.</p>
  </Page>
);

export const ImportPage = () => (
  <Page title="Import">
    <p className="ink3">Being built.</p>
  </Page>
);
