import type { TargetNode, TargetTree } from '../../src/shared/contract/target-shapes';

export const TREE: TargetTree = {
  id: 't-0',
  period: '2026-Q2',
  from: '2026-04-01',
  to: '2026-06-30',
  metric: 'net-sales',
  currency: 'USD',
  statement: 'Good hair in five minutes, sold where people already shop.',
  spread: { method: 'last-year', months: {} },
  author: null,
  setAt: '2026-03-24T09:00:00.000Z',
  edits: 2,
  target: 48_000_000,
  rev: 1,
};

/** A node as the engine answers it; name what differs. */
export const targetNode = (part: Partial<TargetNode> & Pick<TargetNode, 'id' | 'name'>): TargetNode => ({
  parentId: null,
  depth: 0,
  kind: 'company',
  refId: null,
  metric: 'net-sales',
  currency: 'USD',
  beside: false,
  target: 0,
  unallocated: null,
  unassigned: null,
  locked: false,
  owner: null,
  note: '',
  actual: 0,
  expected: 0,
  daysAhead: 0,
  outlook: 0,
  low: 0,
  high: 0,
  method: 'seasonal',
  reason: null,
  status: 'on-track',
  call: null,
  covered: 0,
  covers: 0,
  plan: { repeat: 0, deals: 0, campaigns: 0, moments: 0, other: 0 },
  coverage: null,
  rev: 1,
  ...part,
});

/** A company with one channel, whose part leaves some of its target over. */
export const NODES = [
  targetNode({ id: 'n-top', name: 'Company', target: 1_000_000, unallocated: 100_000, unassigned: 0, actual: 450_000 }),
  targetNode({
    id: 'n-d2c',
    parentId: 'n-top',
    depth: 1,
    kind: 'channel',
    name: 'D2C web',
    target: 900_000,
    actual: 450_000,
  }),
];
export const targetsView = () => ({
  tree: TREE,
  asOf: '2026-05-13',
  elapsed: 43,
  days: 91,
  nodes: NODES,
  calls: [],
  offsets: [],
});
