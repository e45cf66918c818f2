import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import { useRead } from '../../api';
import { Select, TextField } from '../../ui';

type Choice = { value: string; label: string };
const ALL = '';

/** One filter: "All kinds" or one of them. */
export const FilterSelect = ({
  label,
  all,
  value,
  options,
  onChange,
  width = 136,
}: {
  label: string;
  /** The words for no filter. */
  all: string;
  value: string | undefined;
  options: readonly Choice[];
  onChange: (value: string | undefined) => void;
  width?: number;
}) => (
  <Select
    aria-label={label}
    data={[{ value: ALL, label: all }, ...options]}
    value={value ?? ALL}
    searchable={options.length > 8}
    onChange={(next) => onChange(next === ALL || next === null ? undefined : next)}
    w={width}
  />
);

/** Searches as one types, after a breath. */
export const SearchField = ({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) => {
  const [text, setText] = useState(value ?? '');
  const [sent, setSent] = useState(value);
  const [known, setKnown] = useState(value);
  const later = useDebouncedCallback((next: string) => {
    const asked = next.trim() === '' ? undefined : next.trim();
    setSent(asked);
    onChange(asked);
  }, 150);
  // Going back changes the address under the field; what it sent itself is on its way and changes nothing.
  if (known !== value) {
    setKnown(value);
    if (value !== sent) setText(value ?? '');
  }
  return (
    <TextField
      aria-label={label}
      placeholder="Search"
      value={text}
      w={168}
      onChange={(event) => {
        setText(event.currentTarget.value);
        later(event.currentTarget.value);
      }}
    />
  );
};

export const NOBODY = 'nobody';

/** Whose: everybody's, one person's, nobody's. */
export const OwnerFilter = ({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}) => {
  const people = useRead('people.list', {});
  return (
    <FilterSelect
      label="Owner"
      all="All owners"
      value={value}
      options={[
        ...(people.data ?? []).map((one) => ({ value: one.id, label: one.name })),
        { value: NOBODY, label: 'Nobody' },
      ]}
      onChange={onChange}
      width={144}
    />
  );
};

/** The owner of the address as the engine asks for it: absent, one person, or null for nobody. */
export const ownerOf = (value: string | undefined): { ownerId?: string | null } =>
  value === undefined ? {} : { ownerId: value === NOBODY ? null : value };
