import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import type { FourP } from '../../../../shared/domain/four-ps';
import { useWorkspace } from '../../api';
import { day, metricText, money, number } from '../../format';
import { Button, Reason } from '../../ui';
import styles from './four-ps.module.css';

/** A label that goes on after its figure; names of places and channels keep their capitals. */
const lowered = (label: string): string =>
  /^[A-Z][a-z]/.test(label) && !/, (?:of |sell|ad |CAC|ROAS|eng)/.test(label)
    ? label.charAt(0).toLowerCase() + label.slice(1)
    : label;

/** A figure of the workspace beside a P; it opens to its formula and rows. */
const Line = ({ figure }: { figure: FourPsEvidence }) => {
  const { value, by, label, products, places, adds } = figure;
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
            ...(products.length === 0 ? {} : { products: products.join('\n') }),
            ...(places.length === 0 ? {} : { places: places.join('\n') }),
            ...(adds === null ? {} : { adds }),
          })}
          className={styles.opens}
        >
          {metricText(value)}
        </Link>
      )}
      <span>
        {lowered(label)}
        {value.status === 'mixed_currency' && value.reason !== null && (
          <>
            {', '}
            <Reason text={value.reason}>some currencies left out</Reason>
          </>
        )}
      </span>
    </li>
  );
};

type Competitors = Output<'four-ps.evidence'>['competitors'];

/** Who else is there and what they ask, as field notes say; each opens the notes. */
const Rivals = ({ competitors, prices }: { competitors: Competitors; prices: boolean }) => {
  const { currency, today } = useWorkspace();
  return competitors
    .filter(({ pricesMinor }) => !prices || pricesMinor.length > 0)
    .slice(0, 3)
    .map(({ name, notes, said, day: on, pricesMinor }) => (
      <li key={name}>
        <Link
          to="/field-notes"
          search={(old) => ({ period: old.period, competitor: name, view: 'all' })}
          className={styles.opens}
          title={`${said}, ${day(on, { today })}`}
        >
          {prices ? money(pricesMinor[0], currency) : number(notes)}
        </Link>
        <span>{prices ? `at ${name}, noted` : `${notes === 1 ? 'note' : 'notes'} on ${name}`}</span>
      </li>
    ));
};

/** What the workspace knows beside one P, computed figures first; the first few, and the rest when asked. */
export const Evidence = ({
  p,
  evidence,
  when,
}: {
  p: FourP;
  evidence: Output<'four-ps.evidence'> | undefined;
  when: string;
}) => {
  const [all, setAll] = useState(false);
  const figures = (evidence?.figures ?? []).filter((figure) => figure.p === p);
  const notes = p === 'product' ? evidence?.notes : null;
  const themes = p === 'product' ? (evidence?.themes ?? []) : [];
  const known = figures.toSorted((a, b) => Number(a.value.value === null) - Number(b.value.value === null));
  const first = notes ? 3 : 4;
  return (
    <>
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
        {(all ? themes : themes.slice(0, 2)).map((theme) => (
          <li key={theme.id}>
            <Link
              to="/field-notes"
              search={(old) => ({
                period: old.period,
                view: 'all',
                theme: theme.id,
                ...(notes ? { product: notes.productId } : {}),
              })}
              className={styles.opens}
            >
              {number(theme.notes)}
            </Link>
            <span>
              {theme.notes === 1 ? 'note' : 'notes'} on {theme.name}
            </span>
          </li>
        ))}
        {(all ? known : known.slice(0, first)).map((figure) => (
          <Line key={figure.label} figure={figure} />
        ))}
        {(p === 'product' || p === 'price') && (
          <Rivals competitors={evidence?.competitors ?? []} prices={p === 'price'} />
        )}
      </ul>
      {known.length > first && (
        <Button small kind="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${known.length - first} more`}
        </Button>
      )}
    </>
  );
};
