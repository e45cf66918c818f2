import { Tooltip } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './Tip.module.css';

export type TipProps = { label: ReactNode; shortcut?: string; children: ReactElement; disabled?: boolean };

/** A dark tooltip on hover and on keyboard focus. Never the only place where something is said. */
export const Tip = ({ label, shortcut, children, disabled }: TipProps) => (
  <Tooltip
    label={
      shortcut ? (
        <span className={styles.with}>
          {label}
          <kbd>{shortcut}</kbd>
        </span>
      ) : (
        label
      )
    }
    openDelay={300}
    disabled={disabled}
    events={{ hover: true, focus: true, touch: false }}
    classNames={{ tooltip: styles.tip }}
    position="bottom"
    offset={6}
    transitionProps={{ duration: 0 }}
  >
    {children}
  </Tooltip>
);
