import type { Page } from '@playwright/test';

/** Asks the open workspace, for the ids that an address needs. */
export type Ask = <T>(channel: string, input?: unknown) => Promise<T>;

/** One picture: a page of the sample workspace. `before` opens what the picture shows, `after` closes it. */
export type Shot = {
  name: string;
  address: string | ((ask: Ask) => Promise<string>);
  before?: (page: Page) => Promise<void>;
  after?: (page: Page) => Promise<void>;
};

export const SHOTS: readonly Shot[] = [
  { name: 'home', address: '/' },
  { name: 'pipeline', address: '/pipeline' },
  { name: 'products', address: '/products' },
  { name: 'metrics', address: '/metrics' },
  { name: 'metric', address: '/metrics/net-sales' },
  { name: 'reports', address: '/reports' },
  { name: 'weekly', address: '/reports/weekly' },
  { name: 'investor', address: '/reports/investor' },
  { name: 'data', address: '/data' },
  { name: 'import', address: '/data/import' },
  { name: 'settings', address: '/settings' },
];
