import type { PlanItem, TargetCall, TargetNode, TargetOffset } from '../../../../shared/contract/target-shapes';
import { isLimit } from '../../../../shared/domain/targets';
import { number, percent, plural, toneOf } from '../../format';
import type { Status } from '../../ui';
import { amountOf, changeOf, shortOf, type Unit } from './amount';

/** How a call reads as a badge: a target to be beaten is at least hit. */
export const callStatus = (call: TargetCall['call']): Status => (call === 'beat' ? 'hit' : call);

/** What a node's own row says: the newest call, or that there is none yet. */
export const nodeStatus = (node: TargetNode): Status => (node.call ? callStatus(node.call.call) : 'no-call');

/** Ahead of (positive) or behind what the spread expects to date, as a share; null before anything is expected. */
export const paceOf = (node: Pick<TargetNode, 'actual' | 'expected'>): number | null =>
  node.expected > 0 ? node.actual / node.expected - 1 : null;

/** How far from pace a node is, in its unit and in days of its spread: `$140 ahead of pace, 2 days`. Empty where it is on pace. */
export const paceWords = (
  node: Pick<TargetNode, 'actual' | 'expected' | 'daysAhead' | 'currency' | 'metric'>,
): string => {
  const by = node.actual - node.expected;
  if (node.expected <= 0 || by === 0) return '';
  const days = Math.abs(node.daysAhead);
  const [over, under] = isLimit(node.metric) ? ['above pace', 'below pace'] : ['ahead of pace', 'behind pace'];
  const distance = `${amountOf(node, Math.abs(by))} ${by > 0 ? over : under}`;
  return days === 0 ? `${distance}, less than a day.` : `${distance}, ${plural(days, 'day')}.`;
};

/**
 * The same for a cell of the tree: `−$4,200` and `3 days behind`, or `3 d` where there is little room. `days` is null
 * within a day of pace and where the period does not run; the whole is null where nothing is expected yet, and nothing came.
 */
export const paceCell = (
  node: Pick<TargetNode, 'actual' | 'expected' | 'daysAhead' | 'currency'>,
): { by: string; short: string; days: { long: string; short: string } | null } | null => {
  if (node.expected <= 0 && node.actual === 0) return null;
  const by = node.actual - node.expected;
  const days = Math.abs(node.daysAhead);
  return {
    by: changeOf(node, by),
    short: `${by < 0 ? '−' : by > 0 ? '+' : ''}${shortOf(node, Math.abs(by))}`,
    days:
      days === 0
        ? null
        : { long: `${plural(days, 'day')} ${node.daysAhead > 0 ? 'ahead' : 'behind'}`, short: `${number(days)} d` },
  };
};

/** The reason of an offset that is taken as it was suggested: over a target, or under a limit. */
export const madeUpBy = (name: string, { metric }: Pick<TargetNode, 'metric'>): string =>
  `${name} is ${isLimit(metric) ? 'under its limit' : 'over its target'}`;

/** Which way is good: up towards a mark, down below a limit. */
export const goodWay = ({ metric }: Pick<TargetNode, 'metric'>): 'up' | 'down' => (isLimit(metric) ? 'down' : 'up');

/** The class of a figure by meaning: within 1.5% either way it is no news. */
export const toneClass = (share: number | null, node: Pick<TargetNode, 'metric'>): string => {
  const tone = toneOf(share, goodWay(node));
  return tone === 'neutral' ? 'ink2' : tone;
};

/** The distance from outlook to target as a share of the target; null without one. */
export const gapShare = (node: Pick<TargetNode, 'outlook' | 'target'>): number | null =>
  node.target > 0 ? node.outlook / node.target - 1 : null;

/** What the outlook comes to, as the sentence over the trend. */
export const outlookTitle = (node: TargetNode, coverer: string | undefined, until: string): string => {
  const gap = gapShare(node);
  if (gap === null) return `Outlook ${amountOf(node, node.outlook)} by ${until}, with no target to hold it against`;
  if (Math.abs(gap) < 0.0005) return `On target by ${until}`;
  const size = percent(Math.abs(gap));
  if (isLimit(node.metric)) return `${size} ${gap > 0 ? 'over the limit' : 'within the limit'} by ${until}`;
  if (gap > 0) return `${size} over by ${until}`;
  return `${size} short by ${until}${coverer === undefined ? '' : `, covered by ${coverer}`}`;
};

export const OFFSET_STATES: Record<TargetOffset['state'], { status: Status; word: string; why: string }> = {
  holds: { status: 'right', word: 'Adds up', why: '' },
  'over-used': {
    status: 'problem',
    word: 'Too little over',
    why: 'The target that covers, or what it is part of, is less over than it makes up for.',
  },
  'over-covered': {
    status: 'at-risk',
    word: 'Too much',
    why: 'More is covered than is short, here or in what it is part of.',
  },
  'same-line': { status: 'problem', word: 'Same line', why: 'A node cannot make up for what it is part of itself.' },
  apart: { status: 'problem', word: 'Two measures', why: 'The two are counted in sums of their own.' },
  gone: { status: 'problem', word: 'No longer', why: 'One of the two targets was removed.' },
};

/** Why less of a plan item is still to come than it promised: what came of it, and how many of its days are left. */
export const stillWords = (unit: Unit, item: PlanItem): string | null => {
  if (item.left === item.amount && !item.brought) return null;
  const came = item.brought ? `${amountOf(unit, item.brought)} came through it` : null;
  const days =
    item.daysLeft === null || item.ofDays === null
      ? null
      : item.ofDays === 0
        ? 'none of its days in this period'
        : item.daysLeft === 0
          ? 'its days are over'
          : item.daysLeft < item.ofDays
            ? `${item.daysLeft} of ${item.ofDays} days left`
            : null;
  return [`of ${amountOf(unit, item.amount)}`, came, days].filter((part) => part !== null).join(', ');
};
