import type { MetricValue } from '../../../shared/contract/metrics';
import { percent } from '../format';

type Parts = Pick<MetricValue, 'numerator' | 'denominator'>;

/** A cost that is less than this part of what the same customers cost the company on average is a small basis. */
const SMALL = 0.5;

/**
 * A caution beside the CAC of a channel with little cost of its own: most of what won its customers is in campaigns for
 * several channels or for none, so that its cost per customer reads lower than it is. Null where the basis is not small.
 * @example smallBasis({ numerator: 500, denominator: 10 }, { numerator: 100_000, denominator: 40 })
 * // 'Small cost basis: 0.5% of cost for 25.0% of new customers'
 */
export const smallBasis = (channel: Parts, company: Parts): string | null => {
  const { numerator: cost, denominator: customers } = channel;
  const { numerator: allCost, denominator: allCustomers } = company;
  if (cost === null || !customers || !allCost || !allCustomers) return null;
  const [ofCost, ofCustomers] = [cost / allCost, customers / allCustomers];
  if (ofCost >= SMALL * ofCustomers) return null;
  return `Small cost basis: ${percent(ofCost)} of cost for ${percent(ofCustomers)} of new customers`;
};
