import type { TargetOffset } from '../../../../shared/contract/target-shapes';
import type { PersonRef } from '../../../../shared/contract/common';
import { amount, figure, sentenceDay, wholeAmount } from '../../../../shared/domain/figures';
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
import type { Block, NodeFigures } from './figures';
import { isMoney } from './trees';

/** An amount as a sentence says it: `$4,200`, cents only below 100 and where it has any, or plain units. */
export const amountWords =
  (currency: string | null) =>
  (value: number): string =>
    currency === null ? figure(value) : amount(value, currency);

const dayWords = (day: string | null): string | null => (day === null ? null : sentenceDay(day));

export const offsetNodes = (nodes: readonly NodeFigures[]): Map<string, OffsetNode> => {
  // The first target of a sum names it.
  const sums = new Map<Block, string>();
  for (const { block, row } of nodes) if (!sums.has(block)) sums.set(block, row.id);
  return new Map(
    nodes.map(({ row, outlook, metric, block }) => [
      row.id,
      {
        id: row.id,
        parentId: row.sum_parent_id,
        name: row.name,
        target: row.amount,
        outlook: outlook.outlook,
        limit: isLimit(metric),
        sum: sums.get(block) ?? '',
      },
    ]),
  );
};

export const offsetEntries = (rows: readonly OffsetRow[]): OffsetEntry[] =>
  rows.map((row) => ({ id: row.id, shortId: row.short_id, overId: row.over_id, amount: row.amount }));

export const entriesOf = (offsets: readonly TargetOffset[]): OffsetEntry[] =>
  offsets.map(({ id, short, over, amount }) => ({ id, shortId: short.id, overId: over.id, amount }));

/** Offsets with their arithmetic and their sentence; once its data are in after the close, those made before it are scored. */
export const offsetViews = (
  rows: readonly OffsetRow[],
  figures: readonly NodeFigures[],
  {
    close,
    currency,
    person,
  }: {
    close: { at: string };
    /** The workspace's. */
    currency: string;
    person: (id: string | null) => PersonRef | null;
  },
): TargetOffset[] => {
  if (rows.length === 0) return [];
  const nodes = offsetNodes(figures);
  const known = new Map(figures.map((node) => [node.row.id, node]));
  const entries = offsetEntries(rows);
  const checks = checkOffsets(nodes, entries);
  const scored = rows.filter((row) => row.at < close.at);
  const held = heldOffsets(nodes, offsetEntries(scored));
  return rows.map((row, index) => {
    const short = nodes.get(row.short_id);
    const own = known.get(row.short_id);
    const unit = own && isMoney(own.metric) ? currency : null;
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
      // As the bars beside the sentence say them.
      (value) => (unit === null ? figure(value) : wholeAmount(value, unit)),
    );
    return {
      id: row.id,
      short: { id: row.short_id, name: short?.name ?? 'A removed target', by: shortBy, target: short?.target ?? 0 },
      over: { id: row.over_id, name: other?.name ?? 'A removed target', by: overBy },
      amount: row.amount,
      currency: unit,
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
      held: own?.block.scored && other ? (held.get(row.id) ?? null) : null,
    };
  });
};
