import type { Day } from '../day';
import { daysBetween } from '../day';
import { day as dayText } from '../day-words';
import { percent } from '../figures';
import type { AgendaLine, AgendaTone, TargetFact, Words } from './facts';
import { first, sentence } from './words';

/** A call older than this is due again. */
export const CALL_DUE_DAYS = 14;
/** A shortage of less than this share of the target is not worth a word. */
const NEGLIGIBLE = 0.005;

const STATUS_WORDS: Readonly<Record<TargetFact['status'], string>> = {
  hit: 'hit',
  'on-track': 'on track',
  'at-risk': 'at risk',
  miss: 'heading for a miss',
  'not-started': 'not started',
};
const STATUS_TONE: Readonly<Record<TargetFact['status'], AgendaTone>> = {
  hit: 'good',
  'on-track': 'plain',
  'at-risk': 'warn',
  miss: 'bad',
  'not-started': 'plain',
};

/** Whether somebody has to say how a target will end: nobody has, or not for two weeks. */
export const callDue = ({ call, status }: Pick<TargetFact, 'call' | 'status'>, today: Day): boolean =>
  status !== 'not-started' && status !== 'hit' && (call === null || daysBetween(call.day, today) > CALL_DUE_DAYS);

/** Where a target is heading, and whether a call of it is due. */
export const targetLine = (fact: TargetFact, { amount, today }: Words): AgendaLine => {
  const gap = fact.target === 0 ? 0 : fact.outlook / fact.target - 1;
  const end = Math.abs(gap) < 0.0005 ? 'on target' : `${percent(Math.abs(gap))} ${gap < 0 ? 'short' : 'over'}`;
  const due = callDue(fact, today);
  const called =
    fact.call && `${fact.call.by ?? 'somebody'} called ${fact.call.word} on ${dayText(fact.call.day, { today })}`;
  return {
    key: `target:${fact.id}`,
    section: 'targets',
    text: `${fact.name}: ${STATUS_WORDS[fact.status]}, the outlook ends ${end} (${amount(fact.outlook)} of ${amount(fact.target)})`,
    detail: first(
      sentence([
        due && `call due${fact.owner === null ? '' : ` from ${fact.owner}`}`,
        called ?? (due ? 'nobody has called it yet' : null),
        fact.uncovered > fact.target * NEGLIGIBLE && `${amount(fact.uncovered)} of the shortage is not covered`,
      ]),
    ),
    tone: STATUS_TONE[fact.status] === 'plain' && due ? 'warn' : STATUS_TONE[fact.status],
    leads: { kind: 'target', id: fact.id },
  };
};
