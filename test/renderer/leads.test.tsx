import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { FunnelStepValue, LeadRow } from '../../src/shared/contract/leads';
import { FUNNEL_STEPS } from '../../src/shared/contract/leads';
import { TandemError } from '../../src/shared/contract/errors';
import { LEAD_STATES } from '../../src/shared/domain/leads';
import type { Answers } from './fake-bridge';
import { openPage } from './page';

// Without a layout the list has no height; every row is as good as in sight.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, size: 32, start: index * 32 })),
    getTotalSize: () => count * 32,
  }),
}));

const THEO = { id: 'p-theo', name: 'Theo Lindqvist', initials: 'TL', side: 'marketing' as const };

const lead = (id: string, name: string, more: Partial<LeadRow> = {}): LeadRow => ({
  id,
  name,
  email: `${id}@example.com`,
  company: 'Salon Vale',
  source: 'instagram',
  campaign: 'Spring reel',
  owner: THEO,
  state: 'new',
  clock: { state: 'waiting', minutes: 90 },
  createdDay: '2026-05-12',
  lastDay: '2026-05-12',
  returnReason: '',
  ...more,
});

const ROWS = [
  lead('l-1', 'Ana Lopez', { clock: { state: 'late', minutes: 600 } }),
  lead('l-2', 'Bea Beck', {
    state: 'accepted',
    owner: null,
    campaign: null,
    clock: { state: 'answered', minutes: 30 },
  }),
];

const COUNTS = [40, 30, 12, 10, 8, 4, 2];
const STEPS: FunnelStepValue[] = FUNNEL_STEPS.map((step, index) => ({
  step,
  side: index < 4 ? 'marketing' : 'sales',
  count: COUNTS[index] ?? 0,
  rate: index === 0 ? null : (COUNTS[index] ?? 0) / (COUNTS[index - 1] ?? 1),
  smallN: (COUNTS[index - 1] ?? 40) < 30,
  median: index === 0 ? null : index,
  medianUnit: step === 'contact' ? 'hours' : 'days',
  cases: COUNTS[index] ?? 0,
}));
const LINE = { group: null, steps: STEPS, returned: 1, closed: 3 };

const ANSWERS: Answers = {
  'leads.waiting': () => ({ waiting: 2, late: 1 }),
  'leads.list': () => ({
    rows: ROWS,
    total: ROWS.length,
    states: LEAD_STATES.map((state) => ({ state, count: state === 'new' ? 1 : 0 })),
    sources: ['instagram', 'referral'],
    campaigns: ['Spring reel'],
  }),
  'leads.create': () => ({ id: 'l-3' }),
  'leads.bulk': ({ ids }) => ({ changed: ids.length }),
  'funnel.get': () => ({
    total: LINE,
    groups: [{ ...LINE, group: 'instagram' }],
    matureDays: 30,
    immature: 5,
    asOf: '2026-05-13',
  }),
};

const open = (address = '#/leads', more: Answers = {}) => openPage(address, { ...ANSWERS, ...more }, 'Leads');

test('who waits stands on top, in words and not by colour alone', async () => {
  await open();
  expect(await screen.findByText('2 leads wait, 1 longer than promised')).toBeTruthy();
  const table = await screen.findByRole('table', { name: 'Leads' });
  expect(within(table).getByText('Ana Lopez')).toBeTruthy();
  expect(within(table).getByText('Overdue by 2 h')).toBeTruthy();
  expect(within(table).getByText('Answered in 30 min')).toBeTruthy();
});

test('N opens the line; what is read stands below it; Enter makes the lead and keeps the line open', async () => {
  const bridge = await open();
  await screen.findByText('Ana Lopez');
  fireEvent.keyDown(document.body, { key: 'n' });
  const field = await screen.findByRole('textbox', { name: 'New lead in one line' });
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'Cleo Marsh, cleo@vale.com, Salon Vale #referral' } });
  const form = screen.getByRole('form', { name: 'New lead' });
  expect(within(form).getByText('referral')).toBeTruthy();
  fireEvent.submit(form);
  await waitFor(() => expect(bridge.sent('leads.create')).toHaveLength(1));
  expect(bridge.sent('leads.create')[0]).toMatchObject({ line: 'Cleo Marsh, cleo@vale.com, Salon Vale #referral' });
  await waitFor(() => expect((field as HTMLInputElement).value).toBe(''));
  fireEvent.keyDown(field, { key: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('form', { name: 'New lead' })).toBeNull());
});

test('a campaign that serves no target is marked as the line is read', async () => {
  await open('#/leads', {
    'results.choices': () => ({
      campaigns: [{ id: 'k-1', name: 'Spring reel', promotion: 'meta', starts: null, ends: null, untargeted: true }],
      contents: [],
      creators: [],
    }),
  });
  await screen.findByText('Ana Lopez');
  fireEvent.keyDown(document.body, { key: 'n' });
  const field = await screen.findByRole('textbox', { name: 'New lead in one line' });
  fireEvent.change(field, { target: { value: 'Cleo Marsh /Spring reel' } });
  expect(
    await within(screen.getByRole('form', { name: 'New lead' })).findByText('Spring reel · no target'),
  ).toBeTruthy();
});

