import { TandemError } from '../../../shared/contract/errors';
import type { ReadDb } from '../store/dialect';
import { type CodeHolder, codeHolders } from '../store/repositories/code-holders';

/** A code with the days in which it counts; null days are open. */
export type HeldCode = {
  holder: CodeHolder['holder'];
  /** The campaign, the code of a creator or the rule; null while it is new. */
  id: string | null;
  campaignId: string | null;
  code: string;
  from: string | null;
  to: string | null;
};

const overlap = (mine: HeldCode, other: CodeHolder): boolean =>
  (mine.from ?? '') <= (other.to_day ?? '9999-12-31') && (other.from_day ?? '') <= (mine.to ?? '9999-12-31');

/** The days of a holder in words, to stand behind its name: ` (from 2026-04-01 to 2026-04-30)`. */
const daysOf = ({ from_day: from, to_day: to }: CodeHolder): string => {
  const days = [
    ...(from === null ? [] : [`from ${from}`]),
    ...(to === null ? [] : [`${from === null ? 'until' : 'to'} ${to}`]),
  ];
  return days.length === 0 ? '' : ` (${days.join(' ')})`;
};

/** Why the two cannot hold one code at the same time; null when both give its orders to the same campaign. */
const clashOf = (mine: HeldCode, other: CodeHolder): string | null => {
  const agree = mine.campaignId === other.campaign_id;
  if (mine.holder === 'campaign' && other.holder === 'campaign')
    return `${other.name} has the code ${other.code} already${daysOf(other)}. Give this one another, or days that do not overlap.`;
  if (agree || mine.holder === other.holder) return null;
  if (other.holder === 'rule')
    // A code without a campaign earns its commission and leaves the campaign to the rule.
    return mine.campaignId === null
      ? null
      : `An attribution rule gives orders with the code ${other.code} to ${other.campaign}${daysOf(other)} already. Change that rule, or use another code.`;
  if (other.holder === 'campaign')
    return mine.holder === 'rule'
      ? `${other.code} is the code of ${other.name}${daysOf(other)}, and gives its orders there. Change the code of that campaign, or give the rule days that do not overlap.`
      : `${other.code} is the code of the campaign ${other.name}${daysOf(other)}. Name that campaign here, or use another code.`;
  if (mine.holder === 'rule')
    return other.campaign_id === null
      ? null
      : `The code ${other.code} of ${other.name} already gives its orders to ${other.campaign}${daysOf(other)}. Give the rule days that do not overlap, or change that code.`;
  return `The code ${other.code} belongs to ${other.name}${other.campaign === null ? '' : `, for ${other.campaign}`}${daysOf(other)}. A code tells whose order it is: give this campaign another, or name this campaign at that code.`;
};

/**
 * Refuses a code that somebody else holds in some of the same days, with who that is: an order with it would have two
 * campaigns. Codes are compared without case and spaces.
 */
export const assertCodeFree = async (db: ReadDb, mine: HeldCode): Promise<void> => {
  if (mine.code.trim() === '') return;
  for (const other of await codeHolders(db, mine.code)) {
    if (other.id === mine.id || !overlap(mine, other)) continue;
    const clash = clashOf(mine, other);
    if (clash !== null) throw new TandemError('conflict', clash);
  }
};
