import type { PersonName } from './catalogue';

/** What the team learned about the companies it talks with, for the discovery part of their deals. */
export type Discovery = { needs: string; decisionMaker: string; budget: number | null; labels: readonly string[] };

const of = (labels: readonly string[], needs = '', decisionMaker = '', budget: number | null = null): Discovery => ({
  labels,
  needs,
  decisionMaker,
  budget,
});

export const DISCOVERY: Readonly<Record<string, Discovery>> = {
  'Glasshouse Salon': of(['New door'], 'Three chairs, wants one line for styling and back bar.', 'Owner, Ines Park'),
  'Aldous & Finch': of(['New door'], 'Two city salons; clients ask for something that holds in damp air.'),
  'North Pier Spa': of(['Hotel & spa'], 'A shelf at the till, gift sizes first.', 'Spa manager', 4_000),
  'Brightwell Beauty': of(
    ['Key account'],
    'End cap for eight weeks; wants mousse in front.',
    'Category buyer, Ana Reyes',
    12_000,
  ),
  'Sundry Goods': of(['Key account', 'Gift'], 'Gift table for three shops from the next quarter.'),
  'Copper Comb': of(['Chain'], 'Trial in five salons, then all fourteen.', 'Head of education', 9_000),
  'Hotel Verity': of(['Hotel & spa'], 'Guest amenity line without plastic.', 'Procurement, Ruth Hale', 15_000),
  'The Quiet Chair': of([], 'Sea salt mist and mousse as a set for clients to take home.', 'Owner'),
  'Ferndale School': of(['Education'], 'Student kit for forty places each term.', 'Head of hair', 5_000),
  'Cedar & Sage': of([], 'Scalp range trial for six weeks.', 'Owner, Lou Marsh', 3_000),
  'Oak & Ivory': of(['Key account'], 'Reorder before the mousse clips run again.', 'Buyer, Tess Moran', 8_000),
  'Rook & Wren': of(['New door'], 'Full range in two salons; wants a training day.', 'Both owners', 4_500),
  'Halden Distribution': of(['Distributor'], 'Midwest territory, exclusive for a year.', 'Managing director', 20_000),
  'Atelier Rowan': of([], 'Exclusive on its street for three months.', 'Owner', 3_500),
  'Harbour Cuts': of([], 'Style line as before, one case more.', 'Owner', 1_600),
  'Meridian Hotels': of(
    ['Hotel & spa', 'Key account'],
    'Pilot in two hotels; refill pumps, not bottles.',
    'Head of rooms',
    6_000,
  ),
  'Salt & Linen': of(
    ['New door'],
    'Opening order for four doors; price per litre is the open question.',
    'Partner, Jo Bell',
    5_500,
  ),
  'Bellamy Group': of(['Chain', 'Key account'], 'One yearly contract for nine salons.', 'Operations, Ian Cole', 12_000),
  'Fable Hair': of([], 'Cleanse in litres for the back bar.', 'Owner', 4_200),
  'Marigold House': of(['Save'], 'Colour clients moved to another brand; wants a lighter conditioner.', 'Owner'),
  'Parlour Nine': of([], 'Help with the first reorder.', 'Manager'),
  'Saint & Sable': of([], 'Standing order every six weeks.', 'Owner', 3_000),
};

/** What a stage of the sample's sales pipeline asks for, as a small team would set it. */
export const REQUIRED_BY_STAGE: Readonly<Record<string, readonly string[]>> = {
  Proposal: ['value', 'needs'],
  Negotiation: ['value', 'expectedClose', 'decisionMaker'],
};

/** Deals that two worked on: who is credited with how many percent, by company and title. */
export const SHARED_CREDIT: Readonly<Record<string, readonly (readonly [PersonName, number])[]>> = {
  'Copper Comb, Yearly order': [
    ['Priya Chandran', 60],
    ['Maren Oduya', 40],
  ],
};
