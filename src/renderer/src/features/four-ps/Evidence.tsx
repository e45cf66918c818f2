import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { FourPsEvidence } from '../../../../shared/contract/four-ps';
import { FOUR_PS, type FourP } from '../../../../shared/domain/four-ps';
import { useWorkspace } from '../../api';
import { day, metricText, money, number } from '../../format';
import { Reason } from '../../ui';
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
const Rival = ({ of, prices }: { of: Competitors[number]; prices: boolean }) => {
  const { currency, today } = useWorkspace();
  const { name, notes, said, day: on, pricesMinor } = of;
  return (
    <li>
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
  );
};

type Noted = { figure: string; words: string; search: { product?: string; theme?: string; view?: 'all' } };

/** So many field notes on something; it opens to them. */
const Notes = ({ figure, words, search }: Noted) => (
  <li>
    <Link to="/field-notes" search={(old) => ({ period: old.period, ...search })} className={styles.opens}>
      {figure}
    </Link>
    <span>{words}</span>
  </li>
);

type Known = Output<'four-ps.evidence'>;

/** What field notes say of the product: its themes, the most frequent first, and how many there are in all. */
const notedOf = ({ themes, notes }: Known): Noted[] => [
  ...themes.map((theme) => ({
    figure: number(theme.notes),
    words: `${theme.notes === 1 ? 'note' : 'notes'} on ${theme.name}`,
    search: { view: 'all' as const, theme: theme.id, ...(notes ? { product: notes.productId } : {}) },
  })),
  ...(notes && notes.notes > 0
    ? [
        {
          figure: number(notes.notes),
          words: notes.notes === 1 ? 'field note on it' : 'field notes on it',
          search: { product: notes.productId },
        },
      ]
    : []),
];

/** Lines beside a P before somebody asks for all. */
const FIRST = 2;
/** Competitors that are named beside a P. */
const RIVALS = 3;

/** Lines in their order: what most asks to be read first, computed figures before those that cannot be. */
const linesOf = (p: FourP, evidence: Known): ReactNode[] => {
  const figures = evidence.figures
    .filter((figure) => figure.p === p)
    .toSorted((a, b) => Number(a.value.value === null) - Number(b.value.value === null))
    .map((figure) => <Line key={figure.label} figure={figure} />);
  const rivals = (prices: boolean): ReactNode[] =>
    evidence.competitors
      .filter(({ pricesMinor }) => !prices || pricesMinor.length > 0)
      .slice(0, RIVALS)
      .map((one) => <Rival key={`rival ${one.name}`} of={one} prices={prices} />);
  if (p === 'price') return [...figures, ...rivals(true)];
  if (p !== 'product') return figures;
  const [most, ...others] = notedOf(evidence).map((one) => <Notes key={`notes ${one.words}`} {...one} />);
  return [most, ...figures, ...others, ...rivals(false)].filter(Boolean);
};

/** What the workspace knows beside one P: two lines at first, and all of them when asked. */
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
  const lines = evidence ? linesOf(p, evidence) : [];
  const more = lines.length - FIRST;
  return (
    <>
      <div className={styles.p}>
        <b>{FOUR_PS[p].name}</b>{' '}
        <span className="s ink3 cut" title={FOUR_PS[p].words}>
          {FOUR_PS[p].words}
        </span>
        {more > 0 && (
          <button
            type="button"
            className={styles.more}
            aria-expanded={all}
            aria-label={
              all ? `Fewer of what is known of ${FOUR_PS[p].name}` : `${more} more known of ${FOUR_PS[p].name}`
            }
            onClick={() => setAll(!all)}
          >
            {all ? '−' : `+${more}`}
          </button>
        )}
      </div>
      <ul className={styles.evidence} aria-label={`What is known in ${when}`}>
        {all ? lines : lines.slice(0, FIRST)}
      </ul>
    </>
  );
};
