import { Link } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import type { FourP } from '../../../../shared/domain/four-ps';
import { metricText, number } from '../../format';
import { Reason } from '../../ui';
import styles from './four-ps.module.css';

/** A label that goes on after its figure; names such as D2C keep their capitals. */
const lowered = (label: string): string =>
  /^[A-Z][a-z]/.test(label) && !label.includes(', of ') ? label.charAt(0).toLowerCase() + label.slice(1) : label;

/** A figure of the workspace beside a P; it opens to its formula and rows. */
const Line = ({ figure }: { figure: FourPsEvidence }) => {
  const { value, by, label } = figure;
  return (
    <li>
      {value.value === null ? (
        <Reason text={value.reason ?? 'It cannot be computed.'}>–</Reason>
      ) : (
        <Link
          to="/metrics/$id"
          params={{ id: value.metric }}
          search={(old) => ({
            period: old.period,
            ...(by === null ? {} : { by }),
            ...(by === null || value.group === null ? {} : { group: value.group }),
          })}
          className={styles.opens}
        >
          {metricText(value)}
        </Link>
      )}
      <span>{lowered(label)}</span>
    </li>
  );
};

/** What the workspace knows beside one P, computed figures first. */
export const Evidence = ({
  p,
  evidence,
  when,
}: {
  p: FourP;
  evidence: Output<'four-ps.evidence'> | undefined;
  when: string;
}) => {
  const figures = (evidence?.figures ?? []).filter((figure) => figure.p === p);
  const notes = p === 'product' ? evidence?.notes : null;
  const known = figures.toSorted((a, b) => Number(a.value.value === null) - Number(b.value.value === null));
  return (
    <ul className={styles.evidence} aria-label={`What is known in ${when}`}>
      {notes && notes.notes > 0 && (
        <li>
          <Link
            to="/field-notes"
            search={(old) => ({ period: old.period, product: notes.productId })}
            className={styles.opens}
          >
            {number(notes.notes)}
          </Link>
          <span>{notes.notes === 1 ? 'field note on it' : 'field notes on it'}</span>
        </li>
      )}
      {known.slice(0, notes ? 3 : 4).map((figure) => (
        <Line key={figure.label} figure={figure} />
      ))}
    </ul>
  );
};
