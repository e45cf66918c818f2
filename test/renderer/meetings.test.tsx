import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';
import type { MeetingView } from '../../src/shared/contract/meetings';
import { openPage } from './page';

beforeEach(() => {
  window.location.hash = '';
});

const OK = { ok: true } as const;

const MEETING: MeetingView = {
  id: 'm1',
  rev: 1,
  template: {
    id: 'sales-weekly',
    name: 'Sales weekly',
    team: 'sales',
    rhythm: 'week',
    sections: ['own', 'targets'],
    standing: [],
    people: [],
    changed: false,
  },
  title: 'Sales weekly',
  day: '2026-05-13',
  held: false,
  heldAt: null,
  notes: '',
  people: [],
  before: { id: 'm0', title: 'Sales weekly', day: '2026-05-06' },
  after: null,
  sections: ['own', 'targets'],
  lines: [
    {
      key: 'target:t1',
      section: 'targets',
      text: 'Oak & Ivory: at risk',
      detail: 'Call due',
      tone: 'warn',
      leads: { kind: 'target', id: 't1' },
      note: '',
      forTeam: false,
      done: false,
      own: false,
      actionId: null,
    },
  ],
  decisions: [],
  actions: [],
};

test('an action is taken down in one line with owner and day, and the field is ready for the next', async () => {
  const bridge = await openPage(
    '/meetings/m1',
    {
      'meetings.get': () => MEETING,
      'meetings.agree': () => ({ id: 'a1' }),
      'meetings.decide': () => ({ id: 'd1' }),
      'meetings.mark': () => OK,
    },
    'Sales weekly',
  );
  fireEvent.keyDown(document.body, { key: 'n' });
  const field = screen.getByRole('textbox', { name: 'Action, decision or item in one line' });
  await waitFor(() => expect(document.activeElement).toBe(field));
  fireEvent.change(field, { target: { value: 'send the deck @Priya by fri' } });
  const form = screen.getByRole('form', { name: 'Take down' });
  await waitFor(() => expect(form.textContent).toContain('Owner Priya Castell'));
  expect(form.textContent).toContain('Due Fri 15 May');
  fireEvent.submit(form);
  await waitFor(() => expect(field).toHaveProperty('value', ''));
  expect(bridge.sent('meetings.agree')).toEqual([
    { meetingId: 'm1', what: 'send the deck', ownerId: 'p-priya', due: '2026-05-15', about: null },
  ]);

  // A decision from a line of the agenda is about the line's record.
  fireEvent.click(screen.getByRole('button', { name: 'Decide or agree about Oak & Ivory: at risk' }));
  expect(document.activeElement).toBe(field);
  fireEvent.change(field, { target: { value: 'decision: lower the target because cans are short' } });
  fireEvent.submit(form);
  await waitFor(() =>
    expect(bridge.sent('meetings.decide')).toEqual([
      {
        meetingId: 'm1',
        what: 'lower the target',
        why: 'cans are short',
        about: { kind: 'target', id: 't1' },
        verdict: null,
      },
    ]),
  );

  fireEvent.click(screen.getByRole('button', { name: 'Bring to the team: Oak & Ivory: at risk' }));
  await waitFor(() =>
    expect(bridge.sent('meetings.mark')).toEqual([{ meetingId: 'm1', key: 'target:t1', forTeam: true }]),
  );
});

