import { of } from './define';
import type { Measures, RowSource } from './types';

/** The sums that marketing cost is made of, and what each is called. */
export const COST_PARTS = {
  ads: 'ads',
  results: 'other spend in results',
  lines: 'budget lines of campaigns',
  creators: 'creators',
  events: 'events',
  media: 'offline media',
  activities: 'sales activities',
} as const;
export type CostPart = keyof typeof COST_PARTS;

/** What marketing and sales cost, part by part, in minor units; only parts that are not zero. They sum to the whole. */
export const costParts = (m: Measures): { part: CostPart; minor: number }[] => {
  const parts: Omit<Record<CostPart, number>, 'results'> = {
    ads: of(m, 'spend'),
    lines: of(m, 'lineCost'),
    creators: of(m, 'creatorCost'),
    events: of(m, 'eventCost'),
    media: of(m, 'mediaCost'),
    activities: of(m, 'activityCost'),
  };
  const { ads, lines, creators, events, media, activities } = parts;
  const results = of(m, 'marketingCost') - ads - lines - creators - events - media;
  return (
    [
      ['ads', ads],
      ['results', results],
      ['lines', lines],
      ['creators', creators],
      ['events', events],
      ['media', media],
      ['activities', activities],
    ] as const
  ).flatMap(([part, minor]) => (minor === 0 ? [] : [{ part, minor }]));
};

const listed = new Intl.ListFormat('en', { type: 'conjunction' });

/** What the cost is made of, in words: a figure of ads alone is not to be compared with a fully loaded one. */
export const costBasis = (m: Measures, without: readonly CostPart[] = []): string => {
  const parts = costParts(m).filter(({ part }) => !without.includes(part));
  const names = listed.format(parts.map(({ part }) => COST_PARTS[part]));
  return `Cost basis: ${names}${parts.length === 1 ? ' only' : ''}.`;
};

/** How the same money is kept from counting twice, in the words of a definition. */
export const ONCE =
  'Fees, product sent and commission of creators, events and offline media that belong to a campaign count where no budget line with money spent and no spend in its results stands for the same promotion channel; a budget line without a channel stands for all of them. What a budget line spent lies on its day, or evenly on the campaign’s days so far. What belongs to no campaign always counts.';

/** The rows that sum to marketing cost. */
export const costRows = (minus = false): readonly RowSource[] => {
  const sign = minus ? { minus } : {};
  return [
    { entity: 'ad_days', value: 'cost', ...sign },
    { entity: 'campaigns', ...sign },
    { entity: 'beside_costs', ...sign },
  ];
};

/** Whether some marketing cost is known in spite of no row of ads. */
export const costsWithoutAds = (m: Measures): boolean =>
  of(m, 'adRows') === 0 && of(m, 'marketingCost') + of(m, 'activityCost') > 0;
