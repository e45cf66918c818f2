/**
 * The Four Ps, with what each means here: place is where and how goods are marketed, promotion the marketing strategy.
 * The same words in SQL, on the wire and on screen.
 */
export const FOUR_PS = {
  product: { name: 'Product', words: 'what we sell' },
  price: { name: 'Price', words: 'what it costs' },
  place: { name: 'Place', words: 'where and how' },
  promotion: { name: 'Promotion', words: 'the strategy' },
} as const;
export type FourP = keyof typeof FOUR_PS;
export const FOUR_P_IDS = Object.keys(FOUR_PS) as FourP[];

/** What a worksheet is about. */
export const SHEET_SUBJECTS = { product: 'Product', line: 'Product line', idea: 'Campaign idea' } as const;
export type SheetSubject = keyof typeof SHEET_SUBJECTS;
export const SHEET_SUBJECT_IDS = Object.keys(SHEET_SUBJECTS) as SheetSubject[];

export const MAX_OPTIONS = 5;

/** Guided prompts of each P. `headline` is the one line that stands first in the cell. */
export const PROMPTS: Record<FourP, Readonly<Record<string, { name: string; ask: string }>>> = {
  product: {
    headline: { name: 'In a line', ask: 'What is sold, in a line' },
    need: { name: 'Need', ask: 'Which need or problem it answers' },
    promise: { name: 'Promise', ask: 'What it promises' },
    difference: { name: 'Differentiators', ask: 'What others do not have' },
    packaging: { name: 'Packaging and brand', ask: 'Packaging, design, brand assets' },
    stage: { name: 'Life-cycle stage', ask: 'Launch, growth, maturity or decline' },
    competitors: { name: 'Competitors', ask: 'Who else answers this need' },
  },
  price: {
    headline: { name: 'In a line', ask: 'The price, in a line' },
    list: { name: 'List price', ask: 'What it says on the shelf' },
    discount: { name: 'Discount policy', ask: 'When and how much is given away' },
    channels: { name: 'Price by channel', ask: 'What each channel pays' },
    margin: { name: 'Margin', ask: 'What has to be left' },
    competitors: { name: 'Competitors’ prices', ask: 'What others ask' },
  },
  place: {
    headline: { name: 'In a line', ask: 'Where it is sold, in a line' },
    channels: { name: 'Sales channels', ask: 'Web, stores, partners, salons' },
    accounts: { name: 'Accounts and locations', ask: 'Which partners and doors' },
    how: { name: 'How', ask: 'Shelf, display, add-on, demo' },
    merchandising: { name: 'Merchandising', ask: 'Testers, signs, stands' },
    stock: { name: 'Stock', ask: 'What has to be there, and when' },
  },
  promotion: {
    headline: { name: 'In a line', ask: 'The strategy, in a line' },
    channels: { name: 'Promotion channels', ask: 'Creators, email, ads, demos' },
    messages: { name: 'Messages', ask: 'What is said, to whom' },
    budget: { name: 'Budget', ask: 'What is spent on what' },
    moments: { name: 'Moments', ask: 'Launches, holidays, events it rides on' },
    creators: { name: 'Creators', ask: 'Who tells of it' },
  },
};

export const isPrompt = (p: FourP, prompt: string): boolean => Object.hasOwn(PROMPTS[p], prompt);

/** Starting points: the question each P should answer first. */
export const SHEET_TEMPLATES: Readonly<Record<string, { name: string; points: Readonly<Record<FourP, string>> }>> = {
  blank: { name: 'Blank', points: { product: '', price: '', place: '', promotion: '' } },
  launch: {
    name: 'Launch',
    points: {
      product: 'What is new, for whom, and which need does it answer?',
      price: 'What do buyers pay now for that need, and what should this cost?',
      place: 'Where does it start, and where next once it sells?',
      promotion: 'Who hears of it first, and what makes them try it?',
    },
  },
  'price-change': {
    name: 'Price change',
    points: {
      product: 'What has become better, or dearer to make?',
      price: 'Old and new price by channel; how many units may be lost?',
      place: 'Which partners have to agree, and from when?',
      promotion: 'How and when do customers hear of it?',
    },
  },
  'new-channel': {
    name: 'New channel',
    points: {
      product: 'Which products suit this channel, in which sizes?',
      price: 'What does the channel keep, and what is left?',
      place: 'Which accounts and doors, and how is it shown there?',
      promotion: 'Who brings buyers to the channel, and at whose cost?',
    },
  },
  'seasonal-push': {
    name: 'Seasonal push',
    points: {
      product: 'Which products does the season ask for?',
      price: 'Bundle, gift or offer; from when to when?',
      place: 'Which channels need stock, and by which day?',
      promotion: 'Which moments, messages and creators carry it?',
    },
  },
  'retail-entry': {
    name: 'Retail entry',
    points: {
      product: 'What does the shelf need: size, code, packaging, tester?',
      price: 'Shelf price, the retailer’s margin and terms',
      place: 'How many doors, which shelf, who restocks?',
      promotion: 'What sells it in the store: demos, staff, signs?',
    },
  },
  reposition: {
    name: 'Reposition',
    points: {
      product: 'What stays, and what should people now think of it?',
      price: 'What does the new place in mind allow?',
      place: 'Which channels help the new picture, and which harm it?',
      promotion: 'What is said from now on, and no more?',
    },
  },
};
export const SHEET_TEMPLATE_IDS = Object.keys(SHEET_TEMPLATES);

export const COMPARATORS = {
  'at-least': 'at least',
  'at-most': 'at most',
  over: 'over',
  under: 'under',
  between: 'between',
} as const;
export type Comparator = keyof typeof COMPARATORS;
export const COMPARATOR_IDS = Object.keys(COMPARATORS) as Comparator[];

export const ASSUMPTION_VERDICTS = {
  right: 'Right',
  wrong: 'Wrong',
  'not-computable': 'Not computable',
  'not-yet': 'Not yet',
} as const;
export type AssumptionVerdict = keyof typeof ASSUMPTION_VERDICTS;
export const ASSUMPTION_VERDICT_IDS = Object.keys(ASSUMPTION_VERDICTS) as AssumptionVerdict[];

/** The currency of an amount by its unit, also of an amount a day (`USD/day`); null for what is no money. */
export const currencyOf = (unit: string): string | null => /^[A-Z]{3}(?=$|\/)/.exec(unit)?.[0] ?? null;
