import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Panel.module.css';

export type PanelProps = {
  open: boolean;
  onClose: () => void;
  /** Names the panel; a field to edit it may stand here. */
  title: ReactNode;
  children: ReactNode;
  width?: number;
};

/** One record beside the list it was opened from. Esc closes it; focus comes back to where it was. */
export const Panel = ({ open, onClose, title, children, width = 520 }: PanelProps) => (
  <Drawer
    opened={open}
    onClose={onClose}
    title={title}
    size={width}
    position="right"
    transitionProps={{ duration: 0 }}
    overlayProps={{ backgroundOpacity: 0.15 }}
    closeButtonProps={{ 'aria-label': 'Close' }}
    classNames={{
      content: styles.content,
      header: styles.header,
      title: styles.title,
      body: styles.body,
      close: styles.close,
    }}
  >
    {children}
  </Drawer>
);
