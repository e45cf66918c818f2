import type { Output } from '../../src/shared/contract';
import type { FourPsOption } from '../../src/shared/contract/four-ps';
import type { Answers } from './fake-bridge';
import { openPage } from './page';

const option = (id: string, name: string, netMinor: number): FourPsOption => ({
  id,
  rev: 1,
  name,
  ownerId: null,
  owner: null,
  fixedMinor: 400_000,
  promotionMinor: 300_000,
  newCustomers: null,
  unitsPerCustomerMonth: null,
  safetyShare: 0.15,
  campaign: null,
  points: [{ p: 'product', prompt: 'headline', text: '50 ml mini can' }],
  lines: [
    {
      id: `${id}-web`,
      channelId: null,
      name: 'D2C web',
      priceMinor: 1_200,
      discount: 0,
      channelShare: 0,
      unitCostMinor: 1_300,
      units: { '2026-07': 1_800 },
    },
  ],
  economics: {
    lines: [
      {
        id: `${id}-web`,
        name: 'D2C web',
        units: 1_800,
        revenueMinor: 2_160_000,
        contributionMinor: 1_332_000,
        perUnitMinor: 740,
        belowCost: id === 'b',
      },
    ],
    units: 1_800,
    revenueMinor: 2_160_000,
    grossMarginMinor: 1_332_000,
    contributionMinor: 1_332_000,
    fixedMinor: 700_000,
    netMinor,
    breakEvenUnits: { value: 946, reason: null },
    breaksEven: netMinor >= 0,
    paybackWeeks: { value: 6.8, reason: null },
    cacMinor: { value: null, reason: 'new customers are not entered' },
    cacPaybackMonths: { value: null, reason: 'new customers are not entered' },
    stockUnits: 2_070,
  },
  tornado: [{ driver: 'price', lowMinor: 416_000, highMinor: 848_000, swingMinor: 432_000 }],
  ladder: [{ by: 0, netMinor, breakEvenChange: { value: 0, reason: null } }],
});

/** A worksheet with two options and one assumption that was judged. */
export const SHEET: Output<'four-ps.get'> = {
  sheet: {
    id: 's-1',
    rev: 1,
    name: 'Dry shampoo to go',
    subject: 'idea',
    productId: null,
    product: null,
    line: null,
    audience: 'Commuters, 24 to 38',
    period: '2026-Q3',
    ownerId: null,
    owner: null,
    template: 'launch',
    origin: null,
    at: '2026-05-12T10:00:00.000Z',
  },
  months: ['2026-07', '2026-08', '2026-09'],
  options: [option('a', 'Mini can', 632_000), option('b', 'Powder shaker', -98_000)],
  assumptions: [
    {
      id: 'x-1',
      rev: 1,
      sheetId: 's-1',
      sheet: 'Dry shampoo to go',
      p: 'promotion',
      statement: 'A creator order costs under $30',
      optionId: null,
      option: null,
      metric: 'cac',
      metricName: 'Customer acquisition cost',
      dimension: null,
      groupId: null,
      group: null,
      period: '2026-Q2',
      comparator: 'under',
      low: null,
      high: 3_000,
      due: '2026-05-13',
      ownerId: 'p-theo',
      owner: { id: 'p-theo', name: 'Theo Lindqvist', initials: 'TL', side: 'marketing' },
      learned: '',
      unit: 'USD',
      verdict: 'right',
      provisional: null,
      actual: 2_544,
      reason: null,
    },
  ],
  tally: { right: 1, wrong: 0, notComputable: 0, notYet: 0, hitRate: 1 },
  versions: [],
};

/** What the engine says to the page of the worksheet. */
export const ANSWERS = {
  'four-ps.get': () => SHEET,
  'four-ps.list': () => [],
  'four-ps.evidence': () => ({ figures: [], competitors: [], notes: null, themes: [], prices: [], pricesLeftOut: [] }),
  'four-ps.setPoint': () => ({ ok: true as const }),
  'four-ps.groups': () => [{ id: 'p-dry', name: 'Dry Shampoo' }],
  'four-ps.lines': () => ['Style'],
  'four-ps.update': () => ({ ok: true as const }),
  'four-ps.updateOption': () => ({ ok: true as const }),
  'four-ps.updateAssumption': () => ({ ok: true as const }),
  'channels.list': () => [],
  'comments.list': () => [],
  'comments.counts': () => ({}),
};

/** The page of the worksheet; what is given is answered instead. */
export const openSheet = (others: Answers = {}) => openPage('/four-ps/s-1', { ...ANSWERS, ...others }, 'Four Ps');
