import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import type { BoardColumn, DealCard, TeamRow } from '../../src/shared/contract/deals';
import type { Stage } from '../../src/shared/contract/pipelines';
import { TandemError } from '../../src/shared/contract/errors';
import { App } from '../../src/renderer/src/App';
import { type Answers, type FakeBridge, installBridge, PEOPLE } from './fake-bridge';

vi.setConfig({ testTimeout: 60_000 });

const stage = (id: string, kind: Stage['kind'], more: Partial<Stage> = {}): Stage => ({
  id,
  name: id,
  kind,
  probability: kind === 'open' ? 0.5 : kind === 'won' ? 1 : 0,
  position: 1,
  deals: 0,
  color: 'teal',
  required: [],
  playbook: [],
  ...more,
});
const STAGES = [stage('First', 'open'), stage('Second', 'open', { required: ['needs'] }), stage('Lost', 'lost')];
const card = (id: string, company: string): DealCard => ({
  id,
  title: `Order of ${company}`,
  company,
  owner: null,
  stageId: 'First',
  valueMinor: 240_000,
  currency: 'USD',
  worthMinor: 240_000,
  probability: 0.5,
  ageDays: 4,
  stale: false,
  nextStep: null,
  nextStepKind: null,
  nextStepDay: null,
  expectedClose: null,
  closedDay: null,
  lostReason: null,
  labels: [],
  empty: ['needs'],
  rev: 7,
});
const CARDS = [card('d-1', 'Oak & Ivory'), card('d-2', 'Rook & Wren')];
const columns: BoardColumn[] = STAGES.map((one, index) => ({
  stage: one,
  count: index === 0 ? 2 : 0,
  sumMinor: index === 0 ? 480_000 : 0,
  weightedMinor: 0,
  others: index === 0 ? [{ currency: 'GBP', count: 1, sumMinor: 70_000 }] : [],
  stale: 0,
  cards: index === 0 ? CARDS : [],
}));
const pipeline = { id: 'p', name: 'Sales', position: 1, stages: STAGES };
const answers: Answers = {
  'pipelines.list': () => [pipeline],
  'deals.board': () => ({
    pipeline,
    columns,
    totals: { count: 2, open: 2, stale: 0, sumMinor: 480_000, weightedMinor: 240_000, others: [] },
  }),
  'deals.choices': () => ({ channels: [], products: [], sources: [], labels: [], lostReasons: ['Price'] }),
  'views.list': () => [],
  'views.create': () => ({ id: 'v-1' }),
  'deals.table': () => ({
    rows: [],
    groups: [],
    totals: { count: 0, sumMinor: 0, weightedMinor: 0, others: [] },
  }),
};

const deal = {
  ...CARDS[0]!,
  pipelineId: 'p',
  ownProbability: null,
  contact: null,
  companyId: 'y-1',
  contactId: null,
  channelId: null,
  channel: null,
  productId: null,
  product: null,
  source: null,
  campaign: null,
  needs: '',
  decisionMaker: '',
  budgetMinor: null,
  credits: [],
  playbook: [{ id: 'i', text: 'Needs written down', done: false }],
  createdDay: '2026-05-01',
  batch: null,
  sourceLine: null,
  history: [{ stage: 'First', at: '2026-05-09T08:00:00.000Z', by: null, days: 4 }],
};

const open = async (address: string, more: Answers = {}): Promise<FakeBridge> => {
  const bridge = installBridge({
    ...answers,
    'deals.get': () => deal,
    'deals.forecast': () => ({
      columns: ['overdue', '2026-05', 'undated'].map((key, index) => ({
        key,
        count: index === 2 ? 2 : 0,
        sumMinor: index === 2 ? 480_000 : 0,
        weightedMinor: index === 2 ? 240_000 : 0,
        others: index === 2 ? [{ currency: 'GBP', count: 1, sumMinor: 70_000 }] : [],
        cards: index === 2 ? CARDS : [],
      })),
      totals: { count: 2, sumMinor: 480_000, weightedMinor: 240_000, others: [] },
    }),
    ...more,
  });
  window.location.hash = address;
  render(<App />);
  await screen.findByRole('heading', { level: 1, name: 'Pipeline', hidden: true }, { timeout: 20_000 });
  return bridge;
};

