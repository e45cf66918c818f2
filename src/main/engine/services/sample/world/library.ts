import { DRY_SHAMPOO, MOUSSE } from './catalogue';

type Value = string | number | null;
/** A row as the list has it; `days` are counted from today, and names stand for records that were made before. */
export type SampleRow = Record<string, Value>;

export const AUDIENCES: readonly SampleRow[] = [
  { name: 'Air-dry curls', definition: 'Wavy and curly hair, 22 to 38, up early, no hair dryer', size: 1_400_000 },
  { name: 'Between washes', definition: 'Washes twice a week, commutes, buys in the city', size: 2_100_000 },
  { name: 'Scalp first', definition: 'Itchy or dry scalp, reads labels, asks a stylist', size: 620_000 },
  { name: 'Salon owners', definition: 'One to six chairs, buys back bar and retail together', size: 48_000 },
];

export const PROPOSITIONS: readonly {
  brand: string;
  sku: string | null;
  audience: string;
  versions: readonly string[];
}[] = [
  {
    brand: 'Halo & Vine',
    sku: MOUSSE,
    audience: 'Air-dry curls',
    versions: ['Curls without a dryer', 'Curls that dry by themselves in ten minutes'],
  },
  {
    brand: 'Halo & Vine',
    sku: DRY_SHAMPOO,
    audience: 'Between washes',
    versions: ['A third day that looks like the first'],
  },
  {
    brand: 'Halo & Vine',
    sku: 'HV-SCS-050',
    audience: 'Scalp first',
    versions: ['Calm in a week, or your money back'],
  },
  {
    brand: 'Halo & Vine',
    sku: null,
    audience: 'Salon owners',
    versions: ['One shelf that your clients come back for'],
  },
];

export const TONE: readonly SampleRow[] = [
  {
    rule: 'Say what it does, and how long it takes',
    say: 'dries in ten minutes',
    avoid: 'revolutionary, game-changing',
  },
  { rule: 'Talk to one person', say: 'your hair', avoid: 'consumers, users, ladies' },
  { rule: 'No promise without a test', say: 'nine of ten in our own test', avoid: 'guaranteed, clinically proven' },
];

export const MESSAGES: readonly (SampleRow & { sku: string; audience: string })[] = [
  {
    need: 'No time in the morning',
    sku: MOUSSE,
    audience: 'Air-dry curls',
    message: 'Scrunch in, walk out: dry in ten minutes',
    proof: 'Towel test, 48 people',
  },
  {
    need: 'Frizz in damp weather',
    sku: 'HV-SSM-150',
    audience: 'Air-dry curls',
    message: 'Holds its shape at 80% humidity',
    proof: 'Chamber test, lab report 12',
  },
  {
    need: 'Hair is flat on the second day',
    sku: DRY_SHAMPOO,
    audience: 'Between washes',
    message: 'Lift without a white veil',
    proof: 'Blind test against two others',
  },
  {
    need: 'Itching after colouring',
    sku: 'HV-SCS-050',
    audience: 'Scalp first',
    message: 'Calm in seven days',
    proof: 'Stylist panel, 31 of 36',
  },
];

export const AUDIENCE_NEEDS: readonly { audience: string; text: string; sku: string | null }[] = [
  { audience: 'Air-dry curls', text: 'A travel size that goes through security', sku: MOUSSE },
  { audience: 'Between washes', text: 'No perfume that lingers on a train', sku: DRY_SHAMPOO },
];

export const KEYWORDS: readonly {
  keyword: string;
  page: string;
  volume: number;
  sku: string | null;
  ranks: readonly (number | null)[];
}[] = [
  { keyword: 'air dry curls', page: '/pages/air-dry', volume: 5_400, sku: MOUSSE, ranks: [31, 24, 19, 14, 9, 6] },
  {
    keyword: 'dry shampoo no white cast',
    page: '/products/dry-shampoo',
    volume: 9_900,
    sku: DRY_SHAMPOO,
    ranks: [12, 11, 13, 12, 15, 18],
  },
  {
    keyword: 'itchy scalp serum',
    page: '/products/scalp-serum',
    volume: 3_600,
    sku: 'HV-SCS-050',
    ranks: [44, 38, 40, 29, 22, 21],
  },
  {
    keyword: 'sea salt spray curls',
    page: '/products/sea-salt-mist',
    volume: 2_900,
    sku: 'HV-SSM-150',
    ranks: [8, 9, 7, 8, 8, 7],
  },
  { keyword: 'salon back bar refill', page: '', volume: 720, sku: null, ranks: [null, null] },
];

