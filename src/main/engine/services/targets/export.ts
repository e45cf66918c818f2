import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { TargetNode } from '../../../../shared/contract/target-shapes';
import { majorText } from '../../../../shared/domain/cells';
import { CALLS, OUTLOOK_METHODS, TARGET_KINDS } from '../../../../shared/domain/targets';
import type { Context } from '../../context';
import { listTrees } from '../../store/repositories/targets';
import { writeView } from '../customers/view-csv';
import { periodFrom, settingsOf } from '../settings';
import { monthsOf } from './months';
import { treeFor } from './trees';
import { wholeTree } from './whole';

type Cells = (string | number | null)[];

/** Writes the rows of a view of targets: the tree as it stands, or every target by weeks within months. */
export const exportTargets = async (
  context: Context,
  { period: asked, metric, view, file }: Parsed<'targets.export'>,
): Promise<{ rows: number; file: string }> => {
  const settings = await settingsOf(context);
  const db = context.store.read;
  const trees = await listTrees(db);
  const tree = treeFor(trees, periodFrom(asked, settings.calendar), settings.calendar, metric);
  if (!tree) throw new TandemError('not-found', `There are no targets for ${asked}.`);
  const { nodes } = await wholeTree(db, tree, settings);
  const amount =
    ({ currency }: TargetNode) =>
    (value: number | null): string | number | null =>
      value === null || currency === null ? value : majorText(value, currency);
  const paths = new Map<string, string>();
  for (const { id, parentId, name } of nodes) {
    const above = parentId === null ? undefined : paths.get(parentId);
    paths.set(id, above === undefined ? name : `${above} › ${name}`);
  }
  const columns = ['target_of', 'kind', 'unit'];
  const first = ({ id, kind, currency, metric: of }: TargetNode): Cells => [
    paths.get(id) ?? '',
    TARGET_KINDS[kind],
    currency ?? of,
  ];
  const write = (more: readonly string[], rows: Cells[]): Promise<{ rows: number; file: string }> =>
    writeView(context, file, [...columns, ...more], rows.length, (limit, offset) =>
      Promise.resolve(rows.slice(offset, offset + limit)),
    );
  if (view === 'tree')
    return write(
      [
        'target',
        'not_allocated',
        'actual',
        'unassigned',
        'expected',
        'ahead_of_pace',
        'days_ahead',
        'outlook',
        'low',
        'high',
        'method',
        'status',
        'call',
        'covered_by_plan',
        'locked',
        'owner',
        'note',
      ],
      nodes.map((node) => [
        ...first(node),
        ...[
          node.target,
          node.unallocated,
          node.actual,
          node.unassigned,
          node.expected,
          node.actual - node.expected,
        ].map(amount(node)),
        node.daysAhead,
        ...[node.outlook, node.low, node.high].map(amount(node)),
        OUTLOOK_METHODS[node.method],
        node.status,
        node.call ? CALLS[node.call.call] : '',
        node.coverage,
        node.locked ? 'yes' : 'no',
        node.owner?.name ?? '',
        node.note,
      ]),
    );
  const months = await monthsOf(db, tree, settings);
  const cells = new Map(months.rows.map((row) => [row.id, row]));
  return write(
    ['month', 'week', 'from', 'to', 'target', 'actual'],
    nodes.flatMap((node) =>
      months.columns.map(({ month, week, from, to }, index) => [
        ...first(node),
        month,
        week,
        from,
        to,
        amount(node)(cells.get(node.id)?.targets[index] ?? 0),
        amount(node)(cells.get(node.id)?.actuals[index] ?? null),
      ]),
    ),
  );
};
