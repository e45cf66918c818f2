import type { ReactNode } from 'react';
import { type Better, change as changeOf, NONE, percent, toneOf } from '../format';
import { cx } from './cx';
import styles from './Delta.module.css';

export type DeltaProps = {
  /** The change as a share; or give `current` and `previous`. */
  change?: number | null;
  current?: number | null;
  previous?: number | null;
  /** Which direction is good news. */
  better: Better;
  /** Instead of the percent: an amount with its sign. */
  text?: string;
  /** What it is compared with, in words, after it: "on day 43 of Q1". */
  children?: ReactNode;
};

/** A change with its direction, coloured by meaning and only beyond 1.5% either way. */
export const Delta = ({ change, current, previous, better, text, children }: DeltaProps) => {
  const share = change === undefined ? changeOf(current, previous) : change;
  if (share === null) {
    return (
      <span className="ink3" title="Nothing to compare with">
        {text ?? NONE} {children}
      </span>
    );
  }
  const tone = toneOf(share, better);
  return (
    <>
      <span className={cx(styles.delta, tone === 'neutral' ? 'ink2' : tone)} data-tone={tone}>
        {share !== 0 && (
          <svg viewBox="0 0 8 8" aria-hidden="true">
            <path d={share > 0 ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
          </svg>
        )}
        {text ?? percent(share, { signed: true })}
      </span>
      {children !== undefined && <> {children}</>}
    </>
  );
};
