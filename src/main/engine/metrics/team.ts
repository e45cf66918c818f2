import { type Attention, ATTENTION_IDS, attentionOf } from '../../../shared/domain/attention';
import type { Credit } from '../../../shared/domain/credits';
import { type Day, daysBetween } from '../../../shared/domain/day';
import { addDeal, type DealSums, noSums, type Worth } from './deal-sums';
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

/** A deal with the part of it that is somebody's, 0–1. */
type Part = TeamDeal & { share: number };

/** Whom a deal is credited to, with what part; null is nobody. */
export const partsOf = ({ ownerId, credits }: Pick<TeamDeal, 'ownerId' | 'credits'>) =>
  credits.length === 0
    ? [{ personId: ownerId, share: 1 }]
    : credits.map(({ personId, share }): { personId: string | null; share: number } => ({
        personId,
        share: share / 100,
      }));

const rounded = (sums: DealSums): DealSums => ({
  ...sums,
  sumMinor: Math.round(sums.sumMinor),
  weightedMinor: Math.round(sums.weightedMinor),
  others: sums.others.map((other) => ({ ...other, sumMinor: Math.round(other.sumMinor) })),
});

/** Adds the part of a deal that is somebody's; cents are rounded in the sum alone, so that parts add up to the whole. */
const addPart = (sums: DealSums, deal: Part, day: Day, worth: Worth): void => {
  const one = noSums();
  addDeal(one, { ...deal, day }, worth);
  sums.count += one.count;
  sums.sumMinor += one.sumMinor * deal.share;
  sums.weightedMinor += one.weightedMinor * deal.share;
  for (const { currency, count, sumMinor } of one.others) {
    const known = sums.others.find((other) => other.currency === currency);
    if (known) {
      known.count += count;
      known.sumMinor += sumMinor * deal.share;
    } else {
      sums.others.push({ currency, count, sumMinor: sumMinor * deal.share });
      sums.others.sort((a, b) => (a.currency < b.currency ? -1 : 1));
    }
  }
};

/** One row of all these deals, as a whole. `worth` is the rate table: what has no rate stays apart. */
export const teamRow = (personId: string | null, deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow =>
  rowOf(
    personId,
    deals.map((deal) => ({ ...deal, share: 1 })),
    today,
    worth,
  );

const rowOf = (personId: string | null, deals: readonly Part[], today: Day, worth: Worth): TeamRow => {
  const [open, won] = [noSums(), noSums()];
  const reasons = Object.fromEntries(ATTENTION_IDS.map((id) => [id, 0])) as Record<Attention, number>;
  const days: number[] = [];
  let [attention, playbookDone, playbookAll, lost, wonParts, lostParts] = [0, 0, 0, 0, 0, 0];
  for (const deal of deals) {
    if (deal.kind === 'lost') {
      lost += 1;
      lostParts += deal.share;
    } else if (deal.kind === 'won') {
      wonParts += deal.share;
      addPart(won, deal, deal.closedDay ?? today, worth);
      if (deal.createdDay !== null && deal.closedDay !== null) days.push(daysBetween(deal.createdDay, deal.closedDay));
    } else {
      addPart(open, deal, today, worth);
      const found = attentionOf(deal, today);
      attention += found.length > 0 ? 1 : 0;
      for (const reason of found) reasons[reason] += 1;
      playbookDone += deal.playbookDone;
      playbookAll += deal.playbookAll;
    }
  }
  return {
    personId,
    open: rounded(open),
    attention,
    reasons,
    playbookDone,
    playbookAll,
    won: rounded(won),
    lost,
    winRate: won.count + lost === 0 ? null : wonParts / (wonParts + lostParts),
    cycleDays: median(days),
  };
};

/** One row a person, whose part of the open deals is worth most first; what is nobody's stands last. */
export const teamRows = (deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow[] =>
  [
    ...Map.groupBy(
      deals.flatMap((deal) => partsOf(deal).map((part) => ({ ...deal, ...part }))),
      ({ personId }) => personId,
    ),
  ]
    .map(([personId, own]) => rowOf(personId, own, today, worth))
    .toSorted((a, b) => Number(a.personId === null) - Number(b.personId === null) || b.open.sumMinor - a.open.sumMinor);
