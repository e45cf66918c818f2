import { useRead } from '../../api';

/** Products to choose from, by name, else by SKU. */
export const useProducts = (): { value: string; label: string }[] => {
  const products = useRead('products.list', { period: '2000', limit: 1000 });
  return (products.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name || one.sku }));
};