test('a decision about an experiment says which of the four it is, and one that says none shows that it is open', async () => {
  const bridge = await openPage(
    '/meetings/m1',
    {
      'meetings.get': () => ({
        ...MEETING,
        lines: MEETING.lines.map((line) => ({
          ...line,
          key: 'experiment:e1',
          text: 'Reels beat posts',
          leads: { kind: 'experiment', id: 'e1' },
        })),
      }),
      'meetings.decide': () => ({ id: 'd1' }),
    },
    'Sales weekly',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Decide or agree about Reels beat posts' }));
  const field = screen.getByRole('textbox', { name: 'Action, decision or item in one line' });
  fireEvent.change(field, { target: { value: 'decision: stop the reels' } });
  const ways = await screen.findByRole('group', { name: 'What becomes of Reels beat posts' });
  const form = screen.getByRole('form', { name: 'Take down' });
  expect(form.textContent).toContain('Undecided without one of these');
  fireEvent.click(within(ways).getByRole('button', { name: 'Pull back' }));
  expect(form.textContent).not.toContain('Undecided without');
  fireEvent.submit(form);
  await waitFor(() =>
    expect(bridge.sent('meetings.decide')).toEqual([
      {
        meetingId: 'm1',
        what: 'stop the reels',
        why: '',
        about: { kind: 'experiment', id: 'e1' },
        verdict: 'pull-back',
      },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('group', { name: /^What becomes of/ })).toBeNull());
});

test('what was pressed for one experiment is not taken down with the decision about the next', async () => {
  const bridge = await openPage(
    '/meetings/m1',
    {
      'meetings.get': () => ({
        ...MEETING,
        lines: MEETING.lines.flatMap((line) =>
          ['Reels beat posts', 'Samples bring orders'].map((text, index) => ({
            ...line,
            key: `experiment:e${index}`,
            text,
            leads: { kind: 'experiment' as const, id: `e${index}` },
          })),
        ),
      }),
      'meetings.decide': () => ({ id: 'd1' }),
    },
    'Sales weekly',
  );
  fireEvent.click(screen.getByRole('button', { name: 'Decide or agree about Reels beat posts' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Action, decision or item in one line' }), {
    target: { value: 'decision: go on as before' },
  });
  const first = await screen.findByRole('group', { name: 'What becomes of Reels beat posts' });
  fireEvent.click(within(first).getByRole('button', { name: 'Pull back' }));
  fireEvent.click(screen.getByRole('button', { name: 'Decide or agree about Samples bring orders' }));
  const next = await screen.findByRole('group', { name: 'What becomes of Samples bring orders' });
  expect(within(next).queryByRole('button', { pressed: true })).toBeNull();
  fireEvent.submit(screen.getByRole('form', { name: 'Take down' }));
  await waitFor(() =>
    expect(bridge.sent('meetings.decide')).toMatchObject([{ about: { kind: 'experiment', id: 'e1' }, verdict: null }]),
  );
});

test('a held meeting cannot be closed again, and shows only what was on its agenda', async () => {
  await openPage(
    '/meetings/m1',
    { 'meetings.get': () => ({ ...MEETING, held: true, heldAt: '2026-05-13T10:00:00.000Z' }) },
    'Sales weekly',
  );
  expect(screen.queryByRole('button', { name: 'Close the meeting' })).toBeNull();
  expect(screen.queryByText('Brought by the team')).toBeNull();
  expect(screen.getByRole('list', { name: 'Targets and calls due' }).textContent).toContain('Oak & Ivory: at risk');
});

test('the list plans a meeting of a kind; actions are ticked where they stand together', async () => {
  const bridge = await openPage(
    '/meetings?view=actions',
    {
      'meetings.list': () => [],
      'meetings.templates': () => [MEETING.template],
      'meetings.create': () => ({ id: 'm1' }),
      'meetings.get': () => MEETING,
      'meetings.updateAction': () => OK,
      'meetings.actions': () => [
        {
          id: 'a1',
          what: 'Call the buyer',
          owner: null,
          due: '2026-05-12',
          doneDay: null,
          about: null,
          meeting: null,
          day: '2026-05-01',
          carried: 2,
        },
      ],
    },
    'Meetings',
  );
  const open = await screen.findByRole('list', { name: 'Actions' });
  expect(open.textContent).toContain('overdue, carried over twice');
  fireEvent.click(within(open).getByRole('checkbox', { name: 'Done: Call the buyer' }));
  await waitFor(() => expect(bridge.sent('meetings.updateAction')).toEqual([{ id: 'a1', done: true }]));
  fireEvent.keyDown(document.body, { key: 'n' });
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Sales weekly' }));
  await screen.findByRole('heading', { level: 1, name: 'Sales weekly' });
  expect(bridge.sent('meetings.create')).toEqual([{ template: 'sales-weekly' }]);
});
