import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { Badge, Button, Menu } from '../../../ui';
import { amountOf } from '../amount';
import styles from '../targets.module.css';
import type { NodeAsk } from './TreeLine';

/** Whether the parts of the company add up to its target, and the two ways to make them. */
export const SumCheck = ({ nodes, onAsk }: { nodes: readonly TargetNode[]; onAsk: (ask: NodeAsk) => void }) => {
  const top = nodes.find((node) => node.parentId === null);
  if (!top) return null;
  const parts = nodes.filter((node) => node.parentId === top.id && !node.beside);
  const left = top.unallocated;
  if (left === null)
    return (
      <div className={styles.sum}>
        <span className="s ink2">The company’s target is not divided yet.</span>
        <span className="push">
          <Button small onClick={() => onAsk({ kind: 'add', node: top })}>
            Divide it
          </Button>
        </span>
      </div>
    );
  const given = amountOf(top, top.target - left);
  const whole = amountOf(top, top.target);
  if (left === 0)
    return (
      <div className={styles.sum}>
        <Badge tone="good" shape="circle">
          Adds up
        </Badge>
        <span className="s ink2">The parts add up to {whole} exactly.</span>
      </div>
    );
  return (
    <div className={styles.sum}>
      <Badge tone="warn" shape="triangle">
        {amountOf(top, Math.abs(left))} {left > 0 ? 'left' : 'too much'}
      </Badge>
      <span className="s ink2 cut">
        The parts add up to {given} of {whole}.
      </span>
      <span className="row push">
        {left > 0 && (
          <Menu
            label="Allocate"
            position="bottom-end"
            items={[
              { heading: `${amountOf(top, left)} to` },
              ...parts.map((node) => ({
                label: node.name,
                hint: `${amountOf(top, node.target)} becomes ${amountOf(top, node.target + left)}`,
                onSelect: () => onAsk({ kind: 'amount', node, amount: node.target + left }),
              })),
            ]}
          >
            <Button small>Allocate</Button>
          </Menu>
        )}
        <Button small onClick={() => onAsk({ kind: 'amount', node: top, amount: top.target - left })}>
          {left > 0 ? 'Lower company target' : 'Raise company target'}
        </Button>
      </span>
    </div>
  );
};
