import { Menu as Mantine } from '@mantine/core';
import { type Icon, IconCheck } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import styles from './Menu.module.css';

export type MenuItem =
  | {
      label: string;
      /** Tells items of the same label apart. */
      id?: string;
      onSelect: () => void;
      icon?: Icon;
      /** A second, smaller line. */
      hint?: string;
      shortcut?: string;
      /** Shows a check; the menu item is one of several states. */
      checked?: boolean;
      disabled?: boolean;
      danger?: boolean;
    }
  | { heading: string }
  | 'line';

export type MenuProps = {
  /** The button that opens it. */
  children: ReactElement;
  items: readonly MenuItem[];
  /** Names the menu for screen readers. */
  label: string;
  position?: 'bottom-start' | 'bottom-end' | 'top-start' | 'right-start';
  /** Shown from outside, as a menu at the pointer is; `onClose` says when it is to go. */
  opened?: boolean;
  onClose?: () => void;
  /** Called as it opens, to find out what stands in it. */
  onOpen?: () => void;
};

const keyOf = (item: MenuItem, index: number): string =>
  item === 'line' ? `line-${index}` : 'heading' in item ? item.heading : (item.id ?? item.label);

/** A menu under a button; arrow keys, letters and Esc work as the platform's do. */
export const Menu = ({ children, items, label, position = 'bottom-start', ...state }: MenuProps) => (
  <Mantine
    position={position}
    offset={4}
    transitionProps={{ duration: 0 }}
    classNames={{ dropdown: styles.dropdown, item: styles.item, label: styles.heading, divider: styles.line }}
    returnFocus
    {...state}
  >
    <Mantine.Target>{children}</Mantine.Target>
    <Mantine.Dropdown aria-label={label}>
      {items.map((item, index) => {
        if (item === 'line') return <Mantine.Divider key={keyOf(item, index)} />;
        if ('heading' in item) return <Mantine.Label key={keyOf(item, index)}>{item.heading}</Mantine.Label>;
        const Glyph = item.icon;
        return (
          <Mantine.Item
            key={keyOf(item, index)}
            onClick={item.onSelect}
            disabled={item.disabled}
            data-danger={item.danger || undefined}
            // The library keeps every item a menuitem, which may be current but not checked.
            aria-current={item.checked ? 'true' : undefined}
            leftSection={Glyph ? <Glyph size={16} aria-hidden /> : undefined}
            rightSection={
              item.checked ? (
                <IconCheck size={16} aria-hidden />
              ) : item.shortcut ? (
                <kbd aria-hidden>{item.shortcut}</kbd>
              ) : undefined
            }
          >
            {item.label}
            {item.hint && <span className={styles.hint}>{item.hint}</span>}
          </Mantine.Item>
        );
      })}
    </Mantine.Dropdown>
  </Mantine>
);
