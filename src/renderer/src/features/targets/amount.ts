import type { TargetTree } from '../../../../shared/contract/targets';
import { money, number } from '../../format';

/** An amount of a tree as it reads: whole money of its currency, or units. */
export const amountOf = (tree: Pick<TargetTree, 'currency'>, value: number): string =>
  tree.currency === null ? number(value) : money(value, tree.currency, { cents: 'never' });

/** The same as a change: with its sign. */
export const changeOf = (tree: Pick<TargetTree, 'currency'>, value: number): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${amountOf(tree, Math.abs(value))}`;
