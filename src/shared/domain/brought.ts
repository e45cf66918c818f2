/** Tables whose rows imports make, what people look for first; what is made only so that others can point to it comes last. */
export const BROUGHT_KINDS = [
  'order_lines',
  'orders',
  'deals',
  'leads',
  'ad_days',
  'result_days',
  'subscriptions',
  'stock_levels',
  'keyword_ranks',
  'keywords',
  'creators',
  'creator_handles',
  'codes',
  'contacts',
  'companies',
  'customers',
  'products',
  'campaigns',
  'channels',
  'people',
] as const;
export type BroughtKind = (typeof BROUGHT_KINDS)[number];
