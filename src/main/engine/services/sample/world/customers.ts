import type { ActivityKind, BuyerRole, MaterialKind, NeedKind } from '../../../../../shared/domain/customers';
import type { PersonName } from './catalogue';

/** Kinds of the sample's companies as the company list has them; the rest becomes a tag. */
export const KIND_OF: Readonly<Record<string, string>> = {
  Salon: 'salon',
  'Salon group': 'salon',
  Barber: 'salon',
  Spa: 'spa',
  Hotel: 'hotel',
  Distributor: 'distributor',
  'Shop group': 'retailer',
  'Retail partner': 'retailer',
};

const P = 'Priya Chandran';
const M = 'Maren Oduya';
const T = 'Theo Lindqvist';

export type Account = {
  owner?: PersonName;
  tags?: string;
  reorder?: number;
  /** Days from today. */
  renewal?: number;
  notes?: string;
  address?: string;
};

/** What the team wrote about some companies. */
export const ACCOUNTS: Readonly<Record<string, Account>> = {
  'Brightwell Beauty': {
    owner: P,
    tags: 'key account',
    renewal: 48,
    address: '200 Post Street, San Francisco',
    notes: 'Range review once a year. Orders shelf fillers through the planner, never by mail.',
  },
  'Oak & Ivory': { owner: M, tags: 'key account, curated', renewal: 121, address: '18 Hudson Street, New York' },
  'Bellamy Group': {
    owner: P,
    tags: 'yearly terms',
    reorder: 45,
    renewal: 34,
    notes: 'Nine salons under one buyer.',
  },
  'Copper Comb': { owner: P, tags: 'trial' },
  'Wildflower Collective': { owner: P, tags: 'collective', renewal: 21 },
  'Marigold House': {
    owner: P,
    tags: 'slipping',
    renewal: -6,
    notes: 'New manager since the last order; start again from the beginning.',
  },
  'Saint & Sable': { owner: P, reorder: 14, tags: 'standing order' },
  'Hotel Verity': { owner: M, tags: 'amenities' },
  'Meridian Hotels': { owner: M, tags: 'amenities' },
  'North Pier Spa': { owner: M },
  'Ferndale School': { owner: T },
};

/** Salons that belong to a group. */
export const BRANCHES: readonly { name: string; parent: string; town: string }[] = [
  { name: 'Bellamy Seaport', parent: 'Bellamy Group', town: 'Boston' },
  { name: 'Bellamy Beacon Hill', parent: 'Bellamy Group', town: 'Boston' },
];

export const SECOND_CONTACTS: readonly { company: string; name: string; title: string; role: BuyerRole }[] = [
  { company: 'Brightwell Beauty', name: 'Renata Moss', title: 'Category manager', role: 'decision-maker' },
  { company: 'Brightwell Beauty', name: 'Colin Abbey', title: 'Planogram', role: 'influencer' },
  { company: 'Oak & Ivory', name: 'June Abara', title: 'Founder', role: 'decision-maker' },
  { company: 'Bellamy Group', name: 'Dario Bellamy', title: 'Owner', role: 'decision-maker' },
  { company: 'Bellamy Group', name: 'Kit Sorrel', title: 'Finance', role: 'blocker' },
  { company: 'Copper Comb', name: 'Mae Holloway', title: 'Head stylist', role: 'user' },
  { company: 'Hotel Verity', name: 'Simone Arlo', title: 'Purchasing', role: 'buyer' },
  { company: 'Meridian Hotels', name: 'Paul Estrada', title: 'Guest experience', role: 'influencer' },
  { company: 'Marigold House', name: 'Lena Frost', title: 'Manager', role: 'decision-maker' },
];

export const MATERIALS: readonly { title: string; kind: MaterialKind; link: string; version: string }[] = [
  { title: 'Salon price list', kind: 'price-list', link: 'salon-prices.pdf', version: '5' },
  { title: 'Brand deck', kind: 'deck', link: 'halo-and-vine-deck.pdf', version: '3' },
  { title: 'Air-dry mousse how-to', kind: 'how-to', link: 'https://haloandvine.example/how-to/mousse', version: '2' },
  { title: 'Sample box', kind: 'samples', link: 'six minis and a card', version: '1' },
  { title: 'Shelf guide for retailers', kind: 'deck', link: 'shelf-guide.pdf', version: '2' },
  { title: 'Wholesale terms', kind: 'contract', link: 'terms.pdf', version: '4' },
];

