import styles from './charts.module.css';

export type WaterfallStep = {
  name: string;
  value: number;
  /** Everything not named: neither good nor bad news of its own. */
  rest?: boolean;
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
