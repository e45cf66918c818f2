import type { FormatId } from './imports';

/** Formats of files as people call them, the same on every page and in both reports. */
export const FORMAT_NAMES: Readonly<Record<FormatId, string>> = {
  'shopify-orders': 'Shopify orders',
  'order-lines': 'Order lines',
  deals: 'Deals',
  leads: 'Leads',
  'ad-days': 'Ad spend by day',
  subscriptions: 'Subscriptions',
  results: 'Campaign results',
  products: 'Products',
  stock: 'Stock levels',
  customers: 'Customers',
  companies: 'Companies',
  contacts: 'Contacts',
  keywords: 'Keywords and ranks',
  creators: 'Creators',
};
