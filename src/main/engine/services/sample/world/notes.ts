import type { NoteType } from '../../../../../shared/domain/note-line';
import { BRIGHTWELL, D2C, DRY_SHAMPOO, MIST, MOUSSE, OAK, type PersonName, SALON_CHANNEL } from './catalogue';

export const NOTE_THEMES = {
  travel: { name: 'Travel size', note: 'A dry shampoo for the bag: gym, office, hand luggage.' },
  pump: { name: 'Mousse pump', note: 'Pumps that stick or drip.' },
  scalp: { name: 'Scalp questions', note: 'Whether dry shampoo is good for the scalp.' },
  scent: { name: 'Lighter scent', note: 'Less perfume, or none.' },
} as const;
export type NoteThemeId = keyof typeof NOTE_THEMES;

export type SampleNote = {
  /** Days before today. */
  ago: number;
  by: PersonName;
  text: string;
  type: NoteType;
  theme?: NoteThemeId;
  sku?: string;
  channel?: string;
  competitor?: string;
  resolution?: string;
};

const PRIYA = 'Priya Chandran';
const THEO = 'Theo Lindqvist';

/** What people say about a smaller can: where it was heard, and by whom. */
const travel = (
  ago: number,
  text: string,
  channel: string,
  type: NoteType = 'product-request',
  by: PersonName = PRIYA,
): SampleNote => ({
  ago,
  by,
  text,
  type,
  theme: 'travel',
  sku: DRY_SHAMPOO,
  channel,
});

const TRAVEL: readonly SampleNote[] = [
  travel(118, 'Asked whether the dry shampoo comes in a size for hand luggage', BRIGHTWELL),
  travel(111, 'Can is too tall for her gym bag, buys a rival’s mini instead', OAK, 'customer-voice'),
  travel(104, 'Three people at the till asked for a small can', BRIGHTWELL),
  travel(96, 'Wants a mini to try before the full size', D2C, 'product-request', THEO),
  travel(90, 'Stylist keeps one in her kit bag, says the can is bulky', SALON_CHANNEL, 'customer-voice'),
  travel(83, 'Airport security took the 200 ml, wrote to ask for 50 ml', D2C, 'customer-voice', THEO),
  travel(77, 'Buyer would give a till hook to a travel can', BRIGHTWELL),
  travel(71, 'Asks for a refill pouch and a small can to fill', SALON_CHANNEL),
  travel(66, 'Two comments under the mousse video want a purse size', D2C, 'customer-voice', THEO),
  travel(61, 'Commuters buy minis at the station shop, not here', OAK, 'customer-voice'),
  travel(55, 'Store manager would place minis by the till', OAK),
  travel(50, 'Gave the mini of another brand to her daughter for camp', BRIGHTWELL, 'customer-voice'),
  travel(45, 'Newsletter reply: make it fit my desk drawer', D2C, 'product-request', THEO),
  travel(40, 'Hotel boutique asks for 50 ml by the dozen', SALON_CHANNEL),
  travel(35, 'Would buy two small ones rather than one large', BRIGHTWELL, 'customer-voice'),
  travel(30, 'Asked for a travel set with the mousse', OAK),
  travel(26, 'Four of ten at the demo asked for a smaller can', BRIGHTWELL),
  travel(21, 'Creator says her followers ask where the mini is', D2C, 'customer-voice', THEO),
  travel(16, 'Salon would sell minis at the desk after a cut', SALON_CHANNEL),
  travel(11, 'Says 200 ml lasts too long to try something new', D2C, 'customer-voice', THEO),
  travel(8, 'Festival season: asks for a can that fits a belt bag', OAK),
  travel(5, 'Buyer asks again about the travel can for the next order', BRIGHTWELL),
  travel(3, 'Wants a small can for the office', D2C, 'product-request', THEO),
  travel(1, 'Two more asked for hand luggage size', BRIGHTWELL),
];

