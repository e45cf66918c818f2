import { fireEvent, screen, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import type { LibraryItem } from '../../src/shared/contract/library';
import type { LeadRow } from '../../src/shared/contract/leads';
import type { FieldNote } from '../../src/shared/contract/notes';
import { LEAD_STATES } from '../../src/shared/domain/leads';
import type { Answers } from './fake-bridge';
import { metricAnswers } from './figures';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));
// Without a layout a list has no height; every row is as good as in sight.
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

const campaign = (id: string, name: string, untargeted: boolean) => ({
  id,
  name,
  promotion: 'social' as const,
  starts: null,
  ends: null,
  untargeted,
});
/** Flyers serve no target, Mousse clips do. */
const CHOICES: Answers = {
  'results.choices': () => ({
    campaigns: [campaign('k-1', 'Mousse clips', false), campaign('k-2', 'Flyers', true)],
    contents: [],
    creators: [],
  }),
};
/** The lines of a list or table that say so, by all their words. */
const marked = (of: HTMLElement, line: string): (string | null)[] =>
  within(of)
    .getAllByText(', serves no target')
    .map((mark) => mark.closest(line)?.textContent ?? null);

const lead = (id: string, name: string, from: string | null): LeadRow => ({
  id,
  name,
  email: `${id}@example.com`,
  company: 'Salon Vale',
  source: 'instagram',
  campaign: from,
  owner: null,
  state: 'new',
  clock: { state: 'none', minutes: null },
  createdDay: '2026-05-12',
  lastDay: '2026-05-12',
  returnReason: '',
});

test('leads mark the campaigns that serve no target, and only those', async () => {
  const rows = [lead('l-1', 'Ana', 'Flyers'), lead('l-2', 'Bea', 'Mousse clips'), lead('l-3', 'Cleo', null)];
  await openPage(
    '#/leads?view=list',
    {
      ...CHOICES,
      'leads.waiting': () => ({ waiting: 0, late: 0 }),
      'leads.list': () => ({
        rows,
        total: rows.length,
        states: LEAD_STATES.map((state) => ({ state, count: 0 })),
        sources: [],
        campaigns: ['Flyers', 'Mousse clips'],
      }),
    },
    'Leads',
  );
  const table = await screen.findByRole('table', { name: 'Leads' });
  await within(table).findByText(', serves no target');
  const [only, ...more] = marked(table, 'tr');
  expect(more).toEqual([]);
  expect(only).toContain('Ana');
});

test('rows behind a figure mark the campaigns that serve no target', async () => {
  const row = (id: string, name: string, minor: number): Output<'metrics.rows'>['rows'][number] => ({
    entity: 'order_lines',
    id,
    contribution: minor,
    file: 'orders.csv',
    line: 7,
    batch: 41,
    day: '2026-05-12',
    cells: ['#1', name, minor],
  });
  await openPage(
    '/metrics/net-sales',
    {
      ...metricAnswers(),
      ...CHOICES,
      'metrics.rows': () => ({
        columns: [
          { name: 'Order', unit: 'text' },
          { name: 'Campaign', unit: 'text' },
          { name: 'Net', unit: 'money', adds: 1 },
        ],
        rows: [row('1', 'Flyers', 1000), row('2', 'Mousse clips', 2000)],
        total: 2,
        sum: 3000,
      }),
    },
    'Net sales',
  );
  const rows = await screen.findByRole('table', { name: 'Rows behind the figure' });
  await within(rows).findByText(', serves no target');
  expect(marked(rows, 'td')).toEqual(['Flyers, serves no target']);
});

test('lists kept by hand say it of campaigns, in the field and among what the chosen rows can be given', async () => {
  const item = (id: string, title: string, campaignId: string, name: string): LibraryItem => ({
    id,
    rev: 1,
    values: { title, creatorId: 'c-1', due: null, feeMinor: null, done: 0, paid: 0, campaignId, link: '', brief: '' },
    names: { creatorId: 'Lena', campaignId: name },
    figures: {},
    series: [],
    reason: '',
  });
  await openPage(
    '#/campaigns/creators?tab=deliverable',
    {
      ...CHOICES,
      'views.list': () => [],
      'library.list': ({ kind }) =>
        kind === 'deliverable'
          ? [item('d-1', 'Reel', 'k-2', 'Flyers'), item('d-2', 'Story', 'k-1', 'Mousse clips')]
          : [],
      'library.choices': ({ to }) =>
        to === 'campaign'
          ? [
              { id: 'k-1', name: 'Mousse clips' },
              { id: 'k-2', name: 'Flyers' },
            ]
          : [],
    },
    'Creators',
  );
  const field = (name: string) => screen.findByRole<HTMLInputElement>('combobox', { name });
  await vi.waitFor(async () => expect((await field('Campaign: Reel')).value).toBe('Flyers · no target'));
  expect((await field('Campaign: Story')).value).toBe('Mousse clips');
  fireEvent.click(await screen.findByRole('checkbox', { name: 'Select Reel' }));
  const bar = screen.getByRole('toolbar', { name: 'Change the chosen rows' });
  fireEvent.click(within(bar).getByRole('button', { name: 'Campaign' }));
  const items = await screen.findAllByRole('menuitem', { hidden: true });
  expect(items.map((one) => one.textContent)).toEqual(['Mousse clips', 'Flyers · no target', 'None']);
});

test('a field note marks the campaign that it became where that serves no target', async () => {
  const link = (id: string, name: string) => ({
    kind: 'campaign' as const,
    id,
    name,
    state: 'Running',
    out: false,
    effect: null,
    closed: false,
  });
  const note: FieldNote = {
    id: 'n1',
    rev: 1,
    text: 'Asked for a small can',
    type: 'customer-voice',
    status: 'open',
    resolution: '',
    product: null,
    channel: null,
    theme: null,
    competitor: '',
    tags: [],
    author: null,
    at: '2026-05-12T08:00:00.000Z',
    day: '2026-05-12',
    links: [link('k-2', 'Flyers'), link('k-1', 'Mousse clips')],
  };
  await openPage(
    '/field-notes?note=n1',
    {
      ...CHOICES,
      'notes.list': () => ({ notes: [note], total: 1 }),
      'notes.choices': () => ({ products: [], channels: [], themes: [], competitors: [] }),
    },
    'Field notes',
  );
  await screen.findByText(', serves no target');
  expect(marked(document.body, 'button')).toEqual(['Flyers, serves no target']);
});
