import { figure, percent, shortPercent, tenths } from '../../../shared/domain/figures';

/**
 * What a campaign cost (all of it, in minor units) and brought in a period; null where nothing speaks of it. `back` is
 * attributed revenue over that cost. `ahead` where it has not begun yet, though its booth may be paid.
 */
export type CampaignResult = {
  cost: number;
  leads: number | null;
  qualified: number | null;
  back: number | null;
  /** Why `back` is not known: a sentence. */
  why?: string | null;
  ahead?: boolean;
};

/** Attributed revenue over all cost, from the return beyond it; null where that is not known. */
export const backOf = (
  roi: { value: number | null; numerator: number | null; denominator: number | null } | null | undefined,
): number | null =>
  roi?.value == null || roi.numerator === null || !roi.denominator
    ? null
    : (roi.numerator + roi.denominator) / roi.denominator;
export type Verdict = 'scale' | 'keep' | 'test' | 'pull-back';

/** From when on a campaign may grow, and under which it is cut. Shares are of 1. */
export type VerdictRule = {
  /** Attributed revenue over all cost. */
  scaleReturn: number;
  pullBackReturn: number;
  /** Share of leads that qualify from which a campaign attracts the right people. */
  goodShare: number;
  poorShare: number;
  /** Fewer leads than this prove nothing. */
  enoughLeads: number;
  /** What a qualified lead may cost, in minor units; null where only what brought none at all is wasted. */
  wastedFromMinor: number | null;
};

/** The rule of a new workspace. Ours, not a standard. */
export const FIRST_RULE: VerdictRule = {
  scaleReturn: 3,
  pullBackReturn: 1,
  goodShare: 0.3,
  poorShare: 0.1,
  enoughLeads: 10,
  wastedFromMinor: null,
};

/** The rule in words, printed beside the verdicts. */
export const ruleWords = (rule: VerdictRule): string =>
  `Return is attributed revenue for each unit of all that a campaign cost: ads, budget lines, creators, events and offline media. Scale: return of ${figure(rule.scaleReturn)} or more and no fewer than ${shortPercent(rule.goodShare)} of leads qualified. Pull back: return under ${figure(rule.pullBackReturn)}, or under ${shortPercent(rule.poorShare)} of at least ${rule.enoughLeads} leads qualified. Test further: too little to tell. Keep: the rest.`;

/** A sentence as part of another: `No orders yet.` as `no orders yet`. */
const clause = (sentence: string): string =>
  sentence.replace(/^\p{Lu}/u, (first) => first.toLowerCase()).replace(/\.$/, '');

const times = (value: number): string => `${tenths(value)}×`;

/** Scale, keep, test further or pull back, with the figures that decided it. */
export const verdictOf = (
  { cost, leads, qualified, back, why = null, ahead }: CampaignResult,
  rule: VerdictRule,
): { verdict: Verdict; because: string } => {
  if (ahead) return { verdict: 'test', because: 'it has not begun' };
  const enough = leads !== null && leads >= rule.enoughLeads;
  const quality = leads !== null && leads > 0 && qualified !== null ? qualified / leads : null;
  const known = [
    back !== null
      ? `return ${times(back)}`
      : cost > 0 && why !== null
        ? `return not computable because ${clause(why)}`
        : null,
    quality === null ? null : `${percent(quality)} of ${leads} ${leads === 1 ? 'lead' : 'leads'} qualified`,
  ].filter((text) => text !== null);
  const because = (extra?: string): string => [...known, ...(extra ? [extra] : [])].join('; ');
  if (cost <= 0) return { verdict: 'test', because: because('nothing spent in this period') };
  if (back === null && quality === null)
    return {
      verdict: 'test',
      because: because(why === null ? 'no revenue and no leads are known for it' : 'no leads are known for it'),
    };
  if (back !== null && back < rule.pullBackReturn && !(enough && quality !== null && quality >= rule.goodShare))
    return { verdict: 'pull-back', because: because() };
  if (enough && quality !== null && quality < rule.poorShare) return { verdict: 'pull-back', because: because() };
  if (back !== null && back >= rule.scaleReturn && (quality === null || quality >= rule.goodShare))
    return quality === null || enough
      ? { verdict: 'scale', because: because(quality === null ? 'no leads to judge by' : undefined) }
      : { verdict: 'test', because: because(`fewer than ${rule.enoughLeads} leads`) };
  if (back === null && !enough) return { verdict: 'test', because: because(`fewer than ${rule.enoughLeads} leads`) };
  return { verdict: 'keep', because: because() };
};

/**
 * Whether the money of a campaign went without the people it was for: no lead qualified, or each that did cost as much
 * as the rule says. Where the rule names an amount, less than that spent on nobody proves nothing yet; nor does what was
 * paid for a campaign that has not begun (`ahead`).
 *
 * @example isWasted({ cost: 500_00, qualified: 2 }, 200_00) // true: 250.00 each
 */
export const isWasted = (
  { cost, qualified, ahead }: { cost: number; qualified: number; ahead?: boolean },
  wastedFromMinor: number | null,
): boolean =>
  !ahead && cost > 0 && (wastedFromMinor === null ? qualified === 0 : cost >= wastedFromMinor * Math.max(1, qualified));
