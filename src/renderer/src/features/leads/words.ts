import type { LeadRow } from '../../../../shared/contract/leads';
import type { LeadState } from '../../../../shared/domain/leads';
import { number } from '../../format';
import type { BadgeShape, BadgeTone } from '../../ui';

/** Office time in words: minutes under an hour, then hours with one decimal under ten. */
export const officeTime = (minutes: number): string => {
  if (minutes < 1) return 'no time';
  if (minutes < 60) return `${number(Math.round(minutes))} min`;
  const hours = minutes / 60;
  return `${number(hours, { decimals: hours < 10 ? 1 : 0 })} h`;
};

export type ClockWords = { text: string; tone: 'bad' | 'warn' | 'ink2' | 'ink3'; hint: string };

/** What a lead's response clock says, against the promise in office hours. */
export const clockWords = ({ clock }: Pick<LeadRow, 'clock'>, promiseHours: number): ClockWords => {
  const promise = `promised within ${number(promiseHours, { decimals: 1 })} office hours`;
  const over = (clock.minutes ?? 0) - promiseHours * 60;
  switch (clock.state) {
    case 'late':
      return { text: `Overdue by ${officeTime(over)}`, tone: 'bad', hint: `No answer yet, ${promise}` };
    case 'waiting':
      return {
        text: (clock.minutes ?? 0) < 1 ? 'Just come in' : `Waits ${officeTime(clock.minutes ?? 0)}`,
        tone: 'warn',
        hint: `No answer yet, ${promise}`,
      };
    case 'cold':
      return { text: 'Gone cold', tone: 'ink3', hint: 'Nobody answered within 90 days' };
    case 'answered':
      return {
        text: `Answered in ${officeTime(clock.minutes ?? 0)}`,
        tone: 'ink2',
        hint: `In office hours, ${promise}`,
      };
    case 'answered-late':
      return {
        text: `Answered in ${officeTime(clock.minutes ?? 0)}, late`,
        tone: 'ink2',
        hint: `${officeTime(over)} over what was ${promise}`,
      };
    case 'answered-undated':
      return { text: 'Answered, time not known', tone: 'ink3', hint: 'The file says the day only' };
    case 'none':
      return { text: '–', tone: 'ink3', hint: 'No contact on file' };
  }
};

export const STATE_LOOK: Record<LeadState, readonly [BadgeTone, BadgeShape]> = {
  new: ['warn', 'ring'],
  working: ['marketing', 'ring'],
  qualified: ['marketing', 'circle'],
  handed: ['accent', 'triangle'],
  accepted: ['sales', 'circle'],
  returned: ['bad', 'diamond'],
  converted: ['good', 'circle'],
  closed: ['plain', 'dash'],
};

export const leadTitle = (lead: Pick<LeadRow, 'name' | 'company' | 'email'>): string =>
  lead.name || lead.company || lead.email || 'No name';
