import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';
import { TableScope, TablesButton } from './tables';

export type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Buttons at the foot, the main one last. */
  actions?: ReactNode;
  width?: number;
};

/**
 * A question that must be answered before going on. Esc closes it; focus comes back to where it was. Its head is no
 * <header>: inside a dialog that would be a second banner of the window.
 */
export const Dialog = ({ open, onClose, title, children, actions, width = 480 }: DialogProps) => (
  // The content's class by name: as its className it would also be given to the full-width box around it.
  <Modal.Root
    opened={open}
    onClose={onClose}
    size={width}
    centered
    transitionProps={{ duration: 0 }}
    classNames={{ content: styles.content }}
  >
    <Modal.Overlay backgroundOpacity={0.3} />
    <Modal.Content>
      <TableScope>
        <div className={styles.header}>
          <Modal.Title className={styles.title}>{title}</Modal.Title>
          <span className="push">
            <TablesButton />
          </span>
          <Modal.CloseButton className={styles.close} aria-label="Close" />
        </div>
        <Modal.Body className={styles.body}>
          {children}
          {actions !== undefined && <div className={styles.actions}>{actions}</div>}
        </Modal.Body>
      </TableScope>
    </Modal.Content>
  </Modal.Root>
);
