import type { PersonName } from './catalogue';

/** Deals that are open today. Days are counted from today: `age` in the stage, `step` and `close` ahead (negative is late). */
export type OpenDeal = {
  company: string;
  title: string;
  stage: string;
  value: number;
  owner: PersonName;
  age: number;
  step: [text: string, kind: 'call' | 'email' | 'meeting' | 'visit' | 'task', day: number] | null;
  /** Null: nobody has said when. */
  close: number | null;
  source: string;
};

const P = 'Priya Chandran';
const M = 'Maren Oduya';
const T = 'Theo Lindqvist';
const open = (
  company: string,
  title: string,
  stage: string,
  value: number,
  owner: PersonName,
  age: number,
  step: OpenDeal['step'],
  close: number | null,
  source = 'referral',
): OpenDeal => ({ company, title, stage, value, owner, age, step, close, source });

export const OPEN_DEALS: readonly OpenDeal[] = [
  open('Glasshouse Salon', 'Opening order, 3 chairs', 'Prospecting', 2_400, P, 4, ['Call', 'call', 2], 40, 'instagram'),
  open('Aldous & Finch', 'Two city salons', 'Prospecting', 5_200, P, 6, ['Send samples', 'email', 0], 52, 'trade show'),
  open('North Pier Spa', 'Retail shelf, spa shop', 'Prospecting', 3_600, M, 11, ['Visit', 'visit', 6], 45),
  open('Studio Vale', 'Colour bar refill', 'Prospecting', 1_800, P, 26, null, null, 'blog'),
  open('Brightwell Beauty', 'End cap, 6 doors', 'Prospecting', 9_000, P, 3, ['Send deck', 'email', 5], 38),
  open('Opal Room', 'Opening order', 'Prospecting', 1_600, P, 2, ['Call', 'call', 1], 35, 'instagram'),
  open(
    'Thistle House',
    'Back bar trial',
    'Prospecting',
    2_200,
    P,
    8,
    ['Send price list', 'email', 3],
    44,
    'newsletter',
  ),
  open(
    'Sundry Goods',
    'Gift table, 3 shops',
    'Prospecting',
    4_100,
    M,
    5,
    ['Meet the buyer', 'meeting', 8],
    60,
    'trade show',
  ),
  open('Beacon Barbers', 'Sea salt mist case', 'Prospecting', 900, P, 9, ['Call', 'call', -1], 28, 'blog'),
  open('Luna Collective', 'Four chairs, full range', 'Prospecting', 3_800, P, 1, ['Call', 'call', 2], 55),
  open('Copper Comb', 'Chain trial, 5 salons', 'Education', 7_500, P, 8, ['Demo', 'meeting', 8], 32),
  open(
    'Hotel Verity',
    'Guest amenity line',
    'Education',
    12_000,
    M,
    15,
    ['Call the buyer', 'call', 0],
    66,
    'trade show',
  ),
  open(
    'The Quiet Chair',
    'Mousse and mist set',
    'Education',
    2_100,
    P,
    9,
    ['Send how-to', 'email', 2],
    24,
    'instagram',
  ),
  open('Ferndale School', 'Student kit', 'Education', 4_400, T, 31, ['Call', 'call', -5], 20, 'blog'),
  open('Cedar & Sage', 'Scalp range trial', 'Education', 2_600, P, 6, ['Demo', 'meeting', 4], 36),
  open('Gather Salon', 'Back bar and shelf', 'Education', 1_900, P, 12, ['Send samples', 'email', 1], 31, 'newsletter'),
  open('Maple & Main', 'Opening order, 2 chairs', 'Education', 1_700, P, 10, ['Call', 'call', 3], 27),
  open('Oak & Ivory', 'Next mousse reorder', 'Proposal', 6_800, M, 2, ['Call', 'call', 0], 12),
  open('Rook & Wren', 'Two salons, full range', 'Proposal', 3_900, P, 5, ['Call', 'call', 5], 18),
  open('Halden Distribution', 'Midwest territory', 'Proposal', 14_500, P, 18, ['Meet', 'meeting', 7], 48, 'trade show'),
  open(
    'Atelier Rowan',
    'Exclusive shelf, 3 months',
    'Proposal',
    3_200,
    P,
    7,
    ['Send terms', 'email', 1],
    22,
    'instagram',
  ),
  open('Harbour Cuts', 'Reorder, Style line', 'Proposal', 1_500, P, 4, ['Call', 'call', -2], -3),
  open('Meridian Hotels', 'Pilot, 2 hotels', 'Proposal', 5_600, M, 23, ['Revise price', 'email', 3], 41, 'trade show'),
  open('Salt & Linen', 'Opening order, 4 doors', 'Negotiation', 5_600, P, 7, ['Revise price', 'email', 0], 8),
  open('Bellamy Group', 'Nine salons, yearly', 'Negotiation', 11_200, P, 12, ['Terms', 'meeting', 2], 14),
  open(
    'Brightwell Beauty',
    'Shelf reset, 46 doors',
    'Negotiation',
    10_800,
    P,
    6,
    ['Confirm shelf plan', 'call', -1],
    10,
  ),
  open('Fable Hair', 'Reorder, Cleanse litres', 'Negotiation', 4_200, P, 3, ['Call', 'call', 0], 3),
  open('Bellamy Group', 'Yearly renewal', 'Renewal due', 9_600, P, 9, ['Review the year', 'meeting', 11], 34),
  open('Marigold House', 'Reorder has slipped', 'At risk', 2_300, P, 16, ['Visit', 'visit', 4], 21),
  open('Parlour Nine', 'First reorder', 'Onboarding', 1_400, P, 5, ['Send how-to', 'email', 2], 30),
  open('Saint & Sable', 'Standing order', 'Healthy', 2_800, P, 14, ['Call', 'call', 9], 45),
  open('Rook & Wren', 'Training and first shelf', 'Onboarding', 900, P, 3, ['Train the staff', 'visit', 5], 28),
  open('Harbour Cuts', 'Style line, quarterly', 'Healthy', 1_500, P, 20, ['Call', 'call', 12], 60),
  open('Oak & Ivory', 'Shelf agreement, next year', 'Renewal due', 4_800, M, 6, ['Send the offer', 'email', 3], 26),
  open('Fable Hair', 'Litres, twice a year', 'Healthy', 2_100, P, 17, ['Call', 'call', 6], 52),
  open('Gather Salon', 'Standing order', 'At risk', 1_200, P, 24, ['Call', 'call', -3], 18),
];

