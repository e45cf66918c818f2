import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { HomeView, NextStep } from '../../src/shared/contract/home';
import { TandemError } from '../../src/shared/contract/errors';
import { figure, metricAnswers } from './figures';
import { TREE, targetNode } from './target-answers';
import { APP_STATE, installBridge, WORKSPACE } from './fake-bridge';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const span = {
  period: '2026-Q2',
  kind: 'quarter' as const,
  from: '2026-04-01',
  to: '2026-06-30',
  days: 91,
  elapsed: 43,
};
const pace = {
  actualMinor: 22_263_000,
  targetMinor: 48_000_000,
  expectedMinor: 22_700_000,
  basis: 'days' as const,
  outlookMinor: 47_150_000,
  lowMinor: 45_900_000,
  highMinor: 48_400_000,
  errors: 4,
  status: 'at-risk' as const,
};
const channel = (id: string | null, name: string, net: number, target: number): HomeView['channels'][number] => ({
  id,
  name,
  type: null,
  owner: null,
  net: figure(net, { group: name }),
  previous: figure(net),
  targetMinor: target,
  aov: null,
  aovPrevious: null,
  orders: null,
  pace: {
    actualMinor: net,
    targetMinor: target,
    expectedMinor: target / 2,
    basis: 'days',
    outlookMinor: target,
    status: 'on-track',
  },
});

const HOME: HomeView = {
  asOf: '2026-05-13',
  span,
  before: { ...span, period: '2026-Q1', from: '2026-01-01', to: '2026-02-12' },
  hasData: true,
  week: {
    span: { period: '2026-W20', kind: 'week', from: '2026-05-11', to: '2026-05-17', days: 7, elapsed: 3 },
    value: figure(1_591_000),
    targetMinor: 3_840_000,
  },
  net: figure(22_263_000),
  previous: figure(19_684_000),
  kpis: [],
  pace,
  channels: [
    channel('c-1', 'D2C web', 10_504_000, 21_600_000),
    channel('c-2', 'Oak & Ivory', 2_412_000, 4_800_000),
    channel(null, '(unassigned)', 0, 600_000),
  ],
  movers: [{ name: 'Air-Dry Mousse', rest: false, changeMinor: 510_000 }],
  changes: [
    {
      id: 3,
      label: 'Imported stock_2026-05-13.csv: 45 new, 0 updated',
      at: '2026-05-13T12:04:00.000Z',
      by: 'Theo Lindqvist',
      entity: 'imports',
      entityId: null,
      imported: { files: 4, kinds: ['Shopify orders', 'Stock', 'Leads'], rows: 1_201 },
    },
  ],
  changeCount: 1,
  story: null,
  moments: [{ id: 'm-1', name: 'Salon Forum, Chicago', starts: '2026-06-06', ends: '2026-06-08', liftMinor: 420_000 }],
  momentCount: 1,
  sources: [
    {
      source: 'Stock',
      format: 'Stock',
      lastDay: '2026-04-26',
      lastImport: '2026-04-26T08:00:00Z',
      ageDays: 17,
      stale: true,
    },
  ],
};

const answers = {
  ...metricAnswers(),
  'home.get': () => HOME,
  'home.nextSteps': (): NextStep[] => [
    { kind: 'deal', id: 'd-1', step: 'Call the buyer', about: 'Oak & Ivory', record: null, day: '2026-05-13' },
    {
      kind: 'activity',
      id: 'a-1',
      step: 'Send testers',
      about: 'Juniper Room',
      record: { kind: 'company', id: 'y-1' },
      day: '2026-05-14',
    },
    { kind: 'lead', id: 'l-1', step: 'Ada Beck', about: null, record: null, day: '2026-05-12' },
  ],
  'targets.tree': () => ({
    tree: TREE,
    asOf: '2026-05-13',
    elapsed: 43,
    days: 91,
    calls: [],
    offsets: [],
    nodes: [
      targetNode({ id: 't-1', name: 'Company', target: 48_000_000, unallocated: 600_000 }),
      targetNode({ id: 't-2', parentId: 't-1', depth: 1, kind: 'channel', name: 'Oak & Ivory', target: 4_800_000 }),
    ],
  }),
};

