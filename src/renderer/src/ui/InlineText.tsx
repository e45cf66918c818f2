import { useId, useLayoutEffect, useRef, useState } from 'react';
import { money, number as count, parseMoney, parseNumber } from '../format';
import { cx } from './cx';
import styles from './InlineEdit.module.css';
import { type InlineOptions, useInline } from './useInline';

type Common = {
  /** Names the field for screen readers. */
  label: string;
  placeholder?: string;
  /** Looks like plain text until it is hovered or focused. */
  bare?: boolean;
  disabled?: boolean;
  className?: string;
};

/** Half-typed text of more than a line outlasts a crash, so such a field says whose it is: `about` is an id. */
type Lines = { multiline?: false; about?: undefined } | { multiline: boolean; about: string };

export type InlineTextProps = Common & {
  value: string;
  onSave: (value: string) => unknown;
  needed?: boolean;
} & Lines;
export type InlineMoneyProps = Common & {
  value: number | null;
  currency: string;
  onSave: (minor: number | null) => unknown;
};
export type InlineNumberProps = Common & {
  value: number;
  onSave: (value: number) => unknown;
  min?: number;
  max?: number;
  whole?: boolean;
  suffix?: string;
  /** A count of many: it reads `12,600`, and `12.6k` may be typed. */
  grouped?: boolean;
};

const InlineInput = <T,>({
  label,
  placeholder,
  bare = false,
  disabled,
  className,
  multiline = false,
  about = '',
  numeric = false,
  shown,
  ...options
}: Common & InlineOptions<T> & { multiline?: boolean; about?: string; numeric?: boolean; shown?: string }) => {
  const id = useId();
  const inline = useInline({ ...options, keptAs: multiline ? { label, about } : undefined });
  const [focused, setFocused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // What is shown at rest gives way to what one would type, and with it goes the browser's own selection: without
  // this, typing after Tab would add to the old amount.
  useLayoutEffect(() => {
    if (focused && shown !== undefined) field.current?.select();
  }, [focused, shown]);
  const props = {
    'aria-label': label,
    'aria-invalid': inline.error !== null || undefined,
    'aria-describedby': inline.error || inline.halfTyped ? id : undefined,
    placeholder,
    disabled,
    className: cx(styles.input, bare && styles.bare, numeric && styles.numeric, className),
    // At rest an amount reads as elsewhere on the page; in the field it is what one would type.
    value: !focused && inline.error === null && shown !== undefined ? shown : inline.text,
    onFocus: () => {
      setFocused(true);
      inline.start();
    },
    onBlur: () => {
      setFocused(false);
      inline.commit();
    },
    onKeyDown: inline.onKeyDown,
  };
  return (
    <span className={styles.inline}>
      {multiline ? (
        <textarea {...props} rows={3} onChange={(event) => inline.setText(event.currentTarget.value)} />
      ) : (
        <input {...props} ref={field} type="text" onChange={(event) => inline.setText(event.currentTarget.value)} />
      )}
      {inline.halfTyped && !inline.error && (
        <output id={id} className={styles.halfTyped}>
          Half typed, not saved yet
        </output>
      )}
      {inline.error && (
        <span id={id} role="alert" className={styles.error}>
          {inline.error}
        </span>
      )}
    </span>
  );
};

/** Text edited in place. `needed` refuses an empty one; Ctrl Enter saves a multi-line one. */
export const InlineText = ({ needed = false, ...props }: InlineTextProps) => (
  <InlineInput
    {...props}
    toText={(value) => value}
    fromText={(text) => (needed && text.trim() === '' ? undefined : text.trim())}
    refusal="It needs a name."
  />
);

/** Money edited in place, in minor units; empty means none. Understands `4.5k`. */
export const InlineMoney = ({ currency, value, ...props }: InlineMoneyProps) => (
  <InlineInput<number | null>
    {...props}
    numeric
    value={value}
    shown={value === null ? '' : money(value, currency)}
    toText={(minor) => (minor === null ? '' : money(minor, currency, { bare: true }))}
    fromText={(text) => (text.trim() === '' ? null : (parseMoney(text, currency) ?? undefined))}
    refusal="That is not an amount."
  />
);

const range = (min?: number, max?: number): string =>
  min !== undefined && max !== undefined
    ? ` from ${min} to ${max}`
    : min !== undefined
      ? ` from ${min} up`
      : max !== undefined
        ? ` up to ${max}`
        : '';

/** A number edited in place. */
export const InlineNumber = ({
  min,
  max,
  whole = true,
  suffix,
  grouped = false,
  value,
  ...props
}: InlineNumberProps) => (
  <InlineInput<number>
    {...props}
    numeric
    value={value}
    shown={grouped ? count(value) : suffix ? `${value}${suffix}` : undefined}
    toText={(number) => String(number)}
    fromText={(text) => {
      const number = grouped ? parseNumber(text) : Number(text.replace(/[%\s]/g, '').replace(',', '.'));
      const fits =
        number !== null &&
        text.trim() !== '' &&
        Number.isFinite(number) &&
        (!whole || Number.isInteger(number)) &&
        number >= (min ?? -Infinity) &&
        number <= (max ?? Infinity);
      return fits ? number : undefined;
    }}
    refusal={`It must be a ${whole ? 'whole ' : ''}number${range(min, max)}.`}
  />
);
