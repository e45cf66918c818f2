import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RecordRef } from '../../../../shared/contract/companies';
import { sentence, useRead } from '../../api';
import { Select } from '../../ui';
import styles from './customers.module.css';

type Props = {
  kind: 'company' | 'contact';
  label: string;
  value: RecordRef | null;
  /** May reject: its sentence is shown under the field. */
  onChange: (record: RecordRef | null) => unknown;
  placeholder?: string;
  /** Left out of the list: a company is not its own parent. */
  except?: string;
  width?: number;
  /** Shows the label above; else it names the field for screen readers alone. */
  labelled?: boolean;
  /** Looks like plain text until it is hovered or focused. */
  bare?: boolean;
  /** False offers records alone, where choosing none would do nothing. */
  clearable?: boolean;
};

const NONE = '';

/** A company or a contact, found while typing; the list is asked for as it is needed, however long it is. */
export const RecordSelect = ({
  kind,
  label,
  value,
  onChange,
  placeholder = 'None',
  except,
  width,
  labelled = false,
  bare = false,
  clearable = true,
}: Props) => {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 120);
  const [open, setOpen] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const companies = useRead('companies.options', { q: asked }, { enabled: open && kind === 'company' });
  const contacts = useRead('contacts.options', { q: asked }, { enabled: open && kind === 'contact' });
  const found = ((kind === 'company' ? companies : contacts).data ?? []).filter((one) => one.id !== except);
  const listed = value && !found.some((one) => one.id === value.id) ? [{ ...value, hint: '' }, ...found] : found;
  const choose = async (id: string | null): Promise<void> => {
    const record = listed.find((one) => one.id === id);
    setError(null);
    try {
      await onChange(record ? { id: record.id, name: record.name } : null);
    } catch (thrown) {
      setError(sentence(thrown));
    }
  };
  const field = (
    <Select
      {...(labelled ? { label } : { 'aria-label': label })}
      searchable
      data={[
        ...(clearable ? [{ value: NONE, label: placeholder }] : []),
        ...listed.map((one) => ({ value: one.id, label: one.hint ? `${one.name}, ${one.hint}` : one.name })),
      ]}
      // The engine has searched names and addresses already.
      filter={({ options }) => options}
      value={value?.id ?? null}
      onChange={(id) => void choose(id === NONE ? null : id)}
      onSearchChange={setTyped}
      onDropdownOpen={() => setOpen(true)}
      placeholder={placeholder}
      error={error}
      w={width}
    />
  );
  return bare ? <span className={styles.bare}>{field}</span> : field;
};
