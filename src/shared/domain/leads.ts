/** Where a lead stands between the two halves of the house. It follows from the days of its steps. */
export const LEAD_STATES = [
  'new',
  'working',
  'qualified',
  'handed',
  'accepted',
  'returned',
  'converted',
  'closed',
] as const;
export type LeadState = (typeof LEAD_STATES)[number];

export const LEAD_STATE_NAMES: Record<LeadState, string> = {
  new: 'New',
  working: 'Working',
  qualified: 'Qualified',
  handed: 'Handed over',
  accepted: 'Accepted',
  returned: 'Returned',
  converted: 'Converted',
  closed: 'Not a fit',
};

/** Which half of the house works on a lead in a state; the line between them is the hand-off. */
export const LEAD_SIDES: Record<LeadState, 'marketing' | 'sales'> = {
  new: 'marketing',
  working: 'marketing',
  qualified: 'marketing',
  handed: 'sales',
  accepted: 'sales',
  returned: 'marketing',
  converted: 'sales',
  closed: 'marketing',
};

/** How somebody came by, or how we reached them; the second kind answers a lead. */
export const TOUCH_KINDS = ['visit', 'content', 'event', 'message', 'call', 'email', 'meeting', 'store-visit'] as const;
export type TouchKind = (typeof TOUCH_KINDS)[number];
export const TOUCH_NAMES: Record<TouchKind, string> = {
  visit: 'Visited the site',
  content: 'Saw content',
  event: 'Met at an event',
  message: 'Message',
  call: 'Call',
  email: 'Email',
  meeting: 'Meeting',
  'store-visit': 'Store visit',
};
/** What is done to a lead between marketing and sales, in words. */
export const LEAD_STEPS: Readonly<Record<string, string>> = {
  // A step is called what the lead is after it.
  ...LEAD_STATE_NAMES,
  reopened: 'Taken up again',
};
/** Kinds by which we reach somebody. */
export const CONTACT_KINDS = ['call', 'email', 'message', 'meeting', 'store-visit'] as const;

/** Leads older than this that nobody answered no longer wait: they have gone cold, and need another reason to be called. */
export const WAITING_DAYS = 90;

/** What a lead's clock says. Minutes are office minutes; null when a time of day is not known. */
export type LeadClock = {
  state: 'waiting' | 'late' | 'cold' | 'answered' | 'answered-late' | 'answered-undated' | 'none';
  minutes: number | null;
};

export type ClockFacts = {
  /** Minutes of office time from the sign-up to the first contact, or to now while there is none; null when unknown. */
  minutes: number | null;
  answered: boolean;
  /** Converted, closed, or as a file says dealt with, without a contact on file. */
  settled: boolean;
  /** Days since the lead came in. */
  ageDays: number;
  /** The promise of the workspace, in office minutes. */
  promise: number;
};

/** The state of a lead's response clock against the promise of the workspace. */
export const clockOf = ({ minutes, answered, settled, ageDays, promise }: ClockFacts): LeadClock => {
  if (answered)
    return minutes === null
      ? { state: 'answered-undated', minutes: null }
      : { state: minutes > promise ? 'answered-late' : 'answered', minutes };
  if (settled) return { state: 'none', minutes: null };
  if (ageDays > WAITING_DAYS) return { state: 'cold', minutes };
  return { state: minutes !== null && minutes > promise ? 'late' : 'waiting', minutes };
};

/** Leads by what they have come to; `handed` counts those handed over in the period, and adds the accepted ones. */
export type LeadRowsOf =
  | 'created'
  | 'qualified'
  | 'converted'
  | 'converted-in-period'
  | 'dealt'
  | 'answered'
  | 'handed';
