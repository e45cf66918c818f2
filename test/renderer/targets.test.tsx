import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { TARGET_METRIC_IDS } from '../../src/shared/domain/targets';
import { openPage } from './page';
import { targetNode, TREE } from './target-answers';

vi.mock('react-chartjs-2', () => ({ Line: () => null, Bar: () => null }));
// Without a layout the tree has no height; every line is as good as in sight.
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

const NODES = [
  targetNode({ id: 'n-top', name: 'Company', target: 48_000_000, unallocated: 600_000, unassigned: 0, locked: true }),
  targetNode({
    id: 'n-d2c',
    parentId: 'n-top',
    depth: 1,
    kind: 'channel',
    name: 'D2C web',
    target: 21_600_000,
    unallocated: 0,
    unassigned: 12_300,
    actual: 10_504_000,
    expected: 10_369_200,
    daysAhead: 1,
    outlook: 21_690_000,
    low: 20_900_000,
    high: 22_450_000,
  }),
  targetNode({ id: 'n-style', parentId: 'n-d2c', depth: 2, kind: 'line', name: 'Style', target: 21_600_000 }),
  targetNode({ id: 'n-bb', parentId: 'n-top', depth: 1, kind: 'channel', name: 'Brightwell', target: 25_800_000 }),
];

const view = () => ({ tree: TREE, asOf: '2026-05-13', elapsed: 43, days: 91, nodes: NODES, calls: [], offsets: [] });

test('the tree folds by keyboard, and shows what is not given out and what fits no part', async () => {
  await openPage('#/targets', { 'targets.tree': view, 'targets.trees': () => [TREE] }, 'Targets');
  const tree = await screen.findByRole('treegrid');
  const d2c = within(tree).getByRole('row', { name: /D2C web/ });
  expect(d2c.getAttribute('aria-expanded')).toBe('true');
  expect(within(tree).getByRole('figure', { name: /Outlook \$216,900, likely \$209,000 to \$224,500/ })).toBeTruthy();
  expect(within(d2c).getByText('+$1,348 · 1 day ahead').closest('span[title]')?.getAttribute('title')).toBe(
    '+$1,348 (+1.3%), 1 day ahead',
  );
  expect(within(tree).getByText('Not allocated').closest('tr')?.textContent).toContain('$6,000');
  expect(within(tree).getAllByText('Unassigned')[0]?.closest('tr')?.textContent).toContain('$123');
  expect(screen.getByText('The parts add up to $474,000 of $480,000.')).toBeTruthy();
  d2c.focus();
  fireEvent.keyDown(d2c, { key: 'ArrowLeft' });
  await waitFor(() => expect(within(tree).queryByRole('row', { name: /Style/ })).toBeNull());
  fireEvent.keyDown(d2c, { key: 'ArrowRight' });
  expect(await within(tree).findByRole('row', { name: /Style/ })).toBeTruthy();
  fireEvent.keyDown(d2c, { key: 'ArrowDown' });
  await waitFor(() => expect(document.activeElement?.getAttribute('data-line')).toBe('n-style'));
});

test('an amount is changed only after its changes were seen, and a lock in the way can be released', async () => {
  const preview = vi.fn().mockReturnValue({
    changes: [],
    problem: 'Only $0 can be taken from what floats under Company.',
    release: [{ id: 'n-bb', name: 'Brightwell' }],
  });
  const bridge = await openPage(
    '#/targets',
    {
      'targets.tree': view,
      'targets.trees': () => [TREE],
      'targets.previewAmount': preview,
      'targets.updateNode': () => ({ ok: true }),
      'targets.setAmount': () => ({ ok: true }),
    },
    'Targets',
  );
  const field = await screen.findByRole('textbox', { name: 'Target of D2C web' });
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '230k' } });
  fireEvent.blur(field);
  const dialog = await screen.findByRole('dialog', { name: 'Target of D2C web' });
  expect(bridge.sent('targets.previewAmount')[0]).toEqual({ id: 'n-d2c', amount: 23_000_000, mode: 'siblings' });
  fireEvent.click(await within(dialog).findByRole('button', { name: 'Release Brightwell' }));
  await waitFor(() => expect(bridge.sent('targets.updateNode')).toEqual([{ id: 'n-bb', locked: false }]));
  expect(bridge.sent('targets.setAmount')).toEqual([]);
  preview.mockReturnValue({
    changes: [{ id: 'n-d2c', name: 'D2C web', before: 21_600_000, after: 23_000_000 }],
    problem: null,
    release: [],
  });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Parent (Company)' }));
  expect(await within(dialog).findByText('+$14,000')).toBeTruthy();
  fireEvent.click(within(dialog).getByRole('button', { name: 'Change' }));
  await waitFor(() =>
    expect(bridge.sent('targets.setAmount')).toEqual([
      { id: 'n-d2c', amount: 23_000_000, mode: 'parent', why: '', rev: 1 },
    ]),
  );
});

