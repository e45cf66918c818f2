import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { cx } from './cx';

export type BadgeShape = 'circle' | 'triangle' | 'diamond' | 'ring' | 'dash';
export type BadgeTone = 'plain' | 'good' | 'warn' | 'bad' | 'sales' | 'marketing' | 'accent' | 'line';

/** Each shape says what its colour says, for those who do not see the colour. */
const SHAPES: Record<BadgeShape, ReactNode> = {
  circle: <circle cx="5" cy="5" r="4.5" fill="currentColor" />,
  triangle: <path d="M5 .8 9.6 9.2H.4z" fill="currentColor" />,
  diamond: <path d="M5 .3 9.7 5 5 9.7.3 5z" fill="currentColor" />,
  ring: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  dash: <path d="M1 5h8" stroke="currentColor" strokeWidth="1.8" fill="none" />,
};

export type BadgeProps = { children: ReactNode; tone?: BadgeTone; shape?: BadgeShape; title?: string };

/** @example <Badge tone="warn" shape="triangle">At risk</Badge> */
export const Badge = ({ children, tone = 'plain', shape, title }: BadgeProps) => (
  <span className={cx(styles.badge, tone !== 'plain' && styles[tone])} title={title}>
    {shape && (
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {SHAPES[shape]}
      </svg>
    )}
    {children}
  </span>
);

const STATUSES = {
  hit: ['good', 'circle', 'Hit'],
  right: ['good', 'circle', 'Right'],
  'on-track': ['good', 'circle', 'On track'],
  'at-risk': ['warn', 'triangle', 'At risk'],
  stale: ['warn', 'triangle', 'Stale'],
  miss: ['bad', 'diamond', 'Miss'],
  wrong: ['bad', 'diamond', 'Wrong'],
  problem: ['bad', 'diamond', 'Problem'],
  'no-call': ['plain', 'ring', 'No call'],
  'not-yet': ['plain', 'ring', 'Not yet'],
  'not-computable': ['plain', 'dash', 'Not computable'],
} as const satisfies Record<string, readonly [BadgeTone, BadgeShape, string]>;

export type Status = keyof typeof STATUSES;

/** What a status badge says, for where there is no badge. */
export const statusWord = (status: Status): string => STATUSES[status][2];

/** A badge for a verdict: the word, the colour and the shape always agree. */
export const StatusBadge = ({ status, children, title }: { status: Status; children?: ReactNode; title?: string }) => {
  const [tone, shape, word] = STATUSES[status];
  return (
    <Badge tone={tone} shape={shape} title={title}>
      {children ?? word}
    </Badge>
  );
};
