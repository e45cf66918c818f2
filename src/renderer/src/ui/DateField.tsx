import { DateInput, type DateInputProps } from '@mantine/dates';
import { useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { isDayFirst } from '../format';
import { readTypedDay, type TypedDay } from '../../../shared/domain/typed-day';
import styles from './Field.module.css';

const CLASSES = {
  input: styles.input,
  label: styles.label,
  description: styles.hint,
  error: styles.error,
  root: styles.field,
} as const;

const SMALL = { ...CLASSES, input: `${styles.input} ${styles.small}` } as const;

type DateFieldProps = Omit<DateInputProps, 'classNames' | 'dateParser' | 'fixOnBlur' | 'onChange'> & {
  onChange?: (day: string | null) => void;
  /** As high as small lists and filters, beside which it stands. */
  small?: boolean;
};

/**
 * A calendar day, typed or chosen; values are `YYYY-MM-DD`. What is no day stays in the field with the reason under it,
 * the value is what it was before, and no form around it is sent until it is mended.
 */
export const DateField = ({
  onChange,
  onBlur,
  onFocus,
  onKeyDown,
  popoverProps,
  error,
  value,
  ref,
  small = false,
  ...props
}: DateFieldProps) => {
  const own = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const before = useRef<string | null>(null);
  const known = typeof value === 'string' ? value : null;
  useEffect(() => {
    // The browser, too, then sends no form.
    const field = own.current;
    if (!field) return;
    field.setCustomValidity(problem ?? '');
    field.toggleAttribute('data-no-day', problem !== null);
  }, [problem]);
  return (
    <DateInput
      ref={useMergedRef(own, ref)}
      valueFormat="D MMM YYYY"
      clearButtonProps={{ 'aria-label': 'Clear the day' }}
      popoverProps={{
        transitionProps: { duration: 0 },
        offset: 4,
        classNames: { dropdown: styles.dropdown },
        ...popoverProps,
      }}
      classNames={small ? SMALL : CLASSES}
      {...(value === undefined ? {} : { value })}
      {...props}
      dateParser={(text) => {
        const read: TypedDay | null = text.trim() === '' ? null : readTypedDay(text, isDayFirst());
        setProblem(read?.problem ?? null);
        // A part of what is being typed may have been a day already.
        if (read?.problem && known !== before.current) onChange?.(before.current);
        return read?.day ?? null;
      }}
      fixOnBlur={problem === null}
      onChange={(day) => {
        setProblem(null);
        onChange?.(day);
      }}
      onFocus={(event) => {
        if (problem === null) before.current = known;
        setLeft(false);
        onFocus?.(event);
      }}
      onKeyDown={(event) => {
        // Who presses Enter is done typing.
        if (event.key === 'Enter') setLeft(true);
        onKeyDown?.(event);
      }}
      onBlur={(event) => {
        setLeft(true);
        onBlur?.(event);
      }}
      error={(left ? problem : null) ?? error}
    />
  );
};
