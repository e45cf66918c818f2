import type { FormatId } from '../../../../../shared/contract/imports';

/** The page on which such records stand, or the metric that they are counted in, for the days of the file. */
export const PLACE_OF: Readonly<
  Record<
    FormatId,
    {
      metric?: string;
      to:
        | '/leads'
        | '/customers'
        | '/pipeline'
        | '/products'
        | '/metrics'
        | '/campaigns/results'
        | '/campaigns/content'
        | '/campaigns/creators';
      label: string;
    }
  >
> = {
  'shopify-orders': { to: '/metrics', metric: 'net-sales', label: 'Open the sales of its days' },
  'order-lines': { to: '/metrics', metric: 'net-sales', label: 'Open the sales of its days' },
  deals: { to: '/pipeline', label: 'Open the pipeline' },
  leads: { to: '/leads', label: 'Open the leads' },
  'ad-days': { to: '/metrics', metric: 'ad-spend', label: 'Open the spend of its days' },
  results: { to: '/campaigns/results', label: 'Open the results' },
  subscriptions: { to: '/metrics', metric: 'mrr', label: 'Open the recurring revenue' },
  products: { to: '/products', label: 'Open the products' },
  stock: { to: '/products', label: 'Open the products' },
  customers: { to: '/customers', label: 'Open the customers' },
  companies: { to: '/customers', label: 'Open the companies' },
  contacts: { to: '/customers', label: 'Open the contacts' },
  keywords: { to: '/campaigns/content', label: 'Open the content' },
  creators: { to: '/campaigns/creators', label: 'Open the creators' },
};

/** The fields by which a row is found again; what they hold is never overwritten. */
const KEYS: Readonly<Record<FormatId, readonly string[]>> = {
  'shopify-orders': ['Order number'],
  'order-lines': ['order_id', 'product_sku'],
  deals: ['deal_id'],
  leads: ['lead_id'],
  results: ['day', 'campaign', 'promotion', 'name', 'source', 'currency'],
  'ad-days': ['day', 'campaign', 'platform', 'ad', 'currency'],
  subscriptions: ['customer_id', 'plan', 'started_at'],
  products: ['sku'],
  stock: ['product_sku', 'location', 'as_of'],
  customers: ['customer_id'],
  companies: ['name'],
  contacts: ['email'],
  keywords: ['keyword', 'day'],
  creators: ['name', 'platform', 'code'],
};
export const isKey = (format: FormatId, field: string): boolean => KEYS[format].includes(field);

/** Formats in which a person may say what happens to fields of rows that exist. */
export const hasPolicy = (format: FormatId): boolean =>
  format !== 'shopify-orders' && format !== 'order-lines' && format !== 'ad-days' && format !== 'results';

export const POLICIES = [
  { value: 'overwrite', label: 'Overwrite' },
  { value: 'fill', label: 'Fill blanks' },
  { value: 'keep', label: 'Keep ours' },
  { value: 'clear', label: 'Overwrite, blanks too' },
] as const;
/** A list, such as tags, may also be joined. */
export const LIST_POLICIES = [{ value: 'merge', label: 'Join lists' }, ...POLICIES] as const;
export type Policy = (typeof LIST_POLICIES)[number]['value'];
export const isList = (field: string): boolean => field === 'tags';

/** "3 April 2026" and "4 March 2026" for 03/04/2026: what a date means with the day or the month first. */
export const bothWays = (text: string): { dmy: string; mdy: string } => {
  const [first = 1, second = 1, year = 2000] = text.split(/[^\d]+/).map(Number);
  const whole = year < 100 ? 2000 + year : year;
  const say = (month: number, dayOfMonth: number): string =>
    new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      Date.UTC(whole, month - 1, dayOfMonth),
    );
  return { dmy: say(second, first), mdy: say(first, second) };
};
