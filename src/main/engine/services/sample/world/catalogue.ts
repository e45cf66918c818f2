/** What Halo & Vine sells: prices and costs in hundredths; `weight` is how often it is chosen. */
export type SampleProduct = {
  sku: string;
  name: string;
  line: 'Style' | 'Cleanse' | 'Treat';
  price: number;
  cost: number;
  weight: number;
};

const product = (
  sku: string,
  name: string,
  line: SampleProduct['line'],
  price: number,
  cost: number,
  weight: number,
): SampleProduct => ({ sku, name, line, price, cost, weight });

export const MOUSSE = 'HV-ADM-150';
export const MIST = 'HV-SSM-150';
export const DRY_SHAMPOO = 'HV-DSH-200';

export const PRODUCTS: readonly SampleProduct[] = [
  product(MOUSSE, 'Air-Dry Mousse', 'Style', 2400, 560, 15),
  product(DRY_SHAMPOO, 'Dry Shampoo', 'Style', 2200, 510, 19),
  product(MIST, 'Sea Salt Mist', 'Style', 2000, 420, 12),
  product('HV-TXC-100', 'Texture Cream', 'Style', 2600, 610, 6),
  product('HV-GLD-050', 'Gloss Drops', 'Style', 2800, 640, 6),
  product('HV-RSH-250', 'Rinse Shampoo', 'Cleanse', 2800, 690, 12),
  product('HV-SCD-250', 'Silk Conditioner', 'Cleanse', 2800, 700, 11),
  product('HV-CLB-120', 'Clarifying Bar', 'Cleanse', 1600, 320, 5),
  product('HV-SCC-250', 'Scalp Cleanse', 'Cleanse', 3000, 740, 4),
  product('HV-RFL-500', 'Rinse Refill', 'Cleanse', 4400, 1150, 4),
  product('HV-SCS-050', 'Scalp Serum', 'Treat', 3800, 820, 8),
  product('HV-RMK-200', 'Repair Mask', 'Treat', 3400, 880, 7),
  product('HV-BDO-075', 'Bond Oil', 'Treat', 3600, 790, 5),
  product('HV-LVT-150', 'Leave-In Tonic', 'Treat', 2500, 580, 5),
  product('HV-NOC-100', 'Overnight Cream', 'Treat', 4200, 1040, 3),
];

export type SampleChannel = {
  name: string;
  type: 'd2c' | 'retail-partner' | 'wholesale';
  owner: 'Maren Oduya' | 'Theo Lindqvist' | 'Priya Chandran';
  locations: { name: string; weight: number }[];
};

export const D2C = 'D2C web';
export const BRIGHTWELL = 'Brightwell Beauty';
export const OAK = 'Oak & Ivory';
export const SALON_CHANNEL = 'Wholesale salons';

const place = (name: string, weight: number) => ({ name, weight });

export const CHANNELS: readonly SampleChannel[] = [
  { name: D2C, type: 'd2c', owner: 'Theo Lindqvist', locations: [] },
  {
    name: BRIGHTWELL,
    type: 'retail-partner',
    owner: 'Priya Chandran',
    locations: [
      place('Brightwell Union Square', 24),
      place('Brightwell Back Bay', 17),
      place('Brightwell Lincoln Park', 14),
      place('Brightwell Buckhead', 11),
      place('Brightwell South Congress', 8),
      place('brightwell.com', 26),
    ],
  },
  {
    name: OAK,
    type: 'retail-partner',
    owner: 'Maren Oduya',
    locations: [
      place('Oak & Ivory Tribeca', 33),
      place('Oak & Ivory Silver Lake', 27),
      place('Oak & Ivory Pearl District', 18),
      place('oakandivory.com', 22),
    ],
  },
  { name: SALON_CHANNEL, type: 'wholesale', owner: 'Priya Chandran', locations: [] },
];

export const PEOPLE = [
  { name: 'Maren Oduya', roles: ['founder', 'ceo', 'finance'], email: 'maren@haloandvine.example' },
  {
    name: 'Theo Lindqvist',
    roles: ['marketing-manager', 'content', 'social-media'],
    email: 'theo@haloandvine.example',
  },
  {
    name: 'Priya Chandran',
    roles: ['account-executive', 'customer-success', 'head-of-retail'],
    email: 'priya@haloandvine.example',
  },
] as const;
export type PersonName = (typeof PEOPLE)[number]['name'];
