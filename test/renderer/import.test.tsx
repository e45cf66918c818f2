import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { TandemError } from '../../src/shared/contract/errors';
import type { Answers } from './fake-bridge';
import { openPage } from './page';

type Inspected = Output<'imports.inspect'>;
type Summary = Output<'imports.run'>;

const FILE = '/home/maren/orders.csv';
const column = (name: string, sample: string, field: string) => ({ name, sample, fields: [field], known: true });

const INSPECTED: Inspected = {
  file: 'orders.csv',
  bytes: 4_096,
  encoding: 'utf-8',
  delimiter: ',',
  format: 'order-lines',
  recognised: true,
  vendor: null,
  part: null,
  parts: [],
  remembered: null,
  columns: [
    column('Order', 'A-1', 'order_id'),
    column('Date', '2026-05-01', 'ordered_at'),
    column('Pieces', '2', 'quantity'),
    column('Each', '24.00', 'unit_price'),
  ],
  rows: [{ line: 2, cells: ['A-1', '2026-05-01', '2', '24.00'] }],
  map: {
    format: 'order-lines',
    columns: { Order: 'order_id', Date: 'ordered_at', Pieces: 'quantity', Each: 'unit_price' },
    constants: {},
    values: {},
    templates: {},
    lookups: [],
  },
  ambiguousDate: null,
  fields: {
    'order-lines': [
      { field: 'order_id', label: 'Order id', needed: true, kind: 'text', also: [] },
      { field: 'ordered_at', label: 'Ordered at', needed: true, kind: 'time', also: [] },
      { field: 'quantity', label: 'Quantity', needed: true, kind: 'number', also: [] },
      { field: 'unit_price', label: 'Unit price', needed: true, kind: 'money', also: [] },
    ],
  },
  problem: null,
};

const SUMMARY: Summary = {
  batch: null,
  file: 'orders.csv',
  format: 'order-lines',
  rows: 3,
  created: 2,
  updated: 0,
  unchanged: 0,
  skipped: 1,
  adjustments: 0,
  errors: [{ line: 4, column: 'Pieces', problem: '"two" is no number.', level: 'error' }],
  errorCount: 1,
  noticeCount: 0,
  firstDay: '2026-05-01',
  lastDay: '2026-05-02',
  seconds: 0.1,
};

const DRY: Output<'imports.dryRun'> = {
  summary: SUMMARY,
  doubts: [],
  preview: [
    { line: 2, result: 'create', cells: { order_id: 'A-1', quantity: '2', unit_price: '24.00' } },
    { line: 4, result: 'problem', cells: { order_id: 'A-2', quantity: 'two', unit_price: '24.00' } },
  ],
};

const ANSWERS: Answers = {
  'app.chooseFiles': () => ({ paths: [FILE] }),
  'imports.inspect': () => INSPECTED,
  'imports.maps': () => [],
  'imports.dryRun': () => DRY,
  'imports.run': () => ({ ...SUMMARY, batch: 7 }),
  'imports.tryUndo': () => ({ batch: 7, removed: 2, restored: 0, kept: 0, conflicts: [] }),
  'imports.undo': () => ({ batch: 7, removed: 2, restored: 0, kept: 0, conflicts: [] }),
};

const open = (more: Answers = {}) => openPage('#/data/import', { ...ANSWERS, ...more }, 'Import');
const choose = (): boolean => fireEvent.click(screen.getByRole('button', { name: 'Choose files' }));

