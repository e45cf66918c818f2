/** What a row of results may count, in the order of the grid. Money stands apart: revenue and spend. */
export const COUNT_MEASURES = [
  'impressions',
  'reach',
  'clicks',
  'sessions',
  'bounces',
  'likes',
  'comments',
  'shares',
  'followers',
  'sent',
  'delivered',
  'opened',
  'email_clicks',
  'unsubscribed',
  'leads',
  'qualified',
  'orders',
] as const;
export type CountMeasure = (typeof COUNT_MEASURES)[number];

export const MONEY_MEASURES = ['revenue', 'spend'] as const;
export type MoneyMeasure = (typeof MONEY_MEASURES)[number];

export const RESULT_MEASURES = [...COUNT_MEASURES, ...MONEY_MEASURES] as const;
export type ResultMeasure = CountMeasure | MoneyMeasure;

/** What a measure is called at the head of its column. */
export const MEASURE_NAMES: Readonly<Record<ResultMeasure, string>> = {
  impressions: 'Impressions',
  reach: 'Reach',
  clicks: 'Clicks',
  sessions: 'Sessions',
  bounces: 'Bounces',
  likes: 'Likes',
  comments: 'Comments',
  shares: 'Shares',
  followers: 'Followers',
  sent: 'Sent',
  delivered: 'Delivered',
  opened: 'Opened',
  email_clicks: 'Email clicks',
  unsubscribed: 'Unsubscribed',
  leads: 'Leads',
  qualified: 'Qualified leads',
  orders: 'Orders',
  revenue: 'Revenue',
  spend: 'Spend',
};

/** The sums that a pair of measures cannot break: a part is never more than its whole. */
const PARTS: readonly (readonly [CountMeasure, CountMeasure])[] = [
  ['reach', 'impressions'],
  ['bounces', 'sessions'],
  ['delivered', 'sent'],
  ['opened', 'delivered'],
  ['email_clicks', 'delivered'],
  ['unsubscribed', 'delivered'],
  ['qualified', 'leads'],
];

/** Why a row cannot be right; null when it can. */
export const rowProblem = (values: Partial<Record<ResultMeasure, number | null>>): string | null => {
  for (const [part, whole] of PARTS) {
    const [a, b] = [values[part] ?? null, values[whole] ?? null];
    if (a !== null && b !== null && a > b)
      return `${MEASURE_NAMES[part]} (${a}) cannot be more than ${MEASURE_NAMES[whole].toLowerCase()} (${b}).`;
  }
  return null;
};

/** What a rule of attribution goes by, in words; `file` is what the imported file says and stands in every workspace. */
export const RULE_NAMES = {
  code: 'Discount code',
  link: 'Affiliate link',
  tag: 'Tag',
  source: 'Source',
  location: 'Location',
  window: 'Date window',
  hand: 'By hand',
  file: 'Named in the file',
} as const;
