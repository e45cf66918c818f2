import { useState } from 'react';
import type { TargetNode } from '../../../../../shared/contract/target-shapes';
import {
  metricWords,
  TARGET_METRIC_IDS,
  TARGET_METRICS,
  type TargetMetric,
} from '../../../../../shared/domain/targets';
import { useWorkspace, useWrite } from '../../../api';
import { Button, Dialog, Select, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import { pathTo } from '../paths';
import styles from '../targets.module.css';

/** Measures whose rows name every part on the way to a target, but for its own and those that are there already. */
export const measuresAt = (nodes: readonly TargetNode[], node: TargetNode): TargetMetric[] => {
  const kinds = pathTo(nodes, node).map(({ kind }) => kind);
  const taken = nodes.flatMap((one) => (one.parentId === node.id && one.beside ? [one.metric] : []));
  return TARGET_METRIC_IDS.filter((metric) => {
    const parts: readonly string[] = TARGET_METRICS[metric].parts;
    if (metric === node.metric || taken.includes(metric)) return false;
    return kinds.every((kind) => kind === 'company' || parts.includes(kind));
  });
};

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
  const [text, setText] = useState('');
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
    add.mutate({ nodeId: node.id, metric, amount }, { onSuccess: onClose });
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
            label={unit.currency === null ? 'Target' : `Target in ${unit.currency}`}
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