test('a deal that goes on asks for what the stage needs, and says why when it may not', async () => {
  const bridge = await open('/pipeline?view=forecast&deal=d-1');
  bridge.answer({
    'deals.move': () => {
      throw new TandemError('conflict', 'Oak & Ivory was changed in another window.');
    },
  });
  const panel = await screen.findByRole('dialog', {}, { timeout: 10_000 });
  fireEvent.click(await within(panel).findByRole('button', { name: 'First' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Second' }));
  const field = await screen.findByLabelText('Needs', { selector: 'input' });
  fireEvent.change(field, { target: { value: 'Mousse' } });
  fireEvent.click(screen.getByRole('button', { name: 'Move to Second' }));
  await screen.findByText('Oak & Ivory was changed in another window.');
  expect(bridge.sent('deals.move')).toEqual([
    { id: 'd-1', stageId: 'Second', beforeId: null, rev: 7, fields: { needs: 'Mousse' } },
  ]);
  await within(panel).findByRole('button', { name: 'First' });
});

test('a month shows its value and its weighted value; what has no rate stands apart', async () => {
  await open('/pipeline?view=forecast');
  const undated = within(await screen.findByRole('region', { name: 'No date' }));
  expect(undated.getByText('$4,800')).toBeTruthy();
  expect(undated.getByRole('button', { name: /apart: £700/ })).toBeTruthy();
  expect(undated.getByRole('button', { name: /Rook & Wren/ })).toBeTruthy();
});

test('one share of the credit changes, and the other takes the rest', async () => {
  const bridge = await open('/pipeline?view=forecast&deal=d-1');
  const [one, other] = PEOPLE;
  if (!one || !other) throw new Error('there are no two people');
  bridge.answer({
    'deals.get': () => ({
      ...deal,
      credits: [
        { personId: one.id, name: one.name, share: 60 },
        { personId: other.id, name: other.name, share: 40 },
      ],
    }),
    'deals.update': () => ({ ok: true }),
  });
  bridge.emit({ type: 'data-changed', topics: ['deals'] });
  const field = await screen.findByLabelText(`Share of ${one.name}, in percent`);
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '75' } });
  fireEvent.blur(field);
  await waitFor(() =>
    expect(bridge.sent('deals.update')).toMatchObject([
      {
        id: 'd-1',
        credits: [
          { personId: one.id, share: 75 },
          { personId: other.id, share: 25 },
        ],
      },
    ]),
  );
});

test('filters, grouping, sorting and hidden columns stand in the address, and a named view keeps them all', async () => {
  const bridge = await open('/pipeline?view=table&owner=none&stale=true&sort=value&down=true&group=owner&hide=stage');
  const table = await screen.findByRole('table', { name: 'Deals' }, { timeout: 20_000 });
  expect(within(table).queryByRole('columnheader', { name: /Stage/ })).toBeNull();
  expect(within(table).getByRole('columnheader', { name: /Value/ }).getAttribute('aria-sort')).toBe('descending');
  expect(bridge.sent('deals.table').at(-1)).toMatchObject({
    ownerId: null,
    staleOnly: true,
    sort: 'value',
    descending: true,
    group: 'owner',
  });
  fireEvent.click(screen.getByRole('button', { name: 'Views' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
  fireEvent.change(await screen.findByLabelText('Name'), { target: { value: 'Left lying' } });
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(bridge.sent('views.create')).toEqual([
      {
        page: 'pipeline',
        name: 'Left lying',
        search: {
          view: 'table',
          owner: 'none',
          stale: true,
          sort: 'value',
          down: true,
          group: 'owner',
          hide: 'stage',
        },
      },
    ]),
  );
});

test('team: a win rate of few closed deals is marked so and says its cases; one of many stands alone', async () => {
  const sums = { count: 0, sumMinor: 0, weightedMinor: 0, others: [] };
  const row = (won: number, lost: number, winRate: number | null, person: TeamRow['person']): TeamRow => ({
    person,
    open: sums,
    attention: 0,
    reasons: { lateStep: 0, noStep: 0, overdue: 0, noClose: 0, stale: 0, noValue: 0 },
    playbookDone: 0,
    playbookAll: 0,
    won: { ...sums, count: won },
    lost,
    winRate,
    cycleDays: null,
    activities: [],
  });
  const reps = [row(3, 1, 0.75, PEOPLE[1]!), row(27, 3, 0.9, PEOPLE[2]!)];
  await open('/pipeline?view=team', {
    'deals.team': () => ({ reps, whole: row(30, 4, 0.88, null), wanting: 0, deals: [] }),
  });
  const table = await screen.findByRole('table', { name: 'Team' }, { timeout: 20_000 });
  const few = within(within(table).getByRole('row', { name: /Theo/ })).getByRole('button', { name: /^few/ });
  expect(few.getAttribute('aria-label')).toBe('few: 3 of 4 closed deals won: read it with caution.');
  const many = within(table).getByRole('row', { name: /Priya/ });
  expect(many.textContent).toContain('90%');
  expect(within(many).queryByRole('button', { name: /^few/ })).toBeNull();
});