test('says where sales stand; the rail reads as sentences', async () => {
  await openPage('/', answers, 'This week');
  await screen.findByRole('heading', { name: /Sales are 1.9% behind pace; the outlook ends 1.8% under target/ });
  const lately = screen.getByRole('list', { name: 'Changed lately' });
  expect(lately.textContent).toContain('Imported 4 files: Shopify orders, stock and leads');
  expect(lately.textContent).not.toContain('.csv');
  await screen.findByRole('link', { name: 'Call the buyer, Oak & Ivory' });
  expect(screen.getByRole('list', { name: 'Stale imports' }).textContent).toContain('17 days old');
  expect(screen.getByRole('figure', { name: /Net sales are \$5,100 up on day 43 of Q1/ })).toBeTruthy();
});

test('a window that is left open overnight says in the morning what is so then', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'], now: new Date(2026, 4, 13, 23, 40) });
  try {
    let today = '2026-05-13';
    const bridge = await openPage(
      '/',
      { ...answers, 'workspace.get': () => ({ ...WORKSPACE, today }), 'home.get': () => ({ ...HOME, asOf: today }) },
      'This week',
    );
    const asked = () => (['workspace.get', 'home.get', 'app.session'] as const).map((one) => bridge.sent(one).length);
    const before = asked();
    vi.advanceTimersByTime(5 * 60_000);
    window.dispatchEvent(new Event('focus'));
    await Promise.resolve();
    expect(asked(), 'the day is the same').toEqual(before);
    today = '2026-05-14';
    vi.advanceTimersByTime(20 * 60_000);
    await vi.waitFor(() => expect(asked().map((count, at) => count - (before[at] ?? 0))).toEqual([1, 1, 0]));
    // Who comes back to the window need not wait for the next look at the clock.
    today = '2026-05-15';
    vi.setSystemTime(new Date(2026, 4, 15, 9));
    window.dispatchEvent(new Event('focus'));
    await vi.waitFor(() => expect(asked().map((count, at) => count - (before[at] ?? 0))).toEqual([2, 2, 0]));
  } finally {
    vi.useRealTimers();
  }
});

test('what stands first at the side follows the roles of who sits here', async () => {
  const headings = async (personId: string): Promise<string[]> => {
    await openPage(
      '/',
      {
        ...answers,
        'app.state': () => ({ ...APP_STATE, preferences: { ...APP_STATE.preferences, personId } }),
      },
      'This week',
    );
    await screen.findByRole('list', { name: 'Changed lately' });
    const rail = screen.getByRole('complementary', { name: 'Lately and next' });
    const found = within(rail)
      .getAllByRole('heading')
      .map((heading) => heading.textContent ?? '');
    cleanup();
    return found;
  };
  const at = (list: string[], words: string): number => list.findIndex((text) => text.includes(words));
  const founder = await headings('p-maren');
  const rep = await headings('p-priya');
  expect(at(founder, 'Changed lately')).toBeLessThan(at(founder, 'next steps'));
  expect(at(rep, 'next steps')).toBeLessThan(at(rep, 'Changed lately'));
  expect(rep.toSorted()).toEqual(founder.toSorted());
});

test('who leads sales finds the notes to triage on Home; nobody else does', async () => {
  const lead = { id: 'p-priya', name: 'Priya Chandran', initials: 'PC', side: 'sales' as const };
  const note = {
    rev: 1,
    type: 'customer-voice',
    status: 'open',
    resolution: '',
    product: null,
    channel: null,
  } as const;
  const more = { theme: null, competitor: '', tags: [], author: null, at: '2026-05-12T09:00:00Z', day: '2026-05-12' };
  const texts = ['Asks for refills', 'Wants a mini', 'Pump leaks', 'Otter samples'];
  const notes = { total: 4, notes: texts.map((text) => ({ id: text, text, ...note, ...more, links: [] })) };
  const sit = (personId: string, view = HOME) =>
    openPage(
      '/',
      {
        ...answers,
        'home.get': () => view,
        'app.state': () => ({ ...APP_STATE, preferences: { ...APP_STATE.preferences, personId } }),
        'notes.waiting': () => ({ open: 4, lead }),
        'notes.list': ({ limit }) => ({ ...notes, notes: notes.notes.slice(0, limit) }),
      },
      'This week',
    );
  await sit('p-priya');
  const list = await screen.findByRole('list', { name: 'Field notes to triage' });
  expect(within(list).getAllByRole('listitem')).toHaveLength(3);
  within(list).getByRole('link', { name: 'Asks for refills' });
  cleanup();
  await sit('p-maren');
  await screen.findByRole('list', { name: 'Changed lately' });
  expect(screen.queryByRole('list', { name: 'Field notes to triage' })).toBeNull();
  cleanup();
  await sit('p-priya', { ...HOME, hasData: false });
  await screen.findByRole('list', { name: 'Field notes to triage' });
});

