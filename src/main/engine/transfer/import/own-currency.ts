import { TandemError } from '../../../../shared/contract/errors';
import type { ImportMap } from '../../../../shared/contract/imports';
import { FIELDS } from './fields';
import { headerCurrency } from './header-currency';

/** What is kept in the workspace's currency, with no room for another. */
const OWN: ReadonlySet<ImportMap['format']> = new Set(['products', 'stock', 'creators']);

export const onlyOwn = (currency: string): string =>
  `Prices and costs are kept in ${currency}: convert the column, or leave it out of the mapping.`;

const hasCurrency = (map: ImportMap): boolean => FIELDS[map.format].some(({ field }) => field === 'currency');

/** What every row of a file is in by its mapping; undefined where each row says it by itself. */
const ofAllRows = (map: ImportMap, ours: string): string | undefined => {
  const said = String(map.constants['currency'] ?? '').trim();
  if (said !== '') return said.toUpperCase();
  const ofEach = [map, ...map.lookups].some(
    ({ columns, templates = {} }) => Object.values(columns).flat().includes('currency') || 'currency' in templates,
  );
  return ofEach ? undefined : ours;
};

/**
 * Refuses amounts whose column says another currency than their rows are in, `Price (EUR)`: without a word, they would
 * count as ours. Throws a TandemError that names the column.
 */
export const assertSameCurrency = (map: ImportMap, ours: string): void => {
  const own = OWN.has(map.format) || !hasCurrency(map);
  const wanted = own ? ours : ofAllRows(map, ours);
  if (wanted === undefined) return;
  const money = new Set(FIELDS[map.format].filter((info) => info.kind === 'money').map((info) => info.field));
  for (const [column, targets] of Object.entries(map.columns)) {
    const said = headerCurrency(column).currency;
    if (said === undefined || said === wanted || ![targets].flat().some((target) => money.has(target))) continue;
    throw new TandemError(
      'bad-input',
      own
        ? `The column "${column}" is in ${said}. ${onlyOwn(ours)}`
        : `The column "${column}" is in ${said}, and the mapping puts its rows in ${wanted}. Say ${said} as the currency of every row, or leave the column out.`,
    );
  }
};
