import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useDraft, useWorkspace, useWrite } from '../../../api';
import { day } from '../../../format';
import type { Input } from '../../../../../shared/contract';
import { isLimit } from '../../../../../shared/domain/targets';
import { Button, DateField, IconButton, Select, TextField } from '../../../ui';
import { amountOf, readAmount } from '../amount';
import { stillWords } from '../words';
import type { NodePage } from './page';
import { useCommentsLine } from '../../comments';
import styles from './node.module.css';

type Kind = Input<'targets.addPlanItem'>['kind'];
const KIND_NAMES: Record<Kind, string> = { campaign: 'Campaign', deal: 'Deal', moment: 'Moment', other: 'Other' };
const KINDS: readonly Kind[] = ['campaign', 'deal', 'moment', 'other'];
const EXAMPLES: Record<Kind, string> = {
  campaign: 'Spring clips',
  deal: 'Reorder of a partner',
  moment: 'Launch day',
  other: 'A price change',
};

/** One thing that is planned; what somebody wrote down takes comments, what follows from a campaign or deal is found there. */
const Planned = ({ item, node }: { item: NodePage['plan'][number]; node: NodePage['node'] }) => {
  const { today } = useWorkspace();
  const remove = useWrite('targets.removePlanItem', { done: () => 'Removed it from the plan' });
  const { button, comments } = useCommentsLine({ entity: 'plan', id: item.id ?? '', of: item.name });
  return (
    <li title={item.note}>
      <span className={`s ink3 ${styles.day}`}>{item.day ? day(item.day, { today }) : ''}</span>
      <div className={styles.planned}>
        <span className="cut">{item.name}</span>
        <span className="s ink3">{stillWords(node, item) ?? KIND_NAMES[item.kind].toLowerCase()}</span>
      </div>
      <span className="push">{amountOf(node, item.left)}</span>
      {item.id !== null && button}
      {item.id !== null && (
        <IconButton
          small
          icon={IconTrash}
          label={`Remove ${item.name} from the plan`}
          onClick={() => item.id !== null && remove.mutate({ id: item.id })}
        />
      )}
      {comments}
    </li>
  );
};

/** What is planned to bring the rest in: moments, campaigns, deals and other plans; and what has no plan yet. */
export const PlanItems = ({ page: { node, tree, plan } }: { page: NodePage }) => {
  // What was planned for it before it was one is shown, to be taken out.
  const limit = isLimit(node.metric);
  const [name, setName] = useDraft(`Plan of ${node.name}`, '', node.id);
  const [text, setText] = useState('');
  const [kind, setKind] = useState<Kind>('campaign');
  const [on, setOn] = useState<string | null>(null);
  const add = useWrite('targets.addPlanItem', { done: () => `Planned ${name}` });
  const open = node.target - node.actual;
  const planned = Object.values(node.plan).reduce((sum, one) => sum + one, 0);
  const amount = readAmount(node, text);
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
          {limit
            ? 'nobody plans to reach a limit: take these out'
            : open <= 0
              ? 'the target is reached'
              : planned >= open
                ? 'covers what is still to sell'
                : `${amountOf(node, open - planned)} of this target has no plan yet`}
        </span>
      </header>
      {plan.length > 0 && !limit && (
        <p className="s ink3">
          What is still to come counts: of a campaign what its orders have not brought yet, and no more than the share
          of its days that are left.
        </p>
      )}
      {plan.length > 0 && (
        <ul className={styles.lines} aria-label="What is planned">
          {plan.map((item) => (
            <Planned key={item.id ?? `${item.kind} ${item.refId} ${item.name} ${item.day}`} item={item} node={node} />
          ))}
        </ul>
      )}
      {!limit && (
        <form
          className={styles.planForm}
          aria-label="New plan item"
          onSubmit={(event) => {
            event.preventDefault();
            if (waits || amount === null) return;
            add.mutate(
              { nodeId: node.id, kind, name: name.trim(), amount, day: on },
              {
                onSuccess: () => {
                  setName('');
                  setText('');
                  setOn(null);
                },
              },
            );
          }}
        >
          <Select
            label="Plan"
            value={kind}
            data={KINDS.map((value) => ({ value, label: KIND_NAMES[value] }))}
            onChange={(value) => setKind(KINDS.find((one) => one === value) ?? 'campaign')}
          />
          <TextField
            label="What is planned"
            placeholder={EXAMPLES[kind]}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <DateField
            label="On"
            placeholder="Any day"
            value={on}
            minDate={tree.from}
            maxDate={tree.to}
            onChange={setOn}
          />
          <TextField
            label="Should bring"
            placeholder="Amount"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div data-whole>
            <Button submit waits={waits}>
              Add to the plan
            </Button>
          </div>
        </form>
      )}
    </section>
  );
};
