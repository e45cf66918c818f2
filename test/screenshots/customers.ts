import type { Ask, Shot } from './shots';

const companyPage = (name: string) => async (ask: Ask) => {
  const { rows } = await ask<{ rows: { id: string }[] }>('companies.list', { q: name });
  return `/customers/companies/${rows[0]?.id ?? ''}`;
};

/** The customers' pages. */
export const CUSTOMER_SHOTS: readonly Shot[] = [
  { name: 'customers', address: '/customers', narrow: true },
  { name: 'customers-contacts', address: '/customers?tab=contacts' },
  { name: 'customers-buyers', address: '/customers?tab=buyers' },
  { name: 'customers-orders', address: '/customers?tab=orders' },
  { name: 'customers-proposals', address: '/customers?tab=proposals' },
  { name: 'customers-care', address: '/customers?tab=care', narrow: true },
  { name: 'customers-activities', address: '/customers?tab=activities' },
  { name: 'customers-materials', address: '/customers?tab=materials' },
  { name: 'customers-duplicates', address: '/customers?tab=duplicates', narrow: true },
  {
    name: 'customers-merge',
    address: '/customers?tab=duplicates',
    before: async (page) => {
      await page
        .getByRole('button', { name: /^Compare / })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
    after: (page) => page.keyboard.press('Escape'),
  },
  { name: 'company', address: companyPage('Bellamy Group'), narrow: true },
  {
    name: 'contact',
    address: async (ask) => {
      const { rows } = await ask<{ rows: { id: string }[] }>('contacts.list', { q: 'Renata Moss' });
      return `/customers/contacts/${rows[0]?.id ?? ''}`;
    },
  },
  {
    name: 'buyer',
    address: async (ask) => {
      const { rows } = await ask<{ rows: { id: string }[] }>('customers.list', { sort: 'revenue' });
      return `/customers/buyers/${rows[0]?.id ?? ''}`;
    },
  },
  {
    name: 'log',
    address: '/customers?tab=activities',
    before: async (page) => {
      await page.keyboard.press('l');
      await page.getByRole('dialog').waitFor();
    },
    // The first closes the list of places, the second the dialog.
    after: async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  },
  { name: 'settings-health', address: '/settings?section=health' },
];
