/**
 * How alike two short texts are, by Jaro and Winkler: 1 for the same text, 0 for texts that share nothing.
 * Letters count as shared when they stand near each other; a shared beginning of up to four letters raises it.
 *
 * @example jaroWinkler('martha', 'marhta') // 0.961
 */
export const jaroWinkler = (a: string, b: string): number => {
  const [left, right] = [Array.from(a), Array.from(b)];
  if (left.length === 0 || right.length === 0) return left.length === right.length ? 1 : 0;
  const reach = Math.max(0, Math.floor(Math.max(left.length, right.length) / 2) - 1);
  const taken = new Set<number>();
  const shared: string[] = [];
  left.forEach((letter, at) => {
    for (let to = Math.max(0, at - reach); to <= Math.min(right.length - 1, at + reach); to += 1)
      if (!taken.has(to) && right[to] === letter) {
        taken.add(to);
        shared.push(letter);
        return;
      }
  });
  if (shared.length === 0) return 0;
  const others = right.filter((_letter, at) => taken.has(at));
  const moved = shared.filter((letter, at) => letter !== others[at]).length / 2;
  const jaro =
    (shared.length / left.length + shared.length / right.length + (shared.length - moved) / shared.length) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < left.length && left[prefix] === right[prefix]) prefix += 1;
  return jaro + prefix * 0.1 * (1 - jaro);
};
