import { type Attention, ATTENTION_IDS, attentionOf } from '../../../shared/domain/attention';
import { type Day, daysBetween } from '../../../shared/domain/day';
import { addDeal, type DealSums, noSums, type Worth } from './deal-sums';
import { median } from './funnel';

/** One deal of a team's pipeline: an open one, or one that closed in the period. */
export type TeamDeal = {
  id: string;
  /** Null is nobody's. */
  ownerId: string | null;
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

/** How one person's deals stand: what is open and what of it wants a word, and what came of what closed. */
export type TeamRow = {
  ownerId: string | null;
  open: DealSums;
  /** Open deals with at least one reason, and with each of them. */
  attention: number;
  reasons: Record<Attention, number>;
  /** Of the open deals' checklists. */
  playbookDone: number;
  playbookAll: number;
  won: DealSums;
  lost: number;
  /** Won ÷ (won + lost), as the metric win-rate; null where nothing closed. */
  winRate: number | null;
  /** Median days from a won deal's first day to its last, as the metric sales-cycle-days; null where none has both. */
  cycleDays: number | null;
};

/** One row of all these deals. `worth` is the rate table: what has no rate stays apart. */
export const teamRow = (ownerId: string | null, deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow => {
  const [open, won] = [noSums(), noSums()];
  const reasons = Object.fromEntries(ATTENTION_IDS.map((id) => [id, 0])) as Record<Attention, number>;
  const days: number[] = [];
  let [attention, playbookDone, playbookAll, lost] = [0, 0, 0, 0];
  for (const deal of deals) {
    if (deal.kind === 'lost') lost += 1;
    else if (deal.kind === 'won') {
      addDeal(won, { ...deal, day: deal.closedDay ?? today }, worth);
      if (deal.createdDay !== null && deal.closedDay !== null) days.push(daysBetween(deal.createdDay, deal.closedDay));
    } else {
      addDeal(open, { ...deal, day: today }, worth);
      const found = attentionOf(deal, today);
      attention += found.length > 0 ? 1 : 0;
      for (const reason of found) reasons[reason] += 1;
      playbookDone += deal.playbookDone;
      playbookAll += deal.playbookAll;
    }
  }
  const closed = won.count + lost;
  return {
    ownerId,
    open,
    attention,
    reasons,
    playbookDone,
    playbookAll,
    won,
    lost,
    winRate: closed === 0 ? null : won.count / closed,
    cycleDays: median(days),
  };
};

/** One row a person, whose open deals are worth most first; what is nobody's stands last. */
export const teamRows = (deals: readonly TeamDeal[], today: Day, worth: Worth): TeamRow[] =>
  [...Map.groupBy(deals, (deal) => deal.ownerId)]
    .map(([ownerId, own]) => teamRow(ownerId, own, today, worth))
    .toSorted((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null) || b.open.sumMinor - a.open.sumMinor);
