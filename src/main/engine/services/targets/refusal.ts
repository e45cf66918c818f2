import {
  checkOffsets,
  type OffsetEntry,
  type OffsetNode,
  overage,
  shortage,
  usersOf,
} from '../../metrics/targets/offsets';

const listed = (parts: readonly string[]): string =>
  parts.length <= 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;

/**
 * Why an offset cannot stand beside the others of its tree, with what would be possible and which offsets are in the
 * way; null when it can.
 */
export const refusalOf = (
  nodes: ReadonlyMap<string, OffsetNode>,
  others: readonly OffsetEntry[],
  entry: OffsetEntry,
  words: (amount: number) => string,
): string | null => {
  const check = checkOffsets(nodes, [...others, entry]).find(({ id }) => id === entry.id);
  const nameOf = (id: string): string => nodes.get(id)?.name ?? 'A removed target';
  const [short, over] = [nameOf(entry.shortId), nameOf(entry.overId)];
  if (check?.state === 'same-line')
    return `${short} and ${over} lie on one branch: a target cannot make up for a part of itself.`;
  if (check?.state === 'apart')
    return `${short} and ${over} are counted in sums of their own: an offset stays within one.`;
  if (check?.state === 'over-used') {
    const at = nodes.get(check.overAt);
    const most = words(Math.max(0, check.overLeft + entry.amount));
    const by = at ? overage(at) : 0;
    const used = usersOf(nodes, others, check.overAt, 'over').map(
      (one) => `${words(one.amount)} of that make up for ${nameOf(one.shortId)} already, from ${nameOf(one.overId)}`,
    );
    if (check.overAt === entry.overId)
      return `${over} has ${most} to give: ${[`it is ${words(by)} over`, listed(used)].filter(Boolean).join(', and ')}.`;
    if (by === 0)
      return `${over} has nothing to give outside ${nameOf(check.overAt)}, which is not over as a whole: what its parts have over makes up for its other parts.`;
    return `${over} has ${most} to give outside ${nameOf(check.overAt)}, which is ${words(by)} over as a whole${used.length > 0 ? `, and ${listed(used)}` : ''}.`;
  }
  if (check?.state === 'over-covered') {
    const { id, left } = check.shortAt;
    const at = nodes.get(id);
    const most = words(Math.max(0, left + entry.amount));
    const by = at ? shortage(at) : 0;
    const used = usersOf(nodes, others, id, 'short').map(
      (one) => `${nameOf(one.overId)} makes up ${words(one.amount)} of that already, for ${nameOf(one.shortId)}`,
    );
    if (id === entry.shortId)
      return `${short} lacks ${most}: ${[`it is ${words(by)} short`, listed(used)].filter(Boolean).join(', and ')}.`;
    if (by === 0)
      return `${nameOf(id)} is not short as a whole: its other parts make up for ${short} already, so nothing outside it has to.`;
    return `${short} can be covered with ${most} from outside ${nameOf(id)}, which is ${words(by)} short as a whole${used.length > 0 ? `, and ${listed(used)}` : ''}.`;
  }
  return null;
};
