import { defineMetric, missing, of } from './define';

/** Open deals × win rate × average deal ÷ mean sales cycle. Source: Pipeline velocity with the mean cycle. */
export const pipelineVelocityMean = defineMetric({
  id: 'pipeline-velocity.mean',
  version: 1,
  name: 'Pipeline velocity, mean cycle',
  family: 'Pipeline',
  words: 'As pipeline velocity, over the average sales cycle.',
  formula: 'open deals × win rate × average deal ÷ mean sales cycle',
  origin: 'Pipeline velocity with the mean cycle',
  unit: 'money-per-day',
  better: 'up',
  dimensions: ['rep', 'channel', 'product', 'day', 'week', 'month'],
  eachPeriod: true,
  additive: false,
  sources: ['deals'],
  rowSource: { entity: 'deals', which: 'open', value: 'one' },
  // Each open deal stands for what an average one brings: win rate × average deal.
  rowsFor: (m) => [
    {
      entity: 'deals',
      which: 'open',
      value: 'one',
      each: of(m, 'closed') === 0 ? 0 : of(m, 'wonValue') / of(m, 'closed'),
    },
  ],
  terms: [
    { sign: '', name: 'Open deals', measure: 'open', unit: 'count', rows: 'open' },
    { sign: '×', name: 'Win rate', measure: 'winRate', unit: 'ratio', metric: 'win-rate' },
    { sign: '×', name: 'Average deal', measure: 'averageDeal', unit: 'money', metric: 'average-deal' },
    { sign: '÷', name: 'Mean cycle', measure: 'cycleMean', unit: 'days', metric: 'sales-cycle-days' },
  ],
  compute: (m) => {
    const cycle = of(m, 'cycleMean');
    if (of(m, 'won') === 0 || of(m, 'closed') === 0)
      return missing('No deal was won in this period, so there is no win rate or deal size to go by.');
    if (of(m, 'cycleCount') === 0) return missing('No deal won in this period has both a first and a closing day.');
    if (cycle === 0) return missing('Deals are won on the day they begin: a cycle of 0 days gives no velocity.');
    const expected = (of(m, 'open') * (of(m, 'won') / of(m, 'closed')) * of(m, 'wonValue')) / of(m, 'won');
    return { value: expected / cycle, numerator: expected, denominator: cycle, cases: of(m, 'closed') };
  },
});