test('a file is recognised, tried, imported without its bad line, and taken back', async () => {
  const bridge = await open();
  choose();
  await screen.findByRole('heading', { level: 1, name: 'Import order lines' });
  expect(await screen.findByText('"two" is no number.')).toBeTruthy();
  expect(screen.getByText('Pieces')).toBeTruthy();
  expect(bridge.sent('imports.run'), 'nothing is written before it is asked for').toHaveLength(0);

  fireEvent.click(screen.getByRole('button', { name: /^Import 2 rows/ }));
  expect(bridge.sent('imports.run'), 'a bad line waits for a decision').toHaveLength(0);

  fireEvent.click(screen.getByRole('button', { name: /^Skip/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Import 2 rows without 1' }));
  await screen.findByText('orders.csv is in');
  expect(bridge.sent('imports.run')).toMatchObject([{ path: FILE, format: 'order-lines', skipProblems: true }]);

  fireEvent.click(screen.getByRole('button', { name: 'Undo this import' }));
  expect(await screen.findByText('2 records removed, 0 records restored.')).toBeTruthy();
  expect(bridge.sent('imports.undo')).toEqual([{ batch: 7, also: [] }]);
});

test('a doubtful match waits for a decision, and what was changed since is given up only when it is ticked', async () => {
  const doubt = {
    line: 2,
    entity: 'companies' as const,
    name: 'Rook Ltd',
    match: 'Rook',
    why: 'Alike.',
    decision: 'new' as const,
  };
  const conflict = {
    entity: 'companies',
    id: 'c1',
    reason: 'Company "Rook" was changed after this import in notes, and that stays.',
    fields: [{ field: 'Notes', now: 'mine', back: '' }],
  };
  const bridge = await open({
    'imports.dryRun': () => ({ ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0 }, doubts: [doubt] }),
    'imports.tryUndo': () => ({ batch: 7, removed: 1, restored: 0, kept: 1, conflicts: [conflict] }),
  });
  choose();
  const item = await screen.findByRole('list', { name: 'Doubtful matches' });
  fireEvent.click(within(item).getByText('The same'));
  await waitFor(() => expect(bridge.sent('imports.dryRun').at(-1)).toMatchObject({ decisions: { 2: 'same' } }));
  fireEvent.click(await screen.findByRole('button', { name: /^Import 2 rows/ }));
  fireEvent.click(await screen.findByRole('button', { name: 'Undo this import' }));
  fireEvent.click(await screen.findByRole('checkbox', { name: conflict.reason }));
  expect(screen.getByText('Notes: now mine, would be empty again')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Take back, 1 of these as well' }));
  await waitFor(() => expect(bridge.sent('imports.undo')).toEqual([{ batch: 7, also: ['companies/c1'] }]));
});

test('what came in undecided is named once it is in, and no longer when it is taken back', async () => {
  const told = { line: 2, column: null, problem: '1 row came in as new that may be Rook.', level: 'notice' as const };
  await open({
    'imports.dryRun': () => ({ ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0 } }),
    'imports.run': () => ({ ...SUMMARY, batch: 7, errors: [...SUMMARY.errors, told], noticeCount: 1 }),
  });
  choose();
  fireEvent.click(await screen.findByRole('button', { name: /^Import 2 rows/ }));
  const list = await screen.findByRole('list', { name: 'What to know of it' });
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([told.problem]);
  fireEvent.click(screen.getByRole('button', { name: 'Undo this import' }));
  await screen.findByText('2 records removed, 0 records restored.');
  expect(screen.queryByRole('list', { name: 'What to know of it' })).toBeNull();
});

test('all doubtful matches can be seen, and a file with one is not among those that need no decision', async () => {
  const doubts = Array.from({ length: 130 }, (_, at) => ({
    line: at + 2,
    entity: 'companies' as const,
    name: `House ${at} Ltd`,
    match: `House ${at}`,
    why: 'Alike.',
    decision: 'new' as const,
  }));
  const clean = { ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0 } };
  const bridge = await open({
    'app.chooseFiles': () => ({ paths: [FILE, '/home/maren/more.csv', '/home/maren/third.csv'] }),
    'imports.dryRun': ({ path }) =>
      path === FILE ? { ...clean, doubts } : path.endsWith('third.csv') ? clean : { ...clean, doubts },
  });
  choose();
  const list = await screen.findByRole('list', { name: 'Doubtful matches' });
  expect(within(list).queryByText('House 20 Ltd')).toBeNull();
  fireEvent.click(within(list).getByRole('button', { name: 'Show 100 more' }));
  expect(within(list).getByText('House 119 Ltd')).toBeTruthy();
  fireEvent.click(within(list).getByRole('button', { name: 'Show them' }));
  expect(within(list).getByText('House 129 Ltd')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'All 130 the same' })).toBeTruthy();
  // The first has doubts; of the others, not tried yet, one turns out to have some.
  fireEvent.click(screen.getByRole('button', { name: 'Import all 2 that need no decision' }));
  await waitFor(() => expect(bridge.sent('imports.run').map(({ path }) => path)).toEqual(['/home/maren/third.csv']));
  // How far one file's list was opened says nothing of the next one's.
  const files = screen.getAllByRole('button', { name: 'orders.csv' });
  fireEvent.click(files[0] as HTMLElement);
  fireEvent.click(await screen.findByRole('button', { name: 'Show 100 more' }));
  fireEvent.click(files[1] as HTMLElement);
  expect(await screen.findByRole('button', { name: 'Show 100 more' })).toBeTruthy();
});

