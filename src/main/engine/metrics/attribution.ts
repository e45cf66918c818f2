import { of } from './define';
import type { Facts, Measures, RowSource } from './types';

export type RevenueBasis = { revenue: number; words: string; estimated: boolean };

/**
 * Which revenue stands above ad spend. Own orders and the platform's figures are never mixed: orders that
 * are attributed to a campaign come first; where none does, what the platforms report; where neither is there, all net
 * sales, said plainly. `scope` 'ads' counts campaigns that spent on ads, 'all' every campaign.
 */
export const revenueBasis = (m: Measures, facts: Facts, scope: 'ads' | 'all' = 'ads'): RevenueBasis => {
  if (facts.attributed)
    return {
      revenue: of(m, scope === 'ads' ? 'adRevenue' : 'campaignRevenue'),
      words: 'Revenue is net sales of orders attributed to a campaign.',
      estimated: false,
    };
  if (of(m, 'revenueRows') > 0)
    return {
      revenue: of(m, 'platformRevenue'),
      words: 'No order is attributed to a campaign: revenue is what the ad platforms report.',
      estimated: false,
    };
  return {
    revenue: of(m, 'net'),
    words: 'No order is attributed to a campaign: all net sales of the period are counted.',
    estimated: true,
  };
};

/** The rows whose contributions sum to that revenue. */
export const revenueRows = (m: Measures, facts: Facts, scope: 'ads' | 'all' = 'ads'): readonly RowSource[] => {
  const lines = { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net' } as const;
  if (facts.attributed) return [{ ...lines, of: scope === 'ads' ? 'advertised' : 'campaigns' }];
  return of(m, 'revenueRows') > 0 ? [{ entity: 'ad_days', value: 'revenue' }] : [lines];
};
