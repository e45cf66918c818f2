import { configure, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { WeekClose } from '../../src/shared/contract/close';
import type { Restatement, Snapshot } from '../../src/shared/contract/snapshots';
import { App } from '../../src/renderer/src/App';
import { type Answers, installBridge } from './fake-bridge';
import { WEEKLY } from './report-value';

configure({ asyncUtilTimeout: 10_000 });

const [section] = WEEKLY.sections;
if (!section) throw new Error('The week has a section.');

const CLOSE: WeekClose = {
  span: WEEKLY.span,
  hasData: true,
  asOf: WEEKLY.asOf,
  sections: [
    {
      section,
      sources: [
        {
          source: 'Order lines',
          lastDay: '2026-05-10',
          lastImport: '2026-05-11T08:00:00.000Z',
          missing: 2,
          file: 'orders.csv',
          batch: 7,
        },
      ],
    },
  ],
  snapshots: [],
};

const KEPT: Snapshot = {
  kind: 'weekly',
  id: 's1',
  period: WEEKLY.span.period,
  edition: '',
  frozenAt: '2026-05-18T09:20:00.000Z',
  author: 'Maren Oduya',
  definitions: [],
  checksum: 'a'.repeat(64),
  rows: 12,
  rowSums: [],
  report: {
    ...WEEKLY,
    sections: [
      { ...section, text: 'As we said then.', signature: { by: 'Maren Oduya', at: '2026-05-18T08:00:00.000Z' } },
    ],
  },
};

const RESTATED: Restatement = {
  block: 'company',
  label: 'Net sales',
  group: null,
  metric: 'net-sales',
  period: WEEKLY.span.period,
  unit: 'USD',
  nowUnit: 'USD',
  was: 1_842_000,
  now: 1_848_000,
  wasReason: null,
  nowReason: null,
  because: [
    { kind: 'import', id: 9, label: 'Order lines, late.csv', at: '2026-05-20T08:00:00.000Z', by: 'Theo Lindqvist' },
    { kind: 'edit', id: 41, label: 'Set the returns', at: '2026-05-21T08:00:00.000Z', by: null },
  ],
};

const open = (address: string, answers: Answers = {}) => {
  const bridge = installBridge({
    'reports.close': () => CLOSE,
    'reports.snapshot': () => null,
    'reports.weekly': () => WEEKLY,
    'reports.setTexts': () => ({ ok: true }),
    'reports.sign': () => ({ ok: true }),
    'reports.freeze': () => ({ id: 's1' }),
    'reports.restatements': () => ({
      compared: 40,
      told: [{ metric: 'net-sales', period: WEEKLY.span.period }],
      restatements: [RESTATED],
    }),
    ...answers,
  });
  location.hash = address;
  render(<App />);
  return bridge;
};

test('the checklist says what is missing, takes words, is signed, and asks before it freezes with open points', async () => {
  const bridge = open('#/reports/close?period=2026-W20');
  const row = await screen.findByRole('listitem', { name: 'D2C web' });
  expect(within(row).getByText('2 days missing')).toBeTruthy();
  const words = within(row).getByRole('textbox', { name: 'Words on D2C web' });
  fireEvent.focus(words);
  fireEvent.change(words, { target: { value: 'A good week' } });
  fireEvent.blur(words);
  await waitFor(() => expect(bridge.sent('reports.setTexts')).toHaveLength(1));
  expect(bridge.sent('reports.setTexts')[0]).toMatchObject({ texts: { owners: { 'c-web': 'A good week' } } });
  fireEvent.click(await within(row).findByRole('button', { name: /Sign/ }));
  await waitFor(() => expect(bridge.sent('reports.sign')).toEqual([{ period: '2026-W20', section: 'c-web' }]));
  fireEvent.click(screen.getByRole('button', { name: 'Freeze the week' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByText('Not signed: D2C web.')).toBeTruthy();
  expect(bridge.sent('reports.freeze')).toHaveLength(0);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Freeze all the same' }));
  await waitFor(() => expect(bridge.sent('reports.freeze')).toEqual([{ kind: 'weekly', period: '2026-W20' }]));
});

test('a request is filled with the words that stand in this copy, and says where the copy is different', async () => {
  const bridge = open('#/reports/close?period=2026-W20', {
    'app.chooseFiles': () => ({ paths: ['/data/request.json'] }),
    'app.chooseSave': () => ({ path: '/data/filled.json' }),
    'reports.fillSection': () => ({ path: '/data/filled.json' }),
    'reports.readSection': () => ({
      file: {
        format: 'tandem-section',
        version: 1,
        id: 'r1',
        workspace: { id: 'w', name: 'Halo & Vine' },
        period: { id: '2026-W20', from: '2026-05-11', to: '2026-05-17' },
        section: { id: 'c-web', name: 'D2C web', block: 'direct' },
        currency: 'USD',
        refundDating: 'processed',
        asked: { by: 'Maren Oduya', at: '2026-05-18T08:00:00.000Z' },
        definitions: [],
        figures: [],
        text: '',
        signature: null,
      },
      state: 'empty',
      ours: true,
      mismatches: [{ sentence: 'It speaks of other days.', refuses: true }],
      replaces: 'Sold out of mist.',
    }),
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Open a section’s file' }));
  const dialog = await screen.findByRole('dialog');
  const words = await within(dialog).findByRole('textbox', { name: 'What there is to say' });
  expect(words).toHaveProperty('value', 'Sold out of mist.');
  const different = within(dialog).getByRole('list', { name: 'What is different in this copy' });
  expect(different.textContent).toContain('It speaks of other days.');
  fireEvent.change(words, { target: { value: 'Something else.' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Use these words' }));
  expect(words).toHaveProperty('value', 'Sold out of mist.');
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Signed by' }), { target: { value: 'Priya' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Sign and save' }));
  await waitFor(() =>
    expect(bridge.sent('reports.fillSection')).toEqual([
      { path: '/data/request.json', text: 'Sold out of mist.', by: 'Priya', to: '/data/filled.json' },
    ]),
  );
});

test('a frozen report draws the stored value without a field to write in, and tells what was restated', async () => {
  const bridge = open('#/reports/weekly?period=2026-W20', { 'reports.snapshot': () => KEPT });
  expect(await screen.findByText('As we said then.')).toBeTruthy();
  expect(screen.getByText(/Signed by Maren Oduya, 18 May, \d\d:\d\d\./)).toBeTruthy();
  expect(screen.queryByRole('textbox', { name: 'Headline' })).toBeNull();
  expect(bridge.sent('reports.weekly')).toHaveLength(0);
  const table = await screen.findByRole('table', { name: 'Restated figures' });
  expect(within(table).getByText('$18,420')).toBeTruthy();
  expect(within(table).getByText('$18,480')).toBeTruthy();
  const [note] = screen.getAllByRole('listitem').filter((item) => item.id === 'f1');
  expect(note?.textContent).toMatch(/net-sales v\d+/);
  expect(note?.textContent).toContain('Restated: was $18,420, now $18,480.');
  const [batch, entry] = within(table).getAllByRole('link');
  expect(batch?.getAttribute('href')).toMatch(/batch=(%22)?9/);
  expect(entry?.getAttribute('href')).toMatch(/tab=history.*step=(%22)?41/);
  fireEvent.click(screen.getByRole('button', { name: 'Live' }));
  expect(await screen.findByRole('textbox', { name: 'Headline' })).toBeTruthy();
  const [live] = screen.getAllByRole('listitem').filter((item) => item.id === 'f1');
  expect(live?.textContent).toContain('Live, not frozen.');
});

test('an edition is a choice of blocks over the same figures', async () => {
  open('#/reports/weekly?period=2026-W20&edition=executives');
  expect(await screen.findByRole('heading', { name: 'Company' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: 'Direct to consumer' })).toBeNull();
  expect(screen.getByText(/for executives/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Finance' }));
  expect(await screen.findByRole('heading', { name: 'Direct to consumer' })).toBeTruthy();
});
