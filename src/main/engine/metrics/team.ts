import { type Attention, ATTENTION_IDS, attentionOf } from '../../../shared/domain/attention';
import type { Credit } from '../../../shared/domain/credits';
import { type Day, daysBetween } from '../../../shared/domain/day';
import { allocate } from '../../../shared/domain/money';
import { addDeal, type DealSums, joinSums, noSums, type Worth } from './deal-sums';
import { median } from './funnel';

/** One deal of a team's pipeline: an open one, or one that closed in the period. */
export type TeamDeal = {
  id: string;
  /** Null is nobody's. */
  ownerId: string | null;
  /** Who shares the credit, in whole percent; empty for all to its owner. */
  credits: readonly Credit[];
  kind: 'open' | 'won' | 'lost';
  currency: string;
  valueMinor: number | null;
  probability: number;
  stale: boolean;
  hasStep: boolean;
  stepDay: Day | null;
  expectedClose: Day | null;
  createdDay: Day | null;
  closedDay: Day | null;
  /** Lines of its stage's checklist, and how many of them are done. */
  playbookDone: number;
  playbookAll: number;
};

/**
 * How the deals stand that one person is credited with: what is open and what of it wants a word, and what came of what
 * closed. A deal that is shared is counted with each of them; its money, and what it is to a rate, by their share.
 */
export type TeamRow = {
  personId: string | null;
  open: DealSums;
  /** Open deals with at least one reason, and with each of them. */
  attention: number;
  reasons: Record<Attention, number>;
  /** Of the open deals' checklists. */
  playbookDone: number;
  playbookAll: number;
  won: DealSums;
  lost: number;
  /** Won ÷ (won + lost), each by its share, as the metric win-rate by rep; null where nothing closed. */
  winRate: number | null;
  /** Median days from a won deal's first day to its last, as the metric sales-cycle-days; null where none has both. */
  cycleDays: number | null;
};

/** A deal with the part of it that is somebody's, 0–1, and the money of that part in whole minor units. */
type Part = TeamDeal & { share: number; money: DealSums };

/** Whom a deal is credited to, with what part; null is nobody. */
export const partsOf = ({ ownerId, credits }: Pick<TeamDeal, 'ownerId' | 'credits'>) =>
  credits.length === 0
    ? [{ personId: ownerId, share: 1 }]
    : credits.map(({ personId, share }): { personId: string | null; share: number } => ({
        personId,
        share: share / 100,
      }));

/** What a deal is worth as sums of one, at the rate of the day it closed on, else of today. */
const sumsOf = (deal: TeamDeal, today: Day, worth: Worth): DealSums => {
  const one = noSums();
  addDeal(one, { ...deal, day: deal.kind === 'open' ? today : (deal.closedDay ?? today) }, worth);
  return one;
};

/**
 * A deal's parts with their money. Each deal is split by itself into whole minor units, the largest remainders first, so
 * that what people have of it adds up to it; rounding each person's sum would count an odd unit twice.
 */
const split = (deal: TeamDeal, today: Day, worth: Worth): (Part & { personId: string | null })[] => {
  const parts = partsOf(deal);
  const whole = sumsOf(deal, today, worth);
  const shares = parts.map(({ share }) => share);
  const sums = allocate(whole.sumMinor, shares);
  const weighted = allocate(whole.weightedMinor, shares);
  const others = whole.others.map((other) => ({ ...other, own: allocate(other.sumMinor, shares) }));
  return parts.map((part, at) => ({
    ...deal,
    ...part,
    money: {
      count: whole.count,
      sumMinor: sums[at] ?? 0,
      weightedMinor: weighted[at] ?? 0,
      others: others.map(({ currency, count, own }) => ({ currency, count, sumMinor: own[at] ?? 0 })),
    },
  }));
};

/** One row of all these deals, as a whole. `worth` is the rate table: what has no rate stays apart. */
export const teamRow = (personId: string | null, deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow =>
  rowOf(
    personId,
    deals.map((deal) => ({ ...deal, share: 1, money: sumsOf(deal, today, worth) })),
    today,
  );

const rowOf = (personId: string | null, deals: readonly Part[], today: Day): TeamRow => {
  const moneyOf = (kind: TeamDeal['kind']): DealSums =>
    joinSums(deals.filter((deal) => deal.kind === kind).map(({ money }) => money));
  const [open, won] = [moneyOf('open'), moneyOf('won')];
  const reasons = Object.fromEntries(ATTENTION_IDS.map((id) => [id, 0])) as Record<Attention, number>;
  const days: number[] = [];
  let [attention, playbookDone, playbookAll, lost, wonParts, lostParts] = [0, 0, 0, 0, 0, 0];
  for (const deal of deals) {
    if (deal.kind === 'lost') {
      lost += 1;
      lostParts += deal.share;
    } else if (deal.kind === 'won') {
      wonParts += deal.share;
      if (deal.createdDay !== null && deal.closedDay !== null) days.push(daysBetween(deal.createdDay, deal.closedDay));
    } else {
      const found = attentionOf(deal, today);
      attention += found.length > 0 ? 1 : 0;
      for (const reason of found) reasons[reason] += 1;
      playbookDone += deal.playbookDone;
      playbookAll += deal.playbookAll;
    }
  }
  return {
    personId,
    open,
    attention,
    reasons,
    playbookDone,
    playbookAll,
    won,
    lost,
    winRate: won.count + lost === 0 ? null : wonParts / (wonParts + lostParts),
    cycleDays: median(days),
  };
};

/** One row a person, whose part of the open deals is worth most first; what is nobody's stands last. */
export const teamRows = (deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow[] =>
  [
    ...Map.groupBy(
      deals.flatMap((deal) => split(deal, today, worth)),
      ({ personId }) => personId,
    ),
  ]
    .map(([personId, own]) => rowOf(personId, own, today))
    .toSorted((a, b) => Number(a.personId === null) - Number(b.personId === null) || b.open.sumMinor - a.open.sumMinor);
