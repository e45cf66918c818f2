import type { TargetNode } from '../../../../shared/contract/target-shapes';
import type { SheetCell } from '../../../../shared/domain/sheet';
import { money, moneyShort, number, parseMoney, parseNumber } from '../../format';

/** What amounts are counted in: a target's or a tree's own. */
export type Unit = Pick<TargetNode, 'currency'>;

/** An amount as it reads: whole money of its currency, or units. */
export const amountOf = (unit: Unit, value: number): string =>
  unit.currency === null ? number(value) : money(value, unit.currency, { cents: 'never' });

/** The same as a spreadsheet takes it. */
export const amountCell = (unit: Unit, value: number | null): SheetCell =>
  unit.currency === null ? value : { minor: value, currency: unit.currency };

/** The same as a change: with its sign. */
export const changeOf = (unit: Unit, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${amountOf(unit, Math.abs(value))}`;

/** For an axis: `$40k`, or the number. */
export const shortOf = (unit: Unit, value: number): string =>
  unit.currency === null ? number(value) : moneyShort(value, unit.currency);

/** What a person typed as an amount of either sign (`-52k`); null when it is none. */
export const readSigned = (unit: Unit, text: string): number | null => {
  const value = unit.currency === null ? parseNumber(text) : parseMoney(text, unit.currency);
  return value === null ? null : Math.round(value);
};

/** What a person typed as an amount (`52k`, `1,200`); null when it is none, or below nothing. */
export const readAmount = (unit: Unit, text: string): number | null => {
  const value = readSigned(unit, text);
  return value !== null && value >= 0 ? value : null;
};

/** An amount as one would type it. */
export const typedAmount = (unit: Unit, value: number): string =>
  unit.currency === null ? String(value) : money(value, unit.currency, { bare: true });
