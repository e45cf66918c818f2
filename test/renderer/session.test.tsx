import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import { TandemError } from '../../src/shared/contract/errors';
import type { Draft } from '../../src/shared/contract/app';
import type { FieldNote } from '../../src/shared/contract/notes';
import { moment } from '../../src/renderer/src/format';
import { WORKSPACE } from './fake-bridge';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

const NOTE: FieldNote = {
  id: 'n1',
  rev: 1,
  text: 'Pump leaks',
  type: 'issue',
  status: 'triaged',
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
};

const NOTES = {
  'notes.list': () => ({ notes: [NOTE], total: 1 }),
  'notes.update': () => ({ ok: true }) as const,
};

const session = (drafts: Draft[], cutOff = true) => ({
  'app.session': () => ({ address: '#/field-notes?note=n1', cutOff, drafts }),
  'history.list': () => [
    {
      id: 9,
      at: '2026-05-13T18:32:00.000Z',
      by: null,
      label: 'Moved Rook & Wren to Proposal',
      entity: 'deal',
      entityId: null,
      undone: false,
      batch: null,
    },
  ],
});

test('after a crash the window opens where it was, says until when all is safe, and names the half-typed text', async () => {
  const draft: Draft = {
    key: 'n1 How it was resolved',
    label: 'How it was resolved',
    address: '#/field-notes?note=n1',
    from: '',
    text: 'A new spr',
  };
  const bridge = await openPage('', { ...NOTES, ...session([draft]) }, 'Field notes');
  const told = await screen.findByRole('region', { name: 'After an unexpected end' });
  await waitFor(() =>
    expect(told.textContent).toContain(
      `up to the last change, ${moment('2026-05-13T18:32:00.000Z', '2026-05-13', 'as-written')}:`,
    ),
  );
  expect(told.textContent).toContain('Moved Rook & Wren to Proposal');
  expect(within(told).getByRole('link', { name: 'How it was resolved' }).getAttribute('href')).toBe(draft.address);
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'How it was resolved' });
  expect(field.value).toBe('A new spr');
  // What was kept is let go once it is saved, and only then.
  fireEvent.change(field, { target: { value: 'A new spring' } });
  fireEvent.click(screen.getByRole('button', { name: 'Resolved' }));
  await waitFor(() =>
    expect(bridge.sent('app.keepSession').at(-1)?.drafts).toEqual([
      expect.objectContaining({ key: draft.key, text: null }),
    ]),
  );
  fireEvent.click(within(told).getByRole('button', { name: 'Close this note' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'After an unexpected end' })).toBeNull());
  expect(bridge.sent('app.keepSession')).toContainEqual({ workspacePath: WORKSPACE.path, seen: true });
});

test('a field of several lines keeps what is typed until it is saved; a refusal leaves it in peace', async () => {
  const place = '#/field-notes?note=n1';
  const key = 'n1 Words of the note';
  const kept: Draft = {
    key,
    label: 'Words of the note',
    address: place,
    from: 'Pump leaks',
    text: 'Pump leaks at the ne',
  };
  let refuse = true;
  const bridge = await openPage(
    '/field-notes?note=n1',
    {
      ...NOTES,
      ...session([kept], false),
      'notes.update': () => {
        if (refuse) throw new TandemError('conflict', 'Somebody else changed it.');
        return { ok: true };
      },
    },
    'Field notes',
  );
  expect(screen.queryByRole('region', { name: 'After an unexpected end' })).toBeNull();
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Words of the note' });
  expect(field.value).toBe('Pump leaks at the ne');
  expect(screen.getByText('Half typed, not saved yet')).toBeTruthy();
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: 'Pump leaks at the neck' } });
  await waitFor(() =>
    expect(bridge.sent('app.keepSession').at(-1)?.drafts).toEqual([
      expect.objectContaining({ key, text: 'Pump leaks at the neck', address: place }),
    ]),
  );
  fireEvent.blur(field);
  await screen.findByText('Somebody else changed it.');
  expect(bridge.sent('app.keepSession').at(-1)?.drafts?.[0]?.text).toBe('Pump leaks at the neck');
  refuse = false;
  fireEvent.focus(field);
  fireEvent.blur(field);
  await waitFor(() => expect(bridge.sent('app.keepSession').at(-1)?.drafts?.[0]?.text).toBeNull());
  expect(screen.queryByText('Half typed, not saved yet')).toBeNull();
});

test.each([
  ['/field-notes', 'Field notes'],
  ['/guide', 'User guide'],
])('a line that waits in a dialog is there again when it is opened, on %s as on any page', async (address, heading) => {
  const line: Draft = { key: ' Field note', label: 'Field note', address: '#/leads', from: '', text: 'request: a sma' };
  await openPage(address, { ...NOTES, ...session([line], false) }, heading);
  expect(screen.queryByRole('dialog')).toBeNull();
  fireEvent.keyDown(document.body, { key: 'j', ctrlKey: true });
  // The page of notes has a field of that name, too, which is not meant.
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByRole<HTMLInputElement>('textbox', { name: 'Field note in one line' });
  expect(field.value).toBe('request: a sma');
});

test('a half-typed text whose field holds something else by now can be copied and thrown away; a form is told in words', async () => {
  const stale: Draft = {
    key: 'n1 Words of the note',
    label: 'Words of the note',
    address: '#/field-notes?note=n1',
    from: 'Older words',
    text: 'Older words, and mo',
  };
  const form: Draft = {
    key: 'c1 Activity',
    label: 'Activity',
    address: '#/customers',
    from: '',
    text: JSON.stringify({ text: 'Wants the mousse', people: ['p-maren'] }),
  };
  let copied = '';
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => void (copied = text) },
  });
  const bridge = await openPage('', { ...NOTES, ...session([stale, form]) }, 'Field notes');
  const told = await screen.findByRole('region', { name: 'After an unexpected end' });
  const list = within(told).getByRole('list', { name: 'Half-typed text is kept:' });
  const [note, activity] = within(list).getAllByRole('listitem');
  expect(note?.textContent).toContain('Older words, and mo');
  expect(activity?.textContent).toContain('Wants the mousse');
  expect(activity?.textContent).not.toContain('{');
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Words of the note' });
  expect(field.value).toBe('Pump leaks');
  fireEvent.click(within(told).getByRole('button', { name: 'Copy Words of the note' }));
  await waitFor(() => expect(copied).toBe('Older words, and mo'));
  fireEvent.click(within(told).getByRole('button', { name: 'Discard Words of the note' }));
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(1));
  await waitFor(() =>
    expect(bridge.sent('app.keepSession').at(-1)?.drafts).toEqual([
      expect.objectContaining({ key: stale.key, text: null }),
    ]),
  );
});

test('a text that is thrown away leaves the field that shows it', async () => {
  const draft: Draft = {
    key: 'n1 Words of the note',
    label: 'Words of the note',
    address: '#/field-notes?note=n1',
    from: 'Pump leaks',
    text: 'Pump leaks at the ne',
  };
  await openPage('', { ...NOTES, ...session([draft]) }, 'Field notes');
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Words of the note' });
  expect(field.value).toBe('Pump leaks at the ne');
  fireEvent.click(await screen.findByRole('button', { name: 'Discard Words of the note' }));
  await waitFor(() => expect(field.value).toBe('Pump leaks'));
  expect(screen.queryByText('Half typed, not saved yet')).toBeNull();
});
