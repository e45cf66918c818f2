import type { SheetCell } from '../../../../shared/domain/sheet';
import { ChartFrame } from './ChartFrame';
import styles from './charts.module.css';

export type WaterfallStep = {
  name: string;
  value: number;
  /** Everything not named: neither good nor bad news of its own. */
  rest?: boolean;
  /** Makes up for a shortage named before it. */
  covers?: boolean;
};

export type WaterfallProps = {
  /** The finding: "Dry shampoo 8.1% short, mousse covers it". */
  title: string;
  steps: readonly WaterfallStep[];
  /** Name of the last bar, where the steps end. */
  endName: string;
  /** What zero is: "on target". */
  zeroName?: string;
  format: (value: number) => string;
};

/** Misses and what makes up for them, one after the other, to where they end. A list in itself, so it needs no twin. */
export const Waterfall = ({ title, steps, endName, zeroName, format }: WaterfallProps) => {
  const sums = steps.map((_, index) => steps.slice(0, index + 1).reduce((sum, step) => sum + step.value, 0));
  const bars = steps.map(({ name, value, rest }, index) => {
    const [from, to] = [sums[index - 1] ?? 0, sums[index] ?? 0];
    return {
      name,
      value,
      low: Math.min(from, to),
      high: Math.max(from, to),
      tone: rest ? 'rest' : value < 0 ? 'bad' : 'good',
    };
  });
  const end = sums.at(-1) ?? 0;
  const all = [...bars, { name: endName, value: end, low: Math.min(0, end), high: Math.max(0, end), tone: undefined }];
  const low = Math.min(0, ...all.map((bar) => bar.low));
  const span = Math.max(0, ...all.map((bar) => bar.high)) - low || 1;
  const place = (value: number): string => `${((value - low) / span) * 100}%`;
  return (
    <figure aria-label={title}>
      <dl className={styles.waterfall}>
        {all.map((bar, index) => {
          const total = index === all.length - 1 || undefined;
          return [
            <dt key={`${bar.name}-name`} data-total={total}>
              {bar.name}
            </dt>,
            <dd key={`${bar.name}-bar`} className={styles.track} aria-hidden>
              <span className={styles.zero} style={{ left: place(0) }} />
              <i
                data-tone={bar.tone}
                style={{ left: place(bar.low), width: `${((bar.high - bar.low) / span) * 100}%` }}
              />
            </dd>,
            <dd key={`${bar.name}-amount`} className={styles.amount}>
              {format(bar.value)}
            </dd>,
          ];
        })}
      </dl>
      {zeroName && <p className="unseen">The dashed line is {zeroName}.</p>}
    </figure>
  );
};

export type BridgeProps = Omit<WaterfallProps, 'zeroName' | 'format'> & {
  /** Where the first bar stands, such as a target. */
  start: { name: string; value: number };
  /** A running amount and a change, as they read. */
  format: (value: number) => string;
  /** A value as a spreadsheet takes it. */
  cell: (value: number) => SheetCell;
  formatChange: (value: number) => string;
};

const ROW = 28;
/** Room for the button that shows the table. */
const BUTTON = 36;
/** How much of the drawing lies left of the lowest amount, so that the first and last bar keep some body. */
const FOOT = 0.35;

/**
 * From one amount to another by steps: the first bar, one bar a step, the last bar. Steps are small beside what they
 * lead from, so the scale begins below the lowest amount; where, is said under it.
 */
export const Bridge = ({ title, start, steps, endName, format, cell, formatChange }: BridgeProps) => {
  const sums = steps.map(
    (_, index) => start.value + steps.slice(0, index + 1).reduce((sum, step) => sum + step.value, 0),
  );
  const end = sums.at(-1) ?? start.value;
  const lowest = Math.min(start.value, ...sums);
  const range = Math.max(start.value, ...sums) - lowest || Math.abs(start.value) || 1;
  const low = lowest - range * FOOT < 0 && lowest >= 0 ? 0 : lowest - range * FOOT;
  const span = lowest + range - low;
  const place = (value: number): string => `${((value - low) / span) * 100}%`;
  const whole = (name: string, value: number) => ({ name, text: format(value), from: low, to: value, tone: undefined });
  const bars = [
    whole(start.name, start.value),
    ...steps.map(({ name, value, rest, covers }, index) => ({
      name,
      text: formatChange(value),
      from: sums[index - 1] ?? start.value,
      to: sums[index] ?? start.value,
      tone: rest ? 'rest' : covers ? 'sales' : value < 0 ? 'bad' : 'good',
    })),
    whole(endName, end),
  ];
  return (
    <>
      <ChartFrame
        title={title}
        height={bars.length * ROW}
        twin={{
          head: ['Part', 'Change', 'Comes to'],
          rows: bars.map((bar) => [bar.name, bar.tone ? bar.text : '', format(bar.to)]),
          plain: bars.map((bar) => [bar.name, bar.tone ? cell(bar.to - bar.from) : null, cell(bar.to)]),
        }}
      >
        <dl className={styles.waterfall} style={{ gridAutoRows: ROW - 4, paddingInlineEnd: BUTTON }}>
          {bars.map((bar) => [
            <dt key={`${bar.name} ${bar.to} name`} data-total={bar.tone === undefined || undefined}>
              {bar.name}
            </dt>,
            <dd key={`${bar.name} ${bar.to} bar`} className={styles.track}>
              <span className={styles.zero} style={{ left: place(start.value) }} />
              <i
                data-tone={bar.tone}
                style={{
                  left: place(Math.min(bar.from, bar.to)),
                  width: `${(Math.abs(bar.to - bar.from) / span) * 100}%`,
                }}
              />
            </dd>,
            <dd key={`${bar.name} ${bar.to} amount`} className={styles.amount}>
              {bar.text}
            </dd>,
          ])}
        </dl>
      </ChartFrame>
      {low !== 0 && <p className="s ink3">The scale begins at {format(Math.round(low))}.</p>}
    </>
  );
};
