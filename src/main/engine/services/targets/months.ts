import type { Output } from '../../../../shared/contract';
import type { SpreadPreview } from '../../../../shared/contract/target-views';
import { TandemError } from '../../../../shared/contract/errors';
import { targetMonthOfKey } from '../../../../shared/domain/comments';
import { type Day, minDay } from '../../../../shared/domain/day';
import { monthParts, type PartAmount, partKey, weeksWithin, withMonth, withWeek } from '../../metrics/targets/months';
import { type Spread, targetBetween } from '../../metrics/targets/spread';
import type { ReadDb } from '../../store/dialect';
import { commentedMonths } from '../../store/repositories/comments';
import type { TreeRow } from '../../store/repositories/targets';
import type { Settings } from '../settings';
import { treeSums } from './blocks';
import { type TreeFigures, treeFigures } from './figures';
import { nodeSpread, treeShape } from './spreads';
import { amountWords } from './offsets';
import { inOrder } from './views';
import { gone, isMoney, nodeWithTree, spreadChoice, type SpreadChoice } from './trees';

/** Every node of a tree, in the order of its page, by weeks within months: its target cut by its own spread, and what was sold until today. */
export const monthsOf = async (db: ReadDb, tree: TreeRow, settings: Settings): Promise<Output<'targets.months'>> => {
  const figures = await treeFigures(db, tree, settings);
  const { period, spans, places } = figures;
  const nodes = inOrder(figures.nodes).map((one) => one.figures);
  const columns = monthParts(period, settings.calendar);
  const past = columns
    .filter(({ from }) => from <= spans.cut)
    .map(({ from, to }) => ({ from, to: minDay(to, spans.cut) }));
  const rows = nodes.map(({ row }) => row);
  const sums = past.length > 0 ? (await treeSums(db, rows, past, settings, places)).own : null;
  const comments = new Map<string, Record<string, number>>();
  for (const [key, count] of await commentedMonths(db, tree.id)) {
    const { nodeId, month } = targetMonthOfKey(key);
    comments.set(nodeId, { ...comments.get(nodeId), [month]: count });
  }
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
      comments: comments.get(row.id) ?? {},
    })),
  };
};

const byMonth = (parts: readonly { month: string }[], amounts: readonly number[]): Map<string, number> => {
  const months = new Map<string, number>();
  for (const [index, { month }] of parts.entries()) months.set(month, (months.get(month) ?? 0) + (amounts[index] ?? 0));
  return months;
};

const monthWords = (month: string): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

type MonthAsk = { month: string; amount: number };
/** A week, or what of it lies in one month of the period, named by its first day. */
type WeekAsk = { week: Day; amount: number };
type Ask = { id: string; to: { spread: SpreadChoice | null } | MonthAsk | WeekAsk };
type Answer = { spread: SpreadChoice } | { problem: string };

/** A node's amounts by weeks within months as they are, with what an answer in words needs. */
type Known = {
  name: string;
  parts: readonly PartAmount[];
  /** What was typed by hand so far. */
  typed: Readonly<Record<string, number>>;
  words: (amount: number) => string;
};

/** What one month's new amount leaves of the others; a sentence where they have no room. */
const monthAsk = (
  { spans }: TreeFigures,
  { name, parts, typed, words }: Known,
  { month, amount }: MonthAsk,
): Answer => {
  const before = byMonth(
    parts,
    parts.map(({ target }) => target),
  );
  const known = before.get(month);
  if (known === undefined) throw new TandemError('bad-input', `${monthWords(month)} is not part of these targets.`);
  const months = [...before].map(([id, target]) => ({
    month: id,
    target,
    over: spans.elapsed > 0 && id < spans.cut.slice(0, 7),
  }));
  const set = withMonth(months, month, amount);
  if (set) {
    // Weeks that were typed go along with their month.
    const weeks = parts.filter((part) => typed[partKey(part)] !== undefined);
    return { spread: { method: 'hand', months: { ...set, ...weeksWithin(weeks, set) } } };
  }
  const room = months.reduce((sum, one) => sum + (one.month === month || !one.over ? one.target : 0), 0);
  return {
    problem:
      room > known
        ? `The months of ${name} that are not over hold ${words(room)} in all, so ${monthWords(month)} can have no more. Raise the target of ${name} first.`
        : `No other month of ${name} is open, so ${monthWords(month)} keeps ${words(known)}. Change the target of ${name} instead.`,
  };
};

/** What one week's new amount leaves of the others; a sentence where they have no room. */
const weekAsk = ({ name, parts, words }: Known, { week, amount }: WeekAsk): Answer => {
  const known = parts.find(({ from }) => from === week);
  if (!known) throw new TandemError('bad-input', `No week of these targets begins on ${week}.`);
  const set = withWeek(parts, week, amount);
  if (set)
    return {
      spread: {
        method: 'hand',
        months: {
          ...Object.fromEntries(byMonth(parts, set)),
          ...Object.fromEntries(parts.map((part, index) => [partKey(part), set[index] ?? 0])),
        },
      },
    };
  const room = parts.reduce((sum, part) => sum + (part === known || !part.over ? part.target : 0), 0);
  return {
    problem:
      room > known.target
        ? `The weeks of ${name} that are not over hold ${words(room)} in all, so this one can have no more. Raise the target of ${name} first.`
        : `No other week of ${name} is open, so this one keeps ${words(known.target)}. Change the target of ${name} instead.`,
  };
};

/** A node's months and weeks as they are and as they would be; nothing is changed. */
export const previewSpread = async (db: ReadDb, { id, to }: Ask, settings: Settings): Promise<SpreadPreview> => {
  const { tree } = await nodeWithTree(db, id);
  const figures = await treeFigures(db, tree, settings);
  const node = figures.nodes.find((one) => one.row.id === id);
  if (!node) throw gone();
  const cut = monthParts(figures.period, settings.calendar);
  const amounts = (spread: Spread): number[] =>
    cut.map(({ from, to: last }) => targetBetween(node.row.amount, spread, from, last));
  const before = amounts(node.spread);
  const choice = spreadChoice(tree, node.row);
  const known: Known = {
    name: node.row.name,
    parts: cut.map((part, index) => ({
      ...part,
      target: before[index] ?? 0,
      over: figures.spans.elapsed > 0 && part.to < settings.today,
    })),
    typed: choice.method === 'hand' ? choice.months : {},
    words: amountWords(isMoney(node.metric) ? settings.currency : null),
  };
  const asked = 'month' in to ? monthAsk(figures, known, to) : 'week' in to ? weekAsk(known, to) : to;
  const preview = (after: readonly number[]): Pick<SpreadPreview, 'months' | 'weeks'> => {
    const was = byMonth(cut, before);
    const then = byMonth(cut, after);
    return {
      months: [...was].map(([month, amount]) => ({ month, before: amount, after: then.get(month) ?? 0 })),
      weeks: cut.map((part, index) => ({ ...part, before: before[index] ?? 0, after: after[index] ?? 0 })),
    };
  };
  if ('problem' in asked) return { ...preview(before), spread: null, problem: asked.problem, reason: null };
  const then = asked.spread ?? spreadChoice(tree);
  const { tree: own, rows, shape: chosen } = node.block;
  const shape =
    then.method === 'last-year' && chosen.lastYear === null
      ? await treeShape(db, { tree: own, rows, places: figures.places }, settings, 'last-year')
      : chosen;
  const spread = nodeSpread(shape, node.row, then);
  return { ...preview(amounts(spread)), spread: asked.spread, problem: null, reason: spread.reason };
};