test('a line that is refused says why and stays', async () => {
  await open('#/leads', {
    'leads.create': () => {
      throw new TandemError('rule', 'A lead with this address exists: open Ana Lopez instead.');
    },
  });
  await screen.findByText('Ana Lopez');
  fireEvent.keyDown(document.body, { key: 'n' });
  const field = await screen.findByRole('textbox', { name: 'New lead in one line' });
  fireEvent.change(field, { target: { value: 'Ana' } });
  fireEvent.submit(screen.getByRole('form', { name: 'New lead' }));
  expect((await screen.findByRole('alert')).textContent).toContain('A lead with this address exists');
  expect((field as HTMLInputElement).value).toBe('Ana');
});

test('chosen leads are removed together, as one change', async () => {
  const bridge = await open();
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Ana Lopez' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select all loaded rows' }));
  const bar = await screen.findByRole('toolbar', { name: 'Change the chosen rows' });
  expect(within(bar).getByText('2 leads chosen')).toBeTruthy();
  fireEvent.click(within(bar).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(bridge.sent('leads.bulk')).toHaveLength(1));
  expect(bridge.sent('leads.bulk')[0]).toMatchObject({ ids: ['l-1', 'l-2'], remove: true });
  await waitFor(() => expect(screen.queryByRole('toolbar', { name: 'Change the chosen rows' })).toBeNull());
});

test('filters of the address are asked of the engine', async () => {
  const bridge = await open('#/leads?state=handed&source=referral');
  await screen.findByText('Ana Lopez');
  expect(bridge.sent('leads.list').at(-1)).toMatchObject({ state: 'handed', source: 'referral' });
});

test('the funnel has a hand-off line, counts, rates and medians, and says what is not ripe', async () => {
  const bridge = await open('#/leads?view=funnel');
  expect((await screen.findAllByText('10 of 40 leads handed over, 8 accepted, 2 won')).length).toBeGreaterThan(0);
  expect(screen.getByText('Hand-off: marketing above, sales below')).toBeTruthy();
  expect(screen.getAllByText('1 office h').length).toBeGreaterThan(0);
  expect(screen.getAllByText('83%').length).toBeGreaterThan(0);
  expect(screen.getByText('Not ripe: 5 leads younger than 30 days may still be won')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Happened in' }));
  await waitFor(() => expect(bridge.sent('funnel.get').at(-1)).toMatchObject({ basis: 'period' }));
});

test('without a lead the page says what to do', async () => {
  await open('#/leads', {
    'leads.waiting': () => ({ waiting: 0, late: 0 }),
    'leads.list': () => ({ rows: [], total: 0, states: [], sources: [], campaigns: [] }),
  });
  expect(await screen.findByText(/Press N to write one down/)).toBeTruthy();
  expect(screen.getByText('nobody waits')).toBeTruthy();
});

test('a step by keyboard keeps the focus on its card; no step, or none any more, takes it from nowhere', async () => {
  let rows = ROWS;
  const list = { total: 2, states: [], sources: [], campaigns: [] };
  const bridge = await open('#/leads?view=board', {
    'leads.list': () => ({ ...list, rows }),
    'handoff.qualify': () => {
      rows = [{ ...ROWS[0]!, state: 'qualified' }, ROWS[1]!];
      return { ok: true };
    },
    'handoff.accept': () => ({ ok: true }),
  });
  const card = (): HTMLElement => screen.getByRole('article', { name: /Ana Lopez/ });
  const press = (...names: string[]): void => {
    for (const key of names) fireEvent.keyDown(document.activeElement ?? document.body, { key });
  };
  await screen.findByRole('article', { name: /Ana Lopez/ });
  card().focus();
  press(' ', 'ArrowRight', 'ArrowRight', 'ArrowRight', ' ');
  expect(await screen.findByText(/is new; next comes:/)).toBeTruthy();
  const asked = bridge.sent('leads.list').length;
  act(() => card().blur());
  rows = [{ ...ROWS[0]!, source: 'referral' }, ROWS[1]!];
  act(() => bridge.emit({ type: 'data-changed', topics: ['leads'] }));
  await waitFor(() => expect(bridge.sent('leads.list').length).toBeGreaterThan(asked));
  await screen.findByText('referral');
  expect(document.activeElement).toBe(document.body);
  // A card that is left is put back: the next Space lifts it anew.
  card().focus();
  press(' ', 'ArrowRight');
  act(() => card().blur());
  card().focus();
  press(' ', 'ArrowRight', 'ArrowRight', ' ');
  await waitFor(() => expect(bridge.sent('handoff.qualify')).toEqual([{ id: 'l-1' }]));
  act(() => bridge.emit({ type: 'data-changed', topics: ['leads'] }));
  const column = screen.getByRole('region', { name: 'Qualified' });
  await waitFor(() => expect(document.activeElement).toBe(within(column).getByRole('article')));
});
