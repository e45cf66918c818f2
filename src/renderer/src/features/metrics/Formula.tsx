import { Link } from '@tanstack/react-router';
import type { FormulaTerm, MetricValue } from '../../../../shared/contract/metrics';
import { metricText, number, quantity } from '../../format';
import styles from './metrics.module.css';

/** The formula filled in: each term with its rows, and a way to the metric it is. */
export const Formula = ({
  terms,
  value,
  name,
}: {
  terms: readonly FormulaTerm[];
  value: MetricValue;
  name: string;
}) => (
  <div>
    {terms.map((term) => (
      <div key={`${term.sign}${term.name}`} className={styles.term}>
        <span className="ink3">{term.sign}</span>
        {term.metric && term.metric !== value.metric ? (
          <Link className="open" to="/metrics/$id" params={{ id: term.metric }} search={(old) => old}>
            {term.name}
          </Link>
        ) : (
          <span>{term.name}</span>
        )}
        <span className="ink3 s">{term.rows === null ? '' : `${number(term.rows)} rows`}</span>
        <span className="num">{quantity(term.value, term.unit)}</span>
      </div>
    ))}
    {terms.at(-1)?.sign !== '=' && (
      <div className={styles.term}>
        <span className="ink3">=</span>
        <b>{name}</b>
        <span />
        <b className="num">{metricText(value)}</b>
      </div>
    )}
  </div>
);
