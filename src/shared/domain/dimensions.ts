/** What a metric can be broken down by, as named on the command line and in addresses. */
export const DIMENSIONS = [
  'channel',
  'location',
  'product',
  'rep',
  'campaign',
  'promotion',
  'content',
  'creator',
  'customer',
  'source',
  'country',
  'plan',
  'day',
  'week',
  'month',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];
