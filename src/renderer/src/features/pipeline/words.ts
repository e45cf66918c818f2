import {
  type Icon,
  IconCheck,
  IconClock,
  IconMail,
  IconPhone,
  IconSquareCheck,
  IconUser,
  IconUsers,
} from '@tabler/icons-react';
import type { DealCard, StepKind } from '../../../../shared/contract/deals';
import { day as dayText, dueDay } from '../../format';

export const STEP_ICONS: Record<StepKind, Icon> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconUsers,
  visit: IconUser,
  task: IconSquareCheck,
};
export const STEP_KINDS: readonly { value: StepKind; label: string }[] = [
  { value: 'call', label: 'Call' },
  { value: 'email', label: 'Email' },
  { value: 'meeting', label: 'Meeting' },
  { value: 'visit', label: 'Visit' },
  { value: 'task', label: 'Task' },
];

export type StepWords = { icon: Icon; text: string; tone: 'warn' | 'bad' | 'done' | undefined; late: boolean };

/** The last line of a card: what comes next and when, that it is late, or that nothing is planned. */
export const stepOf = (card: DealCard, today: string): StepWords => {
  if (card.closedDay !== null)
    return { icon: IconCheck, text: card.lostReason ?? card.nextStep ?? 'Closed', tone: 'done', late: false };
  if (card.nextStep === null) return { icon: IconClock, text: 'No next step', tone: 'warn', late: false };
  const late = card.nextStepDay !== null && card.nextStepDay < today;
  const icon = STEP_ICONS[card.nextStepKind ?? 'task'];
  if (card.nextStepDay === null) return { icon, text: card.nextStep, tone: undefined, late };
  const when = late ? dayText(card.nextStepDay, { today, weekday: 'never' }) : dueDay(card.nextStepDay, today);
  const words = when === 'Today' || when === 'Tomorrow' ? when.toLowerCase() : when;
  return { icon, text: `${card.nextStep}, ${words}`, tone: late ? 'bad' : undefined, late };
};

/** How long a card stands in its stage, or when it closed. */
export const ageOf = (card: DealCard, today: string): string =>
  card.closedDay !== null ? dayText(card.closedDay, { today }) : `${card.stale ? 'Stale, ' : ''}${card.ageDays} d`;
