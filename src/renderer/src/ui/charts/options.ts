import type { ChartOptions, TooltipOptions } from 'chart.js';
import type { ChartColours } from './tokens';

type Axis = { format: (value: number) => string; colours: ChartColours };

/** The dark tooltip of the drawn look. */
export const tooltip = ({ ink, surface }: ChartColours): Partial<TooltipOptions> => ({
  backgroundColor: ink,
  titleColor: surface,
  bodyColor: surface,
  footerColor: surface,
  titleFont: { size: 12, weight: 550 as never },
  bodyFont: { size: 12 },
  padding: { x: 12, y: 8 },
  cornerRadius: 4,
  caretSize: 0,
});

/** Horizontal hairlines, figures at the left, no frame. */
export const valueAxis = ({ format, colours }: Axis, zero = true) => ({
  beginAtZero: zero,
  border: { display: false },
  grid: { color: colours.line, drawTicks: false },
  ticks: {
    color: colours.ink3,
    padding: 8,
    maxTicksLimit: 6,
    maxRotation: 0,
    callback: (value: string | number) => format(Number(value)),
  },
});

/** Names along the bottom on a stronger line. */
export const nameAxis = (colours: ChartColours) => ({
  border: { color: colours.lineStrong },
  grid: { display: false },
  ticks: { color: colours.ink3, padding: 6, maxRotation: 0, autoSkipPadding: 12 },
});

export const common = (
  colours: ChartColours,
): Pick<ChartOptions<'line'>, 'responsive' | 'interaction'> & { color: string } => ({
  color: colours.ink2,
  responsive: true,
  interaction: { mode: 'index', intersect: false },
});
