import { useState } from 'react';
import type { TargetNode, TargetTree } from '../../../../../shared/contract/target-shapes';
import { SPREAD_METHOD_IDS, SPREAD_METHODS, type SpreadMethod } from '../../../../../shared/domain/targets';
import { useRead, useWrite } from '../../../api';
import { monthOfYear } from '../../../format';
import { Button, Dialog, Segmented, Select, TextField } from '../../../ui';
import { amountOf, readAmount, typedAmount } from '../amount';
import type { GridColumn } from './grid';
import { PartChanges } from './PartChanges';
import styles from '../targets.module.css';

type Part = Pick<GridColumn, 'kind' | 'month' | 'label' | 'hint' | 'from'>;

/** What is asked of how a node lies in time: another way to spread it, or another amount for one month or week. */
export type SpreadAsk = { node: TargetNode; part: (Part & { amount: number }) | null };

const AS_TREE = 'tree';
type Way = SpreadMethod | typeof AS_TREE;
const EXPLAINED: Record<Way, string> = {
  tree: 'It lies in time as the whole tree does.',
  even: 'Every day of the period gets the same.',
  'working-days': 'Monday to Friday get the same, Saturday and Sunday nothing.',
  'last-year': 'Each day gets the share that the same weekday had a year before.',
  moments: 'Days of a moment get its expected lift, the rest is even.',
  hand: 'Each month keeps the amount you type; set one and the open months give or take the difference.',
};

const partName = (part: Part): string =>
  part.kind === 'month' ? monthOfYear(part.month) : `${part.label}, ${part.hint}`;

/** How a target lies in time: every month, and the weeks of one, as they are and as they would be, before anything is changed. */
export const SpreadDialog = ({
  tree,
  ask,
  current,
  onClose,
}: {
  tree: TargetTree;
  ask: SpreadAsk;
  /** How the node is spread now, and whether that is its own choice. */
  current: { method: SpreadMethod; own: boolean };
  onClose: () => void;
}) => {
  const { node } = ask;
  const top = node.parentId === null;
  const [way, setWay] = useState<Way>(current.own || top ? current.method : AS_TREE);
  const [part, setPart] = useState<Part | null>(ask.part);
  const [text, setText] = useState(ask.part ? typedAmount(node, ask.part.amount) : '');
  const [scope, setScope] = useState<'tree' | 'node'>(top && !current.own ? 'tree' : 'node');
  const amount = readAmount(node, text);
  const now = useRead('targets.previewSpread', { id: node.id, to: { spread: null } });
  const held = Object.fromEntries((now.data?.months ?? []).map((one) => [one.month, one.before]));
  const asked =
    part &&
    (part.kind === 'month' ? { month: part.month, amount: amount ?? 0 } : { week: part.from, amount: amount ?? 0 });
  const spread = way === AS_TREE ? null : { method: way, months: way === 'hand' ? held : {} };
  const preview = useRead(
    'targets.previewSpread',
    { id: node.id, to: asked ?? { spread } },
    { enabled: asked ? amount !== null : now.data !== undefined },
  );
  const done = (): string => `Spread ${node.name} in time anew`;
  const update = useWrite('targets.updateNode', { done });
  const updateTree = useWrite('targets.updateTree', { done });
  const changes = [...(preview.data?.months ?? []), ...(preview.data?.weeks ?? [])].filter(
    (one) => one.before !== one.after,
  );
  const sameWay = part !== null || (way === AS_TREE ? !current.own : current.own === !top && way === current.method);
  const waits =
    part && amount === null
      ? 'Waits for an amount'
      : !preview.data
        ? 'Waits for the months'
        : preview.data.problem !== null
          ? 'Waits for an amount that the others can bear'
          : changes.length === 0 && sameWay
            ? 'Nothing would change'
            : null;
  const apply = (): void => {
    if (waits || !preview.data) return;
    const chosen = preview.data.spread;
    if (top && scope === 'tree' && chosen !== null)
      updateTree.mutate({ id: tree.id, spread: chosen }, { onSuccess: onClose });
    else update.mutate({ id: node.id, spread: chosen }, { onSuccess: onClose });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={part ? `${partName(part)} of ${node.name}` : `Spread of ${node.name} in time`}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={apply}>
            Change
          </Button>
        </>
      }
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        {part ? (
          <TextField
            label={`Target of ${partName(part)}`}
            data-autofocus
            value={text}
            error={amount === null ? 'That is not an amount.' : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        ) : (
          <Select
            label="Spread by"
            data-autofocus
            value={way}
            data={[
              ...(top ? [] : [{ value: AS_TREE, label: `As the whole tree (${SPREAD_METHODS[tree.spread.method]})` }]),
              ...SPREAD_METHOD_IDS.map((value) => ({ value, label: SPREAD_METHODS[value] })),
            ]}
            onChange={(value) => setWay(SPREAD_METHOD_IDS.find((id) => id === value) ?? AS_TREE)}
          />
        )}
        <p className="s ink2">
          {part
            ? `The other ${part.kind === 'month' ? 'months' : `weeks of ${monthOfYear(part.month)}`} that are not over give or take the difference${part.kind === 'month' ? '' : ', the other months only what those cannot'}, so that all still come to ${amountOf(node, node.target)}. From then on they are by hand.`
            : EXPLAINED[way]}
        </p>
        {top && !current.own && (
          <Segmented
            label="What it is for"
            value={scope}
            onChange={setScope}
            options={[
              { value: 'tree', label: 'Every target without a spread of its own' },
              { value: 'node', label: `${node.name} alone` },
            ]}
          />
        )}
        {preview.data?.problem && (
          <p className={styles.problem} role="alert">
            {preview.data.problem}
          </p>
        )}
        {preview.data?.reason && <p className="s ink2">{preview.data.reason} It is spread evenly instead.</p>}
        {preview.data && preview.data.problem === null && (
          <PartChanges
            unit={node}
            preview={preview.data}
            weeksOf={part?.kind === 'week' ? part.month : null}
            onSet={
              way === 'hand' && !part
                ? (one) => {
                    setPart({ kind: 'month', month: one.month, label: monthOfYear(one.month), hint: '', from: '' });
                    setText(typedAmount(node, one.before));
                  }
                : undefined
            }
          />
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
};
