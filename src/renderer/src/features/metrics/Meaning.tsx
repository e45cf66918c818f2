import { Link } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { shiftPeriod } from '../../../../shared/domain/period';
import { day, metricText, periodShort, sentenceDays } from '../../format';
import { usePeriod } from '../../frame/period';
import { comparedWith } from '../../print/words';
import { Card, Delta } from '../../ui';
import { Formula } from './Formula';
import styles from './metrics.module.css';
import { StateBadge } from './StateBadge';

/** What a figure means: the words, the formula filled in, the period, the comparison, and what to be careful about. */
export const Meaning = ({ detail }: { detail: Output<'metrics.get'> }) => {
  const { definition, value, previous, terms, variants, elapsed, asOf } = detail;
  const { period, calendar, today } = usePeriod();
  const against = comparedWith(period, today, calendar);
  const running = elapsed.days > 0 && elapsed.days < elapsed.of;
  const before = periodShort(shiftPeriod(period, -1, calendar));
  return (
    <Card title="What it means">
      <p className="ink2">{definition.words}</p>
      <Formula terms={terms} value={value} name={definition.name} />
      <p className={styles.check}>
        {value.value !== null && previous.value !== null && (
          <span>
            <Delta current={value.value} previous={previous.value} better={definition.better}>
              on {against}
            </Delta>
          </span>
        )}
        <span className="push ink3">
          {periodShort(period)}
          {running ? ` to ${day(asOf, { weekday: 'always', year: 'never' })}` : ''}
        </span>
      </p>
      <p className="s ink3">
        {previous.value === null
          ? `${before}: ${sentenceDays(previous.reason ?? 'not computable', today)}`
          : `${against.replace(/^./, (first) => first.toUpperCase())} came to ${metricText(previous)}.`}
      </p>
      {(value.smallN || (value.status !== 'ok' && value.status !== 'partial')) && (
        <div className={styles.state}>
          <StateBadge value={value} quiet />
          <p className="s ink2">
            {value.reason !== null && sentenceDays(value.reason, today)}
            {value.smallN && ' A rate of fewer than 30 cases: read it with caution.'}
          </p>
        </div>
      )}
      {variants.length > 0 && (
        <p className="s ink3">
          Also worked out as{' '}
          {variants.map((variant, index) => (
            <span key={variant.id}>
              {index > 0 && ', '}
              <Link className="open" to="/metrics/$id" params={{ id: variant.id }}>
                {variant.name}
              </Link>
            </span>
          ))}
        </p>
      )}
    </Card>
  );
};
