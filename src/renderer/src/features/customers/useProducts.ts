import { useRead } from '../../api';

/** Products to choose from, all of them, by name, else by SKU. */
export const useProducts = (): { value: string; label: string }[] =>
  (useRead('notes.choices', {}).data?.products ?? []).map(({ id, name, sku }) => ({ value: id, label: name || sku }));
