import { bareDomain, workDomain } from './customers';
import { jaroWinkler } from './similar';
import { fold } from './text';

/**
 * Which records may be the same company, person or product. Every sign is a probability of its own; together they are
 * 1 − ∏(1 − sign). From `SURE` on two records are the same unless somebody says otherwise; from `LISTED` on
 * they are shown. Nothing is ever merged because of a score: a person does it, or an import finds the same address.
 */
export const SURE = 0.9;
export const LISTED = 0.6;
/** Names this alike (Jaro-Winkler of their words in order) differ by a slip of the keys. */
const ALIKE = 0.93;

export const MATCH_KINDS = ['companies', 'contacts', 'products'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];
export type MatchRecord = {
  id: string;
  name: string;
  /** All addresses that are known: of a company, those of its contacts. */
  emails: readonly string[];
  phones: readonly string[];
  /** Domain of a company; '' for a contact. */
  domain: string;
  /** The company of a contact as an id; '' when it has none, and for companies. */
  company: string;
  country: string;
  /** Of a product; absent for others. */
  sku?: string;
};
export type Sign = { kind: 'email' | 'domain' | 'phone' | 'sku' | 'name' | 'company'; text: string };
export type Match = { score: number; signs: Sign[] };
export type Pair = { a: string; b: string } & Match;

/** An address as the mailbox it is: lower case, without what stands after a plus; dots mean nothing to Gmail. */
export const emailKey = (email: string): string => {
  const [local = '', domain = ''] = email.normalize('NFKC').trim().toLowerCase().split('@');
  if (local === '' || domain === '') return '';
  const bare = local.replace(/\+.*$/, '');
  const host = domain === 'googlemail.com' ? 'gmail.com' : domain;
  return `${host === 'gmail.com' ? bare.replaceAll('.', '') : bare}@${host}`;
};

/** The last nine digits of a number, which are the same with and without a country's prefix; '' for fewer than seven. */
export const phoneKey = (phone: string): string => {
  const digits = phone.replace(/(?:ext|x)\.?\s*\d+$/i, '').replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
};

const FORMS = new Set(
  'inc incorporated llc llp ltd limited co company corp corporation plc gmbh ag kg ohg ug sa sas sarl srl spa bv nv ab as oy aps pty the'.split(
    ' ',
  ),
);

/** A company's name without punctuation, "the" and its legal form: "The Bellamy Co., Ltd." is "bellamy". */
export const companyNameKey = (name: string): string => {
  const words = fold(name)
    .replaceAll('&', ' and ')
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
  const kept = words.filter((word, at) => !(FORMS.has(word) && (at > 0 || word === 'the')));
  return (kept.length > 0 ? kept : words).join(' ');
};

