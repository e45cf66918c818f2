import { money } from '../../format';

/** What a moment should add, in minor units; null while nobody has said. */
export const liftOf = ({ lifts }: { lifts: readonly { amountMinor: number }[] }): number | null =>
  lifts.length === 0 ? null : lifts.reduce((sum, lift) => sum + lift.amountMinor, 0);

/** The same in words, for the flag of a moment on every calendar. */
export const liftWords = (minor: number | null, currency: string): string =>
  minor === null ? 'no lift yet' : `should add ${money(minor, currency, { cents: 'never' })}`;
