import {
  IconArrowsSplit2,
  IconChevronDown,
  IconChevronRight,
  IconColumns,
  IconDots,
  IconLock,
  IconPlus,
  IconTrash,
  IconArrowMoveRight,
  IconWaveSine,
} from '@tabler/icons-react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { metricWords } from '../../../../../shared/domain/targets';
import { useWrite } from '../../../api';
import { NONE, percent } from '../../../format';
import { IconButton, InlineEdit, Menu, StatusBadge } from '../../../ui';
import { amountOf, changeOf, shortOf } from '../amount';
import { gapShare, nodeStatus, paceCell, paceOf, toneClass } from '../words';
import { OutlookScale } from './OutlookScale';
import type { TreeRow } from './rows';
import styles from './tree.module.css';

/** What can be done with a node; the dialogs themselves stand beside the tree. */
export type NodeAsk =
  | { kind: 'amount'; node: TargetNode; amount: number }
  | { kind: 'add' | 'beside' | 'move' | 'respread'; node: TargetNode };

const INDENT = 12;

const Amount = ({ node, onAsk }: { node: TargetNode; onAsk: (ask: NodeAsk) => void }) => {
  const common = { bare: true, label: `Target of ${node.name}`, value: node.target };
  const ask = (amount: number): void => onAsk({ kind: 'amount', node, amount });
  return node.currency === null ? (
    <InlineEdit {...common} kind="number" grouped min={0} onSave={ask} />
  ) : (
    <InlineEdit {...common} kind="money" currency={node.currency} onSave={(amount) => ask(amount ?? 0)} />
  );
};

const More = ({ row, onAsk }: Pick<LineProps, 'row' | 'onAsk'>) => {
  const { node, countable } = row;
  const update = useWrite('targets.updateNode');
  const remove = useWrite('targets.removeNode', { done: () => `Removed the target of ${node.name}` });
  return (
    <Menu
      label={`Actions for ${node.name}`}
      position="bottom-end"
      items={[
        { label: 'Divide it', icon: IconPlus, onSelect: () => onAsk({ kind: 'add', node }) },
        ...(!countable
          ? []
          : [
              {
                label: 'Count it in another measure',
                icon: IconColumns,
                onSelect: () => onAsk({ kind: 'beside', node }),
              },
            ]),
        ...(node.unallocated === null
          ? []
          : [
              {
                label: 'Re-spread what is below',
                icon: IconArrowsSplit2,
                onSelect: () => onAsk({ kind: 'respread', node }),
              } as const,
            ]),
        {
          label: node.locked ? 'Release' : 'Lock',
          icon: node.locked ? IconWaveSine : IconLock,
          onSelect: () => update.mutate({ id: node.id, locked: !node.locked }),
        },
        ...(node.parentId === null
          ? []
          : [
              ...(node.beside
                ? []
                : [
                    {
                      label: 'Move under another',
                      icon: IconArrowMoveRight,
                      onSelect: () => onAsk({ kind: 'move', node }),
                    } as const,
                  ]),
              'line' as const,
              {
                label: 'Remove',
                icon: IconTrash,
                danger: true,
                onSelect: () => remove.mutate({ id: node.id }),
              } as const,
            ]),
      ]}
    >
      <IconButton small icon={IconDots} label={`Actions for ${node.name}`} className={styles.menu} />
    </Menu>
  );
};

const Lock = ({ node }: { node: TargetNode }) => {
  const update = useWrite('targets.updateNode');
  return (
    <IconButton
      small
      icon={node.locked ? IconLock : IconWaveSine}
      label={node.locked ? `Release ${node.name}` : `Lock ${node.name}`}
      tip={node.locked ? 'Locked: keeps its amount. Press to release.' : 'Floats with its siblings. Press to lock.'}
      aria-pressed={node.locked}
      onClick={() => update.mutate({ id: node.id, locked: !node.locked })}
    />
  );
};

