const WIDTH = 72;
const HEIGHT = 18;
const EDGE = 2;

/** The shape of a figure over time, for a row of a table. The figure beside it and its page say it in words. */
export const Sparkline = ({ values }: { values: readonly (number | null)[] }) => {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return null;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const points = values.flatMap((value, index) =>
    value === null
      ? []
      : [
          {
            x: EDGE + (index / (values.length - 1)) * (WIDTH - 2 * EDGE),
            y: HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE),
          },
        ],
  );
  const last = points.at(-1);
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden style={{ display: 'block' }}>
      <polyline
        points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}
        fill="none"
        stroke="var(--ink-3)"
        strokeWidth={1.5}
      />
      {last && <circle cx={last.x} cy={last.y} r={2} fill="var(--ink)" />}
    </svg>
  );
};
