import { DRY_SHAMPOO, MOUSSE } from './catalogue';
import type { SampleRow } from './library';

/** Everything of one creator; `in` counts days from today, money is in hundredths. */
export type SampleCreator = {
  name: string;
  kind: string;
  status: string;
  owner: string;
  email: string;
  country: string;
  rate_minor: number | null;
  rate_for: string;
  contract: string;
  from: number | null;
  to: number | null;
  handles: readonly [platform: string, handle: string, followers: number][];
  deliverables: readonly {
    title: string;
    in: number;
    fee: number;
    done: 0 | 1;
    paid: 0 | 1;
    campaign?: string;
    brief?: string;
  }[];
  sends: readonly [inDays: number, sku: string, quantity: number, cost: number][];
  code?: { code: string; rate?: number; fixed?: number; from: number; to: number | null; campaign: string };
};

export const CREATORS: readonly SampleCreator[] = [
  {
    name: 'Lena Waves',
    kind: 'influencer',
    status: 'active',
    owner: 'Theo Lindqvist',
    email: 'lena@waves.example',
    country: 'United States',
    rate_minor: 90_000,
    rate_for: 'a video with two cuts',
    contract: 'Three videos, use in ads for 90 days',
    from: -40,
    to: 60,
    handles: [
      ['TikTok', '@lenawaves', 1_280_000],
      ['Instagram', '@lena.waves', 412_000],
    ],
    deliverables: [
      {
        title: 'Video: air-dry routine',
        in: -8,
        fee: 90_000,
        done: 1,
        paid: 1,
        campaign: 'Air-dry creators',
      },
      { title: 'Video: second day', in: -2, fee: 90_000, done: 0, paid: 0, campaign: 'Air-dry creators' },
      {
        title: 'Video: travel bag',
        in: 21,
        fee: 90_000,
        done: 0,
        paid: 0,
        campaign: 'Air-dry creators',
        brief:
          'Pack for three days without a dryer. Show the mousse on wet hair in the first ten seconds, then the next morning. Say how long it took. No word about other brands.',
      },
    ],
    sends: [[-22, MOUSSE, 6, 3_360]],
    code: { code: 'LENA15', rate: 0.12, from: -60, to: null, campaign: 'Air-dry creators' },
  },
  {
    name: 'Ines Park, Curl Club',
    kind: 'affiliate',
    status: 'active',
    owner: 'Theo Lindqvist',
    email: 'ines@curlclub.example',
    country: 'United States',
    rate_minor: null,
    rate_for: '',
    contract: 'Open, ends with a month’s notice',
    from: -240,
    to: null,
    handles: [['Newsletter', 'Curl Club', 38_000]],
    deliverables: [{ title: 'Review of the Texture Cream', in: 9, fee: 0, done: 0, paid: 0 }],
    sends: [[-50, 'HV-TXC-100', 3, 1_830]],
    code: { code: 'CURLCLUB', rate: 0.1, from: -240, to: null, campaign: 'Curl Club' },
  },
  {
    name: 'Dr. Amara Osei',
    kind: 'ambassador',
    status: 'active',
    owner: 'Maren Oduya',
    email: 'amara@osei.example',
    country: 'Canada',
    rate_minor: 140_000,
    rate_for: 'a quarter',
    contract: 'Advises on scalp care, named on two pages',
    from: -330,
    to: 35,
    handles: [['YouTube', 'Scalp notes', 96_000]],
    deliverables: [{ title: 'Questions and answers, scalp', in: -30, fee: 140_000, done: 1, paid: 0 }],
    sends: [[-300, 'HV-SCS-050', 10, 8_200]],
    code: { code: 'SCALP20', fixed: 400, from: -330, to: -200, campaign: 'Scalp Serum launch' },
  },
  {
    name: 'Tomás Vidal',
    kind: 'influencer',
    status: 'talking',
    owner: 'Theo Lindqvist',
    email: '',
    country: 'Spain',
    rate_minor: 35_000,
    rate_for: 'a reel',
    contract: '',
    from: null,
    to: null,
    handles: [['Instagram', '@tomas.barber', 74_000]],
    deliverables: [],
    sends: [[-4, DRY_SHAMPOO, 2, 1_020]],
  },
  {
    name: 'The Rinse, beauty desk',
    kind: 'press',
    status: 'active',
    owner: 'Maren Oduya',
    email: 'desk@therinse.example',
    country: 'United States',
    rate_minor: null,
    rate_for: '',
    contract: '',
    from: null,
    to: null,
    handles: [['Magazine', 'The Rinse', 240_000]],
    deliverables: [],
    sends: [[-15, MOUSSE, 4, 2_240]],
  },
  {
    name: 'Fern & Folk',
    kind: 'partner',
    status: 'ended',
    owner: 'Maren Oduya',
    email: 'hello@fernfolk.example',
    country: 'United States',
    rate_minor: null,
    rate_for: '',
    contract: 'One swap of newsletters',
    from: -410,
    to: -340,
    handles: [['Newsletter', 'Fern & Folk', 21_000]],
    deliverables: [{ title: 'Newsletter with the code', in: -400, fee: 0, done: 1, paid: 1 }],
    sends: [],
    code: { code: 'SWAP15', rate: 0.08, from: -410, to: -340, campaign: 'Bottle swap' },
  },
];

