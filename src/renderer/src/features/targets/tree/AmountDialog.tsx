import { useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { useDraft, useRead, useWrite } from '../../../api';
import { Button, Dialog, Segmented, TextField } from '../../../ui';
import { amountOf, readAmount, typedAmount } from '../amount';
import styles from '../targets.module.css';
import { Preview } from './Preview';

type Mode = 'siblings' | 'parent' | 'rest';
const HINTS: Record<Mode, string> = {
  rest: 'The difference comes from, or goes to, what the parent has not given out.',
  siblings: 'The floating siblings give or take the difference; the parent stays as it is.',
  parent: 'Every target above moves by the difference.',
};

/** A new amount, where its difference comes from, and every change it brings, before anything is changed. */
export const AmountDialog = ({
  node,
  amount: typed,
  parent,
  onClose,
}: {
  node: TargetNode;
  amount: number;
  parent: TargetNode | undefined;
  onClose: () => void;
}) => {
  const [text, setText] = useState(() => typedAmount(node, typed));
  const [why, setWhy, saved] = useDraft(`Why ${node.name} changes`, '', node.id);
  // One beside the sum of what it stands under has nobody to give to or take from.
  const top = node.parentId === null || node.beside;
  const fits = top || typed - node.target <= (parent?.unallocated ?? 0);
  const [mode, setMode] = useState<Mode>(fits ? 'rest' : 'siblings');
  const amount = readAmount(node, text);
  const preview = useRead(
    'targets.previewAmount',
    { id: node.id, amount: amount ?? 0, mode },
    { enabled: amount !== null },
  );
  const set = useWrite('targets.setAmount', {
    done: (_output, input) => `Set ${node.name} to ${amountOf(node, input.amount)}`,
  });
  const waits =
    amount === null
      ? 'Waits for an amount'
      : preview.data?.problem
        ? 'Waits until a lock is released, or for another amount'
        : preview.data?.changes.length === 0
          ? 'Nothing would change'
          : null;
  const apply = (): void => {
    if (amount === null || waits) return;
    set.mutate({ id: node.id, amount, mode, why, rev: node.rev }, { onSuccess: () => (saved(), onClose()) });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Target of ${node.name}`}
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
        <div className={styles.two}>
          <TextField
            label="New target"
            data-autofocus
            value={text}
            error={amount === null ? 'That is not an amount.' : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <TextField
            label="Why (optional)"
            value={why}
            maxLength={200}
            onChange={(event) => setWhy(event.currentTarget.value)}
          />
        </div>
        {!top && (
          <>
            <Segmented<Mode>
              label="Where the difference comes from"
              value={mode}
              onChange={setMode}
              options={[
                { value: 'rest', label: 'Unallocated rest' },
                { value: 'siblings', label: 'Siblings' },
                { value: 'parent', label: `Parent${parent ? ` (${parent.name})` : ''}` },
              ]}
            />
            <p className="s ink2">{HINTS[mode]}</p>
          </>
        )}
        <Preview unit={node} preview={amount === null ? undefined : preview.data} />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
};
