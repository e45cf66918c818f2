import { defineMetric, missing, of } from './define';
import type { MetricSpec } from './types';

/**
 * Open deals × win rate × average deal ÷ sales cycle, in minor units a day, with the sales cycle of this term.
 * Source: Pipeline velocity: 50 × 25,000 × 25% ÷ 60 = 5,208.33 a day.
 */
export const velocityWith = (
  cycle: { name: string; measure: string },
  spec: Pick<MetricSpec, 'id' | 'version' | 'name' | 'words' | 'formula' | 'origin'>,
): MetricSpec =>
  defineMetric({
    ...spec,
    family: 'Pipeline',
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
      { sign: '÷', ...cycle, unit: 'days', metric: 'sales-cycle-days' },
    ],
    compute: (m) => {
      const days = of(m, cycle.measure);
      if (of(m, 'won') === 0 || of(m, 'closed') === 0)
        return missing('No deal was won in this period, so there is no win rate or deal size to go by.');
      if (of(m, 'cycleCount') === 0) return missing('No deal won in this period has both a first and a closing day.');
      if (days === 0) return missing('Deals are won on the day they begin: a cycle of 0 days gives no velocity.');
      const expected = (of(m, 'open') * (of(m, 'won') / of(m, 'closed')) * of(m, 'wonValue')) / of(m, 'won');
      return { value: expected / days, numerator: expected, denominator: days, cases: of(m, 'closed') };
    },
  });

/** Over the median sales cycle, which a few slow deals do not move. */
export const pipelineVelocity = velocityWith(
  { name: 'Median cycle', measure: 'cycleMedian' },
  {
    id: 'pipeline-velocity',
    version: 1,
    name: 'Pipeline velocity',
    words: 'What the open deals can be expected to bring each day, at the period’s win rate, deal size and cycle.',
    formula: 'open deals × win rate × average deal ÷ median sales cycle',
    origin: 'Pipeline velocity: 50 × 25,000 × 25% ÷ 60 = 5,208.33 a day',
  },
);
