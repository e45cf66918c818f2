import type { InvestorReport } from '../../../../shared/contract/reports';
import { number, percent } from '../../format';

type Step = InvestorReport['funnel'][number];

const ROW = 22;
/** Room for a step's name, and for its count and share behind the bar. */
const NAME = 76;
const AFTER = 84;

/** From lead to won: marketing above the hand-off line, sales below it, each on the scale of its own first step. */
export const Funnel = ({ steps, label, width }: { steps: readonly Step[]; label: string; width: number }) => {
  const longest = Math.min(220, width - NAME - AFTER);
  const cut = steps.findIndex((step) => step.side === 'sales');
  const marketing = cut < 0 ? steps : steps.slice(0, cut);
  const sales = cut < 0 ? [] : steps.slice(cut);
  const biggest = Math.max(1, ...steps.map((step) => step.value));
  const most = Math.max(1, ...sales.map((step) => step.value));
  const scale = most * 4 < biggest ? (biggest / most >= 10 ? 10 : 4) : 1;
  const row = (step: Step, y: number, fill: string, factor: number) => {
    const length = Math.min(1, (step.value / biggest) * factor) * longest;
    const before = steps[steps.indexOf(step) - 1];
    return (
      <g key={step.label}>
        <text x="0" y={y + 9}>
          {step.label}
        </text>
        <rect x={NAME} y={y} width={Math.max(step.value > 0 ? 0.8 : 0, length)} height="12.5" fill={fill} />
        <text x={NAME + length + 4} y={y + 9} className="b">
          {number(step.value)}
        </text>
        {before && before.value >= step.value && before.value > 0 && step.side === before.side && (
          <text x={NAME + length + 9 + number(step.value).length * 4.4} y={y + 9} className="l2">
            {percent(step.value / before.value)} of {before.label.toLowerCase()}
          </text>
        )}
      </g>
    );
  };
  const line = 12 + marketing.length * ROW + 12;
  return (
    <svg className="ch" viewBox={`0 0 ${width} ${line + 14 + sales.length * ROW}`} role="img" aria-label={label}>
      <text x="0" y="7" className="b" style={{ fill: 'var(--marketing)' }}>
        Marketing
      </text>
      {marketing.map((step, index) => row(step, 13 + index * ROW, 'var(--marketing)', 1))}
      {sales.length > 0 && (
        <>
          <text x="0" y={line - 4} className="b">
            Hand-off
          </text>
          <path d={`M0 ${line}H${width}`} stroke="var(--ink)" strokeWidth="1" strokeDasharray="2.5 1.5" />
          <text x="0" y={line + 9} className="b" style={{ fill: 'var(--sales)' }}>
            Sales
          </text>
          {scale > 1 && (
            <text x={width} y={line + 9} className="e l2">
              scale × {scale} below the line
            </text>
          )}
          {sales.map((step, index) => row(step, line + 14 + index * ROW, 'var(--sales)', scale))}
        </>
      )}
    </svg>
  );
};
