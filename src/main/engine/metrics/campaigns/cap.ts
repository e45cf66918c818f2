/** From this share of its cap on an experiment is near it. Ours, not a standard. */
const NEAR = 0.8;

export type CapState = 'within' | 'near' | 'reached';

/**
 * Where an experiment stands with its cap: reached as soon as as much is spent; near from four fifths on, or where its
 * spending leads beyond the cap before its last day. Money in minor units; null where there is no cap or nothing is known.
 *
 * @example capState(40_000, { spent: 32_000, heading: 32_000 }) // 'near'
 */
export const capState = (cap: number | null, money: { spent: number; heading: number } | null): CapState | null => {
  if (cap === null || money === null) return null;
  if (money.spent > 0 && money.spent >= cap) return 'reached';
  return (money.spent >= cap * NEAR && money.spent > 0) || money.heading > cap ? 'near' : 'within';
};
