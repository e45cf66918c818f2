import { TandemError } from '../../../../shared/contract/errors';
import type { ImportMap } from '../../../../shared/contract/imports';
import { FIELDS } from './fields';
import { headerCurrency } from './header-currency';

/** What is kept in the workspace's currency, with no room for another. */
const OWN: ReadonlySet<ImportMap['format']> = new Set(['products', 'stock', 'creators']);

export const onlyOwn = (currency: string): string =>
  `Prices and costs are kept in ${currency}: convert the column, or leave it out of the mapping.`;

/**
 * Refuses prices and costs whose column says another currency than the workspace's, `Price (EUR)`: without a word,
 * they would count as ours. Throws a TandemError that names the column.
 */
export const assertOwnCurrency = (map: ImportMap, currency: string): void => {
  if (!OWN.has(map.format)) return;
  const money = new Set(FIELDS[map.format].filter((info) => info.kind === 'money').map((info) => info.field));
  for (const [column, targets] of Object.entries(map.columns)) {
    const said = headerCurrency(column).currency;
    if (said !== undefined && said !== currency && [targets].flat().some((target) => money.has(target)))
      throw new TandemError('bad-input', `The column "${column}" is in ${said}. ${onlyOwn(currency)}`);
  }
};