/** How far from pace, in money and in days of its own spread; beside an open node in few letters. */
const Pace = ({ node }: { node: TargetNode }) => {
  const pace = paceCell(node);
  const share = paceOf(node);
  if (pace === null) return NONE;
  const { by, short, days } = pace;
  return (
    <span
      className={styles.pace}
      title={`${by}${share === null ? '' : ` (${percent(share, { signed: true })})`}${days ? `, ${days.long}` : ''}`}
    >
      <span className={styles.roomy}>{days ? `${by} · ${days.long}` : by}</span>
      <span className={styles.tight}>{days ? `${short} · ${days.short}` : short}</span>
    </span>
  );
};

/** As many letters as the column beside an open node has room for. */
const NARROW = 8;

/** The distance from outlook to target; beside an open node a long one in few letters. */
const Gap = ({ node }: { node: TargetNode }) => {
  const by = node.outlook - node.target;
  const text = changeOf(node, by);
  return (
    <span className={styles.pace} title={text}>
      <span className={styles.roomy}>{text}</span>
      <span className={styles.tight}>
        {text.length <= NARROW ? text : `${by < 0 ? '−' : '+'}${shortOf(node, Math.abs(by))}`}
      </span>
    </span>
  );
};

type LineProps = {
  row: Extract<TreeRow, { kind: 'node' }>;
  onToggle: () => void;
  onAsk: (ask: NodeAsk) => void;
};

/** The cells of one node. */
export const NodeCells = ({ row, onToggle, onAsk }: LineProps) => {
  const { node, hasChildren, open } = row;
  const Twist = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <td>
        <span className={styles.name} style={{ paddingLeft: node.depth * INDENT }}>
          {hasChildren ? (
            <button
              type="button"
              tabIndex={-1}
              className={styles.twist}
              aria-label={`${open ? 'Close' : 'Open'} ${node.name}`}
              onClick={onToggle}
            >
              <Twist size={12} aria-hidden />
            </button>
          ) : (
            <span className={styles.twist} />
          )}
          <span className="cut" title={node.beside ? `${node.name}: beside the sum, no part of it` : node.name}>
            {node.beside ? (
              // It stands right below the part whose name it has: the measure is what tells the two apart.
              <>
                <span aria-hidden>{`In ${metricWords(node.metric)}`}</span>
                <span className="unseen">{node.name}</span>
              </>
            ) : (
              node.name
            )}
          </span>
          <span className={styles.more}>
            <More row={row} onAsk={onAsk} />
          </span>
        </span>
      </td>
      <td className="num">
        <Amount node={node} onAsk={onAsk} />
      </td>
      <td className="num">{amountOf(node, node.actual)}</td>
      <td className={`num ${toneClass(paceOf(node), node)}`}>
        <Pace node={node} />
      </td>
      <td>
        <OutlookScale node={node} />
      </td>
      <td className={`num ${toneClass(gapShare(node), node)}`}>
        <Gap node={node} />
      </td>
      <td>
        <StatusBadge status={nodeStatus(node)} />
      </td>
      <td className={`num ${node.coverage !== null && node.coverage < 0.95 ? 'warn' : ''}`}>
        {node.coverage === null ? NONE : percent(node.coverage, { decimals: 0 })}
      </td>
      <td>
        <Lock node={node} />
      </td>
    </>
  );
};

/** What is not given out, or was sold outside every part: always shown, never hidden. */
export const RestCells = ({ row }: { row: Exclude<TreeRow, { kind: 'node' }> }) => {
  const unit = row.parent;
  const open = row.kind === 'unallocated';
  return (
    <>
      <td>
        <span className={styles.name} style={{ paddingLeft: row.depth * INDENT }}>
          <span className={styles.twist} />
          {open ? 'Not allocated' : 'Unassigned'}
        </span>
      </td>
      <td className="num">{open ? amountOf(unit, row.amount) : NONE}</td>
      <td className="num">{open ? NONE : amountOf(unit, row.amount)}</td>
      <td className="num">{NONE}</td>
      <td className="s">{open ? 'no part yet' : 'fits no part'}</td>
      <td className={open && row.amount > 0 ? 'num bad' : 'num'}>{open ? changeOf(unit, -row.amount) : NONE}</td>
      <td />
      <td className="num">{open && row.amount > 0 ? percent(0, { decimals: 0 }) : NONE}</td>
      <td />
    </>
  );
};
