import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { openPage } from './page';
import { NODES, targetNode, targetsView, TREE } from './target-answers';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));
// Without a layout the grid has no height; every line is as good as in sight.
vi.mock('@tanstack/react-virtual', () => ({
  useVirtualizer: ({ count }: { count: number }) => ({
    getVirtualItems: () =>
      Array.from({ length: count }, (_, index) => ({ index, key: index, size: 32, start: index * 32 })),
    getTotalSize: () => count * 32,
    scrollToIndex: () => undefined,
  }),
}));

beforeEach(() => {
  window.location.hash = '';
});

const done = () => ({ ok: true }) as const;

/** April, the two weeks of May that matter, June. */
const MONTHS: Output<'targets.months'> = {
  columns: [
    { month: '2026-04', week: '2026-W18', from: '2026-04-27', to: '2026-04-30' },
    { month: '2026-05', week: '2026-W18', from: '2026-05-01', to: '2026-05-03' },
    { month: '2026-05', week: '2026-W19', from: '2026-05-04', to: '2026-05-31' },
    { month: '2026-06', week: '2026-W23', from: '2026-06-01', to: '2026-06-30' },
  ],
  rows: [
    {
      id: 'n-top',
      targets: [300_000, 50_000, 250_000, 400_000],
      actuals: [280_000, 60_000, 110_000, null],
      spread: { method: 'last-year', own: false, reason: null },
      comments: {},
    },
    {
      id: 'n-d2c',
      targets: [270_000, 45_000, 225_000, 360_000],
      actuals: [280_000, 60_000, 110_000, null],
      spread: { method: 'last-year', own: false, reason: null },
      comments: { '2026-05': 2 },
    },
  ],
};
const preview = (months: [string, number, number][], more: Partial<Output<'targets.previewSpread'>> = {}) => ({
  months: months.map(([month, before, after]) => ({ month, before, after })),
  weeks: [],
  spread: null,
  problem: null,
  reason: null,
  ...more,
});
const AS_IS: [string, number, number][] = [
  ['2026-04', 270_000, 270_000],
  ['2026-05', 270_000, 270_000],
  ['2026-06', 360_000, 360_000],
];