/** A person's name with its words in order, so that "Beck, Ada" is "Ada Beck". */
export const personNameKey = (name: string): string =>
  fold(name)
    .replace(/[.'’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .toSorted()
    .join(' ');

/** A SKU without case, spaces and marks: "HV-01 b" is "hv01b"; '' for what is too short to tell. */
export const skuKey = (sku: string): string => {
  const bare = fold(sku).replace(/[^\p{L}\p{N}]+/gu, '');
  return bare.length < 3 ? '' : bare;
};

export type Keys = { name: string; emails: string[]; phones: string[]; domains: string[]; skus: string[] };

/** A product's name is words in any order, as a person's is. */
const nameKey = (kind: MatchKind, name: string): string =>
  kind === 'companies' ? companyNameKey(name) : personNameKey(kind === 'contacts' && name.includes('@') ? '' : name);

/** What two records are compared by. */
export const keysOf = (kind: MatchKind, record: MatchRecord): Keys => ({
  name: nameKey(kind, record.name),
  emails: [...new Set(record.emails.map(emailKey))].filter(Boolean),
  phones: [...new Set(record.phones.map(phoneKey))].filter(Boolean),
  domains:
    kind === 'companies'
      ? [...new Set([bareDomain(record.domain), ...record.emails.map(workDomain)])].filter(Boolean)
      : [],
  skus: [skuKey(record.sku ?? '')].filter(Boolean),
});

const WEIGHTS = {
  companies: { email: 0.9, domain: 0.7, phone: 0.6, sku: 0, same: 0.9, alike: 0.65, company: 0 },
  contacts: { email: 0.97, domain: 0, phone: 0.6, sku: 0, same: 0.6, alike: 0.4, company: 0.5 },
  products: { email: 0, domain: 0, phone: 0, sku: 0.7, same: 0.75, alike: 0.65, company: 0 },
} as const;
/** Branch 12 and branch 13 are two, however alike their names look. */
const numbersOf = (name: string): string => (name.match(/\d+/g) ?? []).join(' ');

/** What a name counts for between two countries: a chain has a house in each. */
const ABROAD = 0.6;

const shared = (a: readonly string[], b: readonly string[]): string | undefined => a.find((one) => b.includes(one));

/** Words this alike are one word with a slip of the keys; red and white are not, nor are short ones. */
const SLIP = 0.9;
const SLIP_LENGTH = 4;

/**
 * How alike two names of products are: 1 for the same words, else the likeness of the one word in which they differ.
 * Variants share most of their words, so the likeness of whole names says nothing of them.
 */
const productLikeness = (left: string, right: string): number => {
  if (left === right) return 1;
  const [a, b] = [left.split(' '), right.split(' ')];
  const without = (words: string[], others: string[]): string[] => {
    const rest = [...others];
    return words.filter((word) => {
      const at = rest.indexOf(word);
      if (at >= 0) rest.splice(at, 1);
      return at < 0;
    });
  };
  const [[one = '', ...more], [other = '', ...most]] = [without(a, b), without(b, a)];
  if (more.length > 0 || most.length > 0 || Math.min(one.length, other.length) < SLIP_LENGTH) return 0;
  const alike = jaroWinkler(one, other);
  return alike >= SLIP ? Math.max(ALIKE, alike) : 0;
};

/** How likely two records are one, and why, in words that a person can check. */
export const matchOf = (
  kind: MatchKind,
  a: MatchRecord,
  b: MatchRecord,
  left = keysOf(kind, a),
  right = keysOf(kind, b),
): Match => {
  const weights = WEIGHTS[kind];
  const signs: Sign[] = [];
  let doubt = 1;
  const sign = (one: Sign['kind'], text: string, weight: number): void => {
    signs.push({ kind: one, text });
    doubt *= 1 - weight;
  };
  const email = shared(left.emails, right.emails);
  if (email !== undefined) sign('email', `the same email, ${email}`, weights.email);
  const domain = shared(left.domains, right.domains);
  if (domain !== undefined) sign('domain', `the same domain, ${domain}`, weights.domain);
  const phone = shared(left.phones, right.phones);
  if (phone !== undefined) {
    const shown = a.phones.find((one) => phoneKey(one) === phone) ?? phone;
    sign('phone', `the same phone, ${shown.trim()}`, weights.phone);
  }
  if (shared(left.skus, right.skus) !== undefined)
    sign('sku', a.sku === b.sku ? 'the same SKU' : 'the same SKU but for case and marks', weights.sku);
  const abroad = a.country !== '' && b.country !== '' && fold(a.country) !== fold(b.country) ? ABROAD : 1;
  const comparable = left.name !== '' && right.name !== '' && numbersOf(left.name) === numbersOf(right.name);
  const alike = kind === 'products' ? productLikeness : jaroWinkler;
  const likeness = comparable ? alike(left.name, right.name) : 0;
  if (likeness === 1) sign('name', 'the same name', weights.same * abroad);
  else if (likeness >= ALIKE) sign('name', `names ${Math.floor(likeness * 100)}% alike`, weights.alike * abroad);
  if (likeness >= ALIKE && a.company !== '' && a.company === b.company)
    sign('company', 'the same company', weights.company);
  return { score: Math.round((1 - doubt) * 1000) / 1000, signs };
};

/** How far a record is compared along the alphabet, forwards and backwards: a slip moves a name but a little. */
const WINDOW = 6;
/** A key that more records share than this (a switchboard, a mail provider) tells nothing. */
const CROWD = 25;

/**
 * The pairs worth a look, the likeliest first. Records are compared when they share an address, a domain or a
 * phone, or stand beside each other in the alphabet of their names read from either end: n records cost
 * about n × 2 × WINDOW comparisons.
 *
 * @param apart pairs that somebody said are not the same, as `pairKey`
 */
export const findPairs = (
  kind: MatchKind,
  records: readonly MatchRecord[],
  apart: ReadonlySet<string> = new Set(),
): Pair[] => {
  const keys = records.map((record) => keysOf(kind, record));
  const candidates = new Set<number>();
  const add = (a: number, b: number): void => {
    if (a !== b) candidates.add(Math.min(a, b) * records.length + Math.max(a, b));
  };
  const buckets = new Map<string, number[]>();
  keys.forEach(({ emails, phones, domains, skus }, at) => {
    for (const key of [
      ...emails.map((one) => `e${one}`),
      ...phones.map((one) => `p${one}`),
      ...domains.map((one) => `d${one}`),
      ...skus.map((one) => `s${one}`),
    ]) {
      const list = buckets.get(key);
      if (list) list.push(at);
      else buckets.set(key, [at]);
    }
  });
  for (const list of buckets.values())
    if (list.length <= CROWD) list.forEach((a, at) => list.slice(at + 1).forEach((b) => add(a, b)));
  const named = keys.flatMap(({ name }, at) =>
    name === '' ? [] : [{ at, name, back: Array.from(name).toReversed().join('') }],
  );
  for (const by of ['name', 'back'] as const) {
    const sorted = named.toSorted((a, b) => (a[by] < b[by] ? -1 : a[by] > b[by] ? 1 : a.at - b.at));
    sorted.forEach((one, at) => {
      for (const other of sorted.slice(at + 1, at + 1 + WINDOW)) add(one.at, other.at);
    });
  }
  const pairs: Pair[] = [];
  for (const code of candidates) {
    const [left, right] = [Math.floor(code / records.length), code % records.length];
    const [a, b] = [records[left], records[right]];
    if (!a || !b || apart.has(pairKey(a.id, b.id))) continue;
    const match = matchOf(kind, a, b, keys[left], keys[right]);
    if (match.score >= LISTED) pairs.push({ a: a.id, b: b.id, ...match });
  }
  return pairs.toSorted((x, y) => y.score - x.score || (pairKey(x.a, x.b) < pairKey(y.a, y.b) ? -1 : 1));
};

/** A pair whichever is named first. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);
