import type { TargetNode, TargetOffset, TargetTree } from '../../../../../shared/contract/target-shapes';
import { isLimit } from '../../../../../shared/domain/targets';
import { percent } from '../../../format';
import { DataTable } from '../../../ui';
import { Bridge } from '../../../ui/charts';
import { amountCell, amountOf, changeOf } from '../amount';
import { Coverage } from '../Coverage';
import { pathNames } from '../paths';
import styles from '../targets.module.css';
import { Moments } from './Moments';
import { Record } from './Record';
import { planSteps } from './steps';
import { Untargeted } from './Untargeted';
import { Suggestions } from './Suggestions';

const KINDS = [
  ['repeat', 'Repeat'],
  ['deals', 'Deals'],
  ['campaigns', 'Campaigns'],
  ['moments', 'Moments'],
] as const;

const openOf = (node: TargetNode): number => Math.max(0, node.target - node.actual);
const plannedOf = (node: TargetNode): number => Object.values(node.plan).reduce((sum, one) => sum + one, 0);

/** What the steps show, in one sentence: where the whole ends, and the part that is farthest from its target each way. */
const findingOf = (top: TargetNode, parts: readonly TargetNode[]): string => {
  const by = (node: TargetNode): number => node.outlook - node.target;
  const gap = by(top);
  const ends =
    gap === 0
      ? `The outlook is the target of ${amountOf(top, top.target)}`
      : `The outlook is ${amountOf(top, Math.abs(gap))} ${gap < 0 ? 'short of' : 'over'} the target of ${amountOf(top, top.target)}`;
  const sorted = parts.toSorted((a, b) => by(a) - by(b));
  const [worst, best] = [sorted[0], sorted.at(-1)];
  const said = [
    worst && by(worst) < 0 && `${worst.name} is ${amountOf(top, -by(worst))} short`,
    best && by(best) > 0 && `${best.name} ${amountOf(top, by(best))} over`,
  ].filter(Boolean);
  return said.length === 0 ? ends : `${ends}: ${said.join(', ')}`;
};

/** From the company's target to its outlook, by its parts; what of each part is planned for, and the moments ahead. */
export const PlanView = ({
  tree,
  nodes,
  offsets,
  top,
  onOpen,
}: {
  tree: TargetTree;
  nodes: readonly TargetNode[];
  offsets: readonly TargetOffset[];
  top: TargetNode;
  onOpen: (id: string) => void;
}) => {
  const parts = nodes.filter((node) => node.parentId === top.id && !node.beside);
  const finding = findingOf(top, parts);
  // A limit, such as ad spend, has nothing to sell and nothing that covers it.
  const shown = nodes.filter((node) => node.depth <= 2 && !isLimit(node.metric));
  const paths = pathNames(nodes);
  return (
    <>
      {parts.length > 0 && (
        <section className={styles.block}>
          <h2>{finding}</h2>
          <Bridge
            title={`From the target of ${top.name} to its outlook, by part. ${finding}`}
            start={{ name: 'Target', value: top.target }}
            steps={planSteps(top, nodes, offsets)}
            endName="Outlook"
            format={(value) => amountOf(top, value)}
            cell={(value) => amountCell(top, value)}
            formatChange={(value) => changeOf(top, value)}
          />
        </section>
      )}
      <div style={{ paddingTop: 12 }}>
        <Coverage node={top} />
      </div>
      {shown.length > 0 && (
        <section className={styles.block}>
          <h2>What covers what is still to sell</h2>
          <DataTable
            tight
            label="Plan by target"
            rows={shown}
            rowKey={(node) => node.id}
            onOpen={(node) => onOpen(node.id)}
            columns={[
              {
                key: 'name',
                header: 'Target',
                cut: true,
                value: (node) => paths.get(node.id),
                cell: (node) => paths.get(node.id),
              },
              {
                key: 'open',
                header: 'To sell',
                numeric: true,
                value: (node) => amountCell(node, openOf(node)),
                cell: (node) => amountOf(node, openOf(node)),
              },
              ...KINDS.map(([kind, header]) => ({
                key: kind,
                header,
                numeric: true,
                wide: true,
                value: (node: TargetNode) => amountCell(node, node.plan[kind]),
                cell: (node: TargetNode) => amountOf(node, node.plan[kind]),
              })),
              {
                key: 'uncovered',
                header: 'Uncovered',
                numeric: true,
                value: (node) => amountCell(node, Math.max(0, openOf(node) - plannedOf(node))),
                cell: (node) => amountOf(node, Math.max(0, openOf(node) - plannedOf(node))),
              },
              {
                key: 'coverage',
                header: 'Covered',
                numeric: true,
                value: (node) => node.coverage,
                cell: (node) => percent(node.coverage, { decimals: 0 }),
              },
            ]}
          />
        </section>
      )}
      <Suggestions tree={tree} nodes={nodes} />
      <Moments tree={tree} />
      <Untargeted />
      <Record />
    </>
  );
};