export const CONTENT: readonly (SampleRow & { in: number | null })[] = [
  {
    title: 'Five ways to air-dry',
    kind: 'blog',
    status: 'published',
    in: -64,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: 'air dry curls',
    owner: 'Theo Lindqvist',
    campaign: 'Air-dry, every day',
    link: 'haloandvine.example/air-dry',
  },
  {
    title: 'What dry shampoo does to a scalp',
    kind: 'blog',
    status: 'published',
    in: -120,
    sku: DRY_SHAMPOO,
    audience: 'Scalp first',
    keyword: 'dry shampoo no white cast',
    owner: 'Theo Lindqvist',
    campaign: null,
  },
  {
    title: 'Salon back bar on a budget',
    kind: 'blog',
    status: 'published',
    in: -92,
    sku: 'HV-RFL-500',
    audience: 'Salon owners',
    keyword: 'salon back bar refill',
    owner: 'Priya Chandran',
    campaign: null,
  },
  {
    title: 'Reel: ten-minute curls',
    kind: 'social',
    platform: 'Instagram',
    status: 'published',
    in: -12,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Mousse clips',
  },
  {
    title: 'Reel: towel test',
    kind: 'social',
    platform: 'Instagram',
    status: 'published',
    in: -5,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Mousse clips',
  },
  {
    title: 'Letter from the lab',
    kind: 'newsletter',
    status: 'published',
    in: -9,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Welcome series',
  },
  {
    title: 'Letter: travel light',
    kind: 'newsletter',
    status: 'scheduled',
    in: 9,
    sku: 'HV-SSM-150',
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Welcome series',
  },
  {
    title: 'Duet with Lena: second day',
    kind: 'social',
    platform: 'TikTok',
    status: 'scheduled',
    in: 3,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Air-dry creators',
  },
  {
    title: 'Dry shampoo is back',
    kind: 'landing',
    status: 'review',
    in: 14,
    sku: DRY_SHAMPOO,
    audience: null,
    keyword: 'dry shampoo no white cast',
    owner: 'Theo Lindqvist',
    campaign: 'Dry shampoo rescue',
  },
  {
    title: 'How to read a scalp',
    kind: 'blog',
    status: 'writing',
    in: 20,
    sku: 'HV-SCS-050',
    audience: 'Scalp first',
    keyword: 'itchy scalp serum',
    owner: 'Theo Lindqvist',
    campaign: null,
    brief: 'What itching says, what helps, when to see a doctor. Ask Dana for the stylists’ words.',
    draft:
      'An itch is a message. Most of the time it says: too much, too hot, too often.\n\nBegin with the water. Warm, not hot, and less of everything for a week.',
  },
  {
    title: 'Insert: your first air-dry',
    kind: 'insert',
    status: 'brief',
    in: 24,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Maren Oduya',
    campaign: 'Air-dry, every day',
  },
  {
    title: 'Salon Forum: what we show',
    kind: 'press',
    status: 'brief',
    in: 17,
    sku: 'HV-SCC-250',
    audience: 'Salon owners',
    keyword: null,
    owner: 'Priya Chandran',
    campaign: 'Salon Forum, Chicago',
  },
  {
    title: 'Ad: towel off, walk out',
    kind: 'ad',
    platform: 'Meta',
    status: 'idea',
    in: null,
    sku: MOUSSE,
    audience: 'Air-dry curls',
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: 'Air-dry, every day',
  },
  {
    title: 'Ask a stylist: hard water',
    kind: 'blog',
    status: 'idea',
    in: null,
    sku: null,
    audience: null,
    keyword: null,
    owner: 'Theo Lindqvist',
    campaign: null,
  },
];

export const SNAPSHOTS: readonly SampleRow[] = [
  { content: 'Reel: ten-minute curls', in: -9, reach: 48_200, likes: 3_120, comments: 214, shares: 860 },
  { content: 'Reel: ten-minute curls', in: -2, reach: 61_900, likes: 3_980, comments: 263, shares: 1_140 },
  { content: 'Reel: towel test', in: -1, reach: 22_400, likes: 1_310, comments: 96, shares: 288 },
];

export const WEB_ITEMS: readonly SampleRow[] = [
  {
    title: 'Waiting list for the dry shampoo',
    kind: 'page',
    page: '/products/dry-shampoo',
    status: 'doing',
    owner: 'Theo Lindqvist',
    in: -1,
  },
  {
    title: 'Product pictures load too late on phones',
    kind: 'speed',
    page: '/products',
    status: 'open',
    owner: 'Theo Lindqvist',
    in: 6,
  },
  {
    title: 'Titles and descriptions for scalp pages',
    kind: 'seo',
    page: '/pages/scalp',
    status: 'open',
    owner: 'Theo Lindqvist',
    in: 12,
  },
  {
    title: 'Store finder with both partners',
    kind: 'page',
    page: '/stores',
    status: 'open',
    owner: 'Priya Chandran',
    in: null,
  },
  {
    title: 'Code field is hidden in the basket',
    kind: 'fix',
    page: '/cart',
    status: 'done',
    owner: 'Theo Lindqvist',
    in: -15,
  },
];
