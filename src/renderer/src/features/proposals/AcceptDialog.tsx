import { useState } from 'react';
import { useWrite } from '../../api';
import { money } from '../../format';
import { Button, Dialog } from '../../ui';
import styles from './proposals.module.css';
import type { Proposal } from './useProposal';

/** They said yes: the deal's value can become what was agreed, in the same step. */
export const AcceptDialog = ({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) => {
  const { id, number, version, deal, totals, currency } = proposal;
  const same = deal.valueMinor === totals.totalMinor && deal.currency === currency;
  const [setDealValue, setSetDealValue] = useState(!same);
  const decide = useWrite('proposals.decide', { done: () => `${number} is accepted` });
  const total = money(totals.totalMinor, currency, { cents: 'always' });
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${number}, version ${version}: accepted`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            kind="primary"
            onClick={() => decide.mutate({ id, decision: 'accepted', setDealValue }, { onSuccess: onClose })}
          >
            Accepted
          </Button>
        </>
      }
    >
      {same ? (
        <p>The deal’s value is {total} already.</p>
      ) : (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={setDealValue}
            onChange={(event) => setSetDealValue(event.currentTarget.checked)}
          />
          <span>
            Set the deal’s value to {total}
            <span className="ink3">
              {deal.valueMinor === null
                ? '; it has none yet'
                : `; it is ${money(deal.valueMinor, deal.currency, { cents: 'always' })} now`}
            </span>
          </span>
        </label>
      )}
    </Dialog>
  );
};
