import type { Output } from '../../../../shared/contract';
import type { SpreadPreview } from '../../../../shared/contract/target-views';
import { TandemError } from '../../../../shared/contract/errors';
import { minDay } from '../../../../shared/domain/day';
import { type MonthPart, monthParts, withMonth } from '../../metrics/targets/months';
import { type Spread, targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import type { TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { nodeSums } from './cells';
import { nodeSpread, type TreeFigures, treeFigures } from './figures';
import { amountWords } from './offsets';
import { gone, isMoney, metricOf, nodeWithTree, spreadChoice, type SpreadChoice } from './trees';

/** Every node of a tree by weeks within months: its target cut by its own spread, and what was sold until today. */
export const monthsOf = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<Output<'targets.months'>> => {
  const figures = await treeFigures(db, tree, settings);
  const { period, spans, places, nodes } = figures;
  const columns = monthParts(period, settings.calendar);
  const past = columns
    .filter(({ from }) => from <= spans.cut)
    .map(({ from, to }) => ({ from, to: minDay(to, spans.cut) }));
  const rows = nodes.map(({ row }) => row);
  const sums = past.length > 0 ? (await nodeSums(db, metricOf(tree), rows, past, settings, places)).own : null;
  return {
    columns,
    rows: nodes.map(({ row, spread }) => ({
      id: row.id,
      targets: columns.map(({ from, to }) => targetBetween(row.amount, spread, from, to)),
      actuals: columns.map((_, index) => (index < past.length ? (sums?.get(row.id)?.[index] ?? 0) : null)),
      spread: {
        method: spreadChoice(tree, row).method,
        own: row.spread_method !== null,
        reason: spread.reason,
      },
    })),
  };
};

const byMonth = (parts: readonly MonthPart[], amount: number, spread: Spread): Map<string, number> => {
  const months = new Map<string, number>();
  for (const { month, from, to } of parts)
    months.set(month, (months.get(month) ?? 0) + targetBetween(amount, spread, from, to));
  return months;
};

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

type Ask = { id: string; to: { spread: SpreadChoice | null } | { month: string; amount: number } };

/** What one month's new amount leaves of the others; a sentence where they have no room. */
const monthAsk = (
  figures: TreeFigures,
  before: ReadonlyMap<string, number>,
  name: string,
  { month, amount }: { month: string; amount: number },
  words: (amount: number) => string,
): { spread: SpreadChoice } | { problem: string } => {
  const known = before.get(month);
  if (known === undefined) throw new TandemError('bad-input', `${monthWords(month)} is not part of these targets.`);
  const today = figures.spans.cut;
  const months = [...before].map(([id, target]) => ({
    month: id,
    target,
    over: figures.spans.elapsed > 0 && id < today.slice(0, 7),
  }));
  const set = withMonth(months, month, amount);
  if (set) return { spread: { method: 'hand', months: set } };
  const room = months.reduce((sum, one) => sum + (one.month === month || !one.over ? one.target : 0), 0);
  return {
    problem:
      room > known
        ? `The months of ${name} that are not over hold ${words(room)} in all, so ${monthWords(month)} can have no more. Raise the target of ${name} first.`
        : `No other month of ${name} is open, so ${monthWords(month)} keeps ${words(known)}. Change the target of ${name} instead.`,
  };
};

/** A node's months as they are and as they would be; nothing is changed. */
export const previewSpread = async (db: ReadDb, { id, to }: Ask, settings: Settings): Promise<SpreadPreview> => {
  const { tree } = await nodeWithTree(db, id);
  const figures = await treeFigures(db, tree, settings);
  const node = figures.nodes.find((one) => one.row.id === id);
  if (!node) throw gone();
  const parts = monthParts(figures.period, settings.calendar);
  const before = byMonth(parts, node.row.amount, node.spread);
  const asked =
    'month' in to
      ? monthAsk(figures, before, node.row.name, to, amountWords(isMoney(metricOf(tree)) ? settings.currency : null))
      : to;
  const same = [...before].map(([month, amount]) => ({ month, before: amount, after: amount }));
  if ('problem' in asked) return { months: same, spread: null, problem: asked.problem, reason: null };
  const spread = nodeSpread(figures, node, asked.spread ?? spreadChoice(tree));
  const after = byMonth(parts, node.row.amount, spread);
  return {
    months: same.map((one) => ({ ...one, after: after.get(one.month) ?? 0 })),
    spread: asked.spread,
    problem: null,
    reason: spread.reason,
  };
};