export const MENTIONS: readonly SampleRow[] = [
  {
    title: '“The mousse that made me sell my dryer”',
    outlet: 'The Rinse',
    in: -4,
    sentiment: 'positive',
    reach: 240_000,
    sku: MOUSSE,
    campaign: 'Air-dry creators',
    creator: 'The Rinse, beauty desk',
    link: 'therinse.example/mousse',
  },
  {
    title: 'Ten dry shampoos, tried for a week',
    outlet: 'City Morning',
    in: -34,
    sentiment: 'neutral',
    reach: 510_000,
    sku: DRY_SHAMPOO,
    campaign: null,
    creator: null,
    link: '',
  },
  {
    title: 'Where is the dry shampoo?',
    outlet: 'Shelf Talk',
    in: -11,
    sentiment: 'negative',
    reach: 18_000,
    sku: DRY_SHAMPOO,
    campaign: 'Dry shampoo rescue',
    creator: null,
    link: '',
  },
];

export const EVENTS: readonly SampleRow[] = [
  {
    name: 'Brightwell reset demos',
    kind: 'demo',
    place: 'Brightwell Union Square',
    from: -20,
    to: -18,
    cost: 84_000,
    people: 210,
    channel: 'Brightwell Union Square',
    campaign: 'Brightwell end caps',
    owner: 'Priya Chandran',
  },
  {
    name: 'Salon Forum, Chicago',
    kind: 'trade-show',
    place: 'Chicago',
    from: 24,
    to: 26,
    cost: 310_000,
    people: null,
    channel: 'Wholesale salons',
    campaign: 'Salon Forum, Chicago',
    owner: 'Priya Chandran',
  },
  {
    name: 'Founders’ table: growing slowly',
    kind: 'speaking',
    place: 'Oak & Ivory Tribeca',
    from: -45,
    to: -45,
    cost: 12_000,
    people: 85,
    channel: 'Oak & Ivory Tribeca',
    campaign: null,
    owner: 'Maren Oduya',
  },
  {
    name: 'Fern & Folk swap',
    kind: 'collaboration',
    place: 'Online',
    from: -410,
    to: -340,
    cost: 70_000,
    people: null,
    channel: null,
    campaign: 'Bottle swap',
    owner: 'Maren Oduya',
  },
];

export const FLIGHTS: readonly SampleRow[] = [
  {
    outlet: 'WAVE 93.1, morning show',
    kind: 'radio',
    place: 'Chicago',
    from: 14,
    to: 28,
    cost: 120_000,
    reach: 190_000,
    campaign: 'Salon Forum, Chicago',
  },
  {
    outlet: 'The Rinse, no. 14',
    kind: 'print',
    place: 'National',
    from: -70,
    to: -40,
    cost: 96_000,
    reach: 240_000,
    campaign: 'Air-dry, every day',
  },
  {
    outlet: 'L train, Bedford Avenue',
    kind: 'billboard',
    place: 'New York',
    from: -14,
    to: 16,
    cost: 180_000,
    reach: 620_000,
    campaign: 'Air-dry, every day',
  },
];
