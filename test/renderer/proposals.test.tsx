import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { TandemError } from '../../src/shared/contract';
import type { Output } from '../../src/shared/contract';
import type { Answers, FakeBridge } from './fake-bridge';
import { openPage } from './page';

type Proposal = Output<'proposals.get'>;

const LINES: Proposal['lines'] = [
  { id: 'l-1', productId: 'p-1', product: 'Air-Dry Mousse', text: '', quantity: 24, unitMinor: 1_200, discountBp: 500 },
  { id: 'l-2', productId: null, product: null, text: 'Training day', quantity: 1, unitMinor: 35_000, discountBp: 0 },
];
const version = {
  id: 'v-1',
  version: 1,
  state: 'draft' as const,
  issueDay: '2026-05-12',
  validUntil: '2026-06-12',
  sentDay: null,
  decidedDay: null,
  totalMinor: 62_360,
};
const draft = (more: Partial<Proposal> = {}): Proposal => ({
  ...version,
  rootId: 'v-1',
  rev: 1,
  number: 'P-0007',
  title: 'Nine salons',
  deal: { id: 'd-1', name: 'Nine salons, yearly', valueMinor: 1_120_000, currency: 'USD' },
  company: { id: 'c-1', name: 'Bellamy Group', address: '' },
  contact: null,
  owner: null,
  currency: 'USD',
  discountBp: 0,
  taxNote: '',
  intro: '',
  terms: '',
  lines: LINES,
  totals: {
    lines: [
      { grossMinor: 28_800, discountMinor: 1_440, netMinor: 27_360, shareMinor: 0 },
      { grossMinor: 35_000, discountMinor: 0, netMinor: 35_000, shareMinor: 0 },
    ],
    grossMinor: 63_800,
    subtotalMinor: 62_360,
    discountMinor: 0,
    totalMinor: 62_360,
  },
  versions: [version],
  ...more,
});

const open = (answers: Answers, proposal = draft()): Promise<FakeBridge> =>
  openPage('#/pipeline/proposals/v-1', { 'proposals.get': () => proposal, ...answers }, /P-0007 Nine salons/);

const done = () => ({ ok: true }) as const;

test('each field of a line is saved as it is left, a discount in percent', async () => {
  const bridge = await open({ 'proposals.updateLine': done });
  const table = await screen.findByRole('table', { name: 'Lines' });
  expect(within(table).getByText('Air-Dry Mousse')).toBeTruthy();
  expect(within(table).getByText('$273.60')).toBeTruthy();
  const quantity = within(table).getByRole('textbox', { name: 'Quantity of line 1' });
  fireEvent.change(quantity, { target: { value: '36' } });
  fireEvent.blur(quantity);
  const discount = within(table).getByRole('textbox', { name: 'Discount of line 2, in percent' });
  fireEvent.change(discount, { target: { value: '7.5' } });
  fireEvent.blur(discount);
  await waitFor(() =>
    expect(bridge.sent('proposals.updateLine')).toEqual([
      { id: 'l-1', quantity: 36 },
      { id: 'l-2', discountBp: 750 },
    ]),
  );
});

test('a quantity of nothing and a discount of more than all are not sent, and what was typed stays to be mended', async () => {
  const bridge = await open({ 'proposals.updateLine': done });
  const table = await screen.findByRole('table', { name: 'Lines' });
  for (const [name, typed] of [
    ['Quantity of line 1', '0'],
    ['Quantity of line 2', 'a dozen'],
    ['Discount of line 1, in percent', '120'],
  ] as const) {
    const field = within(table).getByRole('textbox', { name });
    fireEvent.change(field, { target: { value: typed } });
    fireEvent.blur(field);
    await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'));
  }
  expect(bridge.sent('proposals.updateLine')).toEqual([]);
});

test('a line that the engine refuses says why beside its field and keeps the words', async () => {
  await open({
    'proposals.addLine': () => {
      throw new TandemError('rule', 'This version was sent. Make a new version to change it.');
    },
  });
  const field = await screen.findByPlaceholderText(/product/i);
  fireEvent.change(field, { target: { value: 'Shelf talker' } });
  fireEvent.submit(field);
  expect(await screen.findByText(/This version was sent/)).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe('Shelf talker');
});

test('lines are moved and removed by their menu', async () => {
  const bridge = await open({ 'proposals.moveLine': done, 'proposals.removeLine': done });
  fireEvent.click(await screen.findByRole('button', { name: 'More for line 2' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Move up' }));
  await waitFor(() => expect(bridge.sent('proposals.moveLine')).toEqual([{ id: 'l-2', by: -1 }]));
  fireEvent.click(screen.getByRole('button', { name: 'More for line 1' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Remove' }));
  await waitFor(() => expect(bridge.sent('proposals.removeLine')).toEqual([{ id: 'l-1' }]));
});

test('what was sent is text: no field, no menu, nothing to add', async () => {
  const sent = { state: 'sent' as const, sentDay: '2026-05-12' };
  await open({}, draft({ ...sent, versions: [{ ...version, ...sent }] }));
  const table = await screen.findByRole('table', { name: 'Lines' });
  expect(within(table).queryAllByRole('textbox')).toEqual([]);
  expect(screen.queryByRole('button', { name: 'More for line 1' })).toBeNull();
  expect(within(table).getByText('Training day')).toBeTruthy();
});
