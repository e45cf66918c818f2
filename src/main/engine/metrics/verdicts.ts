/** What a campaign brought in a period; null where nothing speaks of it. */
export type CampaignResult = { spend: number; leads: number | null; qualified: number | null; roas: number | null };
export type Verdict = 'scale' | 'keep' | 'test' | 'pull-back';

/** From when on a campaign may grow, and under which it is cut. Shares are of 1. */
export type VerdictRule = {
  scaleRoas: number;
  pullBackRoas: number;
  /** Share of leads that qualify from which a campaign attracts the right people. */
  goodShare: number;
  poorShare: number;
  /** Fewer leads than this prove nothing. */
  enoughLeads: number;
};

/** The rule of a new workspace. Ours, not a standard. */
export const FIRST_RULE: VerdictRule = {
  scaleRoas: 3,
  pullBackRoas: 1,
  goodShare: 0.3,
  poorShare: 0.1,
  enoughLeads: 10,
};

const whole = (ratio: number): number => Math.round(ratio * 1000) / 10;

/** The rule in words, printed beside the verdicts. */
export const ruleWords = (rule: VerdictRule): string =>
  `Scale: ROAS ${rule.scaleRoas} or more and no fewer than ${whole(rule.goodShare)}% of leads qualified. Pull back: ROAS under ${rule.pullBackRoas}, or under ${whole(rule.poorShare)}% of at least ${rule.enoughLeads} leads qualified. Test further: too little to tell. Keep: the rest.`;

const times = (value: number): string => `${(Math.round(value * 10) / 10).toFixed(1)}×`;
const share = (value: number): string => `${(Math.round(value * 1000) / 10).toFixed(1)}%`;

/** Scale, keep, test further or pull back, with the figures that decided it. */
export const verdictOf = (
  { spend, leads, qualified, roas }: CampaignResult,
  rule: VerdictRule,
): { verdict: Verdict; because: string } => {
  const enough = leads !== null && leads >= rule.enoughLeads;
  const quality = leads !== null && leads > 0 && qualified !== null ? qualified / leads : null;
  const known = [
    roas === null ? null : `ROAS ${times(roas)}`,
    quality === null ? null : `${share(quality)} of ${leads} ${leads === 1 ? 'lead' : 'leads'} qualified`,
  ].filter((text) => text !== null);
  const because = (extra?: string): string => [...known, ...(extra ? [extra] : [])].join('; ');
  if (spend <= 0) return { verdict: 'test', because: because('nothing spent in this period') };
  if (roas === null && quality === null)
    return { verdict: 'test', because: 'no revenue and no leads are known for it' };
  if (roas !== null && roas < rule.pullBackRoas && !(enough && quality !== null && quality >= rule.goodShare))
    return { verdict: 'pull-back', because: because() };
  if (enough && quality !== null && quality < rule.poorShare) return { verdict: 'pull-back', because: because() };
  if (roas !== null && roas >= rule.scaleRoas && (quality === null || quality >= rule.goodShare))
    return quality === null || enough
      ? { verdict: 'scale', because: because(quality === null ? 'no leads to judge by' : undefined) }
      : { verdict: 'test', because: because(`fewer than ${rule.enoughLeads} leads`) };
  if (roas === null && !enough) return { verdict: 'test', because: because(`fewer than ${rule.enoughLeads} leads`) };
  return { verdict: 'keep', because: because() };
};
