import type { LeadRow } from '../../../../shared/contract/leads';
import { businessMinutes } from '../../../../shared/domain/business-hours';
import { daysBetween } from '../../../../shared/domain/day';
import { clockOf, LEAD_STATES, type LeadState } from '../../../../shared/domain/leads';
import { todayIn } from '../../../../shared/domain/today';
import { clockStart, responseMinutes } from '../../store/repositories/lead-facts';
import type { LeadRecord } from '../../store/repositories/leads';
import { refOf } from '../../store/repositories/people';
import type { Settings } from '../settings';

/** The day of a moment in the workspace's zone; a bare day stays. */
export const dayOf = (at: string, settings: Settings): string =>
  at.length > 10 ? todayIn(Date.parse(at), settings.timeZone) : at;

/** States from which somebody still has to be reached, where the step into them was taken here. */
const STEPPED: ReadonlySet<LeadState> = new Set(['qualified', 'accepted', 'returned']);

const stateOf = (text: string): LeadState => LEAD_STATES.find((state) => state === text) ?? 'new';

/** A lead as the list and the board show it. `now` is in milliseconds since 1970. */
export const rowOf = (record: LeadRecord, settings: Settings, now: number): LeadRow => {
  const state = stateOf(record.state);
  const answered = record.first_contact_at !== null;
  const waits = !answered && (state === 'new' || state === 'handed' || (STEPPED.has(state) && record.stepped === 1));
  const minutes = answered
    ? responseMinutes(record, settings.hours)
    : waits
      ? businessMinutes(clockStart(record, settings.hours), now, settings.hours)
      : null;
  const days = [
    record.created_day,
    record.first_contact_at && dayOf(record.first_contact_at, settings),
    record.qualified_day,
    record.handed_day,
    record.accepted_day,
    record.returned_day,
    record.opened_day,
    record.won_day,
    record.closed_day,
    record.touched_at && dayOf(record.touched_at, settings),
  ].filter((day): day is string => day !== null && day !== '');
  return {
    id: record.id,
    name: record.name,
    email: record.email,
    company: record.company,
    source: record.source,
    campaign: record.campaign,
    owner:
      record.owner_id === null || record.owner_name === null
        ? null
        : refOf({
            id: record.owner_id,
            name: record.owner_name,
            roles: JSON.parse(record.owner_roles ?? '[]') as string[],
          }),
    state,
    clock: clockOf({
      minutes,
      answered,
      settled: !waits,
      ageDays: daysBetween(record.created_day, settings.today),
      promise: settings.promiseMinutes,
    }),
    createdDay: record.created_day,
    lastDay: days.toSorted().at(-1) ?? record.created_day,
    returnReason: record.return_reason,
  };
};

/** Whether somebody has to do something about a lead now. */
export const waits = (row: LeadRow): boolean =>
  row.clock.state === 'late' || row.clock.state === 'waiting' || row.state === 'handed';

const RANKS: Record<LeadState, number> = {
  handed: 2,
  returned: 3,
  accepted: 4,
  qualified: 5,
  working: 6,
  new: 8,
  converted: 7,
  closed: 9,
};
const rank = (row: LeadRow): number =>
  row.clock.state === 'late' ? 0 : row.clock.state === 'waiting' ? 1 : RANKS[row.state];

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The orders of the list: unanswered leads rise, the longest waiting first. */
export const ORDERS: Record<'clock' | 'created' | 'name' | 'last', (a: LeadRow, b: LeadRow) => number> = {
  clock: (a, b) =>
    rank(a) - rank(b) ||
    (rank(a) < 2 ? (b.clock.minutes ?? 0) - (a.clock.minutes ?? 0) : 0) ||
    byText(b.lastDay, a.lastDay) ||
    byText(a.id, b.id),
  created: (a, b) => byText(b.createdDay, a.createdDay) || byText(a.id, b.id),
  last: (a, b) => byText(b.lastDay, a.lastDay) || byText(a.id, b.id),
  name: (a, b) =>
    byText((a.name || a.company || a.email).toLowerCase(), (b.name || b.company || b.email).toLowerCase()) ||
    byText(a.id, b.id),
};
