import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Output, Result } from '../../src/shared/contract';
import type { CampaignDetail } from '../../src/shared/contract/campaigns';
import { TandemError } from '../../src/shared/contract/errors';
import type { LibraryItem } from '../../src/shared/contract/library';
import type { Answers } from './fake-bridge';
import { openPage } from './page';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));

beforeEach(() => {
  window.location.hash = '';
});

const PLAN: Output<'campaigns.plan'> = {
  campaigns: [],
  weeks: [],
  moments: [],
  totals: {
    budgetMinor: 0,
    committedMinor: 0,
    askedMinor: 0,
    spentMinor: 0,
    untargeted: 0,
    qualified: 0,
    qualifiedBefore: null,
  },
};
const unclear = { verdict: 'unclear' as const, reason: 'It has not begun.' };
const CAMPAIGN: CampaignDetail = {
  id: 'k-1',
  name: 'Mousse clips',
  objective: 'sales',
  status: 'running',
  promotion: 'social',
  alsoOn: ['email'],
  owner: null,
  starts: '2026-05-01',
  ends: '2026-05-31',
  budgetMinor: 150_000,
  budgetInPeriodMinor: 150_000,
  committedMinor: 0,
  askedMinor: 0,
  spentMinor: 90_000,
  spentInPeriodMinor: 90_000,
  qualifiedInPeriod: 0,
  targets: [],
  products: [],
  channels: [],
  decision: null,
  overdue: 0,
  rev: 1,
  ownBudgetMinor: 150_000,
  summary: '',
  hypotheses: '',
  audiences: [],
  audience: '',
  optimise: '',
  optimiseBy: null,
  platform: '',
  code: '',
  team: [],
  moments: [],
  lines: [
    {
      id: 'b-1',
      name: 'Editing',
      promotion: null,
      plannedMinor: 30_000,
      committedMinor: 0,
      spentMinor: 30_000,
      paidMinor: 0,
      day: null,
      note: '',
    },
  ],
  besideCosts: [],
  reportedSpend: [
    { from: '2026-05-01', to: '2026-05-01', minor: 40_000, ad: true },
    { from: '2026-05-02', to: '2026-05-02', minor: 15_000, ad: true },
    { from: '2026-05-03', to: '2026-05-03', minor: 5_000, ad: false },
  ],
  goals: [],
  experiments: [],
  decisions: [],
  from: '2026-05-01',
  to: '2026-05-13',
  interest: { ...unclear, impressions: null, clicks: null, weeks: [] },
  quality: { ...unclear, qualified: null, leads: null },
  finding: null,
  judged: [
    {
      metric: 'ad-spend',
      name: 'Spend',
      unit: 'money',
      better: 'neither',
      plan: 60_000,
      planWhole: 150_000,
      actual: 90_000,
      reason: null,
      opens: 'ad-spend',
    },
  ],
};
const item = (id: string, values: LibraryItem['values'], names: LibraryItem['names'] = {}): LibraryItem => ({
  id,
  rev: 1,
  values,
  names,
  figures: {},
  series: [],
  reason: '',
});
const ANSWERS: Answers = {
  'campaigns.plan': () => PLAN,
  'campaigns.get': () => CAMPAIGN,
  'views.list': () => [],
  'deals.choices': () =>
    ({ people: [], products: [], channels: [], companies: [], campaigns: [], reasons: [] }) as never,
  'library.list': () => [],
  'library.choices': () => [],
};
const last = <T,>(list: readonly T[]): T | undefined => list.at(-1);

test('a filter in the address is asked of the engine, and its cross takes it away', async () => {
  const bridge = await openPage('#/campaigns?untargeted=true&view=board', ANSWERS, 'Campaigns');
  await waitFor(() => expect(last(bridge.sent('campaigns.plan'))).toMatchObject({ untargeted: true }));
  fireEvent.click(
    await screen.findByRole('button', { name: /(Remove|Clear).*Without a target|Without a target.*(remove|clear)/i }),
  );
  await waitFor(() => expect(last(bridge.sent('campaigns.plan'))).not.toHaveProperty('untargeted'));
});

