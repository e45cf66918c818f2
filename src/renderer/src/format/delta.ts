/** Which direction of a figure is good news. */
export type Better = 'up' | 'down' | 'neither';
export type Tone = 'good' | 'bad' | 'neutral';

/** Changes within this share either way are noise and keep a neutral colour. */
export const NEUTRAL = 0.015;

/** The change from `previous` to `current` as a share of `previous`; null when there is nothing to compare with. */
export const change = (current: number | null | undefined, previous: number | null | undefined): number | null =>
  current === null || current === undefined || previous === null || previous === undefined || previous === 0
    ? null
    : (current - previous) / Math.abs(previous);

/** Good or bad by meaning, not by sign: a cost that falls is good, more spend is neither. */
export const toneOf = (share: number | null, better: Better): Tone => {
  if (share === null || better === 'neither' || Math.abs(share) <= NEUTRAL) return 'neutral';
  return share > 0 === (better === 'up') ? 'good' : 'bad';
};
