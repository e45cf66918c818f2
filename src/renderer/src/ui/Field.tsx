import {
  Autocomplete,
  type AutocompleteProps,
  MultiSelect as MantineMultiSelect,
  type MultiSelectProps,
  Select as MantineSelect,
  type SelectProps as MantineSelectProps,
  Textarea,
  type TextareaProps,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import styles from './Field.module.css';

const Down = () => <IconChevronDown size={12} aria-hidden />;

const input = {
  input: styles.input,
  label: styles.label,
  description: styles.hint,
  error: styles.error,
  root: styles.field,
} as const;
const list = { ...input, dropdown: styles.dropdown, option: styles.option, section: styles.section } as const;

/** One line of text with its label. */
export const TextField = (props: TextInputProps) => <TextInput classNames={input} {...props} />;

/** Several lines, growing with what is written. */
export const TextArea = (props: TextareaProps) => (
  <Textarea autosize minRows={3} classNames={{ ...input, input: styles.area }} {...props} />
);

export type SelectProps = Omit<MantineSelectProps, 'classNames' | 'clearable'> & { small?: boolean };

/**
 * One of a list; type to find it when `searchable`. To choose none give an option for it: the library's
 * clear cross is out of the keyboard's reach. A click, a key or a letter opens the list, the focus alone does not: whoever
 * comes back to the window finds the focus where it was, and would find the list over what is beneath.
 */
export const Select = ({ small = false, ...props }: SelectProps) => (
  <MantineSelect
    allowDeselect={false}
    openOnFocus={false}
    rightSection={<Down />}
    rightSectionPointerEvents="none"
    comboboxProps={{ transitionProps: { duration: 0 }, offset: 4 }}
    maxDropdownHeight={280}
    nothingFoundMessage="Nothing found"
    classNames={small ? { ...list, input: `${styles.input} ${styles.small}` } : list}
    {...props}
  />
);

/** A text with suggestions: what is typed counts, the first suggestion that fits is one Enter away. */
export const SuggestField = (props: Omit<AutocompleteProps, 'classNames'>) => (
  <Autocomplete
    selectFirstOptionOnChange
    comboboxProps={{ transitionProps: { duration: 0 }, offset: 4 }}
    maxDropdownHeight={280}
    classNames={list}
    {...props}
  />
);

/** Several of a list. */
export const MultiSelect = (props: Omit<MultiSelectProps, 'classNames'>) => (
  <MantineMultiSelect
    rightSection={<Down />}
    rightSectionPointerEvents="none"
    comboboxProps={{ transitionProps: { duration: 0 }, offset: 4 }}
    maxDropdownHeight={280}
    hidePickedOptions={false}
    classNames={{ ...list, input: styles.pills, pill: styles.pill }}
    {...props}
  />
);
