import { money } from '../../format';
import { cx } from '../../ui/cx';

export type GapPoint = { label: string; value: number };

const HEIGHT = 142;
const TOP = 20;
const BOTTOM = 106;

/** Where a point's label stands clear of the line: under a low, over a high, beside a slope. */
const placeOf = (points: readonly GapPoint[], index: number): { below: boolean; shift: number } => {
  const value = points[index]?.value ?? 0;
  const before = points[index - 1]?.value ?? value;
  const after = points[index + 1]?.value ?? value;
  // The first stands away from the axis, whose own words are beside it.
  if (index === 0) return { below: value < 0, shift: 0 };
  if (before >= value && after >= value && before + after > 2 * value) return { below: true, shift: 0 };
  if (before > value || after < value) return { below: false, shift: before <= value ? 0 : 12 };
  return { below: false, shift: after > value ? -10 : 0 };
};

const WORDS = 44;
/** A letter of a label is about so wide, and a label of few letters as wide as this. */
const LETTER = 4.4;
const NARROW = 34;

/** How far ahead of or behind pace each week ended; the line at zero is 'on pace'. */
export const GapLine = ({
  points,
  currency,
  width,
  label,
}: {
  points: readonly GapPoint[];
  currency: string;
  width: number;
  label: string;
}) => {
  const values = points.map((point) => point.value);
  const high = Math.max(0, ...values);
  const low = Math.min(0, ...values);
  const y = (minor: number): number => (high === low ? TOP : TOP + ((high - minor) / (high - low)) * (BOTTOM - TOP));
  const slot = width / Math.max(1, points.length);
  const x = (index: number): number => slot * (index + 0.5);
  const text = (value: number): string => money(value, currency, { cents: 'never', signed: true });
  // Labels of long amounts are fewer, so that none runs into the next.
  const wide = Math.max(NARROW, ...values.map((value) => text(value).length * LETTER));
  const every = Math.ceil(wide / slot);
  const end = Math.min(x(points.length - 1), width - (wide / 2 - 1));
  const long = wide > NARROW + 12;
  // The axis is named on the side where the line does not begin.
  const begin = points.filter((_point, index) => x(index) < WORDS).reduce((sum, { value }) => sum + value, 0);
  const path = points
    .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(index).toFixed(1)} ${y(point.value).toFixed(1)}`)
    .join('');
  return (
    <svg className="ch" viewBox={`0 0 ${width} ${HEIGHT}`} role="img" aria-label={label}>
      <path className="ax" d={`M0 ${y(0)}H${width}`} />
      <text x={0} y={begin > 0 ? y(0) + 9 : y(0) - 4} className="b">
        On pace
      </text>
      <path d={path} fill="none" stroke="var(--ink)" strokeWidth="1.2" />
      {points.map((point, index) => {
        const last = index === points.length - 1;
        const at = long ? Math.max(x(index), wide / 2 - 16) : x(index) + placeOf(points, index).shift;
        const told = last || (index % every === 0 && points.length - 1 - index >= every && end - at >= wide - 2);
        const place = placeOf(points, index);
        // Close under the axis a label would lie across it.
        const over = point.value < 0 && y(point.value) - y(0) < 14 ? y(0) : y(point.value);
        return (
          <g key={point.label}>
            <circle cx={x(index)} cy={y(point.value)} r="1.8" fill="var(--ink)" />
            {told && (
              <text
                x={last ? end : at}
                y={place.below ? y(point.value) + 10 : over - 5}
                className={cx('c', last && 'b')}
              >
                {text(point.value)}
              </text>
            )}
            {told && (
              <text x={x(index)} y={130} className={last ? 'c b' : 'c'}>
                {point.label}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
