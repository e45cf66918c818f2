import type { Icon } from '@tabler/icons-react';
import styles from './Segmented.module.css';

export type SegmentedProps<T extends string> = {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: Icon }[];
  onChange: (value: T) => void;
  /** Shows the icons alone, where there is little room; the words become their names. */
  iconOnly?: boolean;
};

/** A few views of the same thing, one pressed. */
export const Segmented = <T extends string>({
  label,
  value,
  options,
  onChange,
  iconOnly = false,
}: SegmentedProps<T>) => (
  <fieldset className={styles.seg} aria-label={label}>
    {options.map(({ value: option, label: text, icon: Glyph }) => (
      <button
        key={option}
        type="button"
        aria-pressed={option === value}
        title={iconOnly ? text : undefined}
        onClick={() => onChange(option)}
      >
        {Glyph && <Glyph size={16} aria-hidden />}
        {iconOnly ? <span className="unseen">{text}</span> : text}
      </button>
    ))}
  </fieldset>
);