test('a changed column is tried again with the new mapping', async () => {
  const bridge = await open();
  choose();
  await screen.findByText('"two" is no number.');
  const mapping = screen.getByRole('region', { name: /Mapping/ });
  const where = within(mapping).getByRole('combobox', { name: 'Where Pieces goes' });
  fireEvent.click(where);
  const options = document.getElementById(where.getAttribute('aria-controls') ?? '');
  fireEvent.click(within(options as HTMLElement).getByRole('option', { name: 'Leave out', hidden: true }));
  await waitFor(() => expect(bridge.sent('imports.dryRun')).toHaveLength(2));
  expect(bridge.sent('imports.dryRun')[1]?.map?.columns).not.toHaveProperty('Pieces');
});

test('a file that is no table says so, and another one can be chosen', async () => {
  const bridge = await open({
    'imports.inspect': () => {
      throw new TandemError('bad-file', 'orders.csv is a PDF: export the table as CSV and choose that file.');
    },
  });
  choose();
  expect(await screen.findByText('This file cannot be imported')).toBeTruthy();
  expect(screen.getAllByText(/orders\.csv is a PDF/).length).toBeGreaterThan(0);
  expect(bridge.sent('imports.dryRun')).toHaveLength(0);
  bridge.answer({
    'imports.inspect': () => INSPECTED,
    'app.chooseFiles': () => ({ paths: ['/home/maren/other.csv'] }),
  });
  fireEvent.click(screen.getByRole('button', { name: 'Choose another file' }));
  await screen.findByText('"two" is no number.');
});

