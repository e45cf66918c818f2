import { money } from '../../format';
import { cutTo } from './scale';

export type Step = { name: string; minor: number };

const WIDTH = 493;
const TOP = 34;
const BOTTOM = 130;

/** A label on two lines of about fifteen letters. */
const lines = (name: string, letters: number): [string, string] => {
  if (name.length <= letters) return [name, ''];
  const cut = name.lastIndexOf(' ', letters);
  const at = cut > 3 ? cut : letters;
  return [name.slice(0, at).trim(), cutTo(name.slice(at).trim(), letters)];
};

/** From the target to the outlook: solid falls short, outlined runs over, the last bar is what they come to. */
export const Waterfall = ({
  steps,
  currency,
  start,
  end,
  endAmount,
  label,
}: {
  steps: readonly Step[];
  currency: string;
  start: string;
  end: string;
  endAmount: string;
  label: string;
}) => {
  const total = steps.reduce((sum, step) => sum + step.minor, 0);
  const edges = steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 0) + step.minor], [0]);
  const high = Math.max(0, ...edges);
  const low = Math.min(0, ...edges);
  const y = (minor: number): number => TOP + ((high - minor) / (high - low || 1)) * (BOTTOM - TOP);
  const slot = (WIDTH - 70) / (steps.length + 1);
  const thick = Math.min(34, slot * 0.6);
  const letters = Math.max(6, Math.floor(slot / 3.9));
  const text = (minor: number): string => money(minor, currency, { cents: 'never', signed: true });
  const column = (index: number): number => 70 + slot * index + (slot - thick) / 2;
  return (
    <svg className="ch" viewBox={`0 0 ${WIDTH} 166`} role="img" aria-label={label}>
      <path className="ax" d={`M0 ${y(0)}H${WIDTH}`} />
      <text x="0" y={y(0) - 4} className="b">
        On target
      </text>
      <text x="0" y={y(0) + 9.5}>
        {start}
      </text>
      {[...steps, { name: end, minor: total }].map((step, index) => {
        const sum = index === steps.length;
        const from = sum ? 0 : (edges[index] ?? 0);
        const to = from + step.minor;
        const up = step.minor > 0;
        const x = column(index);
        const [first, second] = sum ? [end, endAmount] : lines(step.name, letters);
        return (
          <g key={`${step.name} ${index}`}>
            {sum ? (
              <rect
                x={x}
                y={Math.min(y(from), y(to))}
                width={thick}
                height={Math.abs(y(to) - y(from))}
                fill="var(--ink)"
              />
            ) : up ? (
              <rect
                x={x}
                y={y(to)}
                width={thick}
                height={y(from) - y(to)}
                fill="var(--good-soft)"
                stroke="var(--good)"
                strokeWidth="0.7"
              />
            ) : (
              <rect x={x} y={y(from)} width={thick} height={y(to) - y(from)} fill="var(--bad)" />
            )}
            <text x={x + thick / 2} y={up ? y(to) - 4 : y(to) + 9} className="c b">
              {text(step.minor)}
            </text>
            {!sum && (
              <path
                className="hr"
                d={`M${x + thick} ${y(to)}H${column(index + 1)}`}
                style={{ stroke: 'var(--ink-3)' }}
              />
            )}
            <text x={x + thick / 2} y="155" className={sum ? 'c b' : 'c'}>
              {first}
            </text>
            <text x={x + thick / 2} y="163.5" className={sum ? 'c b' : 'c'}>
              {second}
            </text>
          </g>
        );
      })}
    </svg>
  );
};
