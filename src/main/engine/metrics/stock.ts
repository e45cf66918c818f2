import { elapsedDays } from '../../../shared/domain/period';
import { estimated, missing, of, ratio } from './define';
import type { Computed, Facts, Measures } from './types';

const NO_SNAPSHOTS = 'Two stock snapshots are needed, one at or before the start and one at the end of the period.';

const LEFT_OUT = 'A place was not counted in the last days of the period; it stands as it was last counted.';

/** A figure for which one of the places was last counted days before the others is an estimate. */
const unlessLeftOut = (m: Measures, found: Computed): Computed =>
  of(m, 'uncounted') > 0 && found.value !== null ? estimated(found, found.reason ?? LEFT_OUT) : found;

/**
 * Cost of goods sold over average stock at cost, (start + end) ÷ 2. Where a product has no cost, units stand
 * above and below the line, and the reason says so. Golden: 480,000 ÷ 80,000 = 6.0.
 */
export const turnoverOf = (m: Measures): Computed => {
  if (of(m, 'snapshots') < 2) return missing(NO_SNAPSHOTS);
  if (of(m, 'withoutCost') > 0) {
    return estimated(
      ratio(of(m, 'stockedUnits'), (of(m, 'startUnits') + of(m, 'endUnits')) / 2, 'There was no stock in this period.'),
      'Some products have no cost, so units are compared.',
    );
  }
  return unlessLeftOut(
    m,
    ratio(of(m, 'cogs'), (of(m, 'startCost') + of(m, 'endCost')) / 2, 'There was no stock in this period.'),
  );
};

/** Days that passed of the period over the turnover of those days: days × average stock ÷ cost of goods sold. */
export const daysOfStockOf = (m: Measures, facts: Facts): Computed => {
  const turned = turnoverOf(m);
  if (turned.value === null) return missing(turned.reason ?? NO_SNAPSHOTS);
  if (turned.value === 0) return missing('Nothing was sold in this period.');
  const days = elapsedDays(facts.period, facts.asOf);
  return {
    ...turned,
    value: days / turned.value,
    numerator: days * (turned.denominator ?? 0),
    denominator: turned.numerator,
  };
};

/**
 * Units sold net of returns over what was there to sell: stock at start plus receipts. Where no file says
 * what was received, receipts follow from the end stock: start + received = sold + left.
 */
export const sellThroughOf = (m: Measures): Computed => {
  if (of(m, 'snapshots') < 1) return missing('There is no stock snapshot for this period.');
  const sold = of(m, 'stockedUnits');
  if (of(m, 'receivedRows') > 0)
    return unlessLeftOut(
      m,
      ratio(sold, of(m, 'startUnits') + of(m, 'received'), 'There was nothing to sell in this period.'),
    );
  return estimated(
    ratio(sold, sold + of(m, 'endUnits'), 'There was nothing to sell in this period.'),
    'No file says what was received: sold and left are taken as available.',
  );
};
