import { Menu as Mantine } from '@mantine/core';
import { type Icon, IconCheck } from '@tabler/icons-react';
import { Fragment, type ReactElement } from 'react';
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

type Choice = Exclude<MenuItem, 'line' | { heading: string }>;

/** What stands between two lines or headings; under a heading it is a group of that name. */
type Part = { key: string; line: boolean; heading: string | null; items: Choice[] };

const partsOf = (items: readonly MenuItem[]): Part[] => {
  const parts: Part[] = [];
  let line = false;
  for (const [index, item] of items.entries()) {
    const last = parts.at(-1);
    if (item === 'line') line = true;
    else if ('heading' in item || last === undefined || line) {
      const under = 'heading' in item;
      const part = { key: `part-${index}`, line, heading: under ? item.heading : null, items: under ? [] : [item] };
      parts.push(part);
      line = false;
    } else last.items.push(item);
  }
  return parts;
};

/**
 * Where the focus is until an arrow key chooses an item. The library's own placeholder is an element that a menu may
 * not hold; the last part keeps Esc from closing the dialog below as well.
 */
const FIRST = {
  tabIndex: -1,
  className: styles.first,
  'data-autofocus': true,
  'data-mantine-stop-propagation': true,
} as const;

const Entry = ({ item }: { item: Choice }) => {
  const Glyph = item.icon;
  return (
    <Mantine.Item
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
};

/** A menu under a button; arrow keys, letters and Esc work as the platform's do. */
export const Menu = ({ children, items, label, position = 'bottom-start', ...state }: MenuProps) => (
  <Mantine
    position={position}
    offset={4}
    transitionProps={{ duration: 0 }}
    classNames={{ dropdown: styles.dropdown, item: styles.item, label: styles.heading }}
    returnFocus
    withInitialFocusPlaceholder={false}
    {...state}
  >
    <Mantine.Target>{children}</Mantine.Target>
    <Mantine.Dropdown aria-label={label}>
      {partsOf(items).map(({ key, line, heading, items: own }, index) => (
        <Fragment key={key}>
          {line && <hr className={styles.line} />}
          {/* A menu holds items and groups of them, and no words of its own: the heading is the group's name. */}
          {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is no part of a menu */}
          <div role="group" aria-label={heading ?? (index === 0 ? label : undefined)} {...(index === 0 ? FIRST : {})}>
            {heading !== null && <Mantine.Label aria-hidden>{heading}</Mantine.Label>}
            {own.map((item) => (
              <Entry key={item.id ?? item.label} item={item} />
            ))}
          </div>
        </Fragment>
      ))}
    </Mantine.Dropdown>
  </Mantine>
);
