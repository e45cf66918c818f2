import { IconPlus, IconTargetArrow, IconTargetOff, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import { sentence, useRead, useWorkspace, useWrite } from '../../../api';
import { parseMoney, parseNumber, percent, quantity } from '../../../format';
import { Button, IconButton, InlineEdit, Select, TextField } from '../../../ui';
import styles from './panel.module.css';

const AddTarget = ({ campaign, onDone }: { campaign: CampaignDetail; onDone: () => void }) => {
  const { currency } = useWorkspace();
  const nodes = useRead('campaigns.targets', { id: campaign.id });
  const [node, setNode] = useState<string | null>(null);
  const [amount, setAmount] = useState('');
  const [error, setError] = useState<string | null>(null);
  const link = useWrite('campaigns.linkTarget', { done: () => `${campaign.name} serves a target`, quiet: true });
  const chosen = nodes.data?.find((one) => one.id === node);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const number = parseNumber(amount);
    const value =
      chosen?.currency == null ? (number === null ? null : Math.round(number)) : parseMoney(amount, chosen.currency);
    if (!chosen) return setError('Choose the target it serves.');
    if (value === null || value < 0) return setError('What should it bring? An amount, such as 9,600.');
    try {
      await link.mutateAsync({ id: campaign.id, nodeId: chosen.id, amount: value });
      onDone();
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  return (
    <form className={styles.addTarget} onSubmit={(event) => void save(event)}>
      <Select
        aria-label="Target it serves"
        placeholder="Target"
        searchable
        data={(nodes.data ?? []).map((one) => ({
          value: one.id,
          label: `${one.name}, ${one.period}`,
        }))}
        value={node}
        onChange={setNode}
      />
      <TextField
        aria-label={`What it should bring, in ${chosen?.currency ?? currency}`}
        placeholder="Brings"
        value={amount}
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <Button submit>Link</Button>
      {nodes.data?.length === 0 && (
        <p className="s ink3">
          No target speaks of its days.{' '}
          <Link to="/targets" className="open">
            Set one
          </Link>{' '}
          first.
        </p>
      )}
      {error && (
        <p role="alert" className="s bad">
          {error}
        </p>
      )}
    </form>
  );
};

type Served = CampaignDetail['targets'][number];

/** What came to the target so far, and what share that is of what was promised. */
const broughtWords = ({ amount, brought, currency }: Served): string => {
  if (brought === null) return 'what it brought is not known';
  const share = amount > 0 ? `, ${percent(brought / amount)}` : '';
  return `brought ${quantity(brought, currency ?? 'count')}${share}`;
};

/** The targets a campaign serves, each with what it should bring. Without one it says so. */
export const Targets = ({ campaign }: { campaign: CampaignDetail }) => {
  const [adding, setAdding] = useState(false);
  const update = useWrite('targets.updatePlanItem', { quiet: true });
  const remove = useWrite('targets.removePlanItem', { done: () => 'Took the target away' });
  return (
    <div className={styles.targets}>
      {campaign.targets.map((target) => (
        <div key={target.itemId} className={styles.serves}>
          <IconTargetArrow size={16} aria-hidden className="ink3" />
          <span className={styles.served}>
            <Link
              to="/targets"
              search={{ node: target.nodeId, period: target.period }}
              title={`${target.name}, ${target.period}`}
            >
              {target.name}
            </Link>
            <span className="s ink3">{broughtWords(target)}</span>
          </span>
          <span className={styles.amount}>
            {target.currency === null ? (
              <InlineEdit
                kind="number"
                bare
                min={0}
                label={`What it should bring to ${target.name}`}
                value={target.amount}
                onSave={(amount) => update.mutateAsync({ id: target.itemId, amount })}
              />
            ) : (
              <InlineEdit
                kind="money"
                bare
                label={`What it should bring to ${target.name}`}
                value={target.amount}
                currency={target.currency}
                onSave={(amount) => update.mutateAsync({ id: target.itemId, amount: amount ?? 0 })}
              />
            )}
          </span>
          <IconButton
            small
            icon={IconX}
            label={`Serve ${target.name} no more`}
            onClick={() => remove.mutate({ id: target.itemId })}
          />
        </div>
      ))}
      {campaign.targets.length === 0 && !adding && (
        <div className={styles.serves} data-warn>
          <IconTargetOff size={16} aria-hidden />
          <span className="cut">Serves no target</span>
          <span className="push">
            <Button small icon={IconPlus} onClick={() => setAdding(true)}>
              Link a target
            </Button>
          </span>
        </div>
      )}
      {campaign.targets.length > 0 && !adding && (
        <button type="button" className={styles.quiet} onClick={() => setAdding(true)}>
          Link another target
        </button>
      )}
      {adding && <AddTarget campaign={campaign} onDone={() => setAdding(false)} />}
    </div>
  );
};