describe('months', () => {
  const place = (): string | null =>
    `${document.activeElement?.closest('[data-line]')?.getAttribute('data-line')} ${document.activeElement?.getAttribute('data-column')}`;
  const cell = (line: string, column: number): HTMLElement => {
    const found = document.querySelector<HTMLElement>(`[data-line="${line}"] [data-column="${column}"]`);
    if (!found) throw new Error(`${line} ${column}`);
    return found;
  };
  const key = (name: string, more: object = {}): void => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });
  };

  test('every cell is reached by keyboard; weeks open under their month and sum to it', async () => {
    await openPage(
      '#/targets?view=months',
      { 'targets.tree': targetsView, 'targets.trees': () => [TREE], 'targets.months': () => MONTHS },
      'Targets',
    );
    const grid = await screen.findByRole('treegrid', { name: 'Targets by month' });
    expect(cell('n-d2c', 2).textContent).toBe('$2,700$2,800+$100');
    expect(cell('n-d2c', 4).textContent).toBe('$3,600–');
    expect(cell('unallocated n-top', 2).textContent).toContain('$300');
    cell('n-top', 0).focus();
    key('ArrowDown');
    await waitFor(() => expect(place()).toBe('n-d2c 0'));
    key('ArrowRight');
    await waitFor(() => expect(place()).toBe('n-d2c 1'));
    key('End');
    await waitFor(() => expect(place()).toBe('n-d2c 5'));
    key('Home', { ctrlKey: true });
    await waitFor(() => expect(place()).toBe('n-top 0'));
    key('ArrowLeft');
    await waitFor(() => expect(within(grid).queryByRole('row', { name: /D2C web/ })).toBeNull());
    key('ArrowRight');
    await waitFor(() => expect(within(grid).getByRole('row', { name: /D2C web/ })).toBeTruthy());
    fireEvent.click(within(grid).getByRole('button', { name: 'Weeks of May 2026' }));
    expect(await within(grid).findByRole('columnheader', { name: /Week 18/ })).toBeTruthy();
    expect(window.location.hash).toContain('weeks=2026-05');
    expect(cell('n-d2c', 3).textContent).toContain('$2,700');
    expect(cell('n-d2c', 4).textContent).toContain('$450');
    expect(cell('n-d2c', 5).textContent).toContain('$2,250');
  });

  test('a month of a target carries comments: seen in its cell, opened by mouse and by C', async () => {
    const bridge = await openPage(
      '#/targets?view=months',
      { 'targets.tree': targetsView, 'targets.trees': () => [TREE], 'targets.months': () => MONTHS },
      'Targets',
    );
    const grid = await screen.findByRole('treegrid', { name: 'Targets by month' });
    fireEvent.click(within(grid).getByRole('button', { name: '2 comments on May 2026 of D2C web' }));
    const dialog = await screen.findByRole('dialog', { name: 'D2C web, May 2026' });
    await waitFor(() =>
      expect(bridge.sent('comments.list')).toEqual([{ entity: 'target-month', entityId: 'n-d2c 2026-05' }]),
    );
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    cell('n-top', 2).focus();
    key('c');
    expect(await screen.findByRole('dialog', { name: 'Company, April 2026' })).toBeTruthy();
  });

  test('a month is typed in its cell, seen with what it takes from the others, and only then changed', async () => {
    const answer = vi.fn((_input: unknown) => preview(AS_IS));
    const bridge = await openPage(
      '#/targets?view=months',
      {
        'targets.tree': targetsView,
        'targets.trees': () => [TREE],
        'targets.months': () => MONTHS,
        'targets.previewSpread': answer,
        'targets.updateNode': done,
      },
      'Targets',
    );
    await screen.findByRole('treegrid', { name: 'Targets by month' });
    cell('n-d2c', 3).focus();
    key('3');
    const field = await screen.findByRole('textbox', { name: 'Target of D2C web in May 2026' });
    expect((field as HTMLInputElement).value).toBe('3');
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(place()).toBe('n-d2c 3'));
    expect(bridge.sent('targets.previewSpread')).toEqual([]);
    key('F2');
    const again = await screen.findByRole('textbox', { name: 'Target of D2C web in May 2026' });
    answer.mockImplementation((input) =>
      JSON.stringify(input).includes('month')
        ? preview(AS_IS, { problem: 'The months of D2C web that are not over hold $6,300 in all.' })
        : preview(AS_IS),
    );
    fireEvent.change(again, { target: { value: '9k' } });
    fireEvent.keyDown(again, { key: 'Enter' });
    const dialog = await screen.findByRole('dialog', { name: 'May 2026 of D2C web' });
    expect(await within(dialog).findByRole('alert')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
    expect(bridge.sent('targets.updateNode')).toEqual([]);
    const spread = { method: 'hand' as const, months: { '2026-04': 270_000, '2026-05': 300_000, '2026-06': 330_000 } };
    answer.mockImplementation((input) =>
      JSON.stringify(input).includes('300000')
        ? preview(
            [
              ['2026-04', 270_000, 270_000],
              ['2026-05', 270_000, 300_000],
              ['2026-06', 360_000, 330_000],
            ],
            { spread },
          )
        : preview(AS_IS),
    );
    fireEvent.change(within(dialog).getByRole('textbox', { name: 'Target of May 2026' }), {
      target: { value: '3,000' },
    });
    expect(await within(dialog).findByText('−$300')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
    await waitFor(() => expect(bridge.sent('targets.updateNode')).toEqual([{ id: 'n-d2c', spread }]));
  });

  test('a week is typed in its cell, seen with what its month and the others give, and only then changed', async () => {
    const spread = { method: 'hand' as const, months: { '2026-05': 270_000, '2026-05-01..2026-05-03': 70_000 } };
    const weeks = [
      { month: '2026-04', week: '2026-W18', from: '2026-04-27', to: '2026-04-30', before: 270_000, after: 270_000 },
      { month: '2026-05', week: '2026-W18', from: '2026-05-01', to: '2026-05-03', before: 45_000, after: 70_000 },
      { month: '2026-05', week: '2026-W19', from: '2026-05-04', to: '2026-05-31', before: 225_000, after: 200_000 },
    ];
    const bridge = await openPage(
      '#/targets?view=months&weeks=2026-05',
      {
        'targets.tree': targetsView,
        'targets.trees': () => [TREE],
        'targets.months': () => MONTHS,
        'targets.previewSpread': ({ to }) => ('week' in to ? preview(AS_IS, { weeks, spread }) : preview(AS_IS)),
        'targets.updateNode': done,
      },
      'Targets',
    );
    await screen.findByRole('treegrid', { name: 'Targets by month' });
    cell('n-d2c', 4).focus();
    key('F2');
    const field = await screen.findByRole('textbox', { name: 'Target of D2C web in Week 18' });
    fireEvent.change(field, { target: { value: '700' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    const dialog = await screen.findByRole('dialog', { name: 'Week 18, 1 to 3 May of D2C web' });
    const table = await within(dialog).findByRole('table', { name: 'Weeks now and then' });
    // The weeks of May alone: April keeps what it has, so its months need no words.
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(within(table).getByText('−$250')).toBeTruthy();
    expect(within(dialog).queryByRole('table', { name: 'Months now and then' })).toBeNull();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
    await waitFor(() => expect(bridge.sent('targets.updateNode')).toEqual([{ id: 'n-d2c', spread }]));
    expect(bridge.sent('targets.previewSpread')).toContainEqual({
      id: 'n-d2c',
      to: { week: '2026-05-01', amount: 70_000 },
    });
  });

  test('the company’s spread is that of the whole tree unless it is asked for alone', async () => {
    const bridge = await openPage(
      '#/targets?view=months',
      {
        'targets.tree': targetsView,
        'targets.trees': () => [TREE],
        'targets.months': () => MONTHS,
        'targets.previewSpread': ({ to }) =>
          'spread' in to && to.spread
            ? preview([['2026-04', 300_000, 330_000]], { spread: { method: to.spread.method, months: {} } })
            : preview([['2026-04', 300_000, 300_000]]),
        'targets.updateTree': done,
      },
      'Targets',
    );
    await screen.findByRole('treegrid', { name: 'Targets by month' });
    cell('n-top', 1).focus();
    key('Enter');
    const dialog = await screen.findByRole('dialog', { name: 'Spread of Company in time' });
    fireEvent.click(within(dialog).getByRole('combobox', { name: 'Spread by' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Evenly by day', hidden: true }));
    expect(await within(dialog).findByText('+$300')).toBeTruthy();
    fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
    await waitFor(() =>
      expect(bridge.sent('targets.updateTree')).toEqual([{ id: 't-0', spread: { method: 'even', months: {} } }]),
    );
  });
});

test('two versions stand side by side with who, when and why', async () => {
  const bridge = await openPage(
    '#/targets?view=changes',
    {
      'targets.tree': targetsView,
      'targets.trees': () => [TREE],
      'targets.versions': () => [
        { at: '2026-05-10T14:00:00.000Z', by: 'Maren Oduya', label: 'Set D2C web to $9,000: Summer', targets: 1 },
        { at: '2026-04-20T14:00:00.000Z', by: 'Theo Lindqvist', label: 'Spread Company equally', targets: 2 },
      ],
      'targets.compare': () => [
        {
          id: 'n-d2c',
          name: 'D2C web',
          metric: 'net-sales',
          path: [],
          before: 850_000,
          after: 900_000,
          others: [{ what: 'lock', before: 'floats', after: 'locked' }],
          steps: [{ at: '2026-05-10T14:00:00.000Z', by: 'Maren Oduya', why: 'Set D2C web to $9,000: Summer' }],
        },
        {
          id: 'n-old',
          name: 'Pop-up',
          metric: 'net-sales',
          path: ['Stores'],
          before: 10_000,
          after: null,
          others: [],
          steps: [],
        },
      ],
    },
    'Targets',
  );
  const table = await screen.findByRole('table', { name: 'What differs between the two' });
  const row = within(table).getByRole('row', { name: /D2C web/ });
  for (const text of ['$8,500', '$9,000', '+$500', 'Maren Oduya', 'Set D2C web to $9,000: Summer'])
    expect(within(row).getByText(text)).toBeTruthy();
  expect(row.textContent).toContain('Lock: floats → locked');
  expect(within(table).getByRole('row', { name: /Stores › Pop-up/ }).textContent).toContain('removed');
  expect(bridge.sent('targets.compare')[0]).toEqual({ treeId: 't-0', before: TREE.setAt, after: null });
  fireEvent.click(screen.getByRole('combobox', { name: 'From' }));
  fireEvent.click((await screen.findAllByRole('option', { name: /Spread Company equally/, hidden: true }))[0]!);
  await waitFor(() =>
    expect(bridge.sent('targets.compare').at(-1)).toEqual({
      treeId: 't-0',
      before: '2026-04-20T14:00:00.000Z',
      after: null,
    }),
  );
  expect(window.location.hash).toContain('from=');
});

test('where there is nothing to divide a target by yet, the form says where it comes from', async () => {
  const none = vi.fn().mockReturnValue([]);
  await openPage(
    '#/targets?view=new&period=2027',
    { 'targets.tree': targetsView, 'targets.trees': () => [TREE], 'targets.parts': none },
    'New targets',
  );
  const form = await screen.findByRole('form', { name: 'New targets' });
  expect(
    await within(form).findByText(/^There is no such sales channel yet: add your channels under Settings/),
  ).toBeTruthy();
});

test('a founder sets a period in one form; days that have targets already are said in words', async () => {
  const bridge = await openPage(
    '#/targets?view=new&period=2026-Q2',
    {
      'targets.tree': targetsView,
      'targets.trees': () => [TREE],
      'targets.createTree': () => ({ id: 't-1' }),
    },
    'New targets',
  );
  const form = await screen.findByRole('form', { name: 'New targets' });
  expect((await within(form).findByRole('alert')).textContent).toContain('Q2 2026 has net sales targets already.');
  const choose = async (field: string, option: string | RegExp): Promise<void> => {
    fireEvent.click(within(form).getByRole('combobox', { name: field }));
    const box = within(form).getByRole('combobox', { name: field });
    await waitFor(() => expect(box.getAttribute('aria-controls')).not.toBeNull());
    const list = document.getElementById(box.getAttribute('aria-controls') ?? '');
    if (!list) throw new Error(field);
    fireEvent.click(await within(list).findByRole('option', { name: option, hidden: true }));
  };
  await choose('For', '2026');
  expect((await within(form).findByRole('alert')).textContent).toContain('it shares days with 2026');
  await choose('For', 'Q3 2026');
  await waitFor(() => expect(within(form).queryByRole('alert')).toBeNull());
  expect(within(form).getByText('1 Jul to 30 Sep 2026: 92 days, 3 months, 14 weeks')).toBeTruthy();
  fireEvent.change(within(form).getByRole('textbox', { name: 'Target in USD' }), { target: { value: '480k' } });
  fireEvent.change(within(form).getByRole('textbox', { name: /^Vision/ }), { target: { value: 'Twice the shelves' } });
  await choose('Level 2', 'Product line');
  fireEvent.click(within(form).getByRole('button', { name: 'Equally' }));
  fireEvent.submit(form);
  await waitFor(() =>
    expect(bridge.sent('targets.createTree')).toEqual([
      {
        period: '2026-Q3',
        metric: 'net-sales',
        statement: 'Twice the shelves',
        amount: 48_000_000,
        levels: ['channel', 'line'],
        split: 'equal',
        like: null,
        spread: { method: 'last-year', months: {} },
      },
    ]),
  );
  await waitFor(() => expect(window.location.hash).toContain('period=2026-Q3'));
});

test('amounts of the parts are typed as a period is set; too much is said before it is saved', async () => {
  const bridge = await openPage(
    '#/targets?view=new&period=2026-Q3',
    {
      'targets.tree': targetsView,
      'targets.trees': () => [TREE],
      'targets.parts': () => [
        { ref: 'c-web', name: 'D2C web' },
        { ref: 'c-oak', name: 'Oak & Ivory' },
      ],
      'targets.createTree': () => ({ id: 't-1' }),
    },
    'New targets',
  );
  const form = await screen.findByRole('form', { name: 'New targets' });
  fireEvent.change(within(form).getByRole('textbox', { name: 'Target in USD' }), { target: { value: '5k' } });
  fireEvent.click(within(form).getByRole('button', { name: 'By hand' }));
  const web = await within(form).findByRole('textbox', { name: 'D2C web' });
  fireEvent.change(web, { target: { value: '5.5k' } });
  expect(within(form).getByRole('status').textContent).toBe('$500 more than the whole');
  fireEvent.change(web, { target: { value: '3k' } });
  expect(within(form).getByRole('status').textContent).toBe('$2,000 not allocated');
  fireEvent.submit(form);
  await waitFor(() =>
    expect(bridge.sent('targets.createTree')).toMatchObject([
      { split: 'none', levels: ['channel'], amounts: [{ ref: 'c-web', amount: 300_000 }] },
    ]),
  );
});

test('plan: a suggestion is accepted in one click; a moment with its lift is kept', async () => {
  const bridge = await openPage(
    '#/targets?view=plan',
    {
      'targets.tree': targetsView,
      'targets.trees': () => [TREE],
      'targets.suggestOffsets': () => [
        {
          short: { id: 'n-d2c', name: 'D2C web', by: 40_000 },
          over: { id: 'n-oak', name: 'Oak & Ivory', by: 60_000 },
          amount: 40_000,
          currency: 'USD',
        },
      ],
      'targets.offset': () => ({ id: 'o-1' }),
      'targets.record': () => ({ authors: [], methods: [] }),
      'moments.list': () => [],
      'moments.create': () => ({ id: 'm-1' }),
    },
    'Targets',
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Accept $400' }));
  await waitFor(() =>
    expect(bridge.sent('targets.offset')).toEqual([
      { shortId: 'n-d2c', overId: 'n-oak', amount: 40_000, cause: 'Oak & Ivory is over its target' },
    ]),
  );
  fireEvent.click(await screen.findByRole('button', { name: 'Moment' }));
  const dialog = await screen.findByRole('dialog', { name: 'New moment' });
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Name' }), { target: { value: 'Salon week' } });
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Expected lift 1' }), { target: { value: '1.5k' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(bridge.sent('moments.create')).toEqual([
      {
        name: 'Salon week',
        kind: 'launch',
        starts: '2026-05-13',
        ends: '2026-05-13',
        note: '',
        lifts: [{ channelId: null, productId: null, amountMinor: 150_000 }],
      },
    ]),
  );
});

test('plan: what is only to be stayed within, such as ad spend, is nothing still to sell', async () => {
  const spend = { metric: 'ad-spend', beside: true, parentId: 'n-top', depth: 1, target: 100_000 } as const;
  const limit = targetNode({ ...spend, id: 'n-ads', name: 'Ad spend of Company' });
  await openPage(
    '#/targets?view=plan',
    {
      'targets.tree': () => ({ ...targetsView(), nodes: [...NODES, limit] }),
      'targets.trees': () => [TREE],
      'targets.suggestOffsets': () => [],
      'targets.record': () => ({ authors: [], methods: [] }),
      'moments.list': () => [],
    },
    'Targets',
  );
  const table = await screen.findByRole('table', { name: 'Plan by target' });
  expect(within(table).getByText(/D2C web/)).toBeTruthy();
  expect(within(table).queryByText(/Ad spend/)).toBeNull();
});
