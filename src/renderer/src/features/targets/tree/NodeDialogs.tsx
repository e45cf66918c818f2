import { useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { type Division, DIVISION_IDS, DIVISIONS, divisionsOf } from '../../../../../shared/domain/targets';
import { useRead, useWrite } from '../../../api';
import { plural } from '../../../format';
import { Button, Dialog, Segmented, Select } from '../../../ui';
import { amountOf } from '../amount';
import { pathTo } from '../paths';
import styles from '../targets.module.css';
import { AmountDialog } from './AmountDialog';
import { BesideDialog } from './BesideDialog';
import { Preview } from './Preview';
import type { NodeAsk } from './TreeLine';

const SPLITS = [
  { value: 'last-year', label: 'Last year’s shares' },
  { value: 'equal', label: 'Equally' },
  { value: 'none', label: 'Nothing yet' },
] as const;
type Split = (typeof SPLITS)[number]['value'];

type OneProps = { nodes: readonly TargetNode[]; node: TargetNode; onClose: () => void };

/** What a target can be divided by where it stands: what its path does not name yet, or what its parts are already. */
const divisionsAt = (nodes: readonly TargetNode[], node: TargetNode): Division[] => {
  const path = pathTo(nodes, node);
  const kinds = new Set(path.map(({ kind }) => kind));
  const below = nodes.find((one) => one.parentId === node.id && !one.beside)?.kind;
  // A channel's height is known to the engine alone, so it is only ever divided by what lies below it.
  const options = divisionsOf(node.metric, []).filter((division) => {
    const { kind } = DIVISIONS[division];
    if (below !== undefined && kind !== below) return false;
    if (kind === 'channel') return !kinds.has('channel') || division !== 'channel-type';
    return !kinds.has(kind) && (kind !== 'line' || !kinds.has('product'));
  });
  const usual =
    node.kind === 'company' ? 'channel' : node.kind === 'channel' ? 'line' : node.kind === 'line' ? 'product' : 'owner';
  return options.toSorted((a, b) => Number(b === usual) - Number(a === usual));
};

const AddDialog = ({ nodes, node, onClose }: OneProps) => {
  const options = divisionsAt(nodes, node);
  const [chosen, setKind] = useState<Division | null>(null);
  const kind = chosen ?? options[0];
  const [split, setSplit] = useState<Split>('last-year');
  const add = useWrite('targets.addChildren', {
    done: ({ ids }) => `Divided ${node.name} into ${plural(ids.length, 'part')}`,
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Divide ${node.name}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={kind === undefined && 'Nothing is left to divide it by'}
            onClick={() => kind && add.mutate({ parentId: node.id, kind, split }, { onSuccess: onClose })}
          >
            Divide
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="By"
          data-autofocus
          value={kind ?? null}
          data={options.map((value) => ({ value, label: DIVISIONS[value].name }))}
          onChange={(value) => setKind(DIVISION_IDS.find((one) => one === value) ?? null)}
        />
        <Segmented<Split>
          label={`Who gets what of ${amountOf(node, node.unallocated ?? node.target)}`}
          value={split}
          options={SPLITS}
          onChange={setSplit}
        />
        <p className="s ink2">
          Everything that has sold under {node.name} gets a target of its own; you change it after.
        </p>
      </div>
    </Dialog>
  );
};

const MoveDialog = ({ nodes, node, onClose }: OneProps) => {
  const [to, setTo] = useState<string | null>(null);
  const move = useWrite('targets.moveNode', { done: () => `Moved ${node.name}` });
  const byId = new Map(nodes.map((one) => [one.id, one]));
  const path = (one: TargetNode): string => {
    const above = one.parentId === null ? undefined : byId.get(one.parentId);
    return above && above.parentId !== null ? `${path(above)} › ${one.name}` : one.name;
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Move ${node.name}`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={to === null && 'Waits for where it goes'}
            onClick={() => to !== null && move.mutate({ id: node.id, parentId: to }, { onSuccess: onClose })}
          >
            Move
          </Button>
        </>
      }
    >
      <Select
        label="Under"
        data-autofocus
        searchable
        value={to}
        data={nodes
          .filter((one) => one.id !== node.id && one.id !== node.parentId && one.metric === node.metric)
          .map((one) => ({ value: one.id, label: path(one) }))}
        onChange={setTo}
      />
    </Dialog>
  );
};

const RespreadDialog = ({ nodes, node, onClose }: OneProps) => {
  const [by, setBy] = useState<'last-year' | 'equal'>('last-year');
  const [far, setFar] = useState<'branch' | 'parts'>('branch');
  const deeper = nodes.some((one) => one.parentId === node.id && one.unallocated !== null);
  const preview = useRead('targets.previewRespread', { id: node.id, by, far });
  const respread = useWrite('targets.respread', { done: () => `Spread ${node.name} again` });
  const waits = preview.data?.problem
    ? 'Waits until a lock is released'
    : preview.data?.changes.length === 0
      ? 'Nothing would change'
      : null;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Re-spread ${node.name}`}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            waits={waits}
            onClick={() => respread.mutate({ id: node.id, by, far }, { onSuccess: onClose })}
          >
            Re-spread
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Segmented
          label="Shares"
          value={by}
          options={[
            { value: 'last-year', label: 'Last year’s shares' },
            { value: 'equal', label: 'Equally' },
          ]}
          onChange={setBy}
        />
        {deeper && (
          <Segmented
            label="How far down"
            value={far}
            options={[
              { value: 'branch', label: 'Everything below' },
              { value: 'parts', label: 'Its parts only' },
            ]}
            onChange={setFar}
          />
        )}
        <p className="s ink2">
          All of {amountOf(node, node.target)} is given to what floats below; locked targets keep theirs.
          {deeper && far === 'parts' && ' What is below the parts keeps its shares of them.'}
        </p>
        <Preview unit={node} preview={preview.data} />
      </div>
    </Dialog>
  );
};

/** The one dialog that was asked for. */
export const NodeDialogs = ({
  nodes,
  ask,
  onClose,
}: {
  nodes: readonly TargetNode[];
  ask: NodeAsk | null;
  onClose: () => void;
}) => {
  if (!ask) return null;
  // As it stands now: what is asked may have been opened before another change.
  const node = nodes.find((one) => one.id === ask.node.id) ?? ask.node;
  const one = { nodes, node, onClose };
  switch (ask.kind) {
    case 'amount':
      return (
        <AmountDialog
          node={node}
          amount={ask.amount}
          parent={nodes.find((other) => other.id === node.parentId)}
          onClose={onClose}
        />
      );
    case 'add':
      return <AddDialog {...one} />;
    case 'beside':
      return <BesideDialog {...one} />;
    case 'move':
      return <MoveDialog {...one} />;
    case 'respread':
      return <RespreadDialog {...one} />;
  }
};