test('units stand beside money: in their own unit, after what is left of the sum, set in one dialog', async () => {
  const units = { metric: 'units', currency: null } as const;
  const nodes = [
    ...NODES,
    targetNode({
      id: 'n-units',
      parentId: 'n-d2c',
      depth: 2,
      kind: 'channel',
      name: 'D2C web (units)',
      ...units,
      beside: true,
      target: 12_000,
      actual: 5_400,
      outlook: 11_500,
    }),
  ];
  const bridge = await openPage(
    '#/targets',
    {
      'targets.tree': () => ({ ...view(), nodes }),
      'targets.trees': () => [TREE],
      'targets.addBeside': () => ({ id: 'n-new' }),
    },
    'Targets',
  );
  const tree = await screen.findByRole('treegrid');
  const lines = within(tree)
    .getAllByRole('row')
    .map((row) => row.getAttribute('data-line'));
  expect(lines).toEqual([
    null,
    'n-top',
    'n-d2c',
    'n-style',
    'unassigned n-d2c',
    'n-units',
    'n-bb',
    'unallocated n-top',
    'unassigned n-top',
  ]);
  const row = within(tree).getByRole('row', { name: /D2C web \(units\)/ });
  expect(row.textContent).toContain('5,400');
  const field = within(row).getByRole<HTMLInputElement>('textbox', { name: 'Target of D2C web (units)' });
  expect(field.value).toBe('12,000');
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: '12.6k' } });
  fireEvent.blur(field);
  const ask = await screen.findByRole('dialog', { name: 'Target of D2C web (units)' });
  expect(within(ask).getByRole<HTMLInputElement>('textbox', { name: 'New target' }).value).toBe('12600');
  // Nobody beside it gives or takes: it is no part of a sum.
  expect(within(ask).queryByRole('radiogroup')).toBeNull();
  fireEvent.click(within(ask).getByRole('button', { name: 'Cancel' }));
  expect(row.textContent).toContain('−500');
  expect(row.textContent).not.toContain('$');
  // The parts of the company add up as they did.
  expect(screen.getByText('The parts add up to $474,000 of $480,000.')).toBeTruthy();

  const d2c = within(tree).getByRole('row', { name: /^D2C web [^(]/ });
  fireEvent.click(within(d2c).getByRole('button', { name: 'Actions for D2C web' }));
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Count it in another measure' }));
  const dialog = await screen.findByRole('dialog', { name: 'D2C web in another measure' });
  // Units are there already: the next measure whose rows name a channel is offered.
  expect(within(dialog).getByRole('textbox', { name: 'Target in USD' })).toBeTruthy();
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Target in USD' }), { target: { value: '500k' } });
  fireEvent.click(within(dialog).getByRole('button', { name: 'Set target' }));
  await waitFor(() =>
    expect(bridge.sent('targets.addBeside')).toEqual([{ nodeId: 'n-d2c', metric: 'gross-sales', amount: 50_000_000 }]),
  );
});

test('another measure is asked for in its own unit, what is typed of it stays, and where all are counted nothing is offered', async () => {
  const beside = TARGET_METRIC_IDS.filter((metric) => metric !== 'net-sales').map((metric) =>
    targetNode({ id: `n-${metric}`, parentId: 'n-top', depth: 1, name: metric, metric, beside: true }),
  );
  const actions = async (name: string): Promise<void> => {
    const row = within(await screen.findByRole('treegrid')).getByRole('row', { name: new RegExp(`^${name} `) });
    fireEvent.click(within(row).getByRole('button', { name: `Actions for ${name}` }));
  };
  const bridge = await openPage(
    '#/targets',
    { 'targets.tree': () => ({ ...view(), nodes: [...NODES, ...beside] }), 'targets.trees': () => [TREE] },
    'Targets',
  );
  await actions('Company');
  expect(await screen.findByRole('menuitem', { name: 'Divide it' })).toBeTruthy();
  expect(screen.queryByRole('menuitem', { name: 'Count it in another measure' })).toBeNull();
  await actions('D2C web');
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Count it in another measure' }));
  const dialog = await screen.findByRole('dialog', { name: 'D2C web in another measure' });
  fireEvent.change(within(dialog).getByRole('textbox', { name: 'Target in units' }), { target: { value: '4.5k' } });
  await waitFor(() => expect(JSON.stringify(bridge.sent('app.keepSession'))).toContain('4.5k'));
});
