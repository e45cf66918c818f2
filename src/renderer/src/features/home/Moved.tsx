import type { HomeView } from '../../../../shared/contract/reports';
import { useWorkspace } from '../../api';
import { money } from '../../format';
import { comparedWith, periodOfSpan } from '../../print/words';
import { Card, cx } from '../../ui';
import styles from './home.module.css';
import { movedWords, whatMoved } from './words';

type Step = { name: string; from: number; to: number; minor: number; kind: 'gain' | 'loss' | 'rest' | 'sum' };

/** Each change hangs on where the one before it ended; the last bar is what they come to. */
const stepsOf = (movers: HomeView['movers']): Step[] => {
  let at = 0;
  const steps = movers.map(({ name, rest, changeMinor }): Step => {
    const from = at;
    at += changeMinor;
    return { name, from, to: at, minor: changeMinor, kind: rest ? 'rest' : changeMinor > 0 ? 'gain' : 'loss' };
  });
  return [...steps, { name: 'In all', from: 0, to: at, minor: at, kind: 'sum' }];
};

const Waterfall = ({ movers, label }: { movers: HomeView['movers']; label: string }) => {
  const { currency } = useWorkspace();
  const steps = stepsOf(movers);
  const low = Math.min(0, ...steps.flatMap((step) => [step.from, step.to]));
  const high = Math.max(0, ...steps.flatMap((step) => [step.from, step.to]));
  const at = (minor: number): number => ((minor - low) / (high - low || 1)) * 100;
  return (
    <ul className={styles.steps} aria-label={label} style={{ '--zero': `${at(0).toFixed(2)}%` } as React.CSSProperties}>
      {steps.map((step) => (
        <li key={`${step.kind} ${step.name}`} className={styles.step}>
          <span className={cx('cut', step.kind === 'sum' ? 'strong' : 'ink2')} title={step.name}>
            {step.name}
          </span>
          <span className={styles.track} aria-hidden>
            <span
              className={cx(styles.fill, styles[step.kind])}
              style={{
                left: `${at(Math.min(step.from, step.to)).toFixed(2)}%`,
                width: `${Math.abs(at(step.to) - at(step.from)).toFixed(2)}%`,
              }}
            />
          </span>
          <span className={cx('num', step.kind === 'sum' && 'strong')}>
            {money(step.minor, currency, { signed: true })}
          </span>
        </li>
      ))}
    </ul>
  );
};

/** What moved net sales against the same days of the period before, by product. */
export const WhatMoved = ({ view }: { view: HomeView }) => {
  const { currency, today, weekStart, fiscalYearStart } = useWorkspace();
  const period = periodOfSpan(view.span);
  const against = comparedWith(period, today, { weekStart, fiscalYearStart });
  if (view.movers.length === 0) return null;
  const { total, up, down } = whatMoved(view.movers);
  const amount = (minor: number): string => money(Math.abs(minor), currency);
  const tone = (minor: number): string => cx(minor < 0 ? 'bad' : 'good', 'nowrap', 'strong');
  return (
    <Card title="What moved" sub={`net sales by product, against ${against}`}>
      <div className={styles.moved}>
        <p className={styles.say}>
          Net sales are{' '}
          {total === 0 ? (
            'level with'
          ) : (
            <>
              <span className={tone(total)}>{amount(total)}</span> {total > 0 ? 'up on' : 'down on'}
            </>
          )}{' '}
          {against}.
          {up && (
            <>
              {' '}
              {up.name} brought <span className={tone(1)}>{amount(up.changeMinor)}</span> more{down ? ',' : '.'}
            </>
          )}
          {down && (
            <>
              {' '}
              {down.name} <span className={tone(-1)}>{amount(down.changeMinor)}</span> less.
            </>
          )}
        </p>
        <Waterfall movers={view.movers} label={movedWords(view.movers, against, currency)} />
      </div>
    </Card>
  );
};
