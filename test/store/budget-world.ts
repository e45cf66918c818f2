import { afterEach, beforeEach } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { makeWorld, type World } from './import-world';

/**
 * Two campaigns of May for each test, Curls (advertising, $500) and Letter (email, $200), with words for what tests of
 * budgets do most. Call it once, outside of tests.
 */
export const budgetWorld = () => {
  let world: World;
  let [curls, letter] = ['', ''];
  const campaign = async (name: string, promotion: string, budgetMinor: number): Promise<string> => {
    const days = { starts: '2026-05-01', ends: '2026-05-31' };
    return (await world.ask<{ id: string }>('campaigns.create', { name, promotion, ...days, budgetMinor })).id;
  };
  beforeEach(async () => {
    world = await makeWorld();
    curls = await campaign('Curls', 'advertising', 50_000);
    letter = await campaign('Letter', 'email', 20_000);
  });
  afterEach(() => world.close());
  return {
    here: (): World => world,
    curls: (): string => curls,
    letter: (): string => letter,
    may: (): Promise<Output<'budget.get'>> => world.ask('budget.get', { period: '2026-05' }),
    budgets: (): Record<string, unknown>[] =>
      world.rows('SELECT name, budget_minor AS budget FROM campaigns ORDER BY name'),
    /** Asks for $50 more for Curls out of Letter's budget, unless it is said otherwise. */
    ask: (more: object = {}): Promise<{ id: string }> =>
      world.ask('budget.ask', {
        name: 'More curls',
        amountMinor: 5000,
        campaignId: curls,
        nodeId: null,
        fromCampaignId: letter,
        takesFrom: '',
        expectedMinor: 40_000,
        dueDay: '2026-06-30',
        reason: 'It sells',
        ...more,
      }),
  };
};