/** Needs, problems and issues; days before today, solved after so many days (null while open). */
export const NEEDS: readonly {
  company: string;
  kind: NeedKind;
  text: string;
  ago: number;
  solved: number | null;
  solution?: string;
  sku?: string;
}[] = [
  { company: 'Brightwell Beauty', kind: 'need', text: 'A mini size for the till', ago: 96, solved: null },
  {
    company: 'Brightwell Beauty',
    kind: 'issue',
    text: 'Dry shampoo is out at three doors',
    ago: 19,
    solved: null,
    sku: 'HV-DSH-200',
  },
  {
    company: 'Brightwell Beauty',
    kind: 'issue',
    text: 'Testers arrived without caps',
    ago: 140,
    solved: 9,
    solution: 'Sent 60 caps by courier',
  },
  {
    company: 'Oak & Ivory',
    kind: 'need',
    text: 'A story card that explains air-drying',
    ago: 61,
    solved: 30,
    solution: 'The how-to, printed',
  },
  {
    company: 'Bellamy Group',
    kind: 'need',
    text: 'One invoice for nine salons',
    ago: 84,
    solved: 40,
    solution: 'Monthly invoice to the group',
  },
  {
    company: 'Bellamy Group',
    kind: 'problem',
    text: 'Stylists use the mist up before the month ends',
    ago: 37,
    solved: null,
    sku: 'HV-SSM-150',
  },
  { company: 'Marigold House', kind: 'issue', text: 'Two boxes arrived broken', ago: 26, solved: null },
  { company: 'Marigold House', kind: 'issue', text: 'Credit for the broken boxes is missing', ago: 12, solved: null },
  { company: 'Copper Comb', kind: 'problem', text: 'Clients ask for a scent-free cleanser', ago: 52, solved: null },
  { company: 'Hotel Verity', kind: 'need', text: 'Refill bottles that lock', ago: 30, solved: null },
  { company: 'Fable Hair', kind: 'need', text: 'Cleanse in litres', ago: 70, solved: null, sku: 'HV-RFL-500' },
  {
    company: 'The Velvet Chair',
    kind: 'issue',
    text: 'The wrong shade card came along',
    ago: 88,
    solved: 4,
    solution: 'Sent the right one',
  },
];

type Talk = {
  kind: ActivityKind;
  weight: number;
  texts: readonly string[];
  outcomes: readonly string[];
  cost: readonly [low: number, high: number] | null;
};

/** What is done with customers, how often, what is said, and what it costs in hundredths. */
export const TALKS: readonly Talk[] = [
  {
    kind: 'call',
    weight: 30,
    texts: [
      'Asked how the mousse sells',
      'Talked through the next order',
      'Left a message',
      'Went over the price list',
      'Asked about chairs and staff',
    ],
    outcomes: ['Will order next week', 'Wants to think about it', 'Asked for samples', ''],
    cost: null,
  },
  {
    kind: 'email',
    weight: 24,
    texts: [
      'Sent the dates of the next delivery',
      'Answered about refill sizes',
      'Thanked for the order',
      'Asked for a photo of the shelf',
    ],
    outcomes: ['Answered the same day', '', ''],
    cost: null,
  },
  {
    kind: 'material-sent',
    weight: 14,
    texts: ['As asked on the phone', 'Before the meeting', 'For the new staff'],
    outcomes: ['Read it', '', ''],
    cost: null,
  },
  {
    kind: 'meeting',
    weight: 9,
    texts: ['Looked at the last quarter together', 'Met the new manager', 'Planned the travel set'],
    outcomes: ['Agreed on a trial', 'They want a second visit', 'Yes to the travel set'],
    cost: [0, 2_400],
  },
  {
    kind: 'office-visit',
    weight: 5,
    texts: ['Dropped in with samples', 'Showed the texture cream to the team'],
    outcomes: ['Liked the scent', 'Asked for a price'],
    cost: [1_200, 6_800],
  },
  {
    kind: 'meal',
    weight: 4,
    texts: ['Lunch about the year ahead', 'Coffee with the buyer'],
    outcomes: ['They will renew', 'Good mood, no promise'],
    cost: [2_600, 14_500],
  },
  {
    kind: 'demo',
    weight: 6,
    texts: ['Air-dry demo on two models', 'Taught the mist to four stylists'],
    outcomes: ['Sold through the demo stock', 'Two stylists changed over'],
    cost: [3_500, 12_000],
  },
  {
    kind: 'negotiation',
    weight: 4,
    texts: ['They ask for 5% more on the opening order', 'Delivery terms: free from six cartons'],
    outcomes: ['Met in the middle', 'Open'],
    cost: null,
  },
];

export const VISITS: readonly string[] = [
  'Mousse shelf empty by noon, staff ask for more',
  'Tester table is clean and full',
  'Two clients asked for a travel size',
  'Dry shampoo gap on the second shelf',
  'Staff could not say what the mist is for; showed them',
  'Sister brand stands in our place, spoke with the manager',
  'New price tags are up',
];

export const SHOWS: readonly { name: string; ago: number; cost: number; outcome: string }[] = [
  { name: 'Salon Forum, two days with a stand', ago: 34, cost: 380_000, outcome: '41 cards, six samples sent' },
  { name: 'Hair & Craft fair', ago: 216, cost: 265_000, outcome: '27 cards' },
];

export const NEXT_STEPS: readonly string[] = [
  'Call again',
  'Send the price list',
  'Bring the mist',
  'Ask for the order',
  'Meet the team',
];
