import { unitOf } from './scale';

export type Bar = {
  label: string;
  value: number | null;
  target: number | null;
  outlook: number | null;
  under?: string;
  strong?: boolean;
};

const BASE = 120;
const TOP = 16;

/** Bars from zero with a horizontal mark for each target, white where it crosses the bar; outlined is outlook. */
export const Bars = ({
  bars,
  currency,
  width,
  label,
}: {
  bars: readonly Bar[];
  currency: string;
  width: number;
  label: string;
}) => {
  const all = bars.flatMap((bar) => [bar.value ?? 0, bar.target ?? 0, bar.outlook ?? 0]);
  const high = Math.max(1, ...all);
  const low = Math.min(0, ...all);
  const { text } = unitOf(all, currency);
  const slot = width / bars.length;
  const thick = Math.min(26, slot * 0.66);
  const y = (minor: number): number => BASE - ((minor - low) / (high - low)) * (BASE - TOP);
  const zero = y(0);
  const roomy = slot >= 17;
  const every = Math.ceil(17 / slot);
  const firstTarget = bars.find((bar) => bar.target !== null);
  return (
    <svg
      className="ch"
      viewBox={`0 0 ${width} ${BASE + (bars.some((bar) => bar.under) ? 30 : 22)}`}
      role="img"
      aria-label={label}
    >
      <path className="ax" d={`M0 ${zero}H${width}`} />
      {bars.map((bar, index) => {
        const middle = slot * (index + 0.5);
        const left = middle - thick / 2;
        const shown = bar.value ?? 0;
        const high = Math.min(zero, y(shown));
        const tall = Math.abs(zero - y(shown));
        const outline = bar.outlook !== null && bar.outlook > shown;
        const number = bar.value ?? bar.outlook;
        const difference =
          bar.target !== null && bar.outlook === null && bar.value !== null ? bar.value - bar.target : null;
        return (
          <g key={bar.label + String(index)}>
            {outline && bar.outlook !== null && (
              <rect
                x={left + 0.3}
                y={y(bar.outlook)}
                width={thick - 0.6}
                height={Math.max(0, y(shown) - y(bar.outlook))}
                fill="none"
                stroke="var(--ink-2)"
                strokeWidth="0.6"
              />
            )}
            {tall > 0 && <rect x={left} y={high} width={thick} height={tall} fill="var(--ink)" />}
            {bar.target !== null && (
              <path d={`M${left - 3.5} ${y(bar.target)}h${thick + 7}`} stroke="var(--ink)" strokeWidth="1.1" />
            )}
            {bar.target !== null && bar.target < shown && (
              <path d={`M${left} ${y(bar.target)}h${thick}`} stroke="var(--surface)" strokeWidth="1.1" />
            )}
            {roomy && number !== null && tall >= 12 && bar.value !== null && (
              <text x={middle} y={zero - 5} className="c b" style={{ fill: 'var(--surface)' }}>
                {text(number)}
              </text>
            )}
            {roomy && number !== null && (tall < 12 || bar.value === null) && (
              // Inside an outlined bar at its foot, where no mark of a target crosses it; above where that is too low.
              <text
                x={middle}
                y={
                  bar.value === null && zero - y(number) >= 12
                    ? zero - 5
                    : Math.min(zero, y(Math.max(number, bar.outlook ?? 0))) - 3
                }
                className="c l2"
              >
                {text(number)}
              </text>
            )}
            {(roomy || index % every === 0) && (
              <text x={middle} y={BASE + 10} className={bar.strong ? 'c b' : 'c'}>
                {bar.label}
              </text>
            )}
            {roomy && difference !== null && (
              <text x={middle} y={BASE + 19} className="c l2">
                {text(difference, true)}
              </text>
            )}
            {roomy && bar.under && (
              <text x={middle} y={BASE + 28} className="c l2">
                {bar.under}
              </text>
            )}
          </g>
        );
      })}
      {firstTarget?.target != null && (
        <text
          x={Math.max(0, slot * (bars.indexOf(firstTarget) + 0.5) - thick / 2 - 3.5)}
          y={Math.min(y(firstTarget.target), y(firstTarget.value ?? 0)) - 4}
          className="b"
        >
          Target
        </text>
      )}
    </svg>
  );
};
