import { Drawer } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
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

/** A list, menu or calendar that stands open above the page: Escape is its own. */
const isLayerOpen = (): boolean =>
  [...document.querySelectorAll('#layers :is([data-position], [role="listbox"], [role="menu"])')].some((layer) =>
    layer.checkVisibility(),
  );

/**
 * Escape closes the panel, unless something in it has a use for the key: a field takes back what was typed, a list that
 * is open closes. The library's own way asks neither.
 */
const usePanelEscape = (box: RefObject<HTMLElement | null>, onClose: () => void): void => {
  useEffect(() => {
    let used = false;
    const before = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') used = isLayerOpen();
    };
    const after = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || used) return;
      const inside = target instanceof Node && (target === document.body || box.current?.contains(target) === true);
      if (inside) onClose();
    };
    document.addEventListener('keydown', before, true);
    document.addEventListener('keydown', after);
    return () => {
      document.removeEventListener('keydown', before, true);
      document.removeEventListener('keydown', after);
    };
  }, [box, onClose]);
};

/** One record beside the list it was opened from. Esc closes it; focus comes back to where it was. */
export const Panel = ({ open, onClose, title, children, width = 520 }: PanelProps) => {
  useWayBack();
  const box = useRef<HTMLDivElement>(null);
  usePanelEscape(box, onClose);
  return (
    // The content's class by name: as its className it would also be given to the full-width box around it.
    <Drawer.Root
      opened={open}
      onClose={onClose}
      size={width}
      closeOnEscape={false}
      position="right"
      transitionProps={{ duration: 0 }}
      classNames={{ content: styles.content }}
    >
      <Drawer.Overlay backgroundOpacity={0.15} />
      <Drawer.Content ref={box}>
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
