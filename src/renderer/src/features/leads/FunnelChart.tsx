import type { FunnelStepValue } from '../../../../shared/contract/leads';
import { number, STEP_LABELS, stepMedian, stepRate } from '../../format';
import { ChartFrame } from '../../ui/charts';
import styles from './funnel.module.css';

/** Counts, rates and medians of every step: marketing above the hand-off line, sales below it. */
export const FunnelChart = ({ title, steps }: { title: string; steps: readonly FunnelStepValue[] }) => {
  const top = Math.max(1, ...steps.map((step) => step.count));
  return (
    <ChartFrame
      title={title}
      height={250}
      twin={{
        head: ['Step', 'Side', 'Leads', 'Of the step before', 'Median'],
        rows: steps.map((step) => [
          STEP_LABELS[step.step],
          step.side === 'marketing' ? 'Marketing' : 'Sales',
          number(step.count),
          `${stepRate(step)}${step.smallN ? ' (fewer than 30)' : ''}`,
          stepMedian(step) || '–',
        ]),
        plain: steps.map((step) => [STEP_LABELS[step.step], step.side, step.count, step.rate, step.median]),
      }}
    >
      <div className={styles.funnel}>
        <div className={styles.head}>
          <span />
          <span />
          <span>Leads</span>
          <span>Of the step before</span>
          <span>Median from the step before</span>
        </div>
        {steps.map((step, index) => (
          <div key={step.step}>
            {step.side === 'sales' && steps[index - 1]?.side === 'marketing' && (
              <div className={styles.line}>Hand-off: marketing above, sales below</div>
            )}
            <div className={styles.row}>
              <span>{STEP_LABELS[step.step]}</span>
              <span className={styles.track}>
                <i data-side={step.side} style={{ width: `${(step.count / top) * 100}%` }} />
              </span>
              <b>{number(step.count)}</b>
              <span className={step.smallN ? 'ink3' : undefined}>{index === 0 ? '' : stepRate(step)}</span>
              <span className="ink2">{stepMedian(step)}</span>
            </div>
          </div>
        ))}
      </div>
    </ChartFrame>
  );
};
