import { InlineEdit, Money } from '../../ui';
import styles from './proposals.module.css';
import type { Proposal, SaveProposal } from './useProposal';
import { discountText } from './words';

/** Sum, discount on everything, total. */
export const Totals = ({ proposal, save }: { proposal: Proposal; save: SaveProposal }) => {
  const { totals, currency, discountBp, state } = proposal;
  const amount = (minor: number) => <Money minor={minor} currency={currency} cents="always" />;
  return (
    <dl className={styles.totals}>
      <dt>Sum of the lines</dt>
      <dd>{amount(totals.subtotalMinor)}</dd>
      <dt>
        Discount on everything
        {state === 'draft' ? (
          <span className={styles.percent}>
            <InlineEdit
              kind="number"
              whole={false}
              min={0}
              max={100}
              suffix="%"
              label="Discount on everything, in percent"
              value={discountBp / 100}
              onSave={(percent) => save({ discountBp: Math.round(percent * 100) })}
            />
          </span>
        ) : (
          ` ${discountText(discountBp)}`
        )}
      </dt>
      <dd>{amount(-totals.discountMinor)}</dd>
      <dt className="strong">Total</dt>
      <dd className="strong">{amount(totals.totalMinor)}</dd>
    </dl>
  );
};
