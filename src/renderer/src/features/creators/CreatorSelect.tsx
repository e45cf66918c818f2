import { useState } from 'react';
import { useRead } from '../../api';
import { Select } from '../../ui';

/** Whose the next deliverable or code is: the last one chosen. */
export const useCreatorChoice = () => {
  const [value, setValue] = useState<string | null>(null);
  return { value, onChange: setValue };
};

/** A creator to whom the line beside it adds. */
export const CreatorSelect = ({
  value,
  onChange,
  label = 'Creator of the new one',
}: ReturnType<typeof useCreatorChoice> & { label?: string }) => {
  const creators = useRead('library.choices', { to: 'creator' });
  return (
    <Select
      aria-label={label}
      placeholder="Whose?"
      searchable
      data={(creators.data ?? []).map((one) => ({ value: one.id, label: one.name }))}
      value={value}
      w={152}
      onChange={onChange}
    />
  );
};
