/** The blocks that an investor update is made of, and what its figures may become for whom. */
export const BLOCKS = {
  headline: { name: 'Headline', words: 'The sentence on the cover, and what is in short below it.' },
  vision: { name: 'Vision', words: 'What the company is for.' },
  kpis: { name: 'Key figures', words: 'Figures with change, target and thirteen weeks.' },
  highlights: { name: 'Highlights', words: 'What went well.' },
  lowlights: { name: 'Lowlights', words: 'What did not, and what was learned.' },
  targets: { name: 'Targets', words: 'Attainment by channel, misses and what makes up for them.' },
  trend: { name: 'Net sales', words: 'Net sales over the period against target.' },
  mix: { name: 'Channel and product mix', words: 'What carries net sales.' },
  customers: { name: 'Customers and cohorts', words: 'Who bought, who came back.' },
  pipeline: { name: 'Pipeline', words: 'From lead to won, open and largest deals.' },
  marketing: { name: 'Marketing efficiency', words: 'What marketing cost and what it brought.' },
  team: { name: 'Team', words: 'Who works here, and what changed.' },
  runway: { name: 'Runway', words: 'Cash and burn, typed in, and the months they last.' },
  asks: { name: 'Asks', words: 'How investors can help, and what became of the last asks.' },
  thanks: { name: 'Thanks', words: 'Whom to thank.' },
  text: { name: 'Text', words: 'Anything else, under a title of its own.' },
} as const;
export type BlockKind = keyof typeof BLOCKS;
export const BLOCK_KINDS = Object.keys(BLOCKS) as [BlockKind, ...BlockKind[]];

/** What a new update begins with; a figure block whose data is missing says so by itself. */
export const STANDARD_BLOCKS: readonly BlockKind[] = [
  'headline',
  'vision',
  'kpis',
  'targets',
  'trend',
  'mix',
  'customers',
  'pipeline',
  'marketing',
  'highlights',
  'lowlights',
  'team',
  'runway',
  'asks',
  'thanks',
];

/** What a block carries beside its text. Amounts in minor units of the workspace's currency. */
export type BlockData = {
  /** Ids of the figures of `kpis`; the standard ones when absent. */
  metrics?: string[] | undefined;
  /** Of `runway`: cash in the bank, what is spent in a month beyond what comes in, and the day of both. */
  cashMinor?: number | null | undefined;
  burnMinor?: number | null | undefined;
  day?: string | null | undefined;
  /** Of `asks`: what was asked the last time, and what became of it. */
  followUps?: { id: string; text: string; done: boolean; note: string }[] | undefined;
};

/** `rounded` to two digits, `indexed` to the period before as 100, `hidden` altogether. */
export const TREATMENTS = {
  rounded: 'Rounded',
  indexed: 'Indexed',
  hidden: 'Hidden',
} as const;
export type Treatment = keyof typeof TREATMENTS;
export const TREATMENT_IDS = Object.keys(TREATMENTS) as [Treatment, ...Treatment[]];
export type Rule = { metric: string; treatment: Treatment };
/** The figure that no metric has: cash, burn and the months they last. */
export const RUNWAY = 'runway';
/** Unit of a figure that is given as an index: hundredths of a point, so that it is written as money is. */
export const INDEX_UNIT = 'index';

export type Runway = { months: number | null; reason: string | null };

/** How long cash lasts at this burn. Both in minor units; burn is a month's. */
export const runwayOf = (cashMinor: number | null, burnMinor: number | null): Runway => {
  if (cashMinor === null) return { months: null, reason: 'Nobody has entered how much cash there is.' };
  if (burnMinor === null) return { months: null, reason: 'Nobody has entered what is spent in a month.' };
  if (burnMinor <= 0) return { months: null, reason: 'More comes in than is spent, so cash does not run out.' };
  if (cashMinor <= 0) return { months: 0, reason: null };
  return { months: cashMinor / burnMinor, reason: null };
};

const LINE = /^\s*(?:[-*•]|\d{1,3}[.)])\s+/;

/** What people wrote one point a line, without the marks before it. */
export const pointsOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(LINE, '').trim())
    .filter(Boolean);

/** Whether a kind of block may stand in an update more than once. */
export const repeats = (kind: BlockKind): boolean => kind === 'text';

/** The locales that a reader can be written for; null is that of the computer. */
export const LOCALES = {
  'en-US': 'English, United States',
  'en-GB': 'English, United Kingdom',
  'de-DE': 'German',
  'fr-FR': 'French',
  'es-ES': 'Spanish',
  'it-IT': 'Italian',
  'nl-NL': 'Dutch',
  'pt-BR': 'Portuguese, Brazil',
  'sv-SE': 'Swedish',
  'pl-PL': 'Polish',
  'ja-JP': 'Japanese',
} as const;
export type ReaderLocale = keyof typeof LOCALES;
export const LOCALE_IDS = Object.keys(LOCALES) as [ReaderLocale, ...ReaderLocale[]];
