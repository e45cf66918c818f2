/** A person's part of a deal in whole percent; the parts of a deal add up to 100. Empty: all of it is its owner's. */
export type Credit = { personId: string; share: number };

/** Whole percents in the proportion of `weights` that add up to `sum`; each gets at least 1. The largest remainders are rounded up. */
const apportion = (weights: readonly number[], sum: number): number[] => {
  const all = weights.reduce((a, b) => a + b, 0) || 1;
  const spare = sum - weights.length;
  const exact = weights.map((weight) => (weight / all) * spare);
  const parts = exact.map(Math.floor);
  const left = spare - parts.reduce((a, b) => a + b, 0);
  const order = exact.map((part, at) => ({ at, rest: part % 1 })).toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of order.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts.map((part) => part + 1);
};

/** The same share for everybody, as whole percents allow; nobody or one alone is no split. */
export const evenCredits = (personIds: readonly string[]): Credit[] => {
  const people = [...new Set(personIds)];
  if (people.length < 2) return people.map((personId) => ({ personId, share: 100 }));
  const shares = apportion(
    people.map(() => 1),
    100,
  );
  return people.map((personId, at) => ({ personId, share: shares[at] ?? 0 }));
};

/** The credits with one share changed; the others share the rest in the proportion they had. */
export const withShare = (credits: readonly Credit[], personId: string, share: number): Credit[] => {
  const others = credits.filter((one) => one.personId !== personId);
  if (others.length === 0) return credits.map((one) => ({ ...one, share: 100 }));
  const own = Math.min(100 - others.length, Math.max(1, Math.round(share)));
  const rest = apportion(
    others.map((one) => one.share),
    100 - own,
  );
  const now = new Map(others.map((one, at) => [one.personId, rest[at] ?? 0]));
  return credits.map((one) => ({ ...one, share: now.get(one.personId) ?? own }));
};

/** What is wrong with a split, as a sentence; null for one that may be kept. */
export const creditFault = (credits: readonly Credit[]): string | null => {
  if (credits.length === 0) return null;
  if (new Set(credits.map((one) => one.personId)).size < credits.length) return 'A person has one share of a deal.';
  const sum = credits.reduce((all, one) => all + one.share, 0);
  return sum === 100 ? null : `The shares add up to ${sum}%, not to 100%.`;
};

/** So many percents of an amount in whole minor units, half a unit away from zero. */
const percentOf = (minor: number, percent: number): number =>
  Math.sign(minor) * Math.round((Math.abs(minor) * percent) / 100);

/**
 * Whole minor units of an amount that are one person's: the parts of all who share it add up to it, each within a unit of
 * its percents.
 *
 * @param before whole percents of those who come before this one
 */
export const creditedMinor = (minor: number, before: number, share: number): number =>
  percentOf(minor, before + share) - percentOf(minor, before);

/** Credits as they are stored. */
export const creditsOf = (json: string): Credit[] => {
  const value: unknown = JSON.parse(json);
  if (!Array.isArray(value)) return [];
  return (value as Partial<Credit>[]).flatMap(({ personId, share }) =>
    typeof personId === 'string' && typeof share === 'number' ? [{ personId, share }] : [],
  );
};
