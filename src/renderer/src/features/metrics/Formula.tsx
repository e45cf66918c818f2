import { Link } from '@tanstack/react-router';
import type { FormulaTerm, MetricValue } from '../../../../shared/contract/metrics';
import { metricText, plural, quantity, quantityCell } from '../../format';
import { cx, TakenAs } from '../../ui';
import styles from './metrics.module.css';

type FormulaProps = { terms: readonly FormulaTerm[]; value: MetricValue; name: string };

/** The formula filled in: each term with its rows, and a way to the metric it is; last what it comes to. */
export const Formula = ({ terms, value, name }: FormulaProps) => (
  <>
    <TakenAs
      label="The formula filled in"
      columns={[
        { name: 'Sign', value: (term) => term.sign },
        { name: 'Term', value: (term) => term.name },
        { name: 'Rows', value: (term) => term.rows },
        { name: 'Amount', value: (term) => quantityCell(term.value, term.unit) },
      ]}
      rows={[
        ...terms.filter((term) => term.sign !== '='),
        { sign: '=', name, rows: null, value: value.value, unit: value.unit },
      ]}
    />
    <table className={styles.formula} aria-label="The formula filled in">
      <tbody>
        {terms
          .filter((term) => term.sign !== '=')
          .map((term) => (
            <tr key={`${term.sign}${term.name}`}>
              <td className="ink3">{term.sign}</td>
              <th scope="row">{term.name}</th>
              <td className="num ink3 s">{term.rows === null ? '' : plural(term.rows, 'row')}</td>
              <td className="num">
                {term.metric && term.metric !== value.metric && term.value !== null ? (
                  <Link
                    className="open"
                    to="/metrics/$id"
                    params={{ id: term.metric }}
                    aria-label={`${term.name} ${quantity(term.value, term.unit)}: open its formula`}
                  >
                    {quantity(term.value, term.unit)}
                  </Link>
                ) : (
                  quantity(term.value, term.unit)
                )}
              </td>
            </tr>
          ))}
        <tr className={styles.result}>
          <td className="ink3">=</td>
          <th scope="row">{name}</th>
          <td className={cx('num', styles.big)} colSpan={2}>
            {metricText(value)}
          </td>
        </tr>
      </tbody>
    </table>
  </>
);