test('a tick does the step where it belongs: deal, activity, or the lead handed over', async () => {
  const ok = () => ({ ok: true as const });
  const bridge = await openPage(
    '/',
    { ...answers, 'deals.doneStep': ok, 'activities.update': ok, 'handoff.accept': ok },
    'This week',
  );
  const link = await screen.findByRole('link', { name: 'Send testers, Juniper Room' });
  expect(link.getAttribute('href')).toContain('/customers/companies/y-1');
  expect(screen.getByRole('link', { name: 'Accept Ada Beck' }).getAttribute('href')).toContain('/leads/l-1');
  for (const name of ['Done: Call the buyer, Oak & Ivory', 'Done: Send testers, Juniper Room', 'Accept Ada Beck'])
    fireEvent.click(screen.getByRole('checkbox', { name }));
  await waitFor(() => expect(bridge.sent('handoff.accept')).toEqual([{ id: 'l-1' }]));
  expect(bridge.sent('deals.doneStep')).toEqual([{ id: 'd-1' }]);
  expect(bridge.sent('activities.update')).toEqual([{ id: 'a-1', nextDone: true }]);
});

test('every headline figure opens to its metric, a channel to its rows', async () => {
  await openPage('/', answers, 'This week');
  const card = await screen.findByRole('region', { name: 'Where we stand' });
  for (const amount of ['$222,630', '$227,000', '$471,500', '$15,910'])
    expect(within(card).getByRole('button', { name: amount })).toBeTruthy();
  const link = screen.getByRole('link', { name: 'Net sales of D2C web, $105,040: open the rows' });
  expect(decodeURIComponent(link.getAttribute('href') ?? '')).toMatch(/metrics\/net-sales.*group=D2C[ +]web/);
  fireEvent.click(screen.getByRole('button', { name: '$222,630' }));
  await screen.findByRole('heading', { level: 1, name: 'Net sales' });
});

test('what is not allocated goes to a channel in one step', async () => {
  const bridge = await openPage('/', { ...answers, 'targets.setAmount': () => ({ ok: true }) }, 'This week');
  fireEvent.click(await screen.findByRole('button', { name: 'Allocate' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: /Oak & Ivory\s*\$48,000 becomes \$54,000/ }));
  await waitFor(() =>
    expect(bridge.sent('targets.setAmount')).toEqual([{ id: 't-2', amount: 5_400_000, mode: 'rest' }]),
  );
});

test('a figure that cannot be computed is a dash with its reason', async () => {
  const net = figure(null);
  await openPage('/', { ...answers, 'home.get': () => ({ ...HOME, net, pace: null, channels: [] }) }, 'This week');
  const card = await screen.findByRole('region', { name: 'Where we stand' });
  expect(within(card).getAllByRole('button', { name: /None: The data begins on 1 Jun/ })).not.toHaveLength(0);
});

test('an empty workspace is told the next step, an error is a sentence', async () => {
  await openPage('/', { ...answers, 'home.get': () => ({ ...HOME, hasData: false }) }, 'This week');
  await screen.findByRole('heading', { name: 'Nothing to show yet' });
  expect(screen.getByRole('link', { name: 'Import files' })).toBeTruthy();
});

