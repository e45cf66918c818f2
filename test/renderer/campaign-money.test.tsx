import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { AttributionRule } from '../../src/shared/contract/attribution';
import type { BudgetAsk, BudgetLineView, WhatIfCampaign } from '../../src/shared/contract/budget';
import { openPage } from './page';
import { CHOICES, UNSERVED, marked } from './result-answers';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const rule = (id: string, match: string, orders: number, creator: string | null = null): AttributionRule => ({
  id,
  kind: 'code',
  match,
  label: `Discount code ${match}`,
  campaignId: 'k-1',
  campaign: 'Mousse clips',
  from: null,
  to: null,
  note: '',
  creator,
  of: creator === null ? null : 'creator',
  orders,
});

test('a rule is taken away only after what it moves was seen; the orders of one rule are asked for', async () => {
  const bridge = await openPage(
    '#/campaigns/attribution',
    {
      'results.choices': () => CHOICES,
      'attribution.rules': () => ({
        rules: [rule('a-1', 'CLIPS', 12), rule('a-2', 'LENA15', 3, 'Lena Waves')],
        attributed: 15,
        orders: 60,
        locations: [],
        sources: [],
      }),
      'attribution.orders': () => ({ total: 0, rows: [] }),
      'attribution.preview': () => ({
        problem: null,
        moves: [{ campaignId: 'k-1', campaign: 'Mousse clips', before: 12, after: 0, netBefore: 48_000, netAfter: 0 }],
      }),
      'attribution.change': () => ({ ok: true }),
    },
    'Attribution',
  );
  expect(await screen.findByText(/15 of 60 orders are attributed, 25/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '12 orders by Discount code CLIPS' }));
  await screen.findByRole('heading', { name: 'Orders by Discount code CLIPS' });
  await waitFor(() => expect(bridge.sent('attribution.orders').at(-1)).toMatchObject({ ruleId: 'a-1' }));
  // The rule of a creator's code is changed where the code is.
  expect(screen.getByRole('link', { name: 'Code' })).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Edit' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  const dialog = await screen.findByRole('dialog', { name: 'Remove Discount code CLIPS' });
  await within(dialog).findByText('12 → 0');
  expect(bridge.sent('attribution.change')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await waitFor(() => expect(bridge.sent('attribution.change')).toEqual([{ change: { remove: 'a-1' } }]));
});

test('attribution marks the campaigns that serve no target beside rules, orders and what moves', async () => {
  const order = {
    order: 'T1',
    day: '2026-05-04',
    code: '',
    campaignId: 'k-2',
    campaign: 'Flyers',
    ruleId: null,
    rule: 'the file',
    netMinor: 4000,
    currency: 'USD',
  };
  await openPage(
    '#/campaigns/attribution',
    {
      'results.choices': () => UNSERVED,
      'attribution.rules': () => ({
        rules: [rule('a-1', 'CLIPS', 12), { ...rule('a-2', 'FLY', 3), campaignId: 'k-2', campaign: 'Flyers' }],
        attributed: 2,
        orders: 3,
        locations: [],
        sources: [],
      }),
      'attribution.orders': () => ({
        total: 3,
        rows: [
          order,
          { ...order, order: 'T2', campaignId: 'k-1', campaign: 'Mousse clips' },
          { ...order, order: 'T3', campaignId: null, campaign: null },
        ],
      }),
      'attribution.shared': () => [],
      'attribution.preview': () => ({
        problem: null,
        moves: [
          { campaignId: 'k-1', campaign: 'Mousse clips', before: 12, after: 0, netBefore: 48_000, netAfter: 0 },
          { campaignId: 'k-2', campaign: 'Flyers', before: 0, after: 12, netBefore: 0, netAfter: 48_000 },
        ],
      }),
    },
    'Attribution',
  );
  await screen.findByRole('table', { name: 'Attribution rules' });
  const only = ['Flyers, serves no target'];
  await waitFor(() => expect(marked('Attribution rules')).toEqual(only));
  await screen.findByText('T1');
  expect(marked('Orders and what attributed them')).toEqual(only);
  fireEvent.click(screen.getAllByRole('button', { name: 'Edit' })[0] as HTMLElement);
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await screen.findByText('12 → 0');
  expect(marked('What the change moves')).toEqual(only);
});

