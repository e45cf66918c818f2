import type { Page } from '@playwright/test';
import { CAMPAIGN_SHOTS } from './campaigns';
import { CONTENT_SHOTS } from './content';
import { CUSTOMER_SHOTS } from './customers';
import { IMPORT_SHOTS } from './imports';
import { MEETING_SHOTS } from './meetings';
import { PROPOSAL_SHOTS } from './proposals';
import { REPORT_SHOTS } from './reports';

/** Asks the open workspace, for the ids that an address needs. */
export type Ask = <T>(channel: string, input?: unknown) => Promise<T>;

/** One picture: a page of the sample workspace. `before` opens what the picture shows, `after` closes it. */
export type Shot = {
  name: string;
  address: string | ((ask: Ask) => Promise<string>);
  before?: (page: Page) => Promise<void>;
  /** Taken at 1024 × 640, the smallest window, as well. */
  narrow?: boolean;
  after?: (page: Page) => Promise<void>;
};

type Pipelines = { id: string }[];
type Board = { columns: { stage: { name: string }; cards: { id: string }[] }[] };

const pipelines = (ask: Ask): Promise<Pipelines> => ask<Pipelines>('pipelines.list');

const firstDeal = async (ask: Ask, stage: string): Promise<string> => {
  const board = await ask<Board>('deals.board', { period: '2026' });
  return board.columns.find((column) => column.stage.name === stage)?.cards[0]?.id ?? '';
};

const worksheet = async (ask: Ask): Promise<string> => {
  const sheets = await ask<{ id: string; name: string }[]>('four-ps.list');
  return `/four-ps/${sheets.find((sheet) => sheet.name === 'Dry shampoo to go')?.id ?? ''}`;
};

/** The question that a card dropped on Lost is asked. */
const askWhyLost = async (page: Page): Promise<void> => {
  const card = page.getByRole('region', { name: 'Negotiation' }).getByRole('article').first();
  await card.hover();
  await card.getByRole('button').first().click();
  await page.getByRole('menuitem', { name: 'Lost' }).click();
};

