import type { Random } from '../random';
import { FIRST_NAMES, LAST_NAMES } from './names';

export type Buyer = {
  id: string;
  name: string;
  email: string;
  country: string;
  lastDay: number;
  orders: number;
  keen: number;
};

const COUNTRIES = ['United States', 'Canada', 'United Kingdom'];
/** Days before a person who bought may buy again, and how hard it gets to win the quiet ones back. */
const REST_DAYS = 16;
const QUIET_DAYS = 130;

/** The people who buy on the web: new ones and those who come back. */
export const crowdOf = (random: Random) => {
  const buyers: Buyer[] = [];
  const fresh = (day: number): Buyer => {
    const name = `${random.pick(FIRST_NAMES)} ${random.pick(LAST_NAMES)}`;
    const number = 10_201 + buyers.length;
    const email = `${name.toLowerCase().replace(/[^a-z]+/g, '.')}${number % 97}@${random.pick(['post', 'mail', 'inbox'])}.example`;
    const buyer = {
      id: `C${number}`,
      name,
      email,
      country: COUNTRIES[random.weighted([86, 9, 5])] ?? 'United States',
      lastDay: day,
      orders: 0,
      keen: random.next(),
    };
    buyers.push(buyer);
    return buyer;
  };
  return {
    /** Who places the next order: 0 … 1 says how likely it is somebody who bought before. */
    next: (day: number, returning: number): { buyer: Buyer; first: boolean } => {
      if (buyers.length > 40 && random.chance(returning)) {
        for (let tries = 0; tries < 14; tries += 1) {
          const known = random.pick(buyers);
          const quiet = day - known.lastDay;
          if (quiet < REST_DAYS || known.keen < 0.2 || (quiet > QUIET_DAYS && known.keen < 0.8)) continue;
          known.lastDay = day;
          known.orders += 1;
          return { buyer: known, first: false };
        }
      }
      const buyer = fresh(day);
      buyer.orders = 1;
      return { buyer, first: true };
    },
  };
};
