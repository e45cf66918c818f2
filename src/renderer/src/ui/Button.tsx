import type { Icon } from '@tabler/icons-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { cx } from './cx';
import { Tip } from './Tip';

type Look = {
  /** One primary a page at most; quiet for what stands in a header or a row. */
  kind?: 'plain' | 'primary' | 'quiet';
  small?: boolean;
};

export type ButtonProps = Omit<ComponentProps<'button'>, 'type'> &
  Look & {
    icon?: Icon;
    /** A key that does the same, shown in the button. */
    shortcut?: string;
    submit?: boolean;
    /** Disables it and says what it waits for. */
    waits?: string | false | null;
  };

/** The classes of a button, for links that look like one. */
export const buttonClass = ({ kind = 'plain', small = false }: Look = {}, iconOnly = false): string =>
  cx(styles.button, kind !== 'plain' && styles[kind], small && styles.small, iconOnly && styles.icon);

/** A field beside the button holds what is no day: it gets the focus, and nothing is saved with another day in its place. */
const isHeld = (button: HTMLElement): boolean => {
  const field = button.closest('form, [role="dialog"]')?.querySelector<HTMLElement>('input[data-no-day]');
  field?.focus();
  return field !== null && field !== undefined;
};

/** @example <Button kind="primary" icon={IconPlus} shortcut="N" onClick={add}>Deal</Button> */
export const Button = ({
  kind,
  small,
  icon: Glyph,
  shortcut,
  submit = false,
  waits,
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) => {
  const button = (
    <button
      type={submit ? 'submit' : 'button'}
      className={cx(buttonClass({ kind, small }), className)}
      disabled={disabled || Boolean(waits)}
      onClick={(event) => {
        if (kind === 'primary' && isHeld(event.currentTarget)) return;
        onClick?.(event);
      }}
      {...rest}
    >
      {Glyph && <Glyph size={16} aria-hidden />}
      {children}
      {shortcut && <kbd aria-hidden>{shortcut}</kbd>}
    </button>
  );
  // A disabled button gives no pointer events, so the tip hangs on a wrapper.
  return waits ? (
    <Tip label={waits}>
      <span className={styles.waits}>{button}</span>
    </Tip>
  ) : (
    button
  );
};

export type IconButtonProps = Omit<ComponentProps<'button'>, 'type' | 'children'> &
  Look & {
    icon: Icon;
    /** Its name, for the tooltip and for screen readers. */
    label: string;
    /** A longer tooltip than the name. */
    tip?: string;
    shortcut?: string;
  };

/** @example <IconButton icon={IconTrash} label="Remove Priya" onClick={remove} /> */
export const IconButton = ({
  icon: Glyph,
  label,
  tip,
  kind = 'quiet',
  small,
  shortcut,
  className,
  ...rest
}: IconButtonProps) => (
  <Tip label={tip ?? label} shortcut={shortcut}>
    <button type="button" aria-label={label} className={cx(buttonClass({ kind, small }, true), className)} {...rest}>
      <Glyph size={16} aria-hidden />
    </button>
  </Tip>
);
