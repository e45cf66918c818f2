import type { ChannelLine } from '../../../../shared/contract/reports';

/** A horizontal bar of a table row. */
export const RowBar = ({
  value,
  of,
  width = 70,
  fill = 'var(--ink)',
}: {
  value: number;
  of: number;
  width?: number;
  fill?: string;
}) => (
  <svg viewBox={`0 0 ${width} 8`} style={{ width: `${width}pt`, height: '8pt' }} aria-hidden="true">
    <rect
      x="0"
      y="0.6"
      width={of > 0 ? Math.max(value > 0 ? 0.6 : 0, (Math.max(0, value) / of) * width) : 0}
      height="6.4"
      fill={fill}
    />
  </svg>
);

/** The last weeks of a figure: a line without axes, a dot where it ends. */
export const Spark = ({ values, label }: { values: readonly (number | null)[]; label: string }) => {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  if (known.length < 2) return null;
  const high = Math.max(...known.map(({ value }) => value));
  const low = Math.min(...known.map(({ value }) => value));
  const x = (index: number): number => 1 + (index / Math.max(1, values.length - 1)) * 54;
  const y = (value: number): number => (high === low ? 6 : 10 - ((value - low) / (high - low)) * 8);
  const last = known.at(-1);
  return (
    <svg viewBox="0 0 58 12" style={{ width: '58pt', height: '12pt' }} role="img" aria-label={label}>
      <path
        d={known
          .map(({ value, index }, at) => `${at === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`)
          .join('')}
        fill="none"
        stroke="var(--ink-2)"
        strokeWidth=".7"
        strokeLinejoin="round"
      />
      {last && <circle cx={x(last.index)} cy={y(last.value)} r="1.5" fill="var(--ink)" />}
    </svg>
  );
};

/** Sold to date dark, outlook light, a tall line at the target, short ticks at what was expected. */
export const PaceRow = ({ pace, label }: { pace: NonNullable<ChannelLine['pace']>; label: string }) => {
  const at = (minor: number): number =>
    pace.targetMinor > 0 ? Math.max(0, Math.min(112, (minor / pace.targetMinor) * 86)) : 0;
  const expected = at(pace.expectedMinor);
  return (
    <svg viewBox="0 0 96 11" style={{ width: '96pt', height: '11pt' }} role="img" aria-label={label}>
      <rect x="0" y="3.6" width={Math.min(96, at(pace.outlookMinor))} height="3.8" fill="var(--line-strong)" />
      <rect x="0" y="3.6" width={Math.min(96, at(pace.actualMinor))} height="3.8" fill="var(--ink)" />
      <path className="ax" d={`M${expected} 1.2V3.6M${expected} 7.4V9.8`} />
      <path d="M86 .5V10.5" stroke="var(--ink)" strokeWidth="1.1" />
    </svg>
  );
};
