import { defineMetric, missing, of, ratio } from './define';
import { SPEND_DIMENSIONS } from './dimensions';
import { revenueBasis, revenueRows } from './attribution';

/** Attributed revenue ÷ ad spend. Source: Revenue ÷ ad spend; Google: conversion value ÷ cost. */
export const roas = defineMetric({
  id: 'roas',
  version: 4,
  name: 'Return on ad spend',
  family: 'Marketing',
  words:
    'Net sales of own orders that are attributed to campaigns with ad spend, for each unit of money spent on ads. What ad platforms report stands apart and never fills in.',
  formula: 'attributed revenue ÷ ad spend',
  origin: 'Revenue ÷ ad spend; Google: conversion value ÷ cost',
  unit: 'ratio',
  better: 'up',
  dimensions: SPEND_DIMENSIONS,
  additive: false,
  sources: ['ads', 'sales'],
  rowSource: { entity: 'order_lines', kinds: ['sale', 'return', 'adjustment'], value: 'net', of: 'advertised' },
  rowsFor: () => revenueRows(),
  terms: [
    { sign: '', name: 'Attributed revenue', measure: 'adRevenue', unit: 'money' },
    { sign: '÷', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
  ],
  compute: (m, facts) => {
    const basis = revenueBasis(m, facts);
    if (basis.nothing !== null) return missing(basis.nothing);
    const result = ratio(basis.revenue, of(m, 'spend'), 'There is no ad spend in this period.');
    return result.value === null ? result : { ...result, reason: basis.words };
  },
});
