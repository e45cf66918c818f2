import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { ProductRow } from '../../src/shared/contract/data';
import { TandemError } from '../../src/shared/contract/errors';
import { WORKSPACE } from './fake-bridge';
import { openPage } from './page';
import { MOUSSE } from './product-answers';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));
// Without a layout the list has no height; every row is as good as in sight.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, size: 32, start: index * 32 })),
    getTotalSize: () => count * 32,
  }),
}));

beforeEach(() => {
  window.location.hash = '';
});

const SERUM: ProductRow = {
  ...MOUSSE,
  id: 'p-2',
  sku: 'HV-SCS',
  name: 'Scalp Serum',
  costMinor: null,
  onHand: null,
  stockDay: null,
  turnover: null,
  daysOfStock: null,
  sellThrough: null,
  daysLeft: null,
  lowStock: false,
  reason: 'No stock has been imported for this product.',
};

const list = (rows: ProductRow[]) => ({
  'products.list': () => ({
    rows,
    total: rows.length,
    totals: { netMinor: 2_605_400, units: 1_302, onHand: 120, unknown: null },
  }),
});

const detail = (row: ProductRow): Output<'products.get'> => ({
  row,
  unknown: null,
  byChannel: [{ channel: 'D2C web', netMinor: row.netMinor, units: row.units, onHand: null, sellThrough: null }],
  trend: [
    { period: '2026-W19', from: '2026-05-04', to: '2026-05-10', elapsedDays: 7, days: 7, netMinor: 343_400, units: 90 },
  ],
  stock:
    row.onHand === null
      ? []
      : [
          { day: '2026-05-12', location: 'Main', onHand: 120, received: 0, batch: 4, line: 17 },
          { day: '2026-05-05', location: 'Main', onHand: 300, received: 50, batch: 3, line: 12 },
        ],
  rev: 1,
});

test('the list writes whole prices, flags low stock, and says why stock is missing', async () => {
  await openPage('/products', list([MOUSSE, SERUM]), 'Products');
  const mousse = await screen.findByRole('row', { name: /Air-Dry Mousse/ });
  expect(within(mousse).getByRole('textbox', { name: 'Price of Air-Dry Mousse' })).toHaveProperty('value', '$24.00');
  expect(mousse.textContent).toContain('Low');
  const serum = screen.getByRole('row', { name: /Scalp Serum/ });
  expect(
    within(serum).getAllByRole('button', { name: 'None: No stock has been imported for this product.' }),
  ).not.toHaveLength(0);
});

test('sorts by any column and keeps the order and the search in the address', async () => {
  const bridge = await openPage('/products', list([MOUSSE, SERUM]), 'Products');
  fireEvent.click(await screen.findByRole('button', { name: 'Units' }));
  await waitFor(() => expect(bridge.sent('products.list').at(-1)).toMatchObject({ sort: 'units', descending: true }));
  expect(screen.getByRole('columnheader', { name: 'Units' }).getAttribute('aria-sort')).toBe('descending');
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search products' }), { target: { value: 'serum' } });
  await waitFor(() => expect(bridge.sent('products.list').at(-1)).toMatchObject({ search: 'serum', sort: 'units' }));
  expect(window.location.hash).toContain('sort=-units');
  expect(window.location.hash).toContain('q=serum');
});

test('a page of a time that no file reaches says that sales are not known, and shows no zeros', async () => {
  const known = detail({ ...MOUSSE, netMinor: 0, units: 0, returnedUnits: 0 });
  await openPage(
    '#/products/p-1',
    { 'products.get': () => ({ ...known, unknown: 'The data ends on 10 April.', byChannel: [], trend: [] }) },
    MOUSSE.name,
  );
  const figures = screen.getByRole('region', { name: 'Figures' });
  expect(within(figures).getAllByText('not known')).toHaveLength(3);
  expect(figures.textContent).not.toMatch(/\$0|none returned/);
  expect(screen.getAllByText('The data ends on 10 April.').length).toBeGreaterThan(1);
});

test('edits a cost in place, makes a product in one line, and a click in a field opens no page', async () => {
  const bridge = await openPage(
    '/products',
    { ...list([MOUSSE]), 'products.update': () => ({ ok: true }), 'products.create': () => ({ id: 'p-9' }) },
    'Products',
  );
  const cost = await screen.findByRole('textbox', { name: 'Cost of Air-Dry Mousse' });
  fireEvent.click(cost);
  fireEvent.focus(cost);
  fireEvent.change(cost, { target: { value: '6.10' } });
  fireEvent.blur(cost);
  await waitFor(() => expect(bridge.sent('products.update')).toEqual([{ id: 'p-1', costMinor: 610 }]));
  expect(bridge.sent('products.get')).toEqual([]);
  const name = screen.getByRole('textbox', { name: 'Name of the new product' });
  fireEvent.change(name, { target: { value: ' Bond Oil ' } });
  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  await waitFor(() => expect(bridge.sent('products.create')).toEqual([{ name: 'Bond Oil' }]));
});

test('an empty workspace is told what the page is for', async () => {
  const counts = { ...WORKSPACE.counts, products: 0 };
  await openPage('/products', { ...list([]), 'workspace.get': () => ({ ...WORKSPACE, counts }) }, 'Products');
  await screen.findByRole('heading', { name: 'No products yet' });
});

