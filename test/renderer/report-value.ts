import type { MetricValue } from '../../src/shared/contract/metrics';
import type { Figure, ReportEntry, ReportList, Span, WeeklyReport } from '../../src/shared/contract/reports';

const known = (metric: string, value: number | null, period: string): MetricValue => ({
  metric,
  version: 1,
  period,
  group: null,
  label: null,
  status: value === null ? 'not_computable' : 'ok',
  value,
  unit: metric === 'orders' ? 'count' : 'USD',
  numerator: null,
  denominator: null,
  reason: value === null ? 'No ad spend has been imported yet.' : null,
  smallN: false,
});

export const WEEK: Span = {
  period: '2026-W20',
  kind: 'week',
  from: '2026-05-11',
  to: '2026-05-17',
  days: 7,
  elapsed: 3,
};
const BEFORE: Span = { ...WEEK, period: '2026-W19', from: '2026-05-04', to: '2026-05-10', elapsed: 7 };
const MAREN = { id: 'p-maren', name: 'Maren Oduya', initials: 'MO', side: 'both' as const };

const figure = (metric: string, label: string, value: number | null, note: number): Figure => ({
  label,
  value: known(metric, value, WEEK.period),
  previous: null,
  better: 'up',
  targetMinor: null,
  note,
});

const LINE = {
  sku: '',
  name: '',
  netMinor: 0,
  previousMinor: 0,
  share: null,
  units: 0,
  onHand: null,
  daysOfStock: null,
  sellThrough: null,
  byChannel: [],
};
const STAGE = { name: 'Open', count: 0, sumMinor: 0, weightedMinor: 0, probability: null, stale: 0 };
const net = figure('net-sales', 'Net sales', 1_842_000, 1);

/** A small week: one channel with an owner, no target, no deals, no ads. */
export const WEEKLY: WeeklyReport = {
  company: 'Halo & Vine',
  currency: 'USD',
  calendar: { weekStart: 1, fiscalYearStart: 1 },
  today: '2026-05-13',
  timeZone: 'UTC',
  refundDating: 'processed',
  asOf: '2026-05-13',
  span: WEEK,
  before: BEFORE,
  hasData: true,
  vision: '',
  texts: {
    headline: '',
    summary: '',
    highlights: 'The mousse: sold out twice',
    lowlights: '',
    asks: '',
    thanks: '',
    optimise: {},
    owners: {},
  },
  sources: [
    {
      source: 'Orders',
      format: 'Shopify orders',
      lastDay: '2026-05-13',
      lastImport: '2026-05-13T08:00:00Z',
      ageDays: 0,
      stale: false,
    },
  ],
  footnotes: [
    {
      number: 1,
      label: 'Net sales',
      formula: 'gross − returns',
      terms: [
        { sign: '', name: 'Gross', value: 1_900_000, unit: 'USD', rows: 40, metric: null },
        { sign: '−', name: 'Returns', value: 58_000, unit: 'USD', rows: 2, metric: null },
      ],
      definition: 'net-sales',
      version: 1,
      span: WEEK,
      before: { from: BEFORE.from, to: BEFORE.to },
      rows: 42,
      noun: 'order lines',
      value: net.value,
    },
  ],
  frame: WEEK,
  net,
  frameNet: net,
  spend: figure('ad-spend', 'Ad spend', null, 2),
  orders: figure('orders', 'Orders', 40, 3),
  pace: null,
  paceNote: null,
  channels: [
    {
      id: 'c-web',
      name: 'D2C web',
      type: 'd2c',
      owner: MAREN,
      net: net.value,
      previous: null,
      targetMinor: null,
      aov: null,
      aovPrevious: null,
      orders: null,
      pace: null,
    },
  ],
  story: null,
  trend: [],
  gap: [],
  d2c: {
    aov: figure('aov', 'Average order value', 3903, 4),
    cac: figure('cac', 'Customer acquisition cost', null, 5),
    newCustomers: figure('new-customers', 'New customers', 12, 6),
    channelNotes: [1],
  },
  retail: {
    places: {
      note: 1,
      retail: [],
      leftOut: [],
      leftOutBefore: [],
      web: 1_842_000,
      stores: 0,
      dotcom: 0,
      trade: 0,
      unsaid: 0,
      total: 1_842_000,
    },
    products: { note: 1, stockNote: 1, columns: [], rows: [], rest: null, restCount: 0, total: LINE },
    figures: [],
  },
  sales: { figures: [], note: 1, stages: [], open: STAGE, forecast: [], reps: [], repNote: 1, deals: [] },
  marketing: { figures: [], campaigns: [], restCount: 0, rule: '', notes: [] },
  handOff: null,
  sections: [
    {
      id: 'c-web',
      name: 'D2C web',
      block: 'direct',
      owners: [MAREN],
      text: '',
      writer: null,
      writtenAt: null,
      signature: null,
      changedAfter: false,
      differs: [],
    },
  ],
  digest: null,
  record: { decisions: [], actions: [] },
};

const entry = (kind: ReportEntry['kind'], span: Span, headline: string): ReportEntry => ({
  kind,
  span,
  net: known('net-sales', 1_842_000, span.period),
  written: headline === '' ? [] : ['headline'],
  headline,
  status: null,
});

export const LIST: ReportList = {
  hasData: true,
  weekly: [entry('weekly', WEEK, ''), entry('weekly', BEFORE, 'A good week')],
  investor: [
    entry(
      'investor',
      { ...WEEK, period: '2026-Q2', kind: 'quarter', from: '2026-04-01', to: '2026-06-30', days: 91, elapsed: 43 },
      '',
    ),
  ],
  sections: [
    { name: 'Sales', what: 'Pipeline, win rate', owners: [MAREN] },
    { name: 'Marketing', what: 'The four questions', owners: [] },
  ],
  sources: [
    {
      source: 'Stock',
      format: 'Stock',
      lastDay: '2026-04-20',
      lastImport: '2026-04-20T08:00:00Z',
      ageDays: 23,
      stale: true,
    },
  ],
};
