import type { Day } from './day';

/** Why an open deal wants a word between whoever leads and whoever owns it, in the order in which they are said. */
export const ATTENTION_IDS = ['lateStep', 'noStep', 'overdue', 'noClose', 'stale', 'noValue'] as const;
export type Attention = (typeof ATTENTION_IDS)[number];

export const ATTENTION_WORDS: Record<Attention, string> = {
  lateStep: 'Step late',
  noStep: 'No next step',
  overdue: 'Past its close',
  noClose: 'No close date',
  stale: 'Stale',
  noValue: 'No value',
};

type Watched = {
  stale: boolean;
  hasStep: boolean;
  stepDay: Day | null;
  expectedClose: Day | null;
  valueMinor: number | null;
};

/** What an open deal wants a word about on a day; nothing for one that is on its way. */
export const attentionOf = (deal: Watched, today: Day): Attention[] => {
  const holds: Record<Attention, boolean> = {
    lateStep: deal.hasStep && deal.stepDay !== null && deal.stepDay < today,
    noStep: !deal.hasStep,
    overdue: deal.expectedClose !== null && deal.expectedClose < today,
    noClose: deal.expectedClose === null,
    stale: deal.stale,
    noValue: deal.valueMinor === null,
  };
  return ATTENTION_IDS.filter((reason) => holds[reason]);
};