test('one line and Enter make a campaign; without a name it says what is missing', async () => {
  const bridge = await openPage('#/campaigns', { ...ANSWERS, 'campaigns.create': () => ({ id: 'k-1' }) }, 'Campaigns');
  fireEvent.click(screen.getByRole('button', { name: 'Campaign' }));
  const form = await screen.findByRole('form', { name: 'New campaign' });
  fireEvent.submit(form);
  expect((await within(form).findByRole('alert')).textContent).toBe('A campaign needs a name.');
  expect(bridge.sent('campaigns.create')).toEqual([]);
  fireEvent.change(within(form).getByRole('textbox'), { target: { value: ' Mousse clips ' } });
  fireEvent.submit(form);
  await waitFor(() => expect(bridge.sent('campaigns.create')).toEqual([{ name: 'Mousse clips' }]));
});

test('a decision asks for its reason, and what was spent opens costs that sum to it', async () => {
  const bridge = await openPage(
    '#/campaigns/k-1',
    { ...ANSWERS, 'campaigns.decide': () => ({ id: 'd-1' }) },
    'Mousse clips',
  );
  const decision = await screen.findByRole('group', { name: 'Decision' });
  fireEvent.click(within(decision).getByRole('button', { name: 'Scale' }));
  const why = await screen.findByRole('textbox', { name: 'Why scale' });
  fireEvent.click(screen.getByRole('button', { name: 'Decide' }));
  expect(await screen.findByText('Say why: the log keeps it.')).toBeTruthy();
  expect(bridge.sent('campaigns.decide')).toEqual([]);
  fireEvent.change(why, { target: { value: 'It sells' } });
  fireEvent.click(screen.getByRole('button', { name: 'Decide' }));
  await waitFor(() =>
    expect(bridge.sent('campaigns.decide')).toEqual([{ id: 'k-1', decision: 'scale', reason: 'It sells' }]),
  );
  fireEvent.click(screen.getByRole('button', { name: /^\$900/ }));
  const costs = await screen.findByRole('table', { name: 'Costs' });
  const cells = within(costs)
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.lastElementChild?.textContent?.replace('.00', ''));
  expect(cells).toEqual(['$550', '$50', '$300', '$900']);
});

test('content that lacks what it needs is not scheduled, in words', async () => {
  const refused = '“Curls” can’t be scheduled yet: it needs a product, an audience and a date.';
  const bridge = await openPage(
    '#/campaigns/content',
    {
      ...ANSWERS,
      'library.list': ({ kind }) =>
        kind === 'content' ? [item('c-1', { title: 'Curls', kind: 'blog', status: 'idea', day: null })] : [],
      'library.update': () => {
        throw new TandemError('rule', refused);
      },
    },
    'Content',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Move Curls' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Scheduled' }));
  expect(await screen.findByText(refused)).toBeTruthy();
  expect(bridge.sent('library.update')[0]).toMatchObject({ id: 'c-1', values: { status: 'scheduled' } });
});

test('a code that another creator has is refused, and what was typed stays', async () => {
  await openPage(
    '#/campaigns/creators?tab=code',
    {
      ...ANSWERS,
      'library.create': () => {
        throw new TandemError('conflict', 'CURL10 is Lena Waves’s code already.');
      },
    },
    'Creators',
  );
  const line = await screen.findByRole<HTMLInputElement>('textbox', { name: 'New code' });
  fireEvent.change(line, { target: { value: 'CURL10' } });
  fireEvent.submit(line.closest('form') ?? line);
  expect(await screen.findByText('CURL10 is Lena Waves’s code already.')).toBeTruthy();
  expect(line.value).toBe('CURL10');
});