const line = (id: string, name: string, more: Partial<BudgetLineView> = {}): BudgetLineView => ({
  id,
  name,
  promotion: 'social',
  budgetMinor: 100_000,
  committedMinor: 0,
  spentMinor: 60_000,
  forecastMinor: 140_000,
  overMinor: 40_000,
  wholeOverMinor: 0,
  undated: false,
  spreadTo: null,
  untargeted: false,
  ...more,
});
const flat = { reason: 'Too few weeks' };
const CLIPS: WhatIfCampaign = {
  id: 'k-1',
  name: 'Mousse clips',
  budgetMinor: 100_000,
  untargeted: false,
  spentMinor: 60_000,
  boundMinor: 70_000,
  weeksLeft: 4,
  weeksInPeriod: 2,
  leads: flat,
  revenue: flat,
};
const ASK: BudgetAsk = {
  id: 'b-1',
  name: 'Two more weeks',
  day: '2026-05-11',
  person: null,
  amountMinor: 60_000,
  campaign: 'Mousse clips',
  target: null,
  takesFrom: 'New money',
  expectedMinor: 240_000,
  expectedLeads: 0,
  dueDay: '2026-06-10',
  reason: 'The clip sells',
  status: 'open',
  decidedBy: null,
  decidedDay: null,
  decisionReason: '',
  actualMinor: null,
  scoreNote: '',
  scoreDue: false,
  ownMinor: null,
  record: {
    asked: 2,
    approved: 1,
    declined: 1,
    scored: 1,
    ratio: 1.2,
    earlier: [],
    calls: 5,
    callsHeld: 4,
    accuracy: 0.9,
    bias: -0.04,
    counted: [{ metric: 'units', accuracy: 0.881, bias: 0.03 }],
  },
};

test('spending is shown to go over before it does; an ask waits for a reason; a slider changes nothing by itself', async () => {
  const bridge = await openPage(
    '#/campaigns/budget',
    {
      'budget.get': () => ({
        elapsed: 0.4,
        behind: [
          { source: 'Google Ads', to: '2026-05-06' },
          { source: 'Meta', to: '2026-05-06' },
          { source: '', to: '2026-04-28' },
        ],
        unbudgetedMinor: 14_000,
        total: line('total', 'All channels'),
        channels: [line('social', 'Social')],
        campaigns: [line('k-1', 'Mousse clips')],
      }),
      'budget.asks': () => [ASK],
      'budget.targets': () => [],
      'budget.whatIf': () => ({ campaigns: [CLIPS], gapMinor: null }),
      'budget.decide': () => ({ ok: true }),
      'budget.apply': () => ({ ok: true }),
      'results.choices': () => CHOICES,
    },
    'Budget',
  );
  const channels = await screen.findByRole('table', { name: 'Budget by promotion channel' });
  expect(within(channels).getAllByText('$400 over').length).toBeGreaterThan(0);
  // What no budget speaks of stands beside the total and in no verdict; how far the files reach is said.
  expect(within(channels).getByText('$140 without a budget')).toBeTruthy();
  expect(
    screen.getByText(
      /Spending is known up to 6 May from Google Ads and Meta and up to 28 Apr from rows without a platform: the days/,
    ),
  ).toBeTruthy();
  const approve = (): HTMLElement => screen.getByRole('button', { name: /^Approve/ });
  fireEvent.click(await screen.findByRole('button', { name: /^Approve/ }));
  expect(bridge.sent('budget.decide')).toEqual([]);
  fireEvent.change(screen.getByLabelText('Reason for the answer to Two more weeks'), { target: { value: 'It pays' } });
  fireEvent.click(approve());
  await waitFor(() =>
    expect(bridge.sent('budget.decide')).toEqual([{ id: 'b-1', status: 'approved', reason: 'It pays' }]),
  );
  const slider = screen.getByRole('slider', { name: 'Budget of Mousse clips' });
  // 700 of the 1,000 is spent or promised; steps of 10 lead to it.
  expect(slider).toHaveProperty('min', '70000');
  expect(screen.getByText('$700 is spent or promised')).toBeTruthy();
  expect(screen.getByText(/^No target for net sales covers/)).toBeTruthy();
  fireEvent.change(slider, { target: { value: '120000' } });
  expect(bridge.sent('budget.apply')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(bridge.sent('budget.apply')).toEqual([{ budgets: [{ campaignId: 'k-1', budgetMinor: 120_000 }] }]),
  );
});

