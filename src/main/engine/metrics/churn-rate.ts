import { defineMetric, of, ratio } from './define';
import { TIME_DIMENSIONS } from './dimensions';

/** Customers lost in the period ÷ customers active at its start. Source: Customers lost ÷ customers at start, with an inactivity rule. */
export const churnRate = defineMetric({
  id: 'churn-rate',
  version: 1,
  name: 'Churn rate',
  family: 'Customers',
  words:
    'Share of the customers active when the period began who were lost by its end. A customer is lost after the set number of days without an order.',
  formula: 'customers lost in the period ÷ customers active at its start',
  origin: 'Customers lost ÷ customers at start, with an inactivity rule',
  unit: 'ratio',
  better: 'down',
  dimensions: TIME_DIMENSIONS,
  eachPeriod: true,
  additive: false,
  sources: ['sales', 'customers'],
  rowSource: { entity: 'customers', which: 'lost' },
  terms: [
    { sign: '', name: 'Customers lost', measure: 'lostCustomers', unit: 'count' },
    { sign: '÷', name: 'Active at the start', measure: 'activeAtStart', unit: 'count' },
  ],
  compute: (m, facts) => {
    const result = ratio(
      of(m, 'lostCustomers'),
      of(m, 'activeAtStart'),
      `No customer ordered in the ${facts.inactivityDays} days before this period.`,
      of(m, 'activeAtStart'),
    );
    return result.value === null
      ? result
      : { ...result, reason: `Lost means ${facts.inactivityDays} days without an order.` };
  },
});
