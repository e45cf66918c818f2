import type { Ask, Shot } from './shots';

const ID = async (ask: Ask, name: string): Promise<string> => {
  const { campaigns } = await ask<{ campaigns: { id: string; name: string }[] }>('campaigns.plan', {
    period: '2026-Q4',
  });
  return campaigns.find((row) => row.name === name)?.id ?? '';
};
/** The campaign that the drawing shows open. */
const MAIN = 'Air-dry creators';

export const CAMPAIGN_SHOTS: readonly Shot[] = [
  { name: 'campaigns', address: async (ask) => `/campaigns?campaign=${await ID(ask, MAIN)}`, narrow: true },
  { name: 'campaigns-owners', address: '/campaigns?rows=owner' },
  { name: 'campaigns-calendar', address: '/campaigns?view=calendar', narrow: true },
  { name: 'campaigns-board', address: '/campaigns?view=board', narrow: true },
  { name: 'campaigns-table', address: '/campaigns?view=table', narrow: true },
  { name: 'campaigns-strategy', address: '/campaigns?tab=strategy', narrow: true },
  { name: 'campaigns-experiments', address: '/campaigns?tab=experiments', narrow: true },
  { name: 'campaign', address: async (ask) => `/campaigns/${await ID(ask, MAIN)}`, narrow: true },
];