/** Accounts of the customer-success pipeline that were renewed, lost or won back; `ago` days before today. */
export const CARED_FOR: readonly {
  company: string;
  title: string;
  stage: 'Renewed' | 'Churned' | 'Won back';
  value: number;
  owner: PersonName;
  ago: number;
  reason: string;
}[] = [
  { company: 'Copper Comb', title: 'Yearly order', stage: 'Renewed', value: 3_600, owner: P, ago: 9, reason: '' },
  { company: 'Hotel Verity', title: 'Spa shelf', stage: 'Renewed', value: 2_400, owner: M, ago: 23, reason: '' },
  {
    company: 'Luna Collective',
    title: 'Standing order',
    stage: 'Won back',
    value: 1_800,
    owner: P,
    ago: 12,
    reason: '',
  },
  {
    company: 'Maple & Main',
    title: 'Standing order',
    stage: 'Churned',
    value: 900,
    owner: P,
    ago: 19,
    reason: 'Chose another brand',
  },
];

export const WON_TITLES = [
  'Opening order',
  'Reorder',
  'Full range, 2 chairs',
  'Back bar refill',
  'Serum trial',
  'Season set',
  'Shelf and back bar',
  'Style line, 3 chairs',
] as const;
export const LOST_REASONS = [
  'Price',
  'No reply',
  'Chose another brand',
  'Bad timing',
  'Minimum order too high',
] as const;
