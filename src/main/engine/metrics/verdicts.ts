/** What a campaign brought in a period; null where nothing speaks of it. */
export type CampaignResult = { spend: number; leads: number | null; qualified: number | null; roas: number | null };
export type Verdict = 'scale' | 'keep' | 'test' | 'pull-back';

/** Return on ad spend from which a campaign may grow, and under which it is cut. */
export const SCALE_ROAS = 3;
export const PULL_BACK_ROAS = 1;
/** Share of leads that qualify from which a campaign attracts the right people. */
export const GOOD_SHARE = 0.3;
export const POOR_SHARE = 0.1;
/** Fewer leads than this prove nothing. */
export const ENOUGH_LEADS = 10;

/** The rule in words, printed beside the verdicts. Ours, not a standard. */
export const VERDICT_RULE = `Scale: ROAS ${SCALE_ROAS} or more and no fewer than ${GOOD_SHARE * 100}% of leads qualified. Pull back: ROAS under ${PULL_BACK_ROAS}, or under ${POOR_SHARE * 100}% of at least ${ENOUGH_LEADS} leads qualified. Test further: too little to tell. Keep: the rest.`;

const times = (value: number): string => `${(Math.round(value * 10) / 10).toFixed(1)}×`;
const share = (value: number): string => `${(Math.round(value * 1000) / 10).toFixed(1)}%`;

/** Scale, keep, test further or pull back, with the figures that decided it. */
export const verdictOf = ({ spend, leads, qualified, roas }: CampaignResult): { verdict: Verdict; because: string } => {
  const enough = leads !== null && leads >= ENOUGH_LEADS;
  const quality = leads !== null && leads > 0 && qualified !== null ? qualified / leads : null;
  const known = [
    roas === null ? null : `ROAS ${times(roas)}`,
    quality === null ? null : `${share(quality)} of ${leads} leads qualified`,
  ].filter((text) => text !== null);
  const because = (extra?: string): string => [...known, ...(extra ? [extra] : [])].join('; ');
  if (spend <= 0) return { verdict: 'test', because: because('nothing spent in this period') };
  if (roas === null && quality === null)
    return { verdict: 'test', because: 'no revenue and no leads are known for it' };
  if (roas !== null && roas < PULL_BACK_ROAS && !(enough && quality !== null && quality >= GOOD_SHARE))
    return { verdict: 'pull-back', because: because() };
  if (enough && quality !== null && quality < POOR_SHARE) return { verdict: 'pull-back', because: because() };
  if (roas !== null && roas >= SCALE_ROAS && (quality === null || quality >= GOOD_SHARE))
    return quality === null || enough
      ? { verdict: 'scale', because: because(quality === null ? 'no leads to judge by' : undefined) }
      : { verdict: 'test', because: because(`fewer than ${ENOUGH_LEADS} leads`) };
  if (roas === null && !enough) return { verdict: 'test', because: because(`fewer than ${ENOUGH_LEADS} leads`) };
  return { verdict: 'keep', because: because() };
};