/** Field notes of the last four months; those of the last days wait to be triaged. */
export const NOTES: readonly SampleNote[] = [
  ...TRAVEL,
  {
    ago: 151,
    by: PRIYA,
    text: 'Asks whether dry shampoo clogs the scalp',
    type: 'customer-voice',
    theme: 'scalp',
    sku: DRY_SHAMPOO,
    channel: OAK,
  },
  {
    ago: 142,
    by: THEO,
    text: 'Three mails ask if it may be used every day',
    type: 'customer-voice',
    theme: 'scalp',
    sku: DRY_SHAMPOO,
    channel: D2C,
  },
  {
    ago: 88,
    by: PRIYA,
    text: 'Pump of the mousse sticks after a week',
    type: 'issue',
    theme: 'pump',
    sku: MOUSSE,
    channel: SALON_CHANNEL,
    resolution: 'New pump heads from the supplier since the newest batch.',
  },
  {
    ago: 63,
    by: THEO,
    text: 'Photo of a dripping mousse pump in a mail',
    type: 'issue',
    theme: 'pump',
    sku: MOUSSE,
    channel: D2C,
    resolution: 'Replaced, and the batch was taken back.',
  },
  {
    ago: 19,
    by: PRIYA,
    text: 'Tester pump leaks on the shelf',
    type: 'issue',
    theme: 'pump',
    sku: MOUSSE,
    channel: BRIGHTWELL,
  },
  { ago: 4, by: PRIYA, text: 'Second tester leaks, same store', type: 'issue', sku: MOUSSE, channel: BRIGHTWELL },
  {
    ago: 73,
    by: PRIYA,
    text: 'Likes the hold of the mist, finds the scent strong',
    type: 'customer-voice',
    theme: 'scent',
    sku: MIST,
    channel: OAK,
  },
  {
    ago: 52,
    by: THEO,
    text: 'Is there a mist without perfume?',
    type: 'product-request',
    theme: 'scent',
    sku: MIST,
    channel: D2C,
  },
  {
    ago: 29,
    by: PRIYA,
    text: 'Salon clients with allergies ask for no scent',
    type: 'product-request',
    theme: 'scent',
    sku: MIST,
    channel: SALON_CHANNEL,
  },
  {
    ago: 2,
    by: THEO,
    text: 'Returned the mist: smells too much at work',
    type: 'customer-voice',
    sku: MIST,
    channel: D2C,
  },
  {
    ago: 80,
    by: PRIYA,
    text: 'New end cap with three minis at 9.00',
    type: 'competitor-move',
    channel: BRIGHTWELL,
    competitor: 'Plume',
  },
  {
    ago: 58,
    by: PRIYA,
    text: 'Gives salons a free tester with six cans',
    type: 'competitor-move',
    channel: SALON_CHANNEL,
    competitor: 'Otter & Ash',
  },
  {
    ago: 37,
    by: THEO,
    text: 'Runs a discount code with the creators we asked',
    type: 'competitor-move',
    channel: D2C,
    competitor: 'Plume',
  },
  {
    ago: 24,
    by: PRIYA,
    text: 'Shelf price of the dry shampoo cut to 18.00',
    type: 'competitor-move',
    sku: DRY_SHAMPOO,
    channel: OAK,
    competitor: 'Plume',
  },
  {
    ago: 6,
    by: PRIYA,
    text: 'Sampling team in four doors on Saturday',
    type: 'competitor-move',
    channel: BRIGHTWELL,
    competitor: 'Otter & Ash',
  },
  {
    ago: 47,
    by: PRIYA,
    text: 'Stylists ask for the education cards in Spanish',
    type: 'product-request',
    channel: SALON_CHANNEL,
  },
  {
    ago: 14,
    by: THEO,
    text: 'Found us through the air-dry video, came back twice',
    type: 'customer-voice',
    sku: MOUSSE,
    channel: D2C,
  },
  {
    ago: 0,
    by: PRIYA,
    text: 'Asks for a shelf card that says how long it lasts',
    type: 'product-request',
    sku: MOUSSE,
    channel: OAK,
  },
];
