import { defineMetric, missing, of, ratio } from './define';
import { TIME_DIMENSIONS } from './dimensions';

/** Orders ÷ sessions. Sessions and orders come from different files, which every figure says. */
export const storeConversion = defineMetric({
  id: 'store-conversion',
  version: 1,
  name: 'Store conversion',
  family: 'Marketing',
  words: 'Orders of the web shop for each visit. Visits are counted by the site, orders by the shop: two sources.',
  formula: 'orders of D2C channels ÷ sessions',
  origin: 'Orders ÷ sessions',
  unit: 'ratio',
  better: 'up',
  dimensions: TIME_DIMENSIONS,
  additive: false,
  sources: ['ads', 'web'],
  needs: () => ['ads', 'sales'],
  rowSource: { entity: 'orders', which: 'web' },
  terms: [
    {
      sign: '',
      name: 'Orders of the web shop',
      measure: 'webOrders',
      unit: 'count',
      rows: 'webOrders',
      metric: 'orders',
    },
    { sign: '÷', name: 'Sessions', measure: 'sessions', unit: 'count', rows: 'sessionRows' },
  ],
  compute: (m) => {
    if (of(m, 'sessionRows') === 0) return missing('No row of results says how many sessions there were.');
    const found = ratio(
      of(m, 'webOrders'),
      of(m, 'sessions'),
      'There are no sessions in this period.',
      of(m, 'sessions'),
    );
    return found.value === null
      ? found
      : { ...found, reason: 'Two sources: orders from the shop, sessions from the site’s analytics.' };
  },
});
