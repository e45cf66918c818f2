import type { TargetOffset } from '../../../../shared/contract/target-shapes';
import type { PersonRef } from '../../../../shared/contract/common';
import { amount, figure, sentenceDay } from '../../../../shared/domain/figures';
import { isLimit, offsetSentence } from '../../../../shared/domain/targets';
import {
  checkOffsets,
  heldOffsets,
  type OffsetEntry,
  type OffsetNode,
  overage,
  shortage,
} from '../../metrics/targets/offsets';
import type { OffsetRow } from '../../store/repositories/targets';
import type { NodeFigures } from './figures';

/** An amount as a sentence says it: `$4,200`, cents only below 100 and where it has any, or plain units. */
export const amountWords =
  (currency: string | null) =>
  (value: number): string =>
    currency === null ? figure(value) : amount(value, currency);

const dayWords = (day: string | null): string | null => (day === null ? null : sentenceDay(day));

export const offsetNodes = (nodes: readonly NodeFigures[]): Map<string, OffsetNode> =>
  new Map(
    nodes.map(({ row, outlook, metric }) => [
      row.id,
      {
        id: row.id,
        parentId: row.parent_id,
        name: row.name,
        target: row.amount,
        outlook: outlook.outlook,
        limit: isLimit(metric),
      },
    ]),
  );

export const offsetEntries = (rows: readonly OffsetRow[]): OffsetEntry[] =>
  rows.map((row) => ({ id: row.id, shortId: row.short_id, overId: row.over_id, amount: row.amount }));

export const entriesOf = (offsets: readonly TargetOffset[]): OffsetEntry[] =>
  offsets.map(({ id, short, over, amount }) => ({ id, shortId: short.id, overId: over.id, amount }));

/** Offsets with their arithmetic and their sentence; once its data are in after the close, those made before it are scored. */
export const offsetViews = (
  rows: readonly OffsetRow[],
  nodes: ReadonlyMap<string, OffsetNode>,
  {
    close,
    currency,
    person,
  }: {
    close: { scored: boolean; at: string };
    currency: string | null;
    person: (id: string | null) => PersonRef | null;
  },
): TargetOffset[] => {
  const entries = offsetEntries(rows);
  const checks = checkOffsets(nodes, entries);
  const scored = rows.filter((row) => row.at < close.at);
  const held = close.scored ? heldOffsets(nodes, offsetEntries(scored)) : null;
  return rows.map((row, index) => {
    const short = nodes.get(row.short_id);
    const other = nodes.get(row.over_id);
    const check = checks[index] ?? { state: 'gone' as const, overLeft: 0, shortLeft: 0, parent: null };
    const shortBy = short ? shortage(short) : 0;
    const overBy = other ? overage(other) : 0;
    const written = offsetSentence(
      {
        short: { name: short?.name ?? 'A removed target', by: shortBy, target: short?.target ?? 0 },
        over: other ? { name: other.name, by: overBy } : null,
        cause: row.cause,
        product: row.product,
        causeDay: dayWords(row.cause_day),
        limit: short?.limit ?? false,
        net: check.parent ? { name: check.parent.name, amount: check.parent.toTarget } : null,
      },
      amountWords(currency),
    );
    return {
      id: row.id,
      short: { id: row.short_id, name: short?.name ?? 'A removed target', by: shortBy, target: short?.target ?? 0 },
      over: { id: row.over_id, name: other?.name ?? 'A removed target', by: overBy },
      amount: row.amount,
      cause: row.cause,
      link: row.link,
      platform: row.platform,
      causeDay: row.cause_day,
      product: row.product,
      productId: row.product_id,
      confidence: row.confidence,
      author: person(row.person_id),
      at: row.at,
      state: check.state,
      overLeft: check.overLeft,
      shortLeft: check.shortLeft,
      parent: check.parent,
      sentence: row.sentence === '' ? written : row.sentence,
      ownSentence: row.sentence !== '',
      late: row.at >= close.at,
      held: held && other ? (held.get(row.id) ?? null) : null,
    };
  });
};
