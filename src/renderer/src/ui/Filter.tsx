import { type Icon, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './Filter.module.css';
import { Menu, type MenuItem } from './Menu';

/** The line of filters of a page. */
export const FilterLine = ({ children }: { children: ReactNode }) => (
  // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out in a line everywhere
  <div className={styles.filters} role="group" aria-label="Filters">
    {children}
  </div>
);

export type FilterChipProps = {
  label: string;
  text: string;
  icon?: Icon;
  /** What else it can be; without them the chip only says that it is set. */
  items?: readonly MenuItem[];
  onClear?: (() => void) | undefined;
};

/** A filter that is set, or one that always shows; its menu changes it, its cross takes it away. */
export const FilterChip = ({ icon: Glyph, text, items, label, onClear }: FilterChipProps) => (
  <span className={styles.chip}>
    {items ? (
      <Menu label={label} items={items}>
        <button type="button" className={styles.chipText}>
          {Glyph && <Glyph size={12} aria-hidden />}
          {text}
        </button>
      </Menu>
    ) : (
      <span className={styles.chipText}>{text}</span>
    )}
    {onClear && (
      <button type="button" className={styles.chipCross} aria-label={`Clear ${label.toLowerCase()}`} onClick={onClear}>
        <IconX size={12} aria-hidden />
      </button>
    )}
  </span>
);

/** The filters that do not stand there yet. */
export const MoreFilters = ({ items }: { items: readonly MenuItem[] }) => (
  <Menu label="More filters" items={items}>
    <button type="button" className={styles.addFilter}>
      <IconPlus size={12} aria-hidden />
      Filter
    </button>
  </Menu>
);

/** Text typed here goes into the address a moment after the last key. */
export const FilterText = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) => {
  const [draft, setDraft] = useState(value);
  const [shown, setShown] = useState(value);
  if (shown !== value) {
    setShown(value);
    setDraft(value);
  }
  useEffect(() => {
    if (draft === value) return undefined;
    const timer = setTimeout(() => onChange(draft), 200);
    return () => clearTimeout(timer);
  }, [draft, value, onChange]);
  return (
    <input
      type="search"
      className={styles.search}
      aria-label={label}
      placeholder="Find"
      value={draft}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  );
};
