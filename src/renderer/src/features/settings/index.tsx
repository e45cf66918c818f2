import { Page } from '../../ui';

export const SettingsPage = () => (
  <Page title="Settings">
    <p className="ink3">Being built.</p>
  </Page>
);