test('one product shows its margin, where it sells, and its stock down to the line', async () => {
  const bridge = await openPage(
    '/products/p-1',
    {
      'products.get': () => detail(MOUSSE),
      'metrics.sourceLine': () => ({
        file: 'stock.csv',
        line: 17,
        batch: 4,
        importedAt: '2026-05-12T08:00:00Z',
        by: null,
        cells: [],
      }),
    },
    'Air-Dry Mousse',
  );
  expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('$18.40');
  expect(screen.getByRole('region', { name: 'Figures' }).textContent).toContain('Low stock');
  expect(screen.getByRole('table', { name: '120 on hand on Tue 12 May, 8 days at this pace' }).textContent).toContain(
    '12 May 2026120',
  );
  fireEvent.keyDown(
    within(screen.getByRole('table', { name: 'Stock snapshots' })).getByRole('row', { name: /12 May/ }),
    { key: 'Enter' },
  );
  await screen.findByText('stock.csv');
  expect(bridge.sent('metrics.sourceLine')).toEqual([{ batch: 4, line: 17 }]);
});

test('one product without cost and stock says what is missing instead of a zero', async () => {
  await openPage('/products/p-2', { 'products.get': () => detail(SERUM) }, 'Scalp Serum');
  expect(screen.getByRole('region', { name: 'Details' }).textContent).toContain('needs a price and a cost');
  expect(screen.getByRole('region', { name: 'Stock' }).textContent).toContain(
    'No stock has been imported for this product.',
  );
  expect(screen.getByRole('button', { name: 'None: The product has no cost yet.' })).toBeTruthy();
});

test('a product that is gone says so', async () => {
  const gone = () => {
    throw new TandemError('not-found', 'This product was removed in the meantime.');
  };
  await openPage('/products/p-7', { 'products.get': gone }, 'Product');
  await screen.findByText('This product was removed in the meantime.');
});

test('two ticked products are merged; the one that sells more stays unless somebody turns it round', async () => {
  const smaller = { ...SERUM, netMinor: 100 };
  const bridge = await openPage(
    '/products',
    {
      ...list([smaller, MOUSSE]),
      'duplicates.compare': () => ({ fields: [], moves: [{ label: 'Order lines', count: 9 }], joins: [] }),
      'duplicates.merge': () => ({ moved: 9 }),
    },
    'Products',
  );
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Scalp Serum' }));
  const button = () => within(screen.getByRole('toolbar')).getByRole('button', { name: 'Merge' });
  expect(button()).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select Air-Dry Mousse' }));
  fireEvent.click(button());
  await screen.findByText(/Moves over: order lines \(9\)/);
  // Who thinks better of it has not lost what was chosen.
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(within(screen.getByRole('toolbar')).getByText('2 products chosen')).toBeTruthy();
  fireEvent.click(button());
  await screen.findByText(/Moves over: order lines \(9\)/);
  fireEvent.click(screen.getByRole('button', { name: 'Merge into one' }));
  await waitFor(() =>
    expect(bridge.sent('duplicates.merge')).toEqual([{ kind: 'products', keepId: 'p-1', dropId: 'p-2', take: {} }]),
  );
  await waitFor(() => expect(screen.queryByRole('toolbar')).toBeNull());
});

test('products that may be the same are listed with why, and can be said to be two', async () => {
  const bridge = await openPage(
    '/products?tab=duplicates',
    {
      'duplicates.list': () => ({
        pairs: [
          {
            a: { id: 'p-1', name: 'Air-Dry Mousse', hint: 'HV-ADM, Style' },
            b: { id: 'p-3', name: 'Air-Dry Mousse', hint: 'hv adm' },
            score: 0.925,
            sure: true,
            why: [{ kind: 'sku' as const, text: 'the same SKU but for case and marks' }],
          },
        ],
        total: 240,
      }),
      'duplicates.apart': () => [],
      'duplicates.keepApart': () => ({ ok: true as const }),
    },
    'Products',
  );
  await screen.findByText('The same SKU but for case and marks');
  expect(screen.getByText('The likeliest 100 of 240 pairs that may be the same')).toBeTruthy();
  expect(screen.getAllByRole('link', { name: 'Air-Dry Mousse' })[0]?.getAttribute('href')).toContain('/products/p-1');
  fireEvent.click(screen.getByRole('button', { name: 'Air-Dry Mousse and Air-Dry Mousse are not the same' }));
  await waitFor(() =>
    expect(bridge.sent('duplicates.keepApart')).toEqual([{ kind: 'products', aId: 'p-1', bId: 'p-3' }]),
  );
  fireEvent.click(screen.getByRole('button', { name: 'Products' }));
  await waitFor(() => expect(bridge.sent('products.list').length).toBeGreaterThan(0));
});

test('where the data ends before the period, dashes say why in place of zeros and falls', async () => {
  const unknown = 'The data ends on 2026-02-01.';
  const totals = { netMinor: 0, units: 0, onHand: null, unknown };
  const zero = { ...MOUSSE, netMinor: 0, units: 0 };
  await openPage('/products', { 'products.list': () => ({ rows: [zero], total: 1, totals }) }, 'Products');
  // Net sales, change and units of the row, and two totals.
  expect(await screen.findAllByRole('button', { name: 'None: The data ends on 1 Feb.' })).toHaveLength(5);
  expect(screen.queryByText('$0')).toBeNull();
});
