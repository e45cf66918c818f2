import { addDays, type Day } from '../../../../../shared/domain/day';
import type { Decision, GoalMetric } from '../../../../../shared/domain/campaigns';
import type { PromotionChannel } from '../../../../../shared/domain/channels';
import { BRIGHTWELL, D2C, DRY_SHAMPOO, MIST, MOUSSE, OAK, type PersonName, SALON_CHANNEL } from './catalogue';
import type { Story } from './story';

/** Amounts in hundredths. */
export type SampleBudgetLine = {
  name: string;
  planned: number;
  committed: number;
  spent: number;
  paid: number;
  day: Day | null;
};

export type SamplePlan = {
  campaign: string;
  summary?: string;
  audience?: string;
  hypotheses?: string;
  optimise?: string;
  alsoOn?: readonly PromotionChannel[];
  team?: readonly PersonName[];
  products?: readonly string[];
  channels?: readonly string[];
  moment?: string;
  /** Node of this quarter's tree by its key, and what the campaign should bring to it. */
  targets?: readonly { node: string; amount: number }[];
  lines?: readonly SampleBudgetLine[];
  goals?: Partial<Record<GoalMetric, number>>;
  decisions?: readonly { decision: Decision; reason: string; by: PersonName; day: Day }[];
};

export type SampleExperiment = {
  campaign: string | null;
  hypothesis: string;
  platform: string;
  cap: number;
  starts: Day;
  ends: Day;
  metric: string;
  comparator: 'at-least' | 'at-most';
  aim: number;
  result: number | null;
  decision: Decision | null;
  by: PersonName;
};

const line = (name: string, planned: number, spent: number, day: Day | null = null): SampleBudgetLine => ({
  name,
  planned,
  committed: Math.max(planned, spent),
  spent,
  paid: Math.round(spent / 2),
  day,
});

