import type { Day } from '../../../../../shared/domain/day';
import { periodOf, shiftPeriod } from '../../../../../shared/domain/period';
import type { Story } from './story';

export const VISION =
  'Hair that needs ten minutes, not thirty: the brand that people who air-dry reach for first, in salons, on shelves and at home.';

export type SampleTexts = {
  kind: 'weekly';
  period: string;
  texts: {
    headline: string;
    summary: string;
    highlights: string;
    lowlights: string;
    asks: string;
    thanks: string;
    optimise: Record<string, string>;
    /** What owners say about their channels, by the channel's name. */
    owners: Record<string, string>;
  };
};

const WEEK = {
  headline: 'The mousse carries the week while dry shampoo waits for cans',
  summary:
    'Lena’s air-dry video is still sending people to the shop and to both partners. Dry shampoo is short everywhere until the next filling run.',
  highlights:
    'Air-dry mousse is the best seller on every channel.\nOak & Ivory asked for a second mousse order.\nTwo salons from the trade show placed their opening order.',
  lowlights:
    'Dry shampoo is nearly gone at Brightwell; the filler confirmed a new date, ten days late.\nFerndale School has not answered in a month.',
  asks: 'Theo: move the dry shampoo ads to mousse until stock is back.\nPriya: agree on shelf fillers with Brightwell.',
  thanks: '',
  optimise: {
    'Air-dry, every day': 'Keep the towel test, replace the other two clips with cuts of Lena’s video.',
    'Dry shampoo rescue': 'Pause until the cans are back; the clicks land on a sold-out page.',
    'Mousse clips': 'Add a code to the clips, so that we see what they sell.',
  },
  owners: {
    'D2C web': 'The mousse page converts twice as well since the video stands on it.',
    'Brightwell Beauty': 'End caps are up in most doors. Dry shampoo pegs are empty, and the buyer knows the new date.',
  },
};

const LAST_WEEK = {
  ...WEEK,
  headline: 'A video does in two days what we planned for a month',
  summary:
    'Lena Waves showed her air-dry routine and the mousse sold out twice in the shop. Everything else was a normal week.',
  highlights: 'The mousse doubled on the web and grew on partner sites.\nBrightwell confirmed the end caps.',
  lowlights: 'Dry shampoo deliveries slipped again.',
  asks: 'Maren: call the filler about mousse and dry shampoo together.',
};

/** What people wrote under the current and the last week, month and quarter. */
export const textsOf = (story: Story): SampleTexts[] => {
  const at = (kind: 'week' | 'month' | 'quarter', day: Day): string => periodOf(day, kind, story.calendar).id;
  const week = periodOf(story.today, 'week', story.calendar);
  return [
    { kind: 'weekly', period: week.id, texts: WEEK },
    { kind: 'weekly', period: shiftPeriod(week, -1, story.calendar).id, texts: LAST_WEEK },
    { kind: 'weekly', period: at('quarter', story.today), texts: WEEK },
  ];
};
