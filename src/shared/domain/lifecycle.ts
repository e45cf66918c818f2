import { addDays, type Day, daysBetween } from './day';

/** Where somebody stands with the company, from the first glance to gone. Exactly one is current. */
export const LIFECYCLE_STAGES = ['prospect', 'lead', 'qualified', 'customer', 'repeat', 'churned'] as const;
export type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];

export const LIFECYCLE_NAMES: Record<LifecycleStage, string> = {
  prospect: 'Prospect',
  lead: 'Lead',
  qualified: 'Qualified',
  customer: 'Customer',
  repeat: 'Repeat customer',
  churned: 'Lost',
};

/** What is known of a person or company; days may be missing. */
export type LifecycleFacts = {
  /** First known of: a contact was added, a touch before the sign-up. */
  knownOn: Day | null;
  leadOn: Day | null;
  qualifiedOn: Day | null;
  /** Became a customer without an order on file: the day of the deal won, or as imported. */
  customerOn: Day | null;
  /** Days with an order, in any order. */
  orderDays: readonly Day[];
};

export type LifecycleEntry = { stage: LifecycleStage; day: Day };

/**
 * The dated history of a lifecycle, oldest first; the last entry is the current stage. A customer is gone
 * after `inactivityDays` without an order and comes back as a repeat one with the next; the first order after a deal was
 * won is that deal's own. It follows from the
 * facts, so it can never disagree with them. Empty when nothing is known by `asOf`.
 */
export const lifecycleOf = (facts: LifecycleFacts, asOf: Day, inactivityDays: number): LifecycleEntry[] => {
  const orders = [...new Set(facts.orderDays)].filter((day) => day <= asOf).toSorted();
  const entries: LifecycleEntry[] = [];
  const enter = (stage: LifecycleStage, day: Day | null | undefined): void => {
    if (!day || day > asOf) return;
    const last = entries.at(-1);
    // Files now and then date a step before the one it follows; a stage is never entered backwards in time.
    entries.push({ stage, day: last && last.day > day ? last.day : day });
  };
  const bought = [facts.customerOn, orders[0]].filter((day) => day !== null && day !== undefined).toSorted()[0];
  const before = (day: Day | null): Day | null => (day && (!bought || day <= bought) ? day : null);
  if (facts.knownOn && (!facts.leadOn || facts.knownOn < facts.leadOn)) enter('prospect', before(facts.knownOn));
  enter('lead', before(facts.leadOn));
  enter('qualified', before(facts.qualifiedOn));
  if (!bought || bought > asOf) return entries;
  enter('customer', bought);
  let last = bought;
  // A deal is won, then its order comes in: that is the same purchase, and the next one is the first repeat.
  let awaited = !orders.includes(bought);
  for (const day of orders) {
    if (day <= bought) continue;
    const gone = daysBetween(last, day) > inactivityDays;
    if (gone) enter('churned', addDays(last, inactivityDays));
    if (gone || (!awaited && entries.at(-1)?.stage !== 'repeat')) enter('repeat', day);
    awaited = false;
    last = day;
  }
  if (daysBetween(last, asOf) >= inactivityDays) enter('churned', addDays(last, inactivityDays));
  return entries;
};
