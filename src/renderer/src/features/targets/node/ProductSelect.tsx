import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { RecordRef } from '../../../../../shared/contract/companies';
import { useRead } from '../../../api';
import { Select } from '../../../ui';

/** Products in sight at once: typing finds the others, however many there are. */
const MOST = 50;

/** Which product the cause is about, found while typing. */
export const ProductSelect = ({
  period,
  value,
  onChange,
}: {
  period: string;
  value: RecordRef | null;
  onChange: (product: RecordRef | null) => void;
}) => {
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed === value?.name ? '' : typed.trim(), 120);
  const products = useRead('products.list', { period, search, limit: MOST });
  const found = (products.data?.rows ?? []).map(({ id, name, sku }): RecordRef => ({ id, name: name || sku }));
  const listed = value && !found.some(({ id }) => id === value.id) ? [value, ...found] : found;
  return (
    <Select
      label="Product (optional)"
      searchable
      data={[{ value: '', label: 'None' }, ...listed.map(({ id, name }) => ({ value: id, label: name }))]}
      // The engine has searched names and SKUs already.
      filter={({ options }) => options}
      value={value?.id ?? null}
      placeholder="None"
      onChange={(id) => onChange(listed.find((one) => one.id === id) ?? null)}
      onSearchChange={setTyped}
    />
  );
};
