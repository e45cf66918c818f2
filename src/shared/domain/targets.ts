import { shortPercent } from './figures';

/** What a node stands for: the whole company, or a part of its parent. */
export const TARGET_KINDS = {
  company: 'Company',
  channel: 'Sales channel',
  line: 'Product line',
  product: 'Product',
  owner: 'Owner',
} as const;
export type TargetKind = keyof typeof TARGET_KINDS;
export const TARGET_KIND_IDS = Object.keys(TARGET_KINDS) as TargetKind[];

const ALL_PARTS = ['channel', 'line', 'product', 'owner'] as const satisfies TargetKind[];

type MetricRule = {
  name: string;
  unit: 'money' | 'count';
  parts: readonly TargetKind[];
  /** Why it is not divided by the other kinds, after a colon. */
  why: string;
  /** A target to reach, or a limit to stay within. */
  aim: 'reach' | 'limit';
};

const OF_CAMPAIGNS = 'its rows name a campaign, and of a campaign only the owner is known.';

/**
 * What a target tree can be made of, by the ids of the catalogue, with what each can be divided by: every metric that
 * sums over days as over parts in whole units. Levels (MRR, the open pipeline, subscribers on a day) do not: twelve months of one are not a
 * year; nor do conversions, which platforms count in parts.
 */
export const TARGET_METRICS = {
  'net-sales': { name: 'Net sales', unit: 'money', parts: ALL_PARTS, why: '', aim: 'reach' },
  'gross-sales': { name: 'Gross sales', unit: 'money', parts: ALL_PARTS, why: '', aim: 'reach' },
  units: { name: 'Units', unit: 'count', parts: ALL_PARTS, why: '', aim: 'reach' },
  orders: {
    name: 'Orders',
    unit: 'count',
    parts: ['channel', 'owner'],
    why: 'an order may hold several products.',
    aim: 'reach',
  },
  'revenue-by-rep': { name: 'Revenue by rep', unit: 'money', parts: ALL_PARTS, why: '', aim: 'reach' },
  discounts: { name: 'Discounts', unit: 'money', parts: ALL_PARTS, why: '', aim: 'limit' },
  returns: { name: 'Returns', unit: 'money', parts: ALL_PARTS, why: '', aim: 'limit' },
  'new-customers': { name: 'New customers', unit: 'count', parts: ALL_PARTS, why: '', aim: 'reach' },
  'won-value': { name: 'Won deals', unit: 'money', parts: ALL_PARTS, why: '', aim: 'reach' },
  leads: {
    name: 'Leads',
    unit: 'count',
    parts: ['owner'],
    why: 'they name no channel or product, only an owner.',
    aim: 'reach',
  },
  'qualified-leads': {
    name: 'Qualified leads',
    unit: 'count',
    parts: ['owner'],
    why: 'they name no channel or product, only an owner.',
    aim: 'reach',
  },
  'mrr-growth': {
    name: 'MRR growth',
    unit: 'money',
    parts: [],
    why: 'a subscription names no channel, product or owner.',
    aim: 'reach',
  },
  'ad-spend': { name: 'Ad spend', unit: 'money', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'limit' },
  'marketing-cost': { name: 'Marketing cost', unit: 'money', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'limit' },
  impressions: { name: 'Impressions', unit: 'count', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'reach' },
  clicks: { name: 'Clicks', unit: 'count', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'reach' },
  engagement: { name: 'Social engagement', unit: 'count', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'reach' },
  'leads.reported': { name: 'Leads, as reported', unit: 'count', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'reach' },
  'qualified-leads.reported': {
    name: 'Qualified leads, as reported',
    unit: 'count',
    parts: ['owner'],
    why: OF_CAMPAIGNS,
    aim: 'reach',
  },
  'orders.reported': { name: 'Orders, as reported', unit: 'count', parts: ['owner'], why: OF_CAMPAIGNS, aim: 'reach' },
  'revenue.reported': {
    name: 'Revenue, as reported',
    unit: 'money',
    parts: ['owner'],
    why: OF_CAMPAIGNS,
    aim: 'reach',
  },
  'commission-owed': {
    name: 'Commission owed',
    unit: 'money',
    parts: ['channel', 'owner'],
    why: 'it is earned by whole orders, and an order may hold several products.',
    aim: 'limit',
  },
} as const satisfies Record<string, MetricRule>;
export type TargetMetric = keyof typeof TARGET_METRICS;
export const TARGET_METRIC_IDS = Object.keys(TARGET_METRICS) as TargetMetric[];

/** Whether a target is a limit to stay within, such as ad spend, and not a mark to reach. */
export const isLimit = (metric: TargetMetric): boolean => TARGET_METRICS[metric].aim === 'limit';

/** Measures of which more can go back in a period than comes in; all others come to nothing at the least. */
const BELOW_NOTHING: ReadonlySet<TargetMetric> = new Set(['net-sales', 'revenue-by-rep', 'mrr-growth']);

/** Why a measure cannot come to an amount, in a sentence; null where it can. */
export const cannotComeTo = (metric: TargetMetric, amount: number | null): string | null =>
  amount !== null && amount < 0 && !BELOW_NOTHING.has(metric)
    ? `${TARGET_METRICS[metric].name} cannot come to less than 0.`
    : null;

/** A measure within a sentence: `units`, `MRR growth`. */
export const metricWords = (metric: string): string => {
  const name = TARGET_METRIC_IDS.some((id) => id === metric) ? TARGET_METRICS[metric as TargetMetric].name : metric;
  return /^[A-Z][a-z]/.test(name) ? `${name.slice(0, 1).toLowerCase()}${name.slice(1)}` : name;
};

/** What a target beside a sum is called: the same part in another measure, `D2C web (units)`. */
export const besideName = (name: string, metric: string): string => `${name} (${metricWords(metric)})`;

