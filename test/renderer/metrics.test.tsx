import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { TandemError } from '../../src/shared/contract/errors';
import { WORKSPACE } from './fake-bridge';
import { DETAIL, figure, metricAnswers, NET_SALES } from './figures';
import { openPage } from './page';

// Drawing needs a canvas; what is drawn stands in the table twin as well, which is what is read here.
vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const textOf = (name: string): string => screen.getByRole('region', { name }).textContent ?? '';

describe('one metric', () => {
  test('says what it means, the formula filled in, the period, the comparison and its version', async () => {
    await openPage('/metrics/net-sales', metricAnswers(), 'Net sales');
    const meaning = textOf('What it means');
    for (const words of [
      'Sales after discounts',
      '4,412 rows',
      '$241,480',
      '$222,630',
      '+13.1%',
      'on day 43 of Q1',
      'Q2 to Wed 13 May',
    ])
      expect(meaning).toContain(words);
    screen.getByText('Definition 3');
    expect(
      within(screen.getByRole('region', { name: 'What it means' })).getByRole('link', { name: 'Total sales' }),
    ).toBeTruthy();
  });

  test('draws the trend with a finding for a title and a table twin', async () => {
    await openPage('/metrics/net-sales', metricAnswers(), 'Net sales');
    const twin = await screen.findByRole('table', { name: 'Week 19 was the best yet, $650 over its target' });
    expect(within(twin).getByRole('row', { name: /Week 19, 4 to 10 May \$43,250 \$42,600/ })).toBeTruthy();
  });

  test('a group filters the rows, a week narrows them, a row opens to its line', async () => {
    const bridge = await openPage('/metrics/net-sales', metricAnswers(), 'Net sales');
    const parts = await screen.findByRole('table', { name: 'By channel' });
    expect(within(parts).getByRole('row', { name: /Unassigned/ }).textContent).toContain('$0');
    fireEvent.keyDown(within(parts).getByRole('row', { name: /D2C web/ }), { key: 'Enter' });
    await waitFor(() => expect(bridge.sent('metrics.rows').at(-1)).toMatchObject({ by: 'channel', group: 'D2C web' }));
    fireEvent.click(screen.getByRole('button', { name: 'Every week' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Week 19', hidden: true }));
    await waitFor(() =>
      expect(bridge.sent('metrics.rows').at(-1)).toMatchObject({ group: 'D2C web', day: '2026-W19' }),
    );
    const rows = screen.getByRole('table', { name: 'Rows behind the figure' });
    fireEvent.keyDown(within(rows).getByRole('row', { name: /12 May 09:58 #H5832/ }), { key: 'Enter' });
    await screen.findByText('orders_export_2026-05-14.csv');
    expect(bridge.sent('metrics.sourceLine')).toEqual([{ batch: 41, line: 1_204 }]);
    expect(rows.textContent).toContain('143 rows');
    expect(rows.textContent).toContain('2,760.00');
  });

  test('warns of few cases, beside the figure of the group', async () => {
    await openPage('/metrics/net-sales', metricAnswers(), 'Net sales');
    const parts = await screen.findByRole('table', { name: 'By channel' });
    expect(within(parts).getByRole('button', { name: /few: A rate of fewer than 30 cases/ })).toBeTruthy();
  });

  test.each([
    ['not computable', figure(null), 'Not computable', 'The data begins on 1 Jun.'],
    [
      'stale',
      figure(5_000, { status: 'stale', reason: 'The data reaches until 2026-04-02.' }),
      'Stale',
      'The data reaches until 2 Apr.',
    ],
    [
      'estimated',
      figure(5_000, { status: 'estimated', reason: 'Some refunds come without a date.' }),
      'Estimated',
      'Some refunds come without a date.',
    ],
    [
      'mixed currency',
      figure(5_000, { status: 'mixed_currency', reason: 'Amounts in EUR have no exchange rate and are left out.' }),
      'Mixed currency',
      'Amounts in EUR have no exchange rate',
    ],
  ])('a figure that is %s says so, and why', async (_state, value, word, reason) => {
    await openPage('/metrics/net-sales', metricAnswers({ ...DETAIL, value }), 'Net sales');
    expect(textOf('What it means')).toContain(word);
    expect(textOf('What it means')).toContain(reason);
  });

  test('an unknown one is refused with a sentence and a way back', async () => {
    const refused = () => {
      throw new TandemError('unknown-metric', 'There is no metric "nothing".');
    };
    await openPage('/metrics/nothing', { 'metrics.get': refused }, 'Metric');
    await screen.findByText('There is no metric "nothing".');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });

  test('goes along as a CSV that is harmless, and as evidence', async () => {
    const written = vi.fn<(text: string) => Promise<void>>(async () => {});
    Object.defineProperty(navigator, 'clipboard', { value: { writeText: written }, configurable: true });
    const bridge = await openPage(
      '/metrics/net-sales',
      { ...metricAnswers(), 'app.saveText': () => ({ path: '/out.csv' }) },
      'Net sales',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'By channel' }));
    await waitFor(() => expect(bridge.sent('app.saveText')).toHaveLength(1));
    expect(bridge.sent('app.saveText')[0]).toMatchObject({
      name: 'Net sales, Q2 2026, by channel.csv',
      text: expect.stringContaining('D2C web,105040.00,USD,0.472,88420.00,partial,') as string,
    });
    fireEvent.click(screen.getByRole('button', { name: 'Copy evidence' }));
    await waitFor(() => expect(written).toHaveBeenCalledOnce());
    expect(written.mock.calls[0]?.[0]).toBe(
      [
        'Net sales, Q2 2026: $222,630 (+13.1% on day 43 of Q1, $196,840)',
        'To Wed 13 May; the period ends on 30 Jun.',
        'gross sales − discounts − returns: $241,480 Gross sales − $12,310 Discounts = $222,630',
        'Definition net-sales, version 3. Halo & Vine, Tandem.',
      ].join('\n'),
    );
  });
});

describe('the catalogue', () => {
  const entries = [
    { definition: NET_SALES, value: figure(22_263_000), previous: figure(19_684_000) },
    {
      definition: {
        ...NET_SALES,
        id: 'cac',
        name: 'Customer acquisition cost',
        family: 'Marketing',
        formula: 'cost ÷ new customers',
      },
      value: figure(null, { metric: 'cac', reason: 'No ad spend has been imported yet.' }),
      previous: figure(null),
    },
  ];
  const answers = { 'metrics.catalogue': () => entries, 'metrics.evaluate': () => [] };

  test('shows each figure with its state, and why there is none', async () => {
    await openPage('/metrics', answers, 'Metrics');
    const sales = await screen.findByRole('table', { name: 'Sales' });
    expect(within(sales).getByRole('row', { name: /Net sales .* \$222,630 \+13.1% To date/ })).toBeTruthy();
    const marketing = screen.getByRole('table', { name: 'Marketing' });
    expect(within(marketing).getByRole('button', { name: 'None: No ad spend has been imported yet.' })).toBeTruthy();
    expect(within(marketing).getByText('Not computable')).toBeTruthy();
  });

  test('is searched by words of the formula and walked with the arrow keys across its groups', async () => {
    await openPage('/metrics', { ...answers, ...metricAnswers() }, 'Metrics');
    await screen.findByRole('table', { name: 'Sales' });
    const search = screen.getByRole('searchbox', { name: 'Search metrics' });
    fireEvent.keyDown(search, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('Net sales');
    fireEvent.keyDown(document.activeElement ?? search, { key: 'ArrowDown' });
    expect(document.activeElement?.textContent).toContain('Customer acquisition cost');
    fireEvent.change(search, { target: { value: 'new customers' } });
    await waitFor(() => expect(screen.queryByRole('table', { name: 'Sales' })).toBeNull());
    fireEvent.change(search, { target: { value: 'zebra' } });
    await screen.findByText(/No metric matches/);
    fireEvent.change(search, { target: { value: 'gross' } });
    await screen.findByRole('table', { name: 'Sales' });
    fireEvent.keyDown(search, { key: 'Enter' });
    await screen.findByRole('heading', { level: 1, name: 'Net sales' });
  });

  test('of an empty workspace says what it is for and what comes next', async () => {
    const counts = { orders: 0, lines: 0, products: 0, customers: 0, deals: 0, leads: 0 };
    await openPage('/metrics', { ...answers, 'workspace.get': () => ({ ...WORKSPACE, counts }) }, 'Metrics');
    await screen.findByRole('heading', { name: 'No figures yet' });
    expect(screen.getByRole('link', { name: 'Import files' })).toBeTruthy();
  });

  test('takes along all rows behind the figure, by the engine and not a page of them', async () => {
    const bridge = await openPage(
      '/metrics/net-sales',
      {
        ...metricAnswers(),
        'app.chooseSave': () => ({ path: '/chosen.csv' }),
        'metrics.exportRows': () => ({ rows: 250_000, file: '/chosen.csv' }),
      },
      'Net sales',
    );
    fireEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    fireEvent.click(await screen.findByRole('menuitem', { name: 'All order lines shown' }));
    await screen.findByText('Wrote 250,000 rows to /chosen.csv.');
    expect(bridge.sent('metrics.exportRows')).toEqual([
      { metric: 'net-sales', period: '2026-Q2', file: '/chosen.csv' },
    ]);
  });
});
