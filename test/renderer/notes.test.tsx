import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { TandemError } from '../../src/shared/contract/errors';
import type { FieldNote } from '../../src/shared/contract/notes';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

const note = (id: string, text: string, over: Partial<FieldNote> = {}): FieldNote => ({
  id,
  rev: 1,
  text,
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
  links: [],
  ...over,
});

const CHOICES = {
  products: [{ id: 'p1', name: 'Dry Shampoo', sku: 'HV-DSH-200' }],
  channels: [{ id: 'c1', name: 'Brightwell Beauty' }],
  themes: [{ id: 't1', name: 'Travel size' }],
  competitors: [],
};

test('Ctrl J takes a note from any page; the line is read, similar notes are shown, a refusal is said', async () => {
  let refuse = true;
  const bridge = await openPage(
    '/field-notes',
    {
      'notes.list': () => ({ notes: [], total: 0 }),
      'notes.choices': () => CHOICES,
      'notes.similar': () => [
        { id: 'n9', text: 'Asked for a small can', type: 'product-request', day: '2026-05-02', theme: 'Travel size' },
      ],
      'notes.create': () => {
        if (refuse) throw new TandemError('bad-input', 'A field note needs words.');
        return { id: 'n1' };
      },
    },
    'Field notes',
  );
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
  const field = await screen.findByRole('textbox', { name: 'Field note in one line' });
  fireEvent.change(field, { target: { value: 'request: a small can #dry-shampoo @brightwell' } });
  const form = screen.getByRole('form', { name: 'New field note' });
  await waitFor(() => expect(form.textContent).toContain('Product Dry Shampoo'));
  expect(form.textContent).toContain('Type Product request');
  expect(form.textContent).toContain('Channel Brightwell Beauty');
  await within(form).findByText('Asked for a small can');
  fireEvent.submit(form);
  expect((await screen.findByRole('alert')).textContent).toBe('A field note needs words.');
  refuse = false;
  fireEvent.submit(form);
  await waitFor(() => expect(screen.queryByRole('form', { name: 'New field note' })).toBeNull());
  expect(bridge.sent('notes.create').at(-1)).toEqual({ line: 'request: a small can #dry-shampoo @brightwell' });
});

const EFFECT = {
  state: 'up' as const,
  metric: 'net-sales',
  name: 'Dry Shampoo',
  sku: 'HV-DSH-200',
  before: { from: '2026-04-20', to: '2026-04-29', valueMinor: 100_000, rows: 40 },
  after: { from: '2026-04-30', to: '2026-05-09', valueMinor: 125_000, rows: 52 },
  reason: null,
};

test('themes show their weeks as a table too, what came of them, and start a brief', async () => {
  const bridge = await openPage(
    '/field-notes?view=themes',
    {
      'notes.themes': () => [
        {
          id: 't1',
          rev: 1,
          name: 'Travel size',
          note: '',
          notes: 31,
          open: 2,
          lastDay: '2026-05-12',
          weeks: [
            { from: '2026-05-04', notes: 3 },
            { from: '2026-05-11', notes: 1 },
          ],
          links: [
            {
              kind: 'content',
              id: 'i1',
              name: 'Travel light',
              state: 'Published',
              out: true,
              effect: EFFECT,
              closed: true,
            },
          ],
        },
      ],
      'notes.start': () => ({ id: 'i2' }),
      'notes.unlink': () => ({ ok: true }),
      'meetings.decisions': ({ about }) =>
        about?.kind === 'theme'
          ? [
              {
                id: 'd1',
                what: 'Make a travel size',
                why: '',
                about: { kind: 'theme', id: 't1', name: 'Travel size' },
                meeting: null,
                day: '2026-05-11',
                by: null,
              },
            ]
          : [],
      'notes.list': () => ({ notes: [note('n1', 'Too tall')], total: 1 }),
    },
    'Field notes',
  );
  const list = await screen.findByRole('list', { name: 'Themes' });
  const table = within(list).getByRole('table', { name: 'Travel size: notes by week' });
  expect(within(table).getAllByRole('row')).toHaveLength(3);
  expect(list.textContent).toContain('Published, loop closed');
  expect(list.textContent).toContain(
    'Net sales of Dry Shampoo rose 25.0%: $1,000 before, $1,250 after (40 and 52 rows)',
  );
  expect(await within(list).findByText('Make a travel size', { exact: false })).toBeTruthy();
  fireEvent.click(within(list).getByRole('button', { name: 'Take the link to Travel light away' }));
  await waitFor(() =>
    expect(bridge.sent('notes.unlink')).toEqual([{ kind: 'content', id: 'i1', from: { themeId: 't1' } }]),
  );
  fireEvent.click(within(list).getByRole('button', { name: 'Start from Travel size' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Content brief/ }));
  await waitFor(() => expect(bridge.sent('notes.start')).toEqual([{ kind: 'content', from: { themeId: 't1' } }]));
});

test('an issue is resolved with words beside the list', async () => {
  const bridge = await openPage(
    '/field-notes?note=n1',
    {
      'notes.list': () => ({ notes: [note('n1', 'Pump leaks', { type: 'issue', status: 'triaged' })], total: 1 }),
      'notes.update': () => ({ ok: true }),
    },
    'Field notes',
  );
  fireEvent.change(await screen.findByRole('textbox', { name: 'How it was resolved' }), {
    target: { value: 'New spring' },
  });
  fireEvent.click(screen.getByRole('button', { name: 'Resolved' }));
  await waitFor(() =>
    expect(bridge.sent('notes.update')).toEqual([{ ids: ['n1'], status: 'resolved', resolution: 'New spring' }]),
  );
});

test('a view that shows no list of notes reads none', async () => {
  const bridge = await openPage('/field-notes?view=themes', { 'notes.themes': () => [] }, 'Field notes');
  await waitFor(() => expect(bridge.sent('notes.themes')).not.toEqual([]));
  expect(bridge.sent('notes.list')).toEqual([]);
});
