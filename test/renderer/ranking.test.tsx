import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { MetricValue } from '../../src/shared/contract/metrics';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const cost = (value: number): MetricValue => ({
  metric: 'marketing-cost',
  version: 1,
  period: '2026-Q2',
  group: null,
  label: null,
  status: 'ok',
  value,
  unit: 'USD',
  numerator: null,
  denominator: null,
  reason: 'Cost basis: ads and creators.',
  smallN: false,
});

const ranking = (wastedFromMinor: number | null): Output<'ranking.get'> => ({
  metrics: [],
  campaigns: [
    {
      id: 'k-1',
      name: 'Mousse clips',
      untargeted: false,
      values: [cost(123_400)],
      wasted: true,
      qualified: 2,
      verdict: 'pull-back',
      because: 'return 0.4×',
    },
  ],
  rule: { scaleReturn: 3, pullBackReturn: 1, goodShare: 0.3, poorShare: 0.1, enoughLeads: 10, wastedFromMinor },
  words: 'Scale: return of 3 or more.',
});

test('what a campaign wasted is all its cost, and what counts as waste is part of the rule', async () => {
  const bridge = await openPage(
    '#/campaigns/ranking',
    {
      'ranking.get': () => ranking(20_000),
      'ranking.decisions': () => [],
      'ranking.setRule': () => ({ ok: true }),
    },
    'Ranking',
  );
  await screen.findByText('$1,234 by 1 campaign');
  screen.getByText('Campaigns that cost $200 or more for each lead that qualified, or that much without one.');
  const row = within(screen.getByRole('table', { name: 'Spend without qualified leads' })).getByRole('row', {
    name: /Mousse clips/,
  });
  expect(within(row).getByText('$1,234').closest('[title]')?.getAttribute('title')).toBe(
    'Cost basis: ads and creators.',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Change the rule' }));
  const field = await screen.findByLabelText('Wasted from this cost of a qualified lead, in USD');
  expect(field).toHaveProperty('value', '200.00');
  fireEvent.change(field, { target: { value: '0' } });
  expect(screen.getByRole('button', { name: 'Change' })).toHaveProperty('disabled', true);
  fireEvent.change(field, { target: { value: '' } });
  fireEvent.click(screen.getByRole('button', { name: 'Change' }));
  await waitFor(() =>
    expect(bridge.sent('ranking.setRule')).toMatchObject([{ scaleReturn: 3, wastedFromMinor: null }]),
  );
});
