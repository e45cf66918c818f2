import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Output } from '../../src/shared/contract';
import { openPage } from './page';
import { MOUSSE } from './product-answers';
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

describe('one node beside the tree', () => {
  const SHORT = targetNode({
    id: 'n-d2c',
    parentId: 'n-top',
    depth: 1,
    kind: 'channel',
    name: 'D2C web',
    target: 900_000,
    outlook: 860_000,
    actual: 450_000,
    expected: 440_000,
  });
  const OVER = targetNode({
    id: 'n-oak',
    parentId: 'n-top',
    depth: 1,
    kind: 'channel',
    name: 'Oak & Ivory',
    target: 100_000,
    outlook: 160_000,
  });
  const page = (more: Partial<Output<'targets.node'>> = {}): Output<'targets.node'> => ({
    node: SHORT,
    path: [
      { id: 'n-top', name: 'Company' },
      { id: 'n-d2c', name: 'D2C web' },
    ],
    tree: TREE,
    points: [],
    months: [],
    weeks: [],
    spread: { method: 'last-year', own: false, reason: null },
    methods: [],
    plan: [],
    calls: [],
    numbers: [],
    offsets: [],
    history: [],
    ...more,
  });
  const open = (more: Partial<Output<'targets.node'>> = {}, offsets: Output<'targets.tree'>['offsets'] = []) =>
    openPage(
      '#/targets?node=n-d2c',
      {
        'targets.tree': () => ({ ...targetsView(), nodes: [...NODES.slice(0, 1), SHORT, OVER], offsets }),
        'targets.trees': () => [TREE],
        'targets.node': () => page(more),
        'targets.suggestOffsets': () => [
          {
            short: { id: 'n-d2c', name: 'D2C web', by: 40_000 },
            over: { id: 'n-oak', name: 'Oak & Ivory', by: 60_000 },
            amount: 40_000,
            currency: 'USD',
          },
        ],
        'targets.call': () => ({ id: 'k-1' }),
        'targets.offset': () => ({ id: 'o-1' }),
        'targets.updateOffset': () => ({ ok: true }),
        'products.list': () => ({
          rows: [MOUSSE],
          total: 1,
          totals: { netMinor: 0, units: 0, onHand: null, unknown: null },
        }),
        'targets.addPlanItem': () => ({ id: 'i-1' }),
      },
      'Targets',
    );

  test('a call below nothing is made of net sales', async () => {
    const bridge = await open();
    const field = await screen.findByRole('textbox', { name: 'Call on D2C web in one line' });
    const form = field.closest('form')!;
    fireEvent.change(field, { target: { value: 'miss −$2k 60% more came back' } });
    fireEvent.submit(form);
    await waitFor(() =>
      expect(bridge.sent('targets.call')).toEqual([
        { nodeId: 'n-d2c', call: 'miss', expected: -200_000, confidence: 0.6, reason: 'more came back' },
      ]),
    );
  });

  test('of orders nobody expects fewer than none', async () => {
    const bridge = await open({ node: { ...SHORT, metric: 'orders', currency: null } });
    const field = await screen.findByRole('textbox', { name: 'Call on D2C web in one line' });
    fireEvent.change(field, { target: { value: 'miss -5 60%' } });
    expect(screen.getAllByText('Orders cannot come to less than 0.').length).toBeGreaterThan(0);
    fireEvent.submit(field.closest('form')!);
    expect(bridge.sent('targets.call')).toEqual([]);
    fireEvent.change(field, { target: { value: 'miss 5 60%' } });
    expect(screen.queryByText('Orders cannot come to less than 0.')).toBeNull();
  });

  test('an offset is written down with its reason, or a suggestion is taken as it is', async () => {
    const bridge = await open();
    const form = await screen.findByRole('form', { name: 'New offset' });
    await waitFor(() =>
      expect(within(form).getByRole<HTMLInputElement>('textbox', { name: 'Amount' }).value).toBe('400'),
    );
    fireEvent.submit(form);
    expect(bridge.sent('targets.offset')).toEqual([]);
    fireEvent.change(within(form).getByRole('textbox', { name: 'Because' }), { target: { value: 'Lena’s video' } });
    fireEvent.change(within(form).getByRole('textbox', { name: 'Amount' }), { target: { value: '350' } });
    fireEvent.change(within(form).getByRole('textbox', { name: 'Platform (optional)' }), {
      target: { value: 'TikTok' },
    });
    fireEvent.change(within(form).getByRole('textbox', { name: 'Link (optional)' }), {
      target: { value: 'https://clips.example/1 ' },
    });
    // The engine looks for what is typed, however many products there are.
    const product = within(form).getByRole('combobox', { name: 'Product (optional)' });
    fireEvent.click(product);
    product.focus();
    fireEvent.change(product, { target: { value: 'mousse' } });
    await waitFor(() =>
      expect(bridge.sent('products.list').at(-1)).toEqual({ period: '2026-Q2', search: 'mousse', limit: 50 }),
    );
    fireEvent.click(await screen.findByRole('option', { name: 'Air-Dry Mousse', hidden: true }));
    fireEvent.submit(form);
    await waitFor(() =>
      expect(bridge.sent('targets.offset')[0]).toMatchObject({
        productId: 'p-1',
        shortId: 'n-d2c',
        overId: 'n-oak',
        amount: 35_000,
        cause: 'Lena’s video',
        platform: 'TikTok',
        link: 'https://clips.example/1',
        confidence: 0.7,
      }),
    );
    fireEvent.click(within(form).getByRole('button', { name: 'Accept $400 from Oak & Ivory' }));
    await waitFor(() => expect(bridge.sent('targets.offset')[1]).toMatchObject({ overId: 'n-oak', amount: 40_000 }));
  });

  test('a method without a past and one with a single past period are told apart', async () => {
    const method = (of: 'seasonal' | 'plan', periods: number, reason: string) => ({
      method: of,
      outlook: 900_000,
      low: 800_000,
      high: 1_000_000,
      reason,
      periods,
      error: null,
      bias: null,
      best: false,
    });
    await open({
      methods: [
        method('seasonal', 0, 'No past yet: ±15% of the rest is assumed.'),
        method('plan', 1, 'Only one past period: ±15% of the rest is assumed.'),
      ],
    });
    expect(
      await screen.findByText(
        'No past yet: Last year’s shape. Only one past period: Plan items. Their range is ±15% of the rest, which is assumed.',
      ),
    ).toBeTruthy();
  });

  const OFFSET: Output<'targets.tree'>['offsets'][number] = {
    id: 'o-1',
    short: { id: 'n-d2c', name: 'D2C web', by: 40_000, target: 900_000 },
    over: { id: 'n-oak', name: 'Oak & Ivory', by: 10_000 },
    amount: 40_000,
    currency: 'USD',
    cause: 'A reorder',
    link: '',
    platform: '',
    causeDay: null,
    product: null,
    productId: null,
    confidence: 0.7,
    author: null,
    at: '2026-05-01T09:00:00.000Z',
    state: 'over-used',
    overLeft: -30_000,
    shortLeft: 0,
    parent: null,
    sentence: '',
    ownSentence: false,
    late: false,
    held: null,
  };

  test('the link of an offset opens, where it is one that the window may offer', async () => {
    await open({
      offsets: [
        { ...OFFSET, link: 'https://clips.example/1' },
        { ...OFFSET, id: 'o-2', link: 'mail of 3 May' },
      ],
    });
    const links = await screen.findAllByRole('link', { name: 'Open link' });
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('target')])).toEqual([
      ['https://clips.example/1', '_blank'],
    ]);
  });

  test('an offset that no longer holds says so over the tree', async () => {
    await open({}, [OFFSET]);
    const notice = await screen.findByRole('region', { name: 'Offsets that no longer hold' });
    expect(notice.textContent).toContain('1 offset no longer holds');
    expect(notice.textContent).toContain('Oak & Ivory for D2C web');
  });

  test('once the period is over nothing more is said, and a call tells what it is scored against', async () => {
    await open({
      tree: { ...TREE, to: '2026-05-12' },
      calls: [
        {
          id: 'c-1',
          nodeId: 'n-d2c',
          call: 'hit',
          expected: 880_000,
          confidence: 0.8,
          reason: '',
          author: null,
          at: '2026-05-01T09:00:00.000Z',
          of: null,
          late: false,
          against: 850_000,
          held: true,
          error: 0.02,
        },
        {
          id: 'c-2',
          nodeId: 'n-d2c',
          call: 'beat',
          expected: null,
          confidence: 1,
          reason: '',
          author: null,
          at: '2026-05-13T09:00:00.000Z',
          of: null,
          late: true,
          against: null,
          held: null,
          error: null,
        },
      ],
    });
    const lines = within(await screen.findByRole('list', { name: 'Calls so far' })).getAllByRole('listitem');
    expect(lines[0]?.textContent).toContain('held, +2.0% of $8,500 at close');
    expect(lines[1]?.textContent).toContain('noted after the close, not scored');
    for (const name of [/^Take back the call/, 'Call', 'Keep', 'Make up for it'])
      expect(screen.queryByRole('button', { name })).toBeNull();
  });

  test('a deal on a day is added to the plan', async () => {
    const bridge = await open();
    const form = await screen.findByRole('form', { name: 'New plan item' });
    fireEvent.click(within(form).getByRole('combobox', { name: 'Plan' }));
    fireEvent.click(await screen.findByRole('option', { name: 'Deal', hidden: true }));
    fireEvent.change(within(form).getByRole('textbox', { name: 'What is planned' }), {
      target: { value: 'Salon reorder' },
    });
    fireEvent.change(within(form).getByRole('textbox', { name: 'On' }), { target: { value: '2026-06-05' } });
    fireEvent.blur(within(form).getByRole('textbox', { name: 'On' }));
    fireEvent.change(within(form).getByRole('textbox', { name: 'Should bring' }), { target: { value: '2k' } });
    fireEvent.submit(form);
    await waitFor(() =>
      expect(bridge.sent('targets.addPlanItem')).toEqual([
        { nodeId: 'n-d2c', kind: 'deal', name: 'Salon reorder', amount: 200_000, day: '2026-06-05' },
      ]),
    );
  });

  test('a limit has no plan to reach it; what could make up for it is under its own, never over', async () => {
    const spend = { metric: 'ad-spend' as const, beside: true, target: 100_000 };
    const over = targetNode({ ...SHORT, ...spend, actual: 110_000, outlook: 120_000 });
    await open({ node: over });
    expect((await screen.findByRole('region', { name: 'Offset' })).textContent).toContain(
      'Nothing in this tree is under its limit, so nothing can make up for it.',
    );
    expect(screen.getByRole('region', { name: 'Comments' })).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Plan' })).toBeNull();
    expect(screen.queryByText('the target is reached')).toBeNull();
  });

  test('what was planned for a target that is a limit is shown, to be taken out, and nothing is added to it', async () => {
    const limit = targetNode({ ...SHORT, metric: 'ad-spend', beside: true, target: 100_000 });
    const item = {
      id: 'i-1',
      nodeId: 'n-d2c',
      kind: 'campaign' as const,
      refId: null,
      name: 'Spring clips',
      day: null,
      amount: 5_000,
      left: 5_000,
      brought: null,
      daysLeft: null,
      ofDays: null,
      note: '',
    };
    const bridge = await open({ node: limit, plan: [item] });
    const plan = await screen.findByRole('region', { name: 'Plan' });
    expect(plan.textContent).toContain('nobody plans to reach a limit');
    expect(within(plan).queryByRole('form')).toBeNull();
    fireEvent.click(within(plan).getByRole('button', { name: 'Remove Spring clips from the plan' }));
    await waitFor(() => expect(bridge.sent('targets.removePlanItem')).toEqual([{ id: 'i-1' }]));
  });
});
