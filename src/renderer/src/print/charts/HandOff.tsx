import { Fragment } from 'react';
import type { FunnelStepValue } from '../../../../shared/contract/leads';
import { number, STEP_LABELS, stepMedian, stepRate } from '../../format';

const ROW = 15;
/** Room for a step's name; where bars end; right edges of count, rate, median and the period's own count. */
const NAME = 66;
const BARS = 214;
const EDGES = { count: 250, rate: 318, median: 408 } as const;
/** Height of the hand-off line with its words. */
const LINE = 25;
const HEAD = 13;

type Props = {
  steps: readonly FunnelStepValue[];
  /** What happened in the report's own period, in the order of the steps. */
  happened: readonly number[];
  /** Heading of that column: `In W47`. */
  inPeriod: string;
  label: string;
  width: number;
};

/** Every step from lead to won with count, rate and median: marketing above the hand-off line, sales below it. */
export const HandOffChart = ({ steps, happened, inPeriod, label, width }: Props) => {
  const top = Math.max(1, ...steps.map((step) => step.count));
  const cut = steps.findIndex((step) => step.side === 'sales');
  const at = (index: number): number => HEAD + index * ROW + (cut >= 0 && index >= cut ? LINE : 0);
  return (
    <svg className="ch" viewBox={`0 0 ${width} ${at(steps.length)}`} role="img" aria-label={label}>
      <text x={EDGES.count} y="7" className="e l2">
        Leads
      </text>
      <text x={EDGES.rate} y="7" className="e l2">
        Of step before
      </text>
      <text x={EDGES.median} y="7" className="e l2">
        Median from step before
      </text>
      <text x={width} y="7" className="e l2">
        {inPeriod}
      </text>
      {steps.map((step, index) => {
        const y = at(index);
        return (
          <Fragment key={step.step}>
            {index === cut && (
              <>
                <path d={`M0 ${y - 8}H${width}`} stroke="var(--ink)" strokeDasharray="2.5 1.5" />
                <text x="0" y={y - 11} className="b" style={{ fill: 'var(--marketing)' }}>
                  ↑ Marketing
                </text>
                <text x={width / 2} y={y - 11} className="b c">
                  Hand-off
                </text>
                <text x={width} y={y - 11} className="b e" style={{ fill: 'var(--sales)' }}>
                  Sales ↓
                </text>
              </>
            )}
            <text x="0" y={y + 8}>
              {STEP_LABELS[step.step]}
            </text>
            <rect
              x={NAME}
              y={y + 1}
              width={Math.max(step.count > 0 ? 0.8 : 0, (step.count / top) * (BARS - NAME))}
              height="9.5"
              fill={step.side === 'sales' ? 'var(--sales)' : 'var(--marketing)'}
            />
            <text x={EDGES.count} y={y + 8} className="e b">
              {number(step.count)}
            </text>
            <text x={EDGES.rate} y={y + 8} className="e">
              {index > 0 && stepRate(step)}
            </text>
            {index > 0 && step.smallN && step.rate !== null && (
              <text x={EDGES.rate + 2} y={y + 8}>
                *
              </text>
            )}
            <text x={EDGES.median} y={y + 8} className="e">
              {stepMedian(step)}
            </text>
            <text x={width} y={y + 8} className="e">
              {number(happened[index] ?? 0)}
            </text>
          </Fragment>
        );
      })}
    </svg>
  );
};