test('an ask names its target or says that it has none, and the leads it should bring; a score that is due is said', async () => {
  const bridge = await openPage(
    '#/campaigns/budget',
    {
      'budget.get': () => ({
        elapsed: 0.4,
        behind: [],
        unbudgetedMinor: 0,
        total: line('total', 'All channels'),
        channels: [],
        campaigns: [],
      }),
      'budget.asks': () => [
        {
          ...ASK,
          status: 'approved',
          decisionReason: 'Yes',
          scoreDue: true,
          record: {
            ...ASK.record,
            earlier: [
              {
                id: 'b-0',
                name: 'First clip',
                day: '2026-04-01',
                status: 'approved',
                amountMinor: 20_000,
                expectedMinor: 50_000,
                actualMinor: 60_000,
              },
            ],
          },
        },
      ],
      'budget.targets': () => [{ id: 'n-1', name: 'Mousse · 2026-Q2' }],
      'budget.whatIf': () => ({ campaigns: [], gapMinor: null }),
      'budget.ask': () => ({ id: 'b-2' }),
      'results.choices': () => CHOICES,
    },
    'Budget',
  );
  await screen.findByText(/^Not scored, due/);
  expect(screen.getByText(/, serves no target\./)).toBeTruthy();
  expect(
    screen.getByText(/Calls on targets: 4 of 5 held. Forecasts for targets: 90.0% accurate, 4.0% too low/),
  ).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Earlier asks beside Two more weeks', hidden: true }).textContent).toContain(
    'First clip, $200, approved; expected $500, brought $600.',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ask for budget' }));
  fireEvent.change(dialog.getByLabelText('What for'), { target: { value: 'A third clip' } });
  fireEvent.change(dialog.getByLabelText('Amount in USD'), { target: { value: '100' } });
  fireEvent.change(dialog.getByLabelText('Expected net sales in USD'), { target: { value: '400' } });
  fireEvent.change(dialog.getByLabelText('Expected leads'), { target: { value: '12' } });
  const send = (): void => void fireEvent.click(dialog.getByRole('button', { name: /^Ask/ }));
  send();
  expect(bridge.sent('budget.ask')).toEqual([]);
  fireEvent.click(dialog.getByRole('combobox', { name: 'Target it serves' }));
  fireEvent.click(await screen.findByRole('option', { name: 'Mousse · 2026-Q2', hidden: true }));
  send();
  await waitFor(() =>
    expect(bridge.sent('budget.ask')).toMatchObject([
      { name: 'A third clip', nodeId: 'n-1', expectedLeads: 12, expectedMinor: 40_000 },
    ]),
  );
});

test('an order with codes of two creators is given to the other one only after what it moves was seen', async () => {
  const bridge = await openPage(
    '#/campaigns/attribution',
    {
      'results.choices': () => CHOICES,
      'attribution.rules': () => ({ rules: [], attributed: 1, orders: 1, locations: [], sources: [] }),
      'attribution.orders': () => ({ total: 0, rows: [] }),
      'attribution.shared': () => [
        {
          order: 'T1',
          day: '2026-04-02',
          ruleId: null,
          creators: [
            { id: 'r-1', name: 'Lena Waves', code: 'LENA15', campaignId: 'k-1', campaign: 'Reels', paid: true },
            { id: 'r-2', name: 'Mia', code: 'MIA5', campaignId: 'k-2', campaign: 'Clips', paid: false },
          ],
        },
      ],
      'attribution.preview': () => ({ problem: null, moves: [] }),
      'attribution.change': () => ({ ok: true }),
    },
    'Attribution',
  );
  const table = await screen.findByRole('table', { name: 'Orders of several creators' });
  within(table).getByText('LENA15 of Lena Waves, MIA5 of Mia');
  within(table).getByText('by its codes');
  fireEvent.click(within(table).getByRole('combobox', { name: 'Creator for whom order T1 earns' }));
  fireEvent.click(await screen.findByRole('option', { name: 'Mia', hidden: true }));
  const dialog = await screen.findByRole('dialog', { name: 'Order T1 earns for Mia' });
  expect(bridge.sent('attribution.change')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(bridge.sent('attribution.change')).toMatchObject([
      { change: { save: { kind: 'hand', match: 'T1', campaignId: 'k-2', creatorId: 'r-2' } } },
    ]),
  );
});
