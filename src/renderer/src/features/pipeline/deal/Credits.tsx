import { evenCredits, withShare } from '../../../../../shared/domain/credits';
import { useRead } from '../../../api';
import { InlineEdit } from '../../../ui';
import styles from './deal.module.css';
import type { Deal, Save } from './useDeal';

/** Who is credited with the deal when it is won, and to what share; nobody named leaves it to the owner. */
export const Credits = ({ deal, save }: { deal: Deal; save: Save }) => {
  const people = useRead('people.list', {});
  const credits = deal.credits.map(({ personId, share }) => ({ personId, share }));
  return (
    <>
      <InlineEdit
        kind="many"
        bare
        label="Credit shared by"
        placeholder={deal.owner ? `All to ${deal.owner.name}` : 'Nobody'}
        value={credits.map((one) => one.personId)}
        options={(people.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
        onSave={(personIds) => save({ credits: evenCredits(personIds) })}
      />
      {credits.length > 1 && (
        <ul className={styles.credits} aria-label="Shares of the credit">
          {deal.credits.map((one) => (
            <li key={one.personId}>
              <span className="cut">{one.name}</span>
              <InlineEdit
                kind="number"
                bare
                label={`Share of ${one.name}, in percent`}
                min={1}
                max={100 - (credits.length - 1)}
                suffix="%"
                value={one.share}
                onSave={(share) => save({ credits: withShare(credits, one.personId, share) })}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