/** What stands behind the campaigns of the sample: whom they are for, what they promise, what was decided. */
export const plansOf = ({ today, viralDay }: Story): SamplePlan[] => [
  {
    campaign: 'Search, always on',
    audience: 'People who search for their hair problem',
    summary: 'Catch those who already look for it: brand, dry shampoo, frizz.',
    channels: [D2C],
    targets: [{ node: D2C, amount: 2_400_000 }],
    goals: { orders: 900, 'qualified-leads': 30 },
    optimise: 'Stop bids on frizz at night, move the rest to brand by Friday.',
    decisions: [
      {
        decision: 'keep',
        reason: 'It pays for itself and little more.',
        by: 'Theo Lindqvist',
        day: addDays(today, -34),
      },
    ],
  },
  {
    campaign: 'Air-dry, every day',
    audience: 'Women of 18 to 34 who air-dry',
    summary: 'Ten minutes, no heat: the towel test in three cuts.',
    alsoOn: ['social'],
    products: [MOUSSE, MIST],
    channels: [D2C],
    targets: [{ node: `${D2C} Style`, amount: 900_000 }],
    lines: [line('Video cut, three versions', 90_000, 90_000, addDays(today, -60))],
    goals: { orders: 320, 'qualified-leads': 20 },
    decisions: [
      { decision: 'scale', reason: 'Cost per order fell under $8.', by: 'Theo Lindqvist', day: addDays(today, -20) },
    ],
  },
  {
    campaign: 'Air-dry creators',
    audience: 'Followers of curl and air-dry routines',
    summary: 'Eight creators show the mousse on wet hair, each with a code.',
    hypotheses: 'A routine sells better than a claim; one reel in eight will carry the rest.',
    alsoOn: ['social'],
    team: ['Maren Oduya'],
    products: [MOUSSE],
    channels: [D2C],
    targets: [{ node: `${D2C} ${MOUSSE}`, amount: 360_000 }],
    lines: [
      line('Creator fees', 140_000, 140_000, addDays(viralDay, -5)),
      line('Samples and postage', 24_000, 18_000, addDays(viralDay, -8)),
    ],
    goals: { orders: 90, clicks: 1_000 },
    optimise: 'Move $2,000 from two quiet creators to Lena Waves reposts by Monday.',
    decisions: [
      {
        decision: 'scale',
        reason: 'One video made more orders than the seven others together.',
        by: 'Theo Lindqvist',
        day: addDays(today, -1),
      },
    ],
  },
  {
    campaign: 'Mousse clips',
    audience: 'Those who duet Lena’s video',
    team: ['Priya Chandran'],
    products: [MOUSSE],
    channels: [D2C],
    targets: [{ node: `${D2C} ${MOUSSE}`, amount: 180_000 }],
    goals: { engagement: 4_000, clicks: 900, leads: 20 },
  },
  {
    campaign: 'Dry shampoo rescue',
    audience: 'Commuters who bought dry shampoo before',
    summary: 'Tell them when the cans are back; sell the powder until then.',
    products: [DRY_SHAMPOO],
    channels: [D2C],
    targets: [{ node: `${D2C} ${DRY_SHAMPOO}`, amount: 420_000 }],
    goals: { orders: 180 },
    decisions: [
      {
        decision: 'pull-back',
        reason: 'Without cans on the shelf every click is lost.',
        by: 'Maren Oduya',
        day: addDays(today, -6),
      },
    ],
  },
  {
    campaign: 'Welcome series',
    audience: 'New subscribers in their first month',
    channels: [D2C],
    targets: [{ node: D2C, amount: 380_000 }],
    lines: [line('Writing and design', 60_000, 60_000)],
    goals: { engagement: 300, clicks: 400, leads: 60 },
  },
  {
    campaign: 'Curl Club',
    audience: 'Curly customers with a following of their own',
    channels: [D2C],
    targets: [{ node: `${D2C} Style`, amount: 260_000 }],
    lines: [line('Commissions', 180_000, 45_000)],
    goals: { orders: 220 },
  },
  {
    campaign: 'Brightwell end caps',
    audience: 'Shoppers in five Brightwell doors',
    team: ['Theo Lindqvist'],
    channels: [BRIGHTWELL],
    targets: [{ node: BRIGHTWELL, amount: 540_000 }],
    lines: [line('End caps, five doors', 160_000, 160_000, addDays(today, -29)), line('Samples', 60_000, 0)],
  },
  {
    campaign: 'Salon Forum, Chicago',
    audience: 'Salon owners in the Midwest',
    team: ['Maren Oduya'],
    channels: [SALON_CHANNEL],
    moment: 'Salon Forum, Chicago',
    alsoOn: ['speaking'],
    targets: [{ node: SALON_CHANNEL, amount: 700_000 }],
    lines: [line('Stand', 310_000, 150_000, addDays(today, -10)), line('Travel for two', 140_000, 0)],
    goals: { leads: 60, 'qualified-leads': 25 },
  },
  {
    campaign: 'Gift sets at Oak & Ivory',
    audience: 'Gift buyers in two cities',
    channels: [OAK],
    moment: 'Gift sets at Oak & Ivory',
    targets: [{ node: OAK, amount: 210_000 }],
    lines: [line('Display boxes', 80_000, 0)],
  },
  {
    campaign: 'Back-bar demos',
    audience: 'Stylists of our salons',
    channels: [SALON_CHANNEL],
    targets: [{ node: SALON_CHANNEL, amount: 180_000 }],
  },
  {
    campaign: 'Restock letter',
    audience: 'The waiting list for the mousse',
    products: [MOUSSE],
    channels: [D2C],
    moment: 'Mousse restock drop',
    targets: [{ node: `${D2C} ${MOUSSE}`, amount: 340_000 }],
  },
  { campaign: 'Scalp reset month', summary: 'Serum and bar as a pair; nobody has said for which target yet.' },
];

/** Experiments: two that run, one past its day without a decision, and one decided. */
export const experimentsOf = ({ today }: Story): SampleExperiment[] => [
  {
    campaign: 'Air-dry creators',
    hypothesis: 'Reposts of one strong video cost less per order than new videos',
    platform: 'TikTok',
    cap: 200_000,
    starts: addDays(today, -7),
    ends: addDays(today, 7),
    metric: 'orders',
    comparator: 'at-least',
    aim: 80,
    result: null,
    decision: null,
    by: 'Theo Lindqvist',
  },
  {
    campaign: 'Dry shampoo rescue',
    hypothesis: 'A back-in-stock form keeps half of those who leave',
    platform: 'Web shop',
    cap: 40_000,
    starts: addDays(today, -30),
    ends: addDays(today, -4),
    metric: 'leads',
    comparator: 'at-least',
    aim: 120,
    result: 96,
    decision: null,
    by: 'Maren Oduya',
  },
  {
    campaign: null,
    hypothesis: 'Short pins bring salons at under $20 a lead',
    platform: 'Pinterest',
    cap: 60_000,
    starts: addDays(today, -2),
    ends: addDays(today, 19),
    metric: 'cost-per-lead',
    comparator: 'at-most',
    aim: 20,
    result: null,
    decision: null,
    by: 'Theo Lindqvist',
  },
  {
    campaign: 'Search, always on',
    hypothesis: 'Bidding on frizz at night loses nothing when it stops',
    platform: 'Google Ads',
    cap: 30_000,
    starts: addDays(today, -60),
    ends: addDays(today, -32),
    metric: 'orders',
    comparator: 'at-least',
    aim: 40,
    result: 44,
    decision: 'keep',
    by: 'Theo Lindqvist',
  },
];