test('more problems than are listed are all saved, and looked through where somebody asks for words', async () => {
  const other = { line: 11_002, column: 'Day', problem: '"soon" is no day.', level: 'error' as const };
  const bridge = await open({
    'imports.dryRun': ({ find }) => ({
      ...DRY,
      summary: { ...SUMMARY, errors: find === 'soon' ? [other] : SUMMARY.errors, errorCount: 12_345 },
    }),
    'app.chooseSave': () => ({ path: '/home/maren/problems.csv' }),
    'imports.saveProblems': ({ file }) => ({ file, problems: 12_345 }),
  });
  choose();
  fireEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }));
  expect(await screen.findByText('Saved 12,345 lines to /home/maren/problems.csv.')).toBeTruthy();
  expect(bridge.sent('imports.saveProblems')).toMatchObject([{ path: FILE, file: '/home/maren/problems.csv' }]);
  fireEvent.click(screen.getByRole('button', { name: 'Every line' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Filter the problems' }), { target: { value: 'soon' } });
  expect(screen.getByText(/^0 shown, of the first 1 of 12,345/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Look in all 12,345' }));
  expect(await screen.findByText(/^1 shown, found in all 12,345/)).toBeTruthy();
});

test('a list of problems is saved as it stands', async () => {
  const bridge = await open({ 'app.saveText': () => ({ path: '/home/maren/problems.csv' }) });
  choose();
  fireEvent.click(await screen.findByRole('button', { name: 'Save as CSV' }));
  expect(await screen.findByText('Saved 1 line to /home/maren/problems.csv.')).toBeTruthy();
  expect(bridge.sent('app.saveText')[0]?.text).toContain('4,Pieces,"""two"" is no number.",error');
});

test('an import says how far it is and how long it still takes', async () => {
  let job = '';
  const bridge = await open({
    'imports.dryRun': () => ({ ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0, skipped: 0, rows: 2 } }),
    'imports.run': (_input, of) => new Promise(() => (job = of ?? '')),
  });
  choose();
  fireEvent.click(await screen.findByRole('button', { name: 'Import 2 rows' }));
  await screen.findByText('Reading the file');
  bridge.emit({ type: 'progress', job, done: 50, total: 100, label: 'Line 50' });
  await waitFor(() => expect(screen.getByRole('progressbar', { name: 'Import' }).getAttribute('value')).toBe('50'));
  // Half of it took as long as the other half will.
  expect(await screen.findByText(/^Line 50, about [1-9] seconds? left$/, {}, { timeout: 5000 })).toBeTruthy();
});

test('an import that is cancelled leaves the page where it was, ready to try again', async () => {
  let refuse: (error: TandemError) => void = () => undefined;
  const bridge = await open({
    'imports.dryRun': () => ({ ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0, skipped: 0, rows: 2 } }),
    'imports.run': () => new Promise((_, reject) => (refuse = reject)),
  });
  choose();
  fireEvent.click(await screen.findByRole('button', { name: 'Import 2 rows' }));
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(bridge.cancelled).toHaveLength(1));
  refuse(new TandemError('cancelled', 'Cancelled.'));
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull());
  expect(screen.queryByText('orders.csv is in')).toBeNull();
  expect(screen.getByRole('button', { name: 'Import 2 rows' })).toBeTruthy();
});

test('importing all can be pressed once, goes on without a file left out meanwhile, and ends where somebody cancels', async () => {
  const paths = ['a', 'b', 'c', 'd'].map((name) => `/home/maren/${name}.csv`);
  const clean = { ...DRY, summary: { ...SUMMARY, errors: [], errorCount: 0 } };
  let refuse: (error: TandemError) => void = () => undefined;
  let go: (dry: typeof clean) => void = () => undefined;
  const bridge = await open({
    'app.chooseFiles': () => ({ paths }),
    'imports.inspect': ({ path }) => ({ ...INSPECTED, file: path.slice(12) }),
    'imports.dryRun': ({ path }) =>
      path === paths[0]
        ? clean
        : new Promise((resolve, reject) => {
            go = resolve;
            refuse = reject;
          }),
  });
  choose();
  await screen.findByRole('button', { name: 'Import 2 rows' });
  fireEvent.click(screen.getByRole('button', { name: /^Import all 4/ }));
  await waitFor(() => expect(bridge.sent('imports.dryRun')).toHaveLength(2));
  fireEvent.click(screen.getByRole('button', { name: /^Import all 3/ }));
  fireEvent.click(screen.getByRole('button', { name: 'Leave out c.csv' }));
  go(clean);
  await waitFor(() =>
    expect(bridge.sent('imports.dryRun').map(({ path }) => path)).toEqual([...paths.slice(0, 2), paths[3]]),
  );
  refuse(new TandemError('cancelled', 'Cancelled.'));
  await screen.findByText('Cancelled. Nothing was changed.');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(bridge.sent('imports.run').map(({ path }) => path)).toEqual(paths.slice(0, 2));
});