test('another code or other days show what moves and are saved on Apply alone; where no order moves they are saved at once', async () => {
  const moving = {
    problem: null,
    moves: [{ campaignId: 'k-1', campaign: 'Mousse clips', before: 3, after: 5, netBefore: 3_000, netAfter: 8_000 }],
  };
  const still = { problem: null, moves: [] };
  const bad = { problem: 'Spring has the code SPRING10 already.', moves: [] };
  let answer: Output<'attribution.preview'> = moving;
  const bridge = await openPage(
    '#/campaigns/k-1',
    {
      ...ANSWERS,
      'campaigns.get': () => ({ ...CAMPAIGN, code: 'CLIPS' }),
      'attribution.preview': () => answer,
      'attribution.change': () => ({ ok: true }),
      'campaigns.update': () => ({ ok: true }),
    },
    'Mousse clips',
  );
  const type = async (text: string): Promise<void> => {
    const field = await screen.findByRole('textbox', { name: 'Discount code' });
    fireEvent.focus(field);
    fireEvent.change(field, { target: { value: text } });
    fireEvent.keyDown(field, { key: 'Enter' });
    fireEvent.blur(field);
  };
  await type('CLIPS20');
  const dialog = await screen.findByRole('dialog', { name: 'Change the code of Mousse clips' });
  const moves = await within(dialog).findByRole('table', { name: 'What the change moves' });
  expect(moves.textContent).toContain('3 → 5');
  expect(bridge.sent('attribution.change')).toEqual([]);
  fireEvent.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(bridge.sent('attribution.change')).toEqual([]);
  await type('CLIPS20');
  fireEvent.click(await screen.findByRole('button', { name: 'Apply' }));
  await waitFor(() =>
    expect(bridge.sent('attribution.change')).toEqual([
      { change: { campaign: { id: 'k-1', rev: 1, code: 'CLIPS20' } } },
    ]),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  answer = still;
  await type('CLIPS30');
  await waitFor(() => expect(bridge.sent('attribution.change')).toHaveLength(2));
  answer = bad;
  await type('SPRING10');
  expect(await screen.findByText('Spring has the code SPRING10 already.')).toBeTruthy();
  expect(bridge.sent('attribution.change')).toHaveLength(2);
  expect(bridge.sent('campaigns.update')).toEqual([]);
});

test('a change of a code that changes nothing offers no Undo, which would take back an earlier step', async () => {
  const bridge = await openPage(
    '#/campaigns/k-1',
    {
      ...ANSWERS,
      'campaigns.get': () => ({ ...CAMPAIGN, name: 'Other clips', code: 'CLIPS' }),
      'attribution.preview': () => ({ problem: null, moves: [] }),
      'attribution.change': () => ({ ok: true }),
    },
    'Other clips',
  );
  const plain = bridge.call;
  bridge.call = async (channel, input, job) => ({
    ...((await plain(channel, input, job)) as Result<unknown>),
    ...(channel === 'attribution.change' ? { noStep: true } : {}),
  });
  const field = await screen.findByRole('textbox', { name: 'Discount code' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: 'CLIPS2' } });
  fireEvent.blur(field);
  const said = await screen.findByText('Changed the code of Other clips');
  expect(said.closest('[role="status"]')?.textContent).toBe('Changed the code of Other clips');
});

test('a change that was still looked at when its page was left is not made on the next one', async () => {
  let found: (moves: Output<'attribution.preview'>) => void = () => undefined;
  const bridge = await openPage(
    '#/campaigns/k-1',
    {
      ...ANSWERS,
      'campaigns.get': () => ({ ...CAMPAIGN, code: 'CLIPS' }),
      'campaigns.plan': () => PLAN,
      'attribution.preview': () => new Promise((resolve) => (found = resolve)),
      'attribution.change': () => ({ ok: true }),
    },
    'Mousse clips',
  );
  const field = await screen.findByRole('textbox', { name: 'Discount code' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: 'CLIPS2' } });
  fireEvent.blur(field);
  await waitFor(() => expect(bridge.sent('attribution.preview')).toHaveLength(1));
  const nav = within(screen.getByRole('navigation', { name: 'Main' }));
  fireEvent.click(nav.getByRole('link', { name: /^Meetings/ }));
  await screen.findByRole('heading', { level: 1, name: 'Meetings' });
  fireEvent.click(nav.getByRole('link', { name: /^Campaigns/ }));
  await screen.findByRole('heading', { level: 1, name: 'Campaigns' });
  found({ problem: null, moves: [] });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(bridge.sent('attribution.preview')).toHaveLength(1);
  expect(bridge.sent('attribution.change')).toEqual([]);
});

