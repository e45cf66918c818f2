import { IconChevronDown, IconChevronRight, IconLock, IconLockOpen2 } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { TargetNode, TargetTree } from '../../../../shared/contract/targets';
import { TARGET_METRICS } from '../../../../shared/domain/targets';
import { useRead, useWrite } from '../../api';
import { number, percent, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, type Column, DataTable, IconButton, InlineEdit, Page, StatusBadge, type Status } from '../../ui';
import { amountOf, changeOf } from './amount';
import { NewTree } from './NewTree';

type View = Output<'targets.tree'>;

const statusOf = (node: TargetNode): Status =>
  node.status === 'not-started' ? 'not-yet' : ((node.call?.call === 'beat' ? 'hit' : node.call?.call) ?? node.status);

const Amount = ({ tree, node }: { tree: TargetTree; node: TargetNode }) => {
  const set = useWrite('targets.setAmount', { quiet: true });
  const save = (amount: number | null): Promise<unknown> =>
    set.mutateAsync({ id: node.id, amount: amount ?? 0, mode: node.parentId === null ? 'rest' : 'siblings' });
  return tree.currency === null ? (
    <InlineEdit kind="number" bare label={`Target of ${node.name}`} value={node.target} min={0} onSave={save} />
  ) : (
    <InlineEdit
      kind="money"
      bare
      label={`Target of ${node.name}`}
      currency={tree.currency}
      value={node.target}
      onSave={save}
    />
  );
};

const Name = ({
  node,
  open,
  onToggle,
  hasChildren,
}: {
  node: TargetNode;
  open: boolean;
  onToggle: () => void;
  hasChildren: boolean;
}) => (
  <span className="row" style={{ paddingLeft: node.depth * 12, gap: 4 }}>
    {hasChildren ? (
      <IconButton
        small
        icon={open ? IconChevronDown : IconChevronRight}
        label={`${open ? 'Close' : 'Open'} ${node.name}`}
        aria-expanded={open}
        onClick={onToggle}
      />
    ) : (
      <span style={{ width: 24 }} />
    )}
    <span className={node.depth < 2 ? 'strong' : undefined}>{node.name}</span>
  </span>
);

const Tree = ({ view, tree }: { view: View; tree: TargetTree }) => {
  const [closed, setClosed] = useState<ReadonlySet<string>>(
    () => new Set(view.nodes.filter((node) => node.depth === 1).map((node) => node.id)),
  );
  const update = useWrite('targets.updateNode');
  const parents = new Set(view.nodes.map((node) => node.parentId));
  const hidden = new Set<string>();
  for (const node of view.nodes)
    if (node.parentId !== null && (closed.has(node.parentId) || hidden.has(node.parentId))) hidden.add(node.id);
  const toggle = (id: string): void =>
    setClosed((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const columns: Column<TargetNode>[] = [
    {
      key: 'name',
      header: 'Channel and product',
      cell: (node) => (
        <Name
          node={node}
          open={!closed.has(node.id)}
          onToggle={() => toggle(node.id)}
          hasChildren={parents.has(node.id)}
        />
      ),
    },
    { key: 'target', header: 'Target', numeric: true, width: 112, cell: (node) => <Amount tree={tree} node={node} /> },
    { key: 'actual', header: 'Actual', numeric: true, cell: (node) => amountOf(tree, node.actual) },
    {
      key: 'pace',
      header: 'Pace',
      numeric: true,
      cell: (node) => (node.expected > 0 ? percent(node.actual / node.expected - 1, { signed: true }) : '–'),
    },
    { key: 'outlook', header: 'Outlook', numeric: true, cell: (node) => amountOf(tree, node.outlook) },
    { key: 'gap', header: 'To target', numeric: true, cell: (node) => changeOf(tree, node.outlook - node.target) },
    { key: 'call', header: 'Call', cell: (node) => <StatusBadge status={statusOf(node)} /> },
    {
      key: 'covered',
      header: 'Covered',
      numeric: true,
      wide: true,
      cell: (node) => (node.coverage === null ? '–' : percent(node.coverage, { decimals: 0 })),
    },
    {
      key: 'lock',
      header: '',
      width: 40,
      cell: (node) => (
        <IconButton
          small
          icon={node.locked ? IconLock : IconLockOpen2}
          label={node.locked ? `Release ${node.name}` : `Lock ${node.name}`}
          aria-pressed={node.locked}
          onClick={() => update.mutate({ id: node.id, locked: !node.locked })}
        />
      ),
    },
  ];
  return (
    <DataTable
      tight
      label={`Targets of ${periodName(usePeriod().period)}`}
      columns={columns}
      rows={view.nodes.filter((node) => !hidden.has(node.id))}
      rowKey={(node) => node.id}
    />
  );
};

/** Targets from the top: the tree of the period with where each node stands. */
export const TargetsPage = () => {
  const { period } = usePeriod();
  const query = useRead('targets.tree', { period: period.id });
  const tree = query.data?.tree;
  return (
    <Page
      title="Targets"
      sub={
        tree
          ? `${TARGET_METRICS[tree.metric].name.toLowerCase()}, ${tree.period}, day ${number(query.data?.elapsed ?? 0)} of ${number(query.data?.days ?? 0)}`
          : undefined
      }
    >
      <Await query={query}>{(view) => (view.tree ? <Tree view={view} tree={view.tree} /> : <NewTree />)}</Await>
    </Page>
  );
};
