import { type Day, makeDay } from '../../../shared/domain/day';

/** One deal, as sums need it. `day` is the one whose rate counts: when it closed, else today. */
export type DealValue = { currency: string; valueMinor: number | null; probability: number; day: Day };
export type DealSums = {
  count: number;
  sumMinor: number;
  weightedMinor: number;
  others: { currency: string; count: number; sumMinor: number }[];
};
/** Minor units in the workspace's currency on a day; undefined without a rate. */
export type Worth = (minor: number, currency: string, day: Day) => number | undefined;

export const noSums = (): DealSums => ({ count: 0, sumMinor: 0, weightedMinor: 0, others: [] });

/** Adds a deal. What has no rate is summed in its own currency and never mixed in; no value counts, and adds nothing. */
export const addDeal = (sums: DealSums, deal: DealValue, worth: Worth): void => {
  sums.count += 1;
  addValue(sums, deal, worth);
};

/** Adds only the value of a deal that was counted elsewhere. */
export const addValue = (sums: DealSums, deal: DealValue, worth: Worth): void => {
  if (deal.valueMinor === null) return;
  const value = worth(deal.valueMinor, deal.currency, deal.day);
  if (value !== undefined) {
    sums.sumMinor += value;
    // Rounded deal by deal, as weighted-pipeline does, so that both show the same figure.
    sums.weightedMinor += Math.round(value * deal.probability);
    return;
  }
  const other = sums.others.find((one) => one.currency === deal.currency);
  if (other) {
    other.count += 1;
    other.sumMinor += deal.valueMinor;
  } else {
    sums.others.push({ currency: deal.currency, count: 1, sumMinor: deal.valueMinor });
    sums.others.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  }
};

export const joinSums = (parts: readonly DealSums[]): DealSums => {
  const whole = noSums();
  for (const part of parts) {
    whole.count += part.count;
    whole.sumMinor += part.sumMinor;
    whole.weightedMinor += part.weightedMinor;
    for (const { currency, count, sumMinor } of part.others) {
      const known = whole.others.find((one) => one.currency === currency);
      if (known) {
        known.count += count;
        known.sumMinor += sumMinor;
      } else whole.others.push({ currency, count, sumMinor });
    }
  }
  whole.others.sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return whole;
};

/** The columns of a forecast: what is overdue, `months` months from this one, what is later, what has no date. */
export const forecastKeys = (today: Day, months: number): string[] => {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const keys = Array.from({ length: months }, (_, index) => {
    const at = year * 12 + month - 1 + index;
    return makeDay(Math.floor(at / 12), (at % 12) + 1, 1).slice(0, 7);
  });
  return ['overdue', ...keys, 'later', 'undated'];
};

/** Where a deal stands in the forecast. A close expected before today is overdue, even in this month. */
export const forecastKey = (expectedClose: Day | null, today: Day, months: number): string => {
  if (expectedClose === null) return 'undated';
  if (expectedClose < today) return 'overdue';
  const last = forecastKeys(today, months)[months] ?? today.slice(0, 7);
  return expectedClose.slice(0, 7) > last ? 'later' : expectedClose.slice(0, 7);
};
