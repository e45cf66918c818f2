import { addDays, type Day, weekday } from '../../../../../shared/domain/day';
import type { SubjectKind } from '../../../../../shared/domain/meetings';
import { BRIGHTWELL, OAK, type PersonName, SALON_CHANNEL } from './catalogue';

/** A record by what it is called: a target by its channel, a deal by its company. */
export type SampleSubject = { kind: SubjectKind; name: string };
type Decided = { what: string; why: string; about?: SampleSubject };
type Agreed = {
  what: string;
  owner: PersonName | 'me';
  /** Days from the meeting until it is due. */
  due: number;
  /** Days from the meeting until it was done; left out while it is open. */
  done?: number;
  about?: SampleSubject;
};
export type SampleMeeting = {
  template: string;
  /** Days before the team's next weekly. */
  before: number;
  by: PersonName;
  notes: string;
  /** What people brought: a line, the note on it, whether it goes to the team, whether it was settled. */
  items: readonly { text: string; note?: string; forTeam?: boolean; done?: boolean }[];
  decided: readonly Decided[];
  agreed: readonly Agreed[];
};

const PRIYA = 'Priya Chandran';
const THEO = 'Theo Lindqvist';
const MAREN = 'Maren Oduya';
const target = (name: string): SampleSubject => ({ kind: 'target', name });
const campaign = (name: string): SampleSubject => ({ kind: 'campaign', name });
const deal = (name: string): SampleSubject => ({ kind: 'deal', name });

/** The team meets on Thursdays, sales on Mondays and marketing on Tuesdays before. */
export const teamDay = (today: Day): Day => addDays(today, (4 - weekday(today) + 7) % 7);

const SALES: readonly SampleMeeting[] = [
  {
    template: 'sales-weekly',
    before: 17,
    by: PRIYA,
    notes: 'Short one: Priya at Brightwell until noon.',
    items: [{ text: 'Salons ask for one price list for all three regions', note: 'Draft in two weeks', done: true }],
    decided: [
      {
        what: 'Offer Bellamy the yearly price only with a fixed first order',
        why: 'two salons of a group took the discount and ordered once',
        about: deal('Bellamy Group'),
      },
    ],
    agreed: [
      { what: 'Send Bellamy the yearly proposal', owner: PRIYA, due: 4, done: 3, about: deal('Bellamy Group') },
      { what: 'Write the price list for salons', owner: PRIYA, due: 11 },
    ],
  },
  {
    template: 'sales-weekly',
    before: 10,
    by: PRIYA,
    notes: '',
    items: [
      { text: 'Brightwell wants testers for the mousse', note: 'They pay half', forTeam: true, done: true },
      { text: 'Who covers the salons while Priya is at the fair?' },
    ],
    decided: [
      {
        what: 'Call Brightwell at risk until the cans are back',
        why: 'their reorder waits for stock',
        about: target(BRIGHTWELL),
      },
    ],
    agreed: [
      { what: 'Ask the filler for 600 cans before the month ends', owner: MAREN, due: 6, done: 5 },
      { what: 'Visit the two Oak & Ivory shops that sell no mousse', owner: PRIYA, due: 9, about: target(OAK) },
    ],
  },
  {
    template: 'sales-weekly',
    before: 3,
    by: PRIYA,
    notes: 'Most of the hour went to Oak & Ivory. The reorder is larger than we can fill from one batch.',
    items: [
      { text: 'Oak & Ivory would take the mousse as an end cap', note: 'Needs 40 displays', forTeam: true },
      { text: 'Leads from the salon form wait too long', forTeam: true },
    ],
    decided: [
      {
        what: 'Split the Oak & Ivory reorder over two deliveries',
        why: 'the first batch covers their busiest shops',
        about: deal('Oak & Ivory'),
      },
    ],
    agreed: [
      { what: 'Answer every salon lead by noon of the next day', owner: PRIYA, due: 4 },
      { what: 'Confirm both delivery days with Oak & Ivory', owner: MAREN, due: 3, about: deal('Oak & Ivory') },
    ],
  },
];

