import { expect, test } from 'vitest';
import { rankedBy, wasted } from '../../src/renderer/src/features/ranking/order';
import type { MetricValue } from '../../src/shared/contract/metrics';
import type { RankedCampaign } from '../../src/shared/contract/ranking';

const figure = (metric: string, value: number | null): MetricValue => ({
  metric,
  version: 1,
  period: '2026-Q2',
  group: null,
  label: null,
  status: value === null ? 'not_computable' : 'ok',
  value,
  unit: 'USD',
  numerator: null,
  denominator: null,
  reason: null,
  smallN: false,
});
const campaign = (name: string, spend: number | null, roas: number | null, qualified: number): RankedCampaign => ({
  id: name,
  name,
  untargeted: false,
  values: [
    figure('roas', roas),
    ...(spend === null ? [] : [figure('cost-per-lead', spend), figure('marketing-cost', spend)]),
  ],
  wasted: qualified === 0 && spend !== null,
  qualified,
  verdict: 'keep',
  because: '',
});
const names = (rows: readonly RankedCampaign[]): string => rows.map(({ name }) => name).join(' ');
const ALL = [
  campaign('B', 500, 2, 0),
  campaign('A', 500, 3, 1),
  campaign('D', null, null, 0),
  campaign('C', 900, null, 0),
];

test('the best comes first, which is the lowest of a cost; what is not known comes last, by name', () => {
  expect(names(rankedBy(ALL, { id: 'roas', better: 'up' }))).toBe('A B C D');
  expect(names(rankedBy(ALL, { id: 'cost-per-lead', better: 'down' }))).toBe('A B C D');
  expect(names(rankedBy(ALL, { id: 'cost-per-lead', better: 'up' }))).toBe('C A B D');
});

test('what was wasted by the rule, the dearest first', () => {
  expect(names(wasted(ALL))).toBe('C B');
});