test('a bar is stretched by keyboard at either end: Home takes its start, End its end', async () => {
  const bridge = await openPage(
    '#/campaigns?view=timeline',
    {
      ...ANSWERS,
      'campaigns.plan': () => ({ ...PLAN, campaigns: [CAMPAIGN], weeks: [] }),
      'campaigns.update': () => ({ ok: true }),
    },
    'Campaigns',
  );
  const bar = await screen.findByRole('button', { name: /^Mousse clips,/ });
  const keys = (...names: string[]): void => {
    for (const key of names) fireEvent.keyDown(bar, { key });
  };
  keys(' ', 'Home', 'ArrowRight', 'PageDown', ' ');
  await waitFor(() =>
    expect(bridge.sent('campaigns.update').at(-1)).toEqual({ id: 'k-1', starts: '2026-05-09', ends: '2026-05-31' }),
  );
  keys(' ', 'End', 'ArrowLeft', 'Enter');
  await waitFor(() =>
    expect(bridge.sent('campaigns.update').at(-1)).toEqual({ id: 'k-1', starts: '2026-05-09', ends: '2026-05-30' }),
  );
  // What the mouse finds by hovering is a stop of the keyboard as well.
  expect(screen.getByRole('button', { name: 'More on Mousse clips' }).tabIndex).toBe(0);
});

test('the month marks what serves no target also where it runs all month, and says of a moment that it has no lift yet', async () => {
  await openPage(
    '#/campaigns?view=calendar&month=2026-05',
    {
      ...ANSWERS,
      'campaigns.plan': () => ({
        ...PLAN,
        campaigns: [CAMPAIGN],
        moments: [
          { id: 'm-1', name: 'Harvest', kind: 'event', starts: '2026-05-09', ends: '2026-05-09', liftMinor: null },
          { id: 'm-2', name: 'Launch', kind: 'launch', starts: '2026-05-10', ends: '2026-05-10', liftMinor: 500_000 },
        ],
      }),
    },
    'Campaigns',
  );
  const all = await screen.findByRole('region', { name: 'Running all month' });
  expect(within(all).getByText(', serves no target')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Harvest' }).title).toContain('no lift yet');
  expect(screen.getByRole('button', { name: 'Launch' }).title).toContain('should add $5,000');
});

test('a campaign says which option of which worksheet it was made from, and opens it, and where the goal is another since', async () => {
  let goal: { brings: number; is: number | null } | null = null;
  const open = () =>
    openPage(
      '#/campaigns/k-1',
      {
        ...ANSWERS,
        'four-ps.ofCampaign': () => ({ sheetId: 's-1', sheet: 'Dry shampoo to go', option: 'Mini can', goal }),
      },
      'Mousse clips',
    );
  await open();
  const link = await screen.findByRole('link', { name: 'from Mini can of Dry shampoo to go' });
  expect(link.getAttribute('href')).toContain('/four-ps/s-1');
  expect(screen.queryByText('Goal is another')).toBeNull();
  cleanup();
  goal = { brings: 2_500_000, is: 2_000_000 };
  await open();
  await screen.findByText('Goal is another');
  expect(
    screen.getByTitle('Mini can brings $25,000 of net sales now; the goal of this campaign is $20,000.'),
  ).toBeTruthy();
});
