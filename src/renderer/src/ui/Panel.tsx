import { Drawer } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './Panel.module.css';
import { TableScope, TablesButton } from './tables';

export type PanelProps = {
  open: boolean;
  onClose: () => void;
  /** Names the panel; a field to edit it may stand here. */
  title: ReactNode;
  children: ReactNode;
  width?: number;
};

/**
 * Brings the focus back when a panel goes. The library does so for panels that were there before they opened; ours
 * come with what they show, so what had the focus is kept from the first drawing on.
 */
const useWayBack = (): void => {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      setTimeout(() => {
        const other = document.querySelector('[role="dialog"]');
        if (!other && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
      });
    },
    [opener],
  );
};

/** One record beside the list it was opened from. Esc closes it; focus comes back to where it was. */
export const Panel = ({ open, onClose, title, children, width = 520 }: PanelProps) => {
  useWayBack();
  return (
    // The content's class by name: as its className it would also be given to the full-width box around it.
    <Drawer.Root
      opened={open}
      onClose={onClose}
      size={width}
      position="right"
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content>
        <TableScope>
          {/* Not the library's header, which would be a second banner beside the window's own. */}
          <div className={styles.header}>
            <Drawer.Title className={styles.title}>{title}</Drawer.Title>
            <TablesButton />
            <Drawer.CloseButton className={styles.close} aria-label="Close" />
          </div>
          <Drawer.Body className={styles.body}>{children}</Drawer.Body>
        </TableScope>
      </Drawer.Content>
    </Drawer.Root>
  );
};
