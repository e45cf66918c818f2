import type { TargetTree } from '../../../../shared/contract/target-shapes';
import type { SheetCell } from '../../../../shared/domain/sheet';
import { money, moneyShort, number, parseMoney, parseNumber } from '../../format';

type Unit = Pick<TargetTree, 'currency'>;

/** An amount of a tree as it reads: whole money of its currency, or units. */
export const amountOf = (tree: Unit, value: number): string =>
  tree.currency === null ? number(value) : money(value, tree.currency, { cents: 'never' });

/** The same as a spreadsheet takes it. */
export const amountCell = (tree: Unit, value: number | null): SheetCell =>
  tree.currency === null ? value : { minor: value, currency: tree.currency };

/** The same as a change: with its sign. */
export const changeOf = (tree: Unit, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${amountOf(tree, Math.abs(value))}`;

/** For an axis: `$40k`, or the number. */
export const shortOf = (tree: Unit, value: number): string =>
  tree.currency === null ? number(value) : moneyShort(value, tree.currency);

/** What a person typed as an amount of this tree (`52k`, `1,200`); null when it is none, or below nothing. */
export const readAmount = (tree: Unit, text: string): number | null => {
  const value = tree.currency === null ? parseNumber(text) : parseMoney(text, tree.currency);
  return value !== null && value >= 0 ? Math.round(value) : null;
};

/** An amount as one would type it. */
export const typedAmount = (tree: Unit, value: number): string =>
  tree.currency === null ? String(value) : money(value, tree.currency, { bare: true });