const MARKETING: readonly SampleMeeting[] = [
  {
    template: 'marketing-weekly',
    before: 16,
    by: THEO,
    notes: '',
    items: [{ text: 'Pinterest for salons: worth a small test?', done: true }],
    decided: [
      { what: 'Test short pins for salons with $600', why: 'the search words cost twice as much as last year' },
    ],
    agreed: [{ what: 'Cut three pins from the salon film', owner: THEO, due: 5, done: 4 }],
  },
  {
    template: 'marketing-weekly',
    before: 9,
    by: THEO,
    notes: 'The mousse video passed half a million views on Sunday.',
    items: [{ text: 'Sea Salt Mist has no budget left for this half-year', forTeam: true }],
    decided: [
      {
        what: 'Repost the mousse video instead of shooting a new one',
        why: 'it still brings orders at a third of the cost',
        about: campaign('Mousse clips'),
      },
    ],
    agreed: [
      { what: 'Ask Lena for the right to repost for a year', owner: THEO, due: 6, done: 6 },
      { what: 'Write the post on what dry shampoo does to a scalp', owner: THEO, due: 12 },
    ],
  },
  {
    template: 'marketing-weekly',
    before: 2,
    by: THEO,
    notes: '',
    items: [{ text: 'A can for the bag is asked for every week now', note: 'Travel size: 24 notes', forTeam: true }],
    decided: [
      {
        what: 'Leave the back-in-stock form up for a week and decide with its last leads in hand',
        why: 'it missed the aim but costs nothing to run',
        about: { kind: 'experiment', name: 'A back-in-stock form keeps half of those who leave' },
      },
      {
        what: 'Pull the evening bids on search',
        why: 'stopping them lost nothing',
        about: campaign('Search, always on'),
      },
    ],
    agreed: [
      {
        what: 'Show what two more weeks of the rescue would bring',
        owner: THEO,
        due: 2,
        about: campaign('Dry shampoo rescue'),
      },
      { what: 'Read the field notes on the pump', owner: 'me', due: 3 },
    ],
  },
];

const TEAM: readonly SampleMeeting[] = [
  {
    template: 'team-weekly',
    before: 14,
    by: MAREN,
    notes: '',
    items: [],
    decided: [
      {
        what: 'Raise the mousse order to the filler',
        why: 'the video brings people who stay',
        about: { kind: 'product', name: 'Air-Dry Mousse' },
      },
    ],
    agreed: [{ what: 'Tell Brightwell when the cans are back', owner: PRIYA, due: 5, done: 5 }],
  },
  {
    template: 'team-weekly',
    before: 7,
    by: MAREN,
    notes: 'We count on the mousse to carry what the dry shampoo misses; if it slows, we say so before the weekend.',
    items: [{ text: 'Do we show the travel size to Oak & Ivory before it exists?' }],
    decided: [
      {
        what: 'Set Wholesale salons higher',
        why: 'two more groups order by the year',
        about: target(SALON_CHANNEL),
      },
    ],
    agreed: [
      {
        what: 'Make the worksheet on a small can',
        owner: MAREN,
        due: 5,
        done: 4,
        about: { kind: 'four-ps', name: 'Dry shampoo to go' },
      },
      { what: 'Order testers for Brightwell', owner: MAREN, due: 4 },
    ],
  },
];

const REST: readonly SampleMeeting[] = [
  {
    template: 'monthly-review',
    before: 50,
    by: MAREN,
    notes: '',
    items: [],
    decided: [{ what: 'Stop the discount codes in the newsletter', why: 'they went to people who buy anyway' }],
    agreed: [{ what: 'Compare repeat orders with and without a code', owner: THEO, due: 20, done: 18 }],
  },
  {
    template: 'monthly-review',
    before: 22,
    by: MAREN,
    notes: 'One page on what the shortage costs us each week goes to the board.',
    items: [{ text: 'A second filler for the cans', note: 'Two quotes are in' }],
    decided: [
      { what: 'Look for a second filler', why: 'one shortage has cost more than the set-up would' },
      { what: 'Keep the salon price for the year', why: 'three groups sign for it', about: target(SALON_CHANNEL) },
    ],
    agreed: [{ what: 'Bring three quotes for filling', owner: MAREN, due: 21 }],
  },
  {
    template: 'board',
    before: 135,
    by: MAREN,
    notes: 'Plan of the year approved.',
    items: [],
    decided: [{ what: 'Sell to salons in three regions this year', why: 'they reorder without discounts' }],
    agreed: [{ what: 'Send the board a monthly page on cash', owner: MAREN, due: 30, done: 28 }],
  },
  {
    template: 'board',
    before: 44,
    by: MAREN,
    notes: '',
    items: [],
    decided: [{ what: 'No new product before the cans are steady', why: 'cash stays in stock that sells' }],
    agreed: [{ what: 'Write down what a second can maker would cost', owner: MAREN, due: 60 }],
  },
];

/** Every held meeting, the oldest first. */
export const MEETINGS: readonly SampleMeeting[] = [...SALES, ...MARKETING, ...TEAM, ...REST].toSorted(
  (a, b) => b.before - a.before,
);

/** The next of each kind: days after the team's next weekly. */
const NEXT_MEETINGS: readonly { template: string; after: number }[] = [
  { template: 'sales-weekly', after: 4 },
  { template: 'marketing-weekly', after: 5 },
  { template: 'team-weekly', after: 0 },
  { template: 'monthly-review', after: 6 },
  { template: 'board', after: 47 },
];

/** The day of the next meeting of each kind; from Friday on, what sales and marketing hold before the team's next is still to come. */
export const nextMeetings = (today: Day): { template: string; day: Day }[] =>
  NEXT_MEETINGS.map(({ template, after }) => {
    const day = addDays(teamDay(today), after);
    const before = addDays(day, -7);
    return { template, day: template.endsWith('-weekly') && before > today ? before : day };
  });