/**
 * What a target can be divided by: sales channels at each height of their tree, product lines, products, people. A
 * channel that is divided by `channel` gives what lies right below it.
 */
export const DIVISIONS = {
  'channel-type': { name: 'Channel type', kind: 'channel' },
  channel: { name: 'Sales channel', kind: 'channel' },
  location: { name: 'Store or location', kind: 'channel' },
  line: { name: 'Product line', kind: 'line' },
  product: { name: 'Product', kind: 'product' },
  owner: { name: 'Owner', kind: 'owner' },
} as const satisfies Record<string, { name: string; kind: TargetKind }>;
export type Division = keyof typeof DIVISIONS;
export const DIVISION_IDS = Object.keys(DIVISIONS) as Division[];

/** What contains what: nothing is divided by something that is larger than its own parts. */
const INSIDE: Partial<Record<Division, readonly Division[]>> = {
  'channel-type': ['channel', 'location'],
  channel: ['location'],
  line: ['product'],
};

/** What may follow after these levels, the upper one first: what is not there yet and is no whole of one of them. */
export const divisionsBelow = (levels: readonly Division[]): Division[] =>
  DIVISION_IDS.filter((one) => !levels.includes(one) && !INSIDE[one]?.some((part) => levels.includes(part)));

/** The same for a measure, which names what it can be divided by. */
export const divisionsOf = (metric: TargetMetric, levels: readonly Division[]): Division[] => {
  const parts: readonly TargetKind[] = TARGET_METRICS[metric].parts;
  return divisionsBelow(levels).filter((one) => parts.includes(DIVISIONS[one].kind));
};

export const SPREAD_METHODS = {
  even: 'Evenly by day',
  'working-days': 'By working days',
  'last-year': 'As last year',
  moments: 'By moments',
  hand: 'By hand',
} as const;
export type SpreadMethod = keyof typeof SPREAD_METHODS;
export const SPREAD_METHOD_IDS = Object.keys(SPREAD_METHODS) as SpreadMethod[];

/**
 * How the rest of a period is foretold, chosen per node: the last four weeks shaped by what the same weeks of a year
 * before went on to sell; the last four weeks as they were; open deals by expected close, each by its probability; what
 * the plan still promises; or a person's own number for the whole period.
 */
export const OUTLOOK_METHODS = {
  seasonal: 'Last year’s shape',
  'run-rate': 'Last four weeks',
  pipeline: 'Weighted pipeline',
  plan: 'Plan items',
  own: 'Own number',
} as const;
export type OutlookMethod = keyof typeof OUTLOOK_METHODS;
export const OUTLOOK_METHOD_IDS = Object.keys(OUTLOOK_METHODS) as OutlookMethod[];

/** The range of an outlook as a share of the rest, where too few past periods are known: our choice, and said so. */
export const ASSUMED_ERROR = 0.15;

export const CALLS = { beat: 'Beat', hit: 'Hit', 'at-risk': 'At risk', miss: 'Miss' } as const;
export type Call = keyof typeof CALLS;
export const CALL_IDS = Object.keys(CALLS) as Call[];

export const MOMENT_KINDS = {
  launch: 'Launch',
  holiday: 'Holiday',
  drop: 'Drop',
  press: 'Press',
  event: 'Event',
} as const;
export type MomentKind = keyof typeof MOMENT_KINDS;
export const MOMENT_KIND_IDS = Object.keys(MOMENT_KINDS) as MomentKind[];

/** What an offset's sentence says; amounts in minor units or units. */
export type OffsetStory = {
  short: { name: string; by: number; target: number };
  over: { name: string; by: number } | null;
  /** The event that explains it ("Lena Waves’ video") and its day as it reads ("6 May"). */
  cause: string;
  /** The product it is about, said where neither the cause nor the name of what is over says it. */
  product: string | null;
  causeDay: string | null;
  /** Limits to stay within, not marks to reach. */
  limit?: boolean;
  net: { name: string; amount: number } | null;
};

const inPercent = (part: number, whole: number): string => (whole > 0 ? ` (${shortPercent(part / whole)})` : '');

/**
 * The sentence a person would say: "Dry Shampoo will miss by $4,200 (8.1%); Air-Dry Mousse is $5,100 over since Lena
 * Waves’ video, 6 May; net +$900 for D2C web."
 */
export const offsetSentence = (story: OffsetStory, amount: (value: number) => string): string => {
  const { short, over, cause, product, causeDay, net, limit = false } = story;
  const said = [over?.name, cause].some((text) => text?.toLowerCase().includes(product?.toLowerCase() ?? ''));
  const because = [product === null || said ? cause : `${cause} (${product})`, causeDay].filter(Boolean).join(', ');
  const by = `${amount(short.by)}${inPercent(short.by, short.target)}`;
  const missed = short.by > 0 ? `${short.name} will miss by ${by}` : `${short.name} will not miss any more`;
  const passed = short.by > 0 ? `${short.name} will go over by ${by}` : `${short.name} will not go over any more`;
  const parts = [limit ? passed : missed];
  // Figures have changed since the offset was made.
  if (over && over.by <= 0) parts.push(`${over.name} is not ${limit ? 'below' : 'over'} any more`);
  else if (over)
    parts.push(
      `${over.name} ${limit ? 'stays' : 'is'} ${amount(over.by)} ${limit ? 'below' : 'over'}${because === '' ? '' : ` since ${because}`}`,
    );
  if (net)
    parts.push(
      `net ${net.amount > 0 ? '+' : net.amount < 0 ? '−' : ''}${amount(Math.abs(net.amount))} for ${net.name}`,
    );
  return `${parts.join('; ')}.`;
};
