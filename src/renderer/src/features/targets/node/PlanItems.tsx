import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useWorkspace, useWrite } from '../../../api';
import { day } from '../../../format';
import { Button, IconButton, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import type { NodePage } from './page';
import styles from './node.module.css';

/** What is planned to bring the rest in: moments, campaigns, deals and other plans; and what has no plan yet. */
export const PlanItems = ({ page: { node, tree, plan } }: { page: NodePage }) => {
  const { today } = useWorkspace();
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const add = useWrite('targets.addPlanItem', { done: () => `Planned ${name}` });
  const remove = useWrite('targets.removePlanItem', { done: () => 'Removed it from the plan' });
  const open = node.target - node.actual;
  const planned = Object.values(node.plan).reduce((sum, one) => sum + one, 0);
  const amount = readAmount(tree, text);
  const waits =
    name.trim() === ''
      ? 'Waits for what is planned'
      : text.trim() === '' || amount === null
        ? 'Waits for an amount'
        : null;
  return (
    <section className={styles.section} aria-label="Plan">
      <header>
        <h2>Plan</h2>
        <span className="s ink3">
          {open <= 0
            ? 'the target is reached'
            : planned >= open
              ? 'covers what is still to sell'
              : `${amountOf(tree, open - planned)} of this target has no plan yet`}
        </span>
      </header>
      {plan.length > 0 && (
        <ul className={styles.lines} aria-label="What is planned">
          {plan.map((item) => (
            <li key={item.id ?? `${item.kind} ${item.refId} ${item.name} ${item.day}`} title={item.note}>
              <span className={`s ink3 ${styles.day}`}>{item.day ? day(item.day, { today }) : ''}</span>
              <span className="cut">{item.name}</span>
              <span className="push">{amountOf(tree, item.amount)}</span>
              {item.id !== null && (
                <IconButton
                  small
                  icon={IconTrash}
                  label={`Remove ${item.name} from the plan`}
                  onClick={() => item.id !== null && remove.mutate({ id: item.id })}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          if (waits || amount === null) return;
          add.mutate(
            { nodeId: node.id, kind: 'campaign', name: name.trim(), amount },
            {
              onSuccess: () => {
                setName('');
                setText('');
              },
            },
          );
        }}
      >
        <TextField
          style={{ flex: 1 }}
          aria-label="Campaign that is planned"
          placeholder="Campaign"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextField
          style={{ width: 88 }}
          aria-label="What it should bring"
          placeholder="Amount"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button submit waits={waits}>
          Plan
        </Button>
      </form>
    </section>
  );
};
