import { PRODUCT_SORTS, type ProductSort } from '../../../../shared/contract/data';

export type Sort = { by: ProductSort; descending: boolean };

const NAMES: ReadonlySet<ProductSort> = new Set(['name', 'sku', 'line']);

/** The order in the address: `name` rising, `-net` falling; anything else is the best sellers first. */
export const readSort = (text: string | undefined): Sort => {
  const by = PRODUCT_SORTS.find((sort) => sort === text?.replace(/^-/, ''));
  return by === undefined ? { by: 'net', descending: true } : { by, descending: text?.startsWith('-') ?? false };
};

/** What a click on a column's head leads to: names rise first, figures fall first, a second click turns it round. */
export const nextSort = (now: Sort, by: ProductSort): string => {
  const descending = now.by === by ? !now.descending : !NAMES.has(by);
  return `${descending ? '-' : ''}${by}`;
};
