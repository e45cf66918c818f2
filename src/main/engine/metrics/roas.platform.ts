import { defineMetric, missing, of, ratio } from './define';

/** Revenue reported by platforms ÷ ad spend. Source: Google: conversion value ÷ cost. */
export const roasPlatform = defineMetric({
  id: 'roas.platform',
  version: 3,
  name: 'Return on ad spend, platform',
  family: 'Marketing',
  words:
    'Revenue as the ad platforms report it, for each unit of money spent on ads. It counts where a row says both what was spent and what came in; what other tools report, such as web analytics, stays out. Never mixed with revenue from own orders.',
  formula: 'revenue reported by platforms ÷ ad spend',
  origin: 'Google: conversion value ÷ cost',
  unit: 'ratio',
  better: 'up',
  dimensions: ['campaign', 'source', 'day', 'week', 'month'],
  additive: false,
  sources: ['ads'],
  rowSource: { entity: 'ad_days', value: 'revenue' },
  terms: [
    { sign: '', name: 'Platform revenue', measure: 'platformRevenue', unit: 'money', rows: 'revenueRows' },
    { sign: '÷', name: 'Ad spend', measure: 'spend', unit: 'money', rows: 'adRows', metric: 'ad-spend' },
  ],
  compute: (m) =>
    of(m, 'revenueRows') === 0
      ? missing('No row of ads says what revenue its platform reports.')
      : ratio(of(m, 'platformRevenue'), of(m, 'spend'), 'There is no ad spend in this period.'),
});