test('who has no orders yet sees comments that name them all the same', async () => {
  const mention = {
    id: 'm-1',
    entity: 'deal' as const,
    recordId: 'd-1',
    entityId: 'd-1',
    title: 'Opening order',
    text: '@Maya call them back',
    by: null,
    at: '2026-05-13T09:00:00Z',
  };
  const empty = { ...HOME, hasData: false };
  await openPage('/', { ...answers, 'home.get': () => empty, 'comments.mentions': () => [mention] }, 'This week');
  await screen.findByRole('link', { name: 'Opening order' });
  await screen.findByRole('heading', { name: 'Nothing to show yet' });
});

test('an error is a sentence with a way to try again', async () => {
  const refused = () => {
    throw new TandemError('locked', 'The workspace is busy with an import.');
  };
  await openPage('/', { ...answers, 'home.get': refused }, 'This week');
  await screen.findByText('The workspace is busy with an import.');
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
});

const THEO = { id: 'p-theo', name: 'Theo Lindqvist', initials: 'TL', side: 'marketing' as const };
const PRIYA = { id: 'p-priya', name: 'Priya Chandran', initials: 'PC', side: 'sales' as const };
const STORY: NonNullable<HomeView['story']> = {
  treeId: 't-0',
  period: '2026-Q2',
  over: false,
  currency: 'USD',
  calls: [
    {
      id: 'k-1',
      nodeId: 't-2',
      channelId: 'c-2',
      name: 'Oak & Ivory',
      unit: null,
      call: 'at-risk',
      expected: 4_600_000,
      confidence: 0.7,
      reason: 'Shelf reset a week late',
      author: PRIYA,
      at: '2026-05-12T09:00:00.000Z',
      held: null,
      target: 4_800_000,
      toTarget: -360_000,
      covered: 0,
      coveredBy: [],
      uncovered: 360_000,
    },
  ],
  offsets: [
    {
      id: 'o-1',
      short: { id: 't-8', name: 'Dry Shampoo', by: 420_000 },
      over: { id: 't-9', name: 'Air-Dry Mousse', by: 510_000 },
      amount: 420_000,
      unit: null,
      parent: { name: 'Style', toTarget: 70_000, rest: -20_000 },
      sentence:
        'Dry Shampoo will miss by $4,200 (8.1%); Air-Dry Mousse is $5,100 over since 6 May; net +$700 for Style.',
      state: 'holds',
      product: null,
      shortLeft: 0,
      confidence: 0.8,
      author: THEO,
      at: '2026-05-12T09:00:00.000Z',
      held: null,
    },
  ],
  shortage: 360_000,
  covered: 0,
  uncovered: 360_000,
  records: [
    { author: PRIYA, calls: 4, callsHeld: 3, offsets: 0, offsetsHeld: 0, accuracy: 0.96, bias: -0.02, counted: [] },
  ],
};

test('tells the miss and what makes it up, the calls that need a look with their authors’ record, and moments', async () => {
  await openPage('/', { ...answers, 'home.get': () => ({ ...HOME, story: STORY }) }, 'This week');
  const bars = await screen.findByRole('figure', { name: /Dry Shampoo will miss by \$4,200/ });
  expect(bars.textContent).toContain('Rest of Style−$200Style ends+$700');
  expect(screen.getByText('Adds up, $700 to spare')).toBeTruthy();
  const calls = screen.getByRole('list', { name: 'Calls that need a look' });
  expect(calls.textContent).toContain('−$3,600Shelf reset a week late. Nothing covers this yet3 of 4 held');
  expect(within(screen.getByRole('table', { name: 'Channels' })).getByRole('link', { name: 'At risk' })).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Moments coming up' }).textContent).toContain(
    'Salon Forum, Chicago6 to 8 Jun$4,200',
  );
});

test('what is asked while the code is being read is all that the first page asks of the same', async () => {
  vi.doMock('../../src/renderer/src/main', () => ({}));
  const ahead = installBridge(answers);
  await import('../../src/renderer/src/start');
  await waitFor(() => expect(ahead.sent('notes.waiting')).toHaveLength(1));
  const { calls } = await openPage('/', answers, 'This week');
  await waitFor(() => expect(document.documentElement.dataset['appState']).toBe('loaded'));
  const asked = new Set(ahead.calls.map(({ channel }) => channel));
  expect(asked.has('home.get')).toBe(true);
  expect(calls.filter(({ channel }) => asked.has(channel)).map(({ channel }) => channel)).toEqual([]);
});
