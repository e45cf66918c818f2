import { money, percent } from '../../format';

export type Part = { name: string; minor: number };

const WIDTH = 493;
const FILLS = ['var(--ink)', 'var(--ink-2)', 'var(--line-strong)', 'var(--surface)', 'var(--sunken)'];
/** Under this width a part's labels would run into its neighbour's. */
const ROOM = 46;

/** A whole cut into its parts: greys with labels on them. Parts too small for a label are named by the caller. */
export const Parts = ({ parts, currency, label }: { parts: readonly Part[]; currency: string; label: string }) => {
  const total = parts.reduce((sum, part) => sum + part.minor, 0);
  const widths = parts.map((part) => (total > 0 ? (part.minor / total) * WIDTH : 0));
  return (
    <svg className="ch" viewBox={`0 0 ${WIDTH} 44`} role="img" aria-label={label}>
      {parts.map((part, index) => {
        const x = widths.slice(0, index).reduce((sum, width) => sum + width, 0);
        const width = widths[index] ?? 0;
        const dark = index < 2;
        return (
          <g key={part.name}>
            <rect
              x={x + 0.3}
              y="13"
              width={Math.max(0, width - 0.6)}
              height="16"
              fill={FILLS[index % FILLS.length]}
              stroke="var(--ink)"
              strokeWidth="0.6"
            />
            {width >= ROOM && (
              <>
                <text x={x + 1} y="8">
                  {part.name}
                </text>
                <text x={x + 5} y="23.5" className="b" style={{ fill: dark ? 'var(--surface)' : 'var(--ink)' }}>
                  {percent(part.minor / total)}
                </text>
                <text x={x + 1} y="38" className="l2">
                  {money(part.minor, currency, { cents: 'never' })}
                </text>
              </>
            )}
          </g>
        );
      })}
    </svg>
  );
};

/** Parts that the chart has no room to name. */
export const tooSmall = (parts: readonly Part[]): Part[] => {
  const total = parts.reduce((sum, part) => sum + part.minor, 0);
  return total > 0 ? parts.filter((part) => (part.minor / total) * WIDTH < ROOM) : [];
};
