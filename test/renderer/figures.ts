import type { Output } from '../../src/shared/contract';
import type { MetricDefinition, MetricValue } from '../../src/shared/contract/metrics';
import type { Answers } from './fake-bridge';

/** A figure of the quarter that runs on 13 May 2026, as the engine would answer it. */
export const figure = (value: number | null, more: Partial<MetricValue> = {}): MetricValue => ({
  metric: 'net-sales',
  version: 3,
  period: '2026-Q2',
  group: null,
  label: null,
  status: value === null ? 'not_computable' : 'partial',
  value,
  unit: 'USD',
  numerator: value,
  denominator: 1,
  reason: value === null ? 'The data begins on 2026-06-01.' : 'To 2026-05-13; the period ends on 2026-06-30.',
  smallN: false,
  ...more,
});

export const NET_SALES: MetricDefinition = {
  id: 'net-sales',
  version: 3,
  name: 'Net sales',
  family: 'Sales',
  words: 'Sales after discounts and returns.',
  formula: 'gross sales − discounts − returns',
  unit: 'money',
  better: 'up',
  dimensions: ['channel', 'product', 'week'],
  rows: 'order lines',
  source: 'Shopify',
  additive: true,
};

export const DETAIL: Output<'metrics.get'> = {
  definition: NET_SALES,
  value: figure(22_263_000),
  previous: figure(19_684_000),
  terms: [
    { sign: '', name: 'Gross sales', value: 24_148_000, unit: 'USD', rows: 4_412, metric: 'gross-sales' },
    { sign: '−', name: 'Discounts', value: 1_231_000, unit: 'USD', rows: 1_096, metric: 'discounts' },
    { sign: '=', name: 'Net sales', value: 22_263_000, unit: 'USD', rows: 5_000, metric: null },
  ],
  elapsed: { days: 43, of: 91 },
  asOf: '2026-05-13',
  variants: [{ id: 'net-sales.total', name: 'Total sales' }],
};

const week = (id: string, from: string, to: string, value: number, target: number, elapsedDays = 7) => ({
  period: id,
  from,
  to,
  value: figure(value),
  targetMinor: target,
  elapsedDays,
  days: 7,
});

/** Answers for one metric's page: two channels, three weeks, two rows with their line. */
export const metricAnswers = (detail: Output<'metrics.get'> = DETAIL): Answers => ({
  'metrics.get': () => detail,
  'metrics.trend': () => ({
    points: [
      week('2026-W18', '2026-04-27', '2026-05-03', 3_500_000, 3_600_000),
      week('2026-W19', '2026-05-04', '2026-05-10', 4_325_000, 4_260_000),
      week('2026-W20', '2026-05-11', '2026-05-17', 1_591_000, 3_840_000, 3),
    ],
  }),
  'metrics.breakdown': () => ({
    groups: [
      { current: figure(10_504_000, { group: 'D2C web' }), previous: figure(8_842_000), share: 0.472 },
      { current: figure(6_001_000, { group: 'Brightwell Beauty', smallN: true }), previous: null, share: 0.27 },
    ],
    total: detail.value,
    previousTotal: detail.previous,
    more: 0,
  }),
  'metrics.rows': () => ({
    columns: [
      { name: 'Time', unit: 'time' },
      { name: 'Order', unit: 'text' },
      { name: 'Product', unit: 'text' },
      { name: 'Net', unit: 'money', adds: 1 },
    ],
    rows: [
      {
        entity: 'order_lines',
        id: '7',
        contribution: 4_080,
        file: 'orders.csv',
        line: 1_204,
        batch: 41,
        day: '2026-05-12',
        cells: ['2026-05-12T09:58:12-04:00', '#H5832', 'Air-Dry Mousse', 4_080],
      },
    ],
    total: 143,
    sum: 276_000,
  }),
  'metrics.sourceLine': () => ({
    file: 'orders_export_2026-05-14.csv',
    line: 1_204,
    batch: 41,
    importedAt: '2026-05-14T12:04:00.000Z',
    by: 'Theo',
    cells: [{ column: 'Name', value: '#H5832' }],
  }),
});
