import type { TargetNode, TargetTree } from '../../../../../shared/contract/targets';
import { percent } from '../../../format';
import { DataTable } from '../../../ui';
import { Waterfall } from '../../../ui/charts';
import { amountOf, changeOf } from '../amount';
import { Coverage } from '../Coverage';
import { pathNames } from '../paths';
import styles from '../targets.module.css';
import { Moments } from './Moments';
import { Record } from './Record';
import { Suggestions } from './Suggestions';

const KINDS = [
  ['repeat', 'Repeat'],
  ['deals', 'Deals'],
  ['campaigns', 'Campaigns'],
  ['moments', 'Moments'],
] as const;

const openOf = (node: TargetNode): number => Math.max(0, node.target - node.actual);
const plannedOf = (node: TargetNode): number => Object.values(node.plan).reduce((sum, one) => sum + one, 0);

/** From the company's target to its outlook, by its parts; what of each part is planned for, and the moments ahead. */
export const PlanView = ({
  tree,
  nodes,
  top,
  onOpen,
}: {
  tree: TargetTree;
  nodes: readonly TargetNode[];
  top: TargetNode;
  onOpen: (id: string) => void;
}) => {
  const parts = nodes.filter((node) => node.parentId === top.id);
  const gap = top.outlook - top.target;
  const steps = parts.map((node) => ({ name: node.name, value: node.outlook - node.target }));
  const rest = gap - steps.reduce((sum, step) => sum + step.value, 0);
  const shown = nodes.filter((node) => node.depth <= 2);
  const paths = pathNames(nodes);
  return (
    <>
      {parts.length > 0 && (
        <section className={styles.block}>
          <h2>
            The outlook is {amountOf(tree, Math.abs(gap))} {gap < 0 ? 'short of' : 'over'} the target of{' '}
            {amountOf(tree, top.target)}
          </h2>
          <Waterfall
            title="From the company’s target to its outlook, by part"
            steps={rest === 0 ? steps : [...steps, { name: 'Not allocated and unassigned', value: rest, rest: true }]}
            endName="In all"
            zeroName="on target"
            format={(value) => changeOf(tree, value)}
          />
        </section>
      )}
      <div style={{ paddingTop: 12 }}>
        <Coverage tree={tree} node={top} />
      </div>
      <section className={styles.block}>
        <h2>What covers what is still to sell</h2>
        <DataTable
          tight
          label="Plan by target"
          rows={shown}
          rowKey={(node) => node.id}
          onOpen={(node) => onOpen(node.id)}
          columns={[
            { key: 'name', header: 'Target', cut: true, cell: (node) => paths.get(node.id) },
            { key: 'open', header: 'To sell', numeric: true, cell: (node) => amountOf(tree, openOf(node)) },
            ...KINDS.map(([kind, header]) => ({
              key: kind,
              header,
              numeric: true,
              wide: true,
              cell: (node: TargetNode) => amountOf(tree, node.plan[kind]),
            })),
            {
              key: 'uncovered',
              header: 'Uncovered',
              numeric: true,
              cell: (node) => amountOf(tree, Math.max(0, openOf(node) - plannedOf(node))),
            },
            {
              key: 'coverage',
              header: 'Covered',
              numeric: true,
              cell: (node) => percent(node.coverage, { decimals: 0 }),
            },
          ]}
        />
      </section>
      <Suggestions tree={tree} />
      <Moments tree={tree} />
      <Record />
    </>
  );
};
