import { of } from './define';
import type { Facts, Measures, RowSource } from './types';

/** Why the orders of a campaign, or of a promotion channel, are not known: of nothing that was bought can it be said to be theirs. */
export const UNREACHABLE = 'No rule of attribution can give it orders: it has no code, link or other rule.';

/**
 * Revenue that orders of ours brought to campaigns, and what it rests on. What platforms report is a figure of its own and
 * never stands in for it; no attributed order is a real zero. `nothing` says why orders cannot speak of the period at all:
 * none of its days are imported, or no rule gives any to the campaign that is asked for (`unreachable`). `scope` 'ads' counts campaigns that spent on ads, 'all' every campaign.
 */
export const revenueBasis = (
  m: Measures,
  { attributed, coverage: { sales }, period }: Facts,
  scope: 'ads' | 'all' = 'ads',
): { revenue: number; words: string; nothing: string | null } => ({
  revenue: of(m, scope === 'ads' ? 'adRevenue' : 'campaignRevenue'),
  words: attributed
    ? 'Revenue is net sales of orders attributed to a campaign.'
    : 'No order is attributed to a campaign yet: revenue is zero until a code or a rule of attribution gives one.',
  nothing:
    sales === undefined
      ? 'No orders have been imported yet.'
      : period.to < sales.first
        ? `The orders begin on ${sales.first}.`
        : period.from > sales.last
          ? `The orders end on ${sales.last}.`
          : of(m, 'unreachable') > 0
            ? UNREACHABLE
            : null,
});

/** The order lines whose contributions sum to that revenue. */
export const revenueRows = (scope: 'ads' | 'all' = 'ads'): readonly RowSource[] => [
  {
    entity: 'order_lines',
    kinds: ['sale', 'return', 'adjustment'],
    value: 'net',
    of: scope === 'ads' ? 'advertised' : 'campaigns',
  },
];
