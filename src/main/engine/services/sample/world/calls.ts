import { addDays, type Day } from '../../../../../shared/domain/day';
import { type Period, periodOf, shiftPeriod } from '../../../../../shared/domain/period';
import { BRIGHTWELL, D2C, DRY_SHAMPOO, MOUSSE, OAK, type PersonName, SALON_CHANNEL } from './catalogue';
import type { Story } from './story';

/** What people said of a target. `times` the target is what they expect of it. */
export type SampleCall = {
  period: string;
  node: string;
  call: 'beat' | 'hit' | 'at-risk' | 'miss';
  times: number;
  confidence: number;
  reason: string;
  by: PersonName;
  day: Day;
};

export type SampleMoment = {
  name: string;
  kind: 'launch' | 'holiday' | 'drop' | 'press' | 'event';
  starts: Day;
  ends: Day;
  lifts: { channel: string; sku: string | null; amount: number }[];
};

const dry = `${D2C} ${DRY_SHAMPOO}`;
const mousse = `${D2C} ${MOUSSE}`;

/** Calls of this quarter, and of the two before, so that everyone has a record. */
export const callsOf = (story: Story): SampleCall[] => {
  const now = periodOf(story.today, 'quarter', story.calendar);
  const last = shiftPeriod(now, -1, story.calendar);
  const before = shiftPeriod(now, -2, story.calendar);
  const on = (period: Period, offset: number): Day => addDays(period.from, offset);
  const ago = (days: number): Day => {
    const day = addDays(story.today, -days);
    return day < now.from ? now.from : day;
  };
  const call = (
    period: Period,
    node: string,
    said: SampleCall['call'],
    times: number,
    confidence: number,
    reason: string,
    by: PersonName,
    day: Day,
  ): SampleCall => ({ period: period.id, node, call: said, times, confidence, reason, by, day });
  return [
    call(now, dry, 'hit', 1, 0.7, 'The filler is back on Monday', 'Maren Oduya', ago(38)),
    call(now, dry, 'at-risk', 0.95, 0.6, 'Cans are late again', 'Theo Lindqvist', ago(21)),
    call(now, dry, 'miss', 0.9, 0.8, 'No cans before the end of the quarter', 'Theo Lindqvist', ago(2)),
    call(now, mousse, 'beat', 1.15, 0.8, 'The video keeps going round', 'Theo Lindqvist', ago(4)),
    call(now, D2C, 'hit', 1.004, 0.8, 'Mousse carries the dry shampoo', 'Theo Lindqvist', ago(2)),
    call(now, BRIGHTWELL, 'at-risk', 0.96, 0.7, 'The shelf reset came a week late', 'Priya Chandran', ago(1)),
    call(now, OAK, 'hit', 1.05, 0.7, 'Two doors more than planned', 'Maren Oduya', ago(9)),
    call(
      now,
      SALON_CHANNEL,
      'at-risk',
      0.97,
      0.6,
      'Two chain orders slip into the next quarter',
      'Priya Chandran',
      ago(3),
    ),
    call(last, D2C, 'hit', 1.01, 0.8, 'Serum holds up', 'Theo Lindqvist', on(last, 50)),
    call(last, BRIGHTWELL, 'hit', 1.02, 0.7, 'New end caps', 'Priya Chandran', on(last, 40)),
    call(last, OAK, 'at-risk', 0.97, 0.6, 'One door closed for a refit', 'Maren Oduya', on(last, 60)),
    call(
      last,
      SALON_CHANNEL,
      'miss',
      0.95,
      0.7,
      'Salons buy less between their two fairs',
      'Priya Chandran',
      on(last, 55),
    ),
    call(before, D2C, 'at-risk', 0.98, 0.6, 'Search got dearer', 'Theo Lindqvist', on(before, 45)),
    call(before, BRIGHTWELL, 'hit', 1, 0.7, 'Back Bay doubles', 'Priya Chandran', on(before, 48)),
  ];
};

/** Moments around today, with what each should add. */
export const momentsOf = (story: Story): SampleMoment[] => {
  const near = (from: number, days: number): Pick<SampleMoment, 'starts' | 'ends'> => ({
    starts: addDays(story.today, from),
    ends: addDays(story.today, from + days - 1),
  });
  const year = story.today.slice(0, 4);
  return [
    {
      name: 'Black Friday week',
      kind: 'holiday',
      starts: `${year}-11-24`,
      ends: `${year}-12-01`,
      lifts: [
        { channel: D2C, sku: null, amount: 620_000 },
        { channel: BRIGHTWELL, sku: null, amount: 180_000 },
      ],
    },
    {
      name: 'Gift sets at Oak & Ivory',
      kind: 'launch',
      ...near(6, 14),
      lifts: [{ channel: OAK, sku: null, amount: 210_000 }],
    },
    {
      name: 'Mousse restock drop',
      kind: 'drop',
      ...near(9, 3),
      lifts: [{ channel: D2C, sku: MOUSSE, amount: 340_000 }],
    },
    {
      name: 'Salon Forum, Chicago',
      kind: 'event',
      // The days of its campaign and its stand.
      ...near(24, 3),
      lifts: [{ channel: SALON_CHANNEL, sku: null, amount: 260_000 }],
    },
    {
      name: 'Beauty editors’ gift guide',
      kind: 'press',
      ...near(-12, 5),
      lifts: [{ channel: D2C, sku: null, amount: 150_000 }],
    },
  ];
};
