import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { App } from '../../src/renderer/src/App';
import type { InvestorReport, UpdateBlock } from '../../src/shared/contract/reports';
import { type Answers, installBridge } from './fake-bridge';
import { WEEK, WEEKLY } from './report-value';

configure({ asyncUtilTimeout: 10_000 });

const block = (id: string, kind: UpdateBlock['kind'], text = ''): UpdateBlock => ({
  id,
  kind,
  hidden: false,
  title: '',
  text,
  data: {},
});
const BLOCKS = [block('b1', 'headline'), block('b2', 'highlights', 'A stand\nSales:'), block('b3', 'asks', 'A buyer')];
const UPDATE = { id: 'u1', rev: 1, status: 'draft' as const, sentAt: null };

const { retail, net, channels, sales, marketing, ...rest } = WEEKLY;
const REPORT: InvestorReport = {
  ...rest,
  net,
  channels,
  sales,
  marketing,
  update: { id: 'u1', status: 'draft', sentAt: null, snapshotId: null },
  blocks: BLOCKS,
  bound: [],
  bases: {},
  team: [],
  runway: null,
  disclosure: { group: null, rules: [], base: WEEK },
  units: { sales: 'USD', pipeline: 'USD', spend: 'USD' },
  key: [],
  sparkTo: WEEK.to,
  products: retail.products,
  places: retail.places,
  customers: [],
  cohorts: { note: 1, months: 0, rows: [], all: [] },
  funnel: [],
};
const GROUP = {
  id: 'g1',
  rev: 1,
  name: 'Angels',
  people: '',
  locale: null,
  rules: [{ metric: 'net-sales', treatment: 'hidden' as const }],
};

const open = (answers: Answers = {}) => {
  const bridge = installBridge({
    'reports.investor': () => REPORT,
    'updates.get': () => ({ update: UPDATE, blocks: BLOCKS, sends: [], last: null }),
    'updates.groups': () => [GROUP],
    'updates.reveals': () => ({ figures: [], words: [] }),
    'updates.addBlock': () => ({ id: 'b4' }),
    'updates.moveBlock': () => ({ ok: true }),
    'updates.setBlock': () => ({ ok: true }),
    'updates.number': ({ raw }) => ({ raw, label: 'net sales', value: net.value, note: 1 }),
    'metrics.catalogue': () => [],
    'comments.list': () => [],
    ...answers,
  });
  location.hash = '#/reports/investor?period=2026-W20';
  render(<App />);
  return bridge;
};
const row = async (name: RegExp) => {
  const list = await screen.findByRole('list', { name: 'Blocks of the update' });
  const [button] = within(list)
    .getAllByRole('button', { name })
    .filter((one) => one.id.startsWith('block-'));
  if (!button) throw new Error(`There is no block ${name.source}.`);
  return button;
};

test('a block is added from the menu, moved by Alt and the arrows, and hidden', async () => {
  const bridge = open();
  const asks = await row(/^Asks/);
  fireEvent.keyDown(asks, { key: 'ArrowUp', altKey: true });
  await waitFor(() => expect(bridge.sent('updates.moveBlock')).toEqual([{ id: 'b3', beforeId: 'b2' }]));
  fireEvent.keyDown(await row(/^Headline/), { key: 'ArrowDown', altKey: true });
  await waitFor(() => expect(bridge.sent('updates.moveBlock')).toHaveLength(2));
  expect(bridge.sent('updates.moveBlock')[1]).toEqual({ id: 'b1', beforeId: 'b3' });
  // The first one has no way up, the last one none down.
  fireEvent.keyDown(await row(/^Headline/), { key: 'ArrowUp', altKey: true });
  fireEvent.keyDown(await row(/^Asks/), { key: 'ArrowDown', altKey: true });

  fireEvent.click(screen.getByRole('button', { name: 'Hide Highlights' }));
  await waitFor(() => expect(bridge.sent('updates.setBlock')).toEqual([{ id: 'b2', hidden: true }]));
  expect(bridge.sent('updates.moveBlock')).toHaveLength(2);

  fireEvent.click(screen.getByRole('button', { name: 'Add' }));
  // Blocks that stand in the update already are not offered again; a text can always be added.
  fireEvent.click(await screen.findByRole('menuitem', { name: /^Text/, hidden: true }));
  expect(screen.queryByRole('menuitem', { name: /^Asks/, hidden: true })).toBeNull();
  await waitFor(() =>
    expect(bridge.sent('updates.addBlock')).toEqual([{ updateId: 'u1', kind: 'text', beforeId: null }]),
  );
});

test('a number is dropped into a sentence where the caret stands, and stays bound', async () => {
  const bridge = open();
  fireEvent.click(await row(/^Highlights/));
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Highlights' });
  field.setSelectionRange(14, 14);
  fireEvent.click(screen.getByRole('button', { name: 'Insert a live number in Highlights' }));
  const dialog = await screen.findByRole('dialog', { name: 'A number that stays live' });
  expect(await within(dialog).findByText('$18,420')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Insert' }));
  await waitFor(() => expect(bridge.sent('updates.setBlock')).toHaveLength(1));
  expect(bridge.sent('updates.setBlock')[0]).toMatchObject({ id: 'b2' });
  expect(JSON.stringify(bridge.sent('updates.setBlock')[0])).toContain('Sales:{net-sales@this}');
});

test('before the export it is said what readers could still find out', async () => {
  open({
    'updates.reveals': () => ({
      figures: [{ metric: 'net-sales', name: 'Net sales', from: ['Average order value', 'Orders'] }],
      words: [{ where: 'Highlights', line: 'We sold $18,420', amount: '$18,420', name: 'Net sales' }],
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Export' }));
  const dialog = await screen.findByRole('dialog', { name: /^Export the update/ });
  expect(within(dialog).queryByRole('note')).toBeNull();
  fireEvent.click(within(dialog).getByRole('combobox', { name: 'For' }));
  fireEvent.click(await screen.findByRole('option', { name: 'Angels', hidden: true }));
  const note = await within(dialog).findByRole('note', { name: 'What is still told' });
  expect(note.textContent).toContain('Net sales follows from Average order value and Orders.');
  expect(note.textContent).toContain('$18,420 in Highlights tells Net sales');
});
