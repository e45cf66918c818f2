import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  width?: number;
};

/** A question that must be answered before going on. Esc closes it; focus comes back to where it was. */
export const Dialog = ({ open, onClose, title, children, actions, width = 480 }: DialogProps) => (
  <Modal
    opened={open}
    onClose={onClose}
    title={title}
    size={width}
    centered
    transitionProps={{ duration: 0 }}
    overlayProps={{ backgroundOpacity: 0.3 }}
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
    {actions !== undefined && <div className={styles.actions}>{actions}</div>}
  </Modal>
);
