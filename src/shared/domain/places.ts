/**
 * Where goods are sold, as stores are held against .com: the company's own web shop, a partner's site, a door, or a partner
 * or store of which nobody said which; the trade (wholesale, B2B) and what belongs to no channel are neither.
 */
export const PLACE_KINDS = {
  web: 'Web shop',
  site: 'Partner .com',
  store: 'Stores',
  unsaid: 'Not said where',
  trade: 'Trade',
  other: 'No channel',
} as const;
export type PlaceKind = keyof typeof PLACE_KINDS;
export const PLACE_KIND_IDS = Object.keys(PLACE_KINDS) as [PlaceKind, ...PlaceKind[]];

/** A location that is a site and not a door: `Brightwell.com`, `Oak online`. */
const SITE = /\.com\b|\.[a-z]{2,3}$|\bonline\b|\bweb(site|shop)?\b|\be-?com(merce)?\b|\bdigital\b/i;

/**
 * Which kind of place a sale was made at, by the type of its channel and its location ('' for none).
 *
 * @example placeKind('retail-partner', 'Brightwell.com') // 'site'
 */
export const placeKind = (type: string, location: string): PlaceKind => {
  if (type === 'd2c') return 'web';
  if (type === 'wholesale' || type === 'b2b') return 'trade';
  if (type !== 'retail-partner' && type !== 'own-store') return 'other';
  if (location === '') return 'unsaid';
  return SITE.test(location) ? 'site' : 'store';
};
