/** Cards stand in fractional positions: a move writes one row, and two laptops rarely clash. */
const STEP = 1;
/** Below this gap the column is numbered anew. */
const SMALLEST_GAP = 1e-6;

/** The position between two neighbours; null stands for the end of the column. Undefined when there is no room left. */
export const positionBetween = (above: number | null, below: number | null): number | undefined => {
  if (above === null && below === null) return STEP;
  if (above === null) return (below ?? 0) - STEP;
  if (below === null) return above + STEP;
  return below - above < SMALLEST_GAP ? undefined : (above + below) / 2;
};

/** Fields of a deal that a stage may ask for, with the words for them in a sentence. */
export const DEAL_FIELDS = {
  value: 'value',
  expectedClose: 'expected close',
  company: 'company',
  contact: 'contact',
  owner: 'owner',
  channel: 'sales channel',
  product: 'product',
  source: 'source',
  nextStep: 'next step',
  needs: 'needs',
  decisionMaker: 'decision maker',
  budget: 'budget',
} as const;
export type DealField = keyof typeof DEAL_FIELDS;
export const DEAL_FIELD_IDS = Object.keys(DEAL_FIELDS) as [DealField, ...DealField[]];

/** What of `required` is still empty, in the order in which the stage asks for it. */
export const missingFields = (required: readonly DealField[], empty: readonly DealField[]): DealField[] =>
  required.filter((field) => empty.includes(field));

/** `value, company and next step`. */
export const fieldWords = (fields: readonly DealField[]): string => {
  const words = fields.map((field) => DEAL_FIELDS[field]);
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
};

/** Colours a stage may have; each is one of the window's own, so that it holds in light and dark. */
export const STAGE_COLORS = ['teal', 'indigo', 'terracotta', 'gold', 'plum', 'sky', 'green', 'amber', 'red'] as const;
export type StageColor = (typeof STAGE_COLORS)[number];

/** What a stage of this kind looks like until somebody chooses otherwise. */
export const colorOf = (kind: 'open' | 'won' | 'lost'): StageColor => (kind === 'lost' ? 'red' : 'teal');