export const SHOTS: readonly Shot[] = [
  { name: 'results', address: '/campaigns/results', narrow: true },
  { name: 'attribution', address: '/campaigns/attribution', narrow: true },
  { name: 'ranking', address: '/campaigns/ranking', narrow: true },
  { name: 'budget', address: '/campaigns/budget', narrow: true },
  { name: 'home', address: '/', narrow: true },
  { name: 'guide', address: '/guide?page=targets', narrow: true },
  {
    name: 'home-calls',
    address: '/',
    before: (page) => page.getByRole('list', { name: 'Moments coming up' }).scrollIntoViewIfNeeded(),
  },
  { name: 'pipeline', address: '/pipeline', narrow: true },
  { name: 'pipeline-success', address: async (ask) => `/pipeline?pipeline=${(await pipelines(ask))[1]?.id}` },
  { name: 'pipeline-table', address: '/pipeline?view=table&group=stage' },
  { name: 'pipeline-forecast', address: '/pipeline?view=forecast' },
  { name: 'pipeline-calendar', address: '/pipeline?view=calendar' },
  { name: 'pipeline-team', address: '/pipeline?view=team', narrow: true },
  { name: 'deal', address: async (ask) => `/pipeline?deal=${await firstDeal(ask, 'Negotiation')}` },
  { name: 'deal-lost', address: '/pipeline', before: askWhyLost, after: (page) => page.keyboard.press('Escape') },
  ...PROPOSAL_SHOTS,
  ...MEETING_SHOTS,
  { name: 'settings-pipelines', address: '/settings?section=pipelines' },
  { name: 'leads', address: '/leads', narrow: true },
  { name: 'leads-board', address: '/leads?view=board', narrow: true },
  { name: 'leads-funnel', address: '/leads?view=funnel', narrow: true },
  {
    name: 'lead',
    address: async (ask) => {
      // The one whose whole chain is there, up to the repeat order.
      const { rows } = await ask<{ rows: { id: string }[] }>('leads.list', { state: 'converted', limit: 200 });
      for (const { id } of rows) {
        const { chain } = await ask<{ chain: { day: string | null }[] }>('leads.get', { id });
        if (chain.every(({ day }) => day !== null)) return `/leads/${id}`;
      }
      return `/leads/${rows[0]?.id ?? ''}`;
    },
    narrow: true,
  },
  { name: 'settings-leads', address: '/settings?section=leads' },
  ...CAMPAIGN_SHOTS,
  { name: 'notes', address: '/field-notes', narrow: true },
  { name: 'notes-themes', address: '/field-notes?view=themes', narrow: true },
  { name: 'notes-digest', address: '/field-notes?view=digest' },
  {
    name: 'notes-capture',
    address: '/field-notes?status=triaged&type=issue&view=all',
    before: async (page) => {
      await page.keyboard.press('Control+J');
      await page
        .getByRole('textbox', { name: 'Field note in one line' })
        .fill('Wants hand luggage size #dry-shampoo @brightwell !Plume');
      await page.getByRole('list', { name: 'Similar notes' }).waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  { name: 'four-ps-list', address: '/four-ps' },
  { name: 'four-ps', address: worksheet, narrow: true },
  {
    name: 'four-ps-units',
    address: worksheet,
    before: (page) => page.getByRole('heading', { name: 'What a price change asks of units' }).scrollIntoViewIfNeeded(),
  },
  { name: 'four-ps-assumptions', address: '/four-ps?view=assumptions' },
  { name: 'products', address: '/products', narrow: true },
  {
    name: 'products-merge',
    address: '/products?tab=duplicates',
    before: async (page) => {
      await page
        .getByRole('button', { name: /^Compare / })
        .first()
        .click();
      await page.getByRole('dialog').getByText('Goes into it').waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  { name: 'products-duplicates', address: '/products?tab=duplicates', narrow: true },
  {
    name: 'product',
    address: async (ask) => {
      const { rows } = await ask<{ rows: { id: string }[] }>('products.list', { period: '2026-Q4' });
      return `/products/${rows[0]?.id ?? ''}`;
    },
    narrow: true,
  },
  { name: 'targets', address: '/targets', narrow: true },
  {
    name: 'targets-node',
    address: async (ask) => {
      const period = '2026-Q4';
      const { offsets } = await ask<{ offsets: { short: { id: string } }[] }>('targets.tree', { period });
      return `/targets?node=${offsets[0]?.short.id ?? ''}`;
    },
    narrow: true,
  },
  {
    name: 'targets-units',
    address: async (ask) => {
      const { nodes } = await ask<{ nodes: { id: string; beside: boolean }[] }>('targets.tree', { period: '2026-Q4' });
      return `/targets?node=${nodes.find(({ beside }) => beside)?.id ?? ''}`;
    },
    narrow: true,
  },
  { name: 'targets-owners', address: '/targets?view=owners' },
  { name: 'targets-months', address: '/targets?view=months&weeks=2026-11', narrow: true },
  { name: 'targets-year', address: '/targets?view=new&period=2027', narrow: true },
  { name: 'targets-changes', address: '/targets?view=changes', narrow: true },
  { name: 'targets-plan', address: '/targets?view=plan', narrow: true },
  { name: 'metrics', address: '/metrics', narrow: true },
  { name: 'metric', address: '/metrics/net-sales?by=channel&group=D2C%20web&day=2026-W47', narrow: true },
  { name: 'metric-by-product', address: '/metrics/aov?by=product' },
  { name: 'metric-not-computable', address: '/metrics/roas?period=2024-Q4' },
  { name: 'reports', address: '/reports' },
  { name: 'weekly', address: '/reports/weekly' },
  { name: 'investor', address: '/reports/investor', narrow: true },
  {
    name: 'investor-writing',
    address: '/reports/investor',
    before: (page) =>
      page
        .getByRole('list', { name: 'Blocks of the update' })
        .getByRole('button', { name: /^Headline/ })
        .first()
        .click(),
  },
  {
    name: 'investor-recipients',
    address: '/reports/investor',
    before: (page) => page.getByRole('button', { name: 'Recipients' }).click(),
    after: (page) => page.keyboard.press('Escape'),
  },
  ...REPORT_SHOTS,
  { name: 'data', address: '/data' },
  { name: 'data-export', address: '/data?tab=export' },
  { name: 'data-backups', address: '/data?tab=backups' },
  { name: 'data-together', address: '/data?tab=together' },
  {
    name: 'data-encrypt',
    address: '/data?tab=backups',
    before: (page) => page.getByRole('button', { name: 'Encrypted copy', exact: true }).click(),
    after: (page) => page.keyboard.press('Escape'),
  },
  {
    name: 'data-history',
    address: async (ask) => {
      const [, , step] = await ask<{ id: number }[]>('history.list', { entity: 'deals', limit: 3 });
      return `/data?tab=history&step=${step?.id ?? ''}`;
    },
    narrow: true,
  },
  {
    name: 'data-brought',
    address: async (ask) => {
      const [import_] = (await ask<{ id: number; updated: number }[]>('imports.list')).filter((one) => one.updated > 0);
      return `/data/imports/${import_?.id ?? ''}`;
    },
    narrow: true,
  },
  ...IMPORT_SHOTS,
  { name: 'settings', address: '/settings' },
  { name: 'settings-about', address: '/settings?section=about', narrow: true },
  ...CUSTOMER_SHOTS,
  ...CONTENT_SHOTS,
];
