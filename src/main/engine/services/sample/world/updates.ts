import type { BlockData, BlockKind, ReaderLocale, Rule } from '../../../../../shared/domain/investor';

/** What was written into the blocks of an update, by kind; figures stand in sentences as bound numbers. */
export type SampleUpdate = {
  /** Quarters before the running one. */
  ago: number;
  /** Days after the end of its quarter on which it went out; null for the draft. */
  sentAfter: number | null;
  blocks: Partial<Record<BlockKind, { title?: string; text?: string; data?: BlockData }>>;
};

export const UPDATES: readonly SampleUpdate[] = [
  {
    ago: 2,
    sentAfter: 8,
    blocks: {
      headline: {
        title: 'The first quarter on shelves, and **{orders@this}** orders',
        text: 'Net sales came to {net-sales@this}, after {net-sales@before} the quarter before. Brightwell placed its second order before the first was through.',
      },
      highlights: {
        text: 'Brightwell Beauty: a second order after five weeks.\nThe shop: {new-customers@this} people bought for the first time.',
      },
      lowlights: {
        text: 'Paid search: cost per customer rose faster than orders.\nReturns: two batches of Sea Salt Mist leaked.',
      },
      runway: {
        text: 'Burn includes the deposit for the next filling run.',
        data: { cashMinor: 61_200_000, burnMinor: 3_100_000 },
      },
      team: { text: 'Theo joined for marketing.' },
      asks: {
        text: 'A contract filler: an introduction to a second one for aerosols on the west coast.\nA retail buyer: somebody who has opened accounts like Brightwell’s before.',
      },
      thanks: { text: 'To June Abara, who opened the door at Oak & Ivory.' },
    },
  },
  {
    ago: 1,
    sentAfter: 9,
    blocks: {
      headline: {
        title: 'Net sales went from {net-sales@before} to {net-sales@this}',
        text: 'The web carries {net-sales@this/channel:D2C web} of it. Dry shampoo could not be filled in time; everything else grew as planned.',
      },
      highlights: {
        text: 'Oak & Ivory: from a trial to a *standing order*.\nRepeat buyers: {repeat-rate@this} of those who bought in the quarter had bought before.',
      },
      lowlights: {
        text: 'Dry shampoo: one filler, no second source.\nPaid search: dearer again, so we cut it by a third.',
      },
      runway: {
        text: 'The next filling run is paid; marketing stays level.',
        data: { cashMinor: 53_800_000, burnMinor: 2_900_000 },
      },
      team: { text: 'Priya took over all retail partners.' },
      asks: {
        text: 'Aerosol filler: the first introduction came to nothing, so we still look.\nSalon groups: who runs purchasing for ten doors and more?',
        data: {
          followUps: [
            {
              id: 'filler',
              text: 'A contract filler: an introduction to a second one for aerosols on the west coast.',
              done: false,
              note: 'Two calls, no capacity this half-year.',
            },
            {
              id: 'buyer',
              text: 'A retail buyer: somebody who has opened accounts like Brightwell’s before.',
              done: true,
              note: 'June Abara now advises us two days a month.',
            },
          ],
        },
      },
      thanks: { text: 'To everybody who ordered a second time.' },
    },
  },
  {
    ago: 0,
    sentAfter: null,
    blocks: {
      headline: {
        title: 'Growing on every channel, with one product short and one far ahead',
        text: 'Net sales grew from {net-sales@before} to {net-sales@this} in the same days. We are a little behind the quarter’s target for **one** reason: dry shampoo could not be filled in time. Air-dry mousse has made up most of it.',
      },
      highlights: {
        text: 'Returning customers: {repeat-rate@this} of buyers had bought before.\nOak & Ivory: from a trial to a standing order.\nSalons: the first group with nine doors is in negotiation.',
      },
      lowlights: {
        text: 'Dry shampoo: one filler, no second source. We lost shelf time at Brightwell.\nPaid search: a customer now costs {cac@this}, after {cac@before}.',
      },
      runway: {
        text: 'Burn falls once the cans are back: the deposit is paid.',
        data: { cashMinor: 49_400_000, burnMinor: 2_750_000 },
      },
      team: { text: 'Nobody joined and nobody left. We look for somebody who has run retail operations.' },
      asks: {
        text: 'Aerosol filler: a second one on the west coast, with capacity this half-year.',
        data: {
          followUps: [
            {
              id: 'filler',
              text: 'Aerosol filler: the first introduction came to nothing, so we still look.',
              done: false,
              note: 'One visit is planned.',
            },
            {
              id: 'salons',
              text: 'Salon groups: who runs purchasing for ten doors and more?',
              done: true,
              note: 'The Fern & Tide group came through this ask.',
            },
          ],
        },
      },
      thanks: { text: 'To Lena Waves, who tried the mousse because she liked it.' },
    },
  },
];

/** Who reads the updates, and what is not for everybody. */
export const READERS: readonly { name: string; people: string; locale: ReaderLocale | null; rules: Rule[] }[] = [
  { name: 'Board', people: 'June Abara\nHenrik Solberg', locale: null, rules: [] },
  {
    name: 'Angels',
    people: 'Ada Lindgren\nMarcus Bell\nYuki Tanabe',
    locale: 'en-GB',
    rules: [
      { metric: 'cac', treatment: 'rounded' },
      { metric: 'weighted-pipeline', treatment: 'rounded' },
      { metric: 'runway', treatment: 'hidden' },
    ],
  },
  {
    name: 'Prospective investors',
    people: 'Northgate Ventures',
    locale: null,
    rules: [
      { metric: 'net-sales', treatment: 'indexed' },
      { metric: 'orders', treatment: 'indexed' },
      { metric: 'aov', treatment: 'hidden' },
      { metric: 'ad-spend', treatment: 'hidden' },
      { metric: 'cac', treatment: 'hidden' },
      { metric: 'cost-per-lead', treatment: 'hidden' },
      { metric: 'weighted-pipeline', treatment: 'hidden' },
      { metric: 'runway', treatment: 'hidden' },
    ],
  },
];
