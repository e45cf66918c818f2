import { useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import { metricWords, TARGET_METRICS, type TargetMetric } from '../../../../../shared/domain/targets';
import { useDraft, useWorkspace, useWrite } from '../../../api';
import { Button, Dialog, Select, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import styles from '../targets.module.css';
import { measuresAt } from './measures';

/** A target for the same part in another measure: it stands beside the sum and can be divided further in its own. */
export const BesideDialog = ({
  nodes,
  node,
  onClose,
}: {
  nodes: readonly TargetNode[];
  node: TargetNode;
  onClose: () => void;
}) => {
  const { currency } = useWorkspace();
  const metrics = measuresAt(nodes, node);
  const [chosen, setMetric] = useState<TargetMetric | null>(null);
  const metric = chosen ?? metrics.find((one) => one === 'units') ?? metrics[0];
  const [text, setText, saved] = useDraft(`Another measure of ${node.name}`, '', node.id);
  const unit = { currency: metric !== undefined && TARGET_METRICS[metric].unit === 'money' ? currency : null };
  const amount = readAmount(unit, text);
  const add = useWrite('targets.addBeside', {
    done: (_output, input) => `Set ${amountOf(unit, input.amount)} ${metricWords(input.metric)} beside ${node.name}`,
  });
  const waits =
    metric === undefined
      ? 'Nothing else can be counted here'
      : text.trim() === '' || amount === null
        ? 'Waits for an amount'
        : null;
  const apply = (): void => {
    if (waits || metric === undefined || amount === null) return;
    add.mutate(
      { nodeId: node.id, metric, amount },
      {
        onSuccess: () => {
          saved();
          onClose();
        },
      },
    );
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${node.name} in another measure`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button kind="primary" waits={waits} onClick={apply}>
            Set target
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
          <Select
            label="Of"
            searchable
            value={metric ?? null}
            data={metrics.map((value) => ({ value, label: TARGET_METRICS[value].name }))}
            onChange={(value) => setMetric(metrics.find((one) => one === value) ?? null)}
          />
          <TextField
            label={`Target in ${unit.currency ?? (metric === undefined ? 'units' : metricWords(metric))}`}
            data-autofocus
            value={text}
            error={text.trim() !== '' && amount === null ? 'That is not an amount.' : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        <p className="s ink2">
          It stands beside {node.name} and adds nothing to its sum. Divide it like any other target: its parts are in
          the same measure.
        </p>
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Dialog>
  );
};
