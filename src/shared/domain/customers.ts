/** Kinds of company that a beauty brand sells to or works with. */
export const COMPANY_KINDS = {
  consumer: 'Consumer',
  retailer: 'Retailer',
  'department-store': 'Department store',
  hotel: 'Hotel',
  spa: 'Spa',
  salon: 'Salon',
  distributor: 'Distributor',
  agency: 'Agency',
  press: 'Press',
} as const;
export type CompanyKind = keyof typeof COMPANY_KINDS;
export const COMPANY_KIND_IDS = Object.keys(COMPANY_KINDS) as CompanyKind[];

/** What a contact has to say in a purchase. */
export const BUYER_ROLES = {
  'decision-maker': 'Decision maker',
  buyer: 'Buyer',
  user: 'User',
  influencer: 'Influencer',
  blocker: 'Blocker',
} as const;
export type BuyerRole = keyof typeof BUYER_ROLES;
export const BUYER_ROLE_IDS = Object.keys(BUYER_ROLES) as BuyerRole[];

export const OPT_INS = { yes: 'Opted in', no: 'Opted out', unknown: 'Not asked' } as const;
export type OptIn = keyof typeof OPT_INS;
export const OPT_IN_IDS = Object.keys(OPT_INS) as OptIn[];

/** What people do with a customer; each can have a cost, which is sales cost. */
export const ACTIVITY_KINDS = {
  call: 'Call',
  email: 'Email',
  'material-sent': 'Material sent',
  meeting: 'Meeting',
  'office-visit': 'Office visit',
  meal: 'Meal',
  demo: 'Demo',
  'trade-show': 'Trade show',
  'store-visit': 'Store visit',
  negotiation: 'Negotiation note',
} as const;
export type ActivityKind = keyof typeof ACTIVITY_KINDS;
export const ACTIVITY_KIND_IDS = Object.keys(ACTIVITY_KINDS) as ActivityKind[];

export const MATERIAL_KINDS = {
  deck: 'Deck',
  'price-list': 'Price list',
  proposal: 'Proposal',
  'how-to': 'How-to',
  samples: 'Samples',
  contract: 'Contract',
  article: 'Article',
  video: 'Video',
  other: 'Other',
} as const;
export type MaterialKind = keyof typeof MATERIAL_KINDS;
export const MATERIAL_KIND_IDS = Object.keys(MATERIAL_KINDS) as MaterialKind[];

/** A need is what a customer wants, a problem what they struggle with, an issue what went wrong with us. */
export const NEED_KINDS = { need: 'Need', problem: 'Problem', issue: 'Issue' } as const;
export type NeedKind = keyof typeof NEED_KINDS;
export const NEED_KIND_IDS = Object.keys(NEED_KINDS) as NeedKind[];

/** The tags in a text such as `"VIP", salon; vip`: trimmed, each once whatever its case, in order. */
export const tagsOf = (text: string): string[] => {
  const seen = new Set<string>();
  return text
    .replaceAll('"', '')
    .split(/[,;]/)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !seen.has(tag.toLowerCase()) && seen.add(tag.toLowerCase()));
};

export const tagText = (tags: readonly string[]): string => tagsOf(tags.join(',')).join(', ');

const YES = new Set(['yes', 'y', 'true', '1', 'subscribed', 'opted in', 'opt-in', 'confirmed']);
const NO = new Set(['no', 'n', 'false', '0', 'unsubscribed', 'cleaned', 'opted out', 'opt-out']);

/** Files say opt-in in many words; unknown words decide nothing. */
export const optInOf = (text: string | null): OptIn => {
  const word = (text ?? '').trim().toLowerCase();
  return YES.has(word) ? 'yes' : NO.has(word) ? 'no' : 'unknown';
};

/** Mail providers that say nothing about where somebody works. */
const PUBLIC_DOMAINS = new Set([
  'gmail.com',
  'googlemail.com',
  'yahoo.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'proton.me',
  'protonmail.com',
  'gmx.com',
  'gmx.de',
  'web.de',
  'mail.com',
]);

/** The domain of a mail address, lower case; empty for none and for providers that anybody may use. */
export const workDomain = (email: string): string => {
  const domain = email.split('@')[1]?.trim().toLowerCase() ?? '';
  return PUBLIC_DOMAINS.has(domain) ? '' : domain;
};

/** A web address or domain as typed, as the bare domain: `https://www.Brightwell.com/shop` is `brightwell.com`. */
export const bareDomain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#].*$/, '');

/**
 * Whether `parentId` as parent of `id` would make a loop, given who stands under whom.
 *
 * @example wouldLoop('a', 'c', new Map([['c', 'b'], ['b', 'a']])) // true: a would stand under itself
 */
export const wouldLoop = (
  id: string,
  parentId: string | null,
  parentOf: ReadonlyMap<string, string | null>,
): boolean => {
  const seen = new Set<string>();
  for (let up: string | null = parentId; up !== null && !seen.has(up); up = parentOf.get(up) ?? null) {
    if (up === id) return true;
    seen.add(up);
  }
  return false;
};
