import { TandemError } from '../../shared/contract/errors';
import type { TargetCall, TargetNode, TargetOffset, TargetTree } from '../../shared/contract/target-shapes';
import { minorPerMajor } from '../../shared/domain/money';
import { TARGET_METRIC_IDS, TARGET_METRICS } from '../../shared/domain/targets';
import { readArgs } from './args';
import { withEngine } from './engine';
import { type Answer, table, UsageError } from './output';

type Branch = {
  id: string;
  name: string;
  kind: string;
  metric: string;
  unit: string;
  target: number;
  unallocated: number;
  locked: boolean;
  owner: string | null;
  actual: number;
  unassigned: number;
  expected_to_date: number;
  days_ahead: number;
  outlook: number;
  low: number;
  high: number;
  status: string;
  calls: object[];
  offsets: object[];
  children: Branch[];
  /** Targets for the same part in other measures: no part of the sum. */
  beside: Branch[];
};

type View = {
  tree: TargetTree;
  nodes: readonly TargetNode[];
  calls: readonly TargetCall[];
  offsets: readonly TargetOffset[];
};

/** A node with its children inside it. What a node has not given to children is unallocated: all of it for a leaf. */
const branch = (view: View, node: TargetNode): Branch => ({
  id: node.id,
  name: node.name,
  kind: node.kind,
  metric: node.metric,
  unit: node.currency ?? 'count',
  target: node.target,
  unallocated: node.unallocated ?? node.target,
  locked: node.locked,
  owner: node.owner?.name ?? null,
  actual: node.actual,
  unassigned: node.unassigned ?? 0,
  expected_to_date: node.expected,
  days_ahead: node.daysAhead,
  outlook: node.outlook,
  low: node.low,
  high: node.high,
  status: node.status,
  calls: view.calls
    .filter((call) => call.nodeId === node.id)
    .map(({ call, expected, confidence, reason, author, at, held }) => ({
      call,
      expected,
      confidence,
      reason,
      author: author?.name ?? null,
      at,
      held,
    })),
  offsets: view.offsets
    .filter((offset) => offset.short.id === node.id || offset.over.id === node.id)
    .map(
      ({ id, short, over, amount, cause, link, platform, causeDay, product, confidence, state, sentence, held }) => ({
        id,
        from: short.id,
        to: over.id,
        amount,
        cause,
        link,
        platform,
        causeDay,
        product,
        confidence,
        state,
        sentence,
        held,
      }),
    ),
  children: view.nodes
    .filter((child) => child.parentId === node.id && !child.beside)
    .map((child) => branch(view, child)),
  beside: view.nodes.filter((child) => child.parentId === node.id && child.beside).map((child) => branch(view, child)),
});

/** `targets`: the tree of a period, of net sales where there is one or of the asked metric, with target, actual, pace, outlook, calls and offsets. */
export const targetsCommand = async (argv: string[]): Promise<Answer> => {
  const args = readArgs(
    argv,
    { workspace: { type: 'string' }, period: { type: 'string' }, metric: { type: 'string' } },
    'no files',
  );
  const period = args.needed('period');
  const asked = args.text('metric');
  const metric = TARGET_METRIC_IDS.find((id) => id === asked);
  if (asked !== undefined && metric === undefined)
    throw new UsageError(`--metric is one of ${TARGET_METRIC_IDS.join(', ')}.`);
  const { tree, nodes, calls, offsets } = await withEngine(args.needed('workspace'), (call) =>
    call('targets.tree', metric === undefined ? { period } : { period, metric }),
  );
  const root = nodes.find((node) => node.parentId === null);
  if (!tree || !root)
    throw new TandemError(
      'not-found',
      `There are no ${metric === undefined ? '' : `${TARGET_METRICS[metric].name.toLowerCase()} `}targets for ${period}.`,
    );
  const amount = ({ currency }: TargetNode, value: number): string => {
    const scale = currency === null ? 1 : minorPerMajor(currency);
    return (value / scale).toFixed(Math.round(Math.log10(scale)));
  };
  return {
    json: branch({ tree, nodes, calls, offsets }, root),
    lines: table(
      ['targets', 'lock', 'target', 'actual', 'expected', 'ahead', 'days', 'outlook', 'status'],
      nodes.map((node) => [
        `${'  '.repeat(node.depth)}${node.name}`,
        node.locked ? 'locked' : '',
        amount(node, node.target),
        amount(node, node.actual),
        amount(node, node.expected),
        amount(node, node.actual - node.expected),
        String(node.daysAhead),
        amount(node, node.outlook),
        node.status,
      ]),
      ['target', 'actual', 'expected', 'ahead', 'days', 'outlook'],
    ),
    code: 0,
  };
};
