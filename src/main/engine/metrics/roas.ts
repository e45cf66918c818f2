import { defineMetric, estimated, of, ratio } from './define';
import { revenueBasis, revenueRows } from './attribution';

/** Attributed revenue ÷ ad spend. Source: Revenue ÷ ad spend; Google: conversion value ÷ cost. */
export const roas = defineMetric({
  id: 'roas',
  version: 2,
  name: 'Return on ad spend',
  family: 'Marketing',
  words:
    'Revenue that ads brought for each unit of money spent on them. Orders of campaigns that spent on ads count first; the ad platform’s own figure is used only where no order names a campaign.',
  formula: 'attributed revenue ÷ ad spend',
  origin: 'Revenue ÷ ad spend; Google: conversion value ÷ cost',
  unit: 'ratio',
  better: 'up',
  dimensions: ['campaign', 'promotion', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net', of: 'advertised' },
  rowsFor: (m, facts) => revenueRows(m, facts),
  terms: [
    { sign: '', name: 'Attributed revenue', measure: 'roasRevenue', unit: 'money' },
    { sign: '÷', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
  ],
  compute: (m, facts) => {
    const basis = revenueBasis(m, facts);
    const result = ratio(basis.revenue, of(m, 'spend'), 'There is no ad spend in this period.');
    return basis.estimated
      ? estimated(result, basis.words)
      : result.value === null
        ? result
        : { ...result, reason: basis.words };
  },
});
