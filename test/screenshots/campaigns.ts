import type { Page } from '@playwright/test';
import type { Ask, Shot } from './shots';

const ID = async (ask: Ask, name: string): Promise<string> => {
  const { campaigns } = await ask<{ campaigns: { id: string; name: string }[] }>('campaigns.plan', {
    period: '2026-Q4',
  });
  return campaigns.find((row) => row.name === name)?.id ?? '';
};
/** The campaign that the drawing shows open. */
const MAIN = 'Air-dry creators';

/** Another code for a campaign whose code brought orders: what moves is shown before anything does. */
const changeCode = async (page: Page): Promise<void> => {
  const code = page.getByRole('textbox', { name: 'Discount code' });
  await code.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('SEARCH27');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'What the change moves' }).waitFor();
};

const into =
  (name: string) =>
  async (page: Page): Promise<void> => {
    const heading = page.getByRole('heading', { name });
    await heading.waitFor();
    await heading.evaluate((node) => node.scrollIntoView({ block: 'start' }));
  };

export const CAMPAIGN_SHOTS: readonly Shot[] = [
  { name: 'campaigns', address: async (ask) => `/campaigns?campaign=${await ID(ask, MAIN)}`, narrow: true },
  { name: 'campaigns-owners', address: '/campaigns?rows=owner' },
  { name: 'campaigns-calendar', address: '/campaigns?view=calendar', narrow: true },
  { name: 'campaigns-board', address: '/campaigns?view=board', narrow: true },
  { name: 'campaigns-table', address: '/campaigns?view=table', narrow: true },
  { name: 'campaigns-strategy', address: '/campaigns?tab=strategy', narrow: true },
  { name: 'campaigns-experiments', address: '/campaigns?tab=experiments', narrow: true },
  { name: 'campaign', address: async (ask) => `/campaigns/${await ID(ask, MAIN)}`, narrow: true },
  {
    name: 'campaign-results',
    address: async (ask) => `/campaigns/${await ID(ask, 'Search, always on')}`,
    before: into('Return and cost'),
    narrow: true,
  },
  {
    name: 'campaign-code',
    address: async (ask) => `/campaigns/${await ID(ask, 'Search, always on')}`,
    before: changeCode,
    after: (page) => page.keyboard.press('Escape'),
  },
  { name: 'attribution-shared', address: '/campaigns/attribution', before: into('Orders of several creators') },
  { name: 'ranking-waste', address: '/campaigns/ranking', before: into('Spend without qualified leads') },
  {
    name: 'ranking-rule',
    address: '/campaigns/ranking',
    before: (page) => page.getByRole('button', { name: 'Change the rule' }).click(),
    after: (page) => page.keyboard.press('Escape'),
  },
  { name: 'budget-campaigns', address: '/campaigns/budget', before: into('By campaign') },
  { name: 'budget-asks', address: '/campaigns/budget', before: into('Budget asks'), narrow: true },
  { name: 'budget-what-if', address: '/campaigns/budget', before: into('What if money moved'), narrow: true },
];
