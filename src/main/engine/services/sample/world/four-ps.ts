import type { FourP } from '../../../../../shared/domain/four-ps';
import { D2C } from './catalogue';

/** One option of a worksheet: money in hundredths, units of a quarter. */
export type SampleOption = {
  name: string;
  owner: 'Theo Lindqvist' | 'Priya Chandran' | 'Maren Oduya';
  fixed: number;
  promotion: number;
  newCustomers: number | null;
  unitsPerCustomerMonth: number | null;
  points: readonly (readonly [FourP, string, string])[];
  lines: readonly { name: string; price: number; cost: number; units: number }[];
};

const STORES = 'Stores and salons';

const MINI: SampleOption = {
  name: 'Mini can',
  owner: 'Theo Lindqvist',
  fixed: 400_000,
  promotion: 300_000,
  newCustomers: 420,
  unitsPerCustomerMonth: 0.6,
  points: [
    ['product', 'headline', '50 ml mini can'],
    ['product', 'promise', 'Same formula, aerosol, allowed in hand luggage'],
    ['product', 'need', 'Clean-looking hair after the gym and on the way to work'],
    ['price', 'headline', '$12.00'],
    ['price', 'channels', '$6.00 to stores, one price everywhere'],
    ['place', 'headline', 'D2C web and Brightwell'],
    ['place', 'how', 'Add-on in cart, till hook in 46 doors'],
    ['promotion', 'headline', 'Creators, $3,000'],
    ['promotion', 'creators', 'Gym-bag stories, codes for 8 creators'],
  ],
  lines: [
    { name: D2C, price: 1_200, cost: 460, units: 1_800 },
    { name: STORES, price: 600, cost: 390, units: 2_600 },
  ],
};

const POWDER: SampleOption = {
  name: 'Powder shaker',
  owner: 'Priya Chandran',
  fixed: 950_000,
  promotion: 450_000,
  newCustomers: 260,
  unitsPerCustomerMonth: 0.4,
  points: [
    ['product', 'headline', '30 g powder shaker'],
    ['product', 'promise', 'No propellant, refills from a pouch'],
    ['price', 'headline', '$15.00'],
    ['price', 'channels', '$7.50 to salons, testers free'],
    ['place', 'headline', 'D2C web and salons'],
    ['place', 'merchandising', 'Chair-side stand with a tester'],
    ['promotion', 'headline', 'Salon demos, $4,500'],
    ['promotion', 'channels', '12 demo days, education cards'],
  ],
  lines: [
    { name: D2C, price: 1_500, cost: 640, units: 900 },
    { name: STORES, price: 750, cost: 510, units: 2_200 },
  ],
};

const DUO: SampleOption = {
  name: 'Mini duo',
  owner: 'Theo Lindqvist',
  fixed: 250_000,
  promotion: 200_000,
  newCustomers: null,
  unitsPerCustomerMonth: null,
  points: [
    ['product', 'headline', 'Two 50 ml minis'],
    ['product', 'promise', 'Dry shampoo and mousse in one carton'],
    ['price', 'headline', '$22.00'],
    ['price', 'channels', '$11.00 to stores, $2 under two minis'],
    ['place', 'headline', 'D2C, Oak & Ivory'],
    ['place', 'how', 'Gift table by the till, three months'],
    ['promotion', 'headline', 'Email, social, $2,000'],
    ['promotion', 'messages', 'Carry-on series, 4 posts'],
  ],
  lines: [
    { name: D2C, price: 2_200, cost: 910, units: 1_100 },
    { name: STORES, price: 1_100, cost: 760, units: 700 },
  ],
};

const GIFT: SampleOption = {
  name: 'Ribbon box',
  owner: 'Maren Oduya',
  fixed: 180_000,
  promotion: 220_000,
  newCustomers: 150,
  unitsPerCustomerMonth: null,
  points: [
    ['product', 'headline', 'Mousse, mist and gloss in a ribbon box'],
    ['price', 'headline', '$58.00, a fifth under the three'],
    ['place', 'headline', 'D2C web first, Oak & Ivory for gifts'],
    ['promotion', 'headline', 'Newsletter and gift guides'],
  ],
  lines: [{ name: D2C, price: 5_800, cost: 2_050, units: 420 }],
};

export const SHEET_OPTIONS = { toGo: [MINI, POWDER, DUO], gift: GIFT } as const;
