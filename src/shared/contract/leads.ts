import { z } from 'zod';
import { LEAD_STATES, TOUCH_KINDS } from '../domain/leads';
import { read, write } from './channel';
import {
  count,
  day,
  id,
  idOnly,
  lifecycle,
  longText,
  minor,
  name,
  none,
  ok,
  periodId,
  personRef,
  shortText,
} from './common';

export const leadState = z.enum(LEAD_STATES);

/** The response clock: office minutes from sign-up to first contact, or to now while nobody answered. */
export const leadClock = z.object({
  state: z.enum(['waiting', 'late', 'cold', 'answered', 'answered-late', 'answered-undated', 'none']),
  minutes: z.number().nullable(),
});

export const leadRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  company: z.string(),
  source: z.string(),
  campaign: z.string().nullable(),
  owner: personRef.nullable(),
  state: leadState,
  clock: leadClock,
  createdDay: z.string(),
  /** Day of the last step or touch. */
  lastDay: z.string(),
  returnReason: z.string(),
});
export type LeadRow = z.infer<typeof leadRow>;

export const leadFilter = z.object({
  state: leadState.optional(),
  /** Those that wait for an answer, or for sales to accept. */
  waiting: z.boolean().default(false),
  source: shortText.optional(),
  campaign: shortText.optional(),
  /** A person's id; 'none' for leads without an owner. */
  owner: id.optional(),
  search: shortText.optional(),
  sort: z.enum(['clock', 'created', 'name', 'last']).default('clock'),
});
export type LeadFilter = z.input<typeof leadFilter>;

export const leadTouch = z.object({
  id,
  at: z.string(),
  kind: z.enum(TOUCH_KINDS),
  contact: z.boolean(),
  source: z.string(),
  campaign: z.string(),
  content: z.string(),
  code: z.string(),
  note: z.string(),
  by: z.string().nullable(),
});
export type LeadTouch = z.infer<typeof leadTouch>;

export const leadStep = z.object({
  id,
  step: z.string(),
  at: z.string(),
  by: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string(),
});

/** One link of a lead's chain: its day, or null for "not yet". */
export const leadLink = z.object({
  step: z.enum(['content', 'lead', 'owner', 'contact', 'proposal', 'deal', 'order', 'repeat']),
  day: z.string().nullable(),
  /** What stands there: the content, a name, a kind of contact, a stage. */
  text: z.string().nullable(),
  /** The record that it opens to. */
  record: z.object({ kind: z.enum(['person', 'deal', 'company', 'campaign', 'content', 'proposal']), id }).nullable(),
});
export type LeadLink = z.infer<typeof leadLink>;

export const leadDetail = z.object({
  ...leadRow.shape,
  phone: z.string(),
  content: z.string(),
  code: z.string(),
  note: z.string(),
  signedUpAt: z.string().nullable(),
  firstContactAt: z.string().nullable(),
  qualifiedDay: z.string().nullable(),
  handedDay: z.string().nullable(),
  acceptedDay: z.string().nullable(),
  returnedDay: z.string().nullable(),
  openedDay: z.string().nullable(),
  convertedDay: z.string().nullable(),
  closedDay: z.string().nullable(),
  closedReason: z.string(),
  dealId: id.nullable(),
  deal: z.string().nullable(),
  companyId: id.nullable(),
  contactId: id.nullable(),
  criteria: z.array(
    z.object({ id, name: z.string(), needed: z.boolean(), day: z.string().nullable(), by: z.string().nullable() }),
  ),
  touches: z.array(leadTouch),
  steps: z.array(leadStep),
  chain: z.array(leadLink),
  /** Oldest first; the last is where the lead stands now. */
  lifecycle,
  batch: z.number().nullable(),
  sourceLine: z.number().nullable(),
  rev: count,
});
export type LeadDetail = z.infer<typeof leadDetail>;

const leadFields = z.object({
  name: shortText,
  email: shortText,
  phone: shortText,
  company: shortText,
  source: shortText,
  /** By name; one that does not exist yet is made. */
  campaign: shortText,
  content: shortText,
  code: shortText,
  note: longText,
  ownerId: id.nullable(),
});

/** An ISO moment with its zone, not in a far century. */
const instant = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}T/.test(text) && Math.abs(Date.parse(text)) < 7e12, 'Not a moment');

export const leadMatch = z.object({ id, name: z.string(), because: z.string() });

export const leadsContract = {
  'leads.list': read(
    z.object({ ...leadFilter.shape, limit: z.number().int().min(1).max(500_000).default(10_000) }),
    z.object({
      rows: z.array(leadRow),
      total: count,
      /** Of all leads that meet the other filters, whatever their state. */
      states: z.array(z.object({ state: leadState, count })),
      sources: z.array(z.string()),
      campaigns: z.array(z.string()),
    }),
  ),
  /** How many wait for an answer or for sales, and how many of these longer than promised. */
  'leads.waiting': read(none, z.object({ waiting: count, late: count })),
  'leads.get': read(idOnly, leadDetail),
  /** From one line, from fields, or both: a field wins over the line. */
  'leads.create': write(
    z.object({ line: shortText.default(''), ...leadFields.partial().shape, createdDay: day.optional() }),
    idOnly,
  ),
  'leads.update': write(z.object({ id, rev: count.optional(), ...leadFields.partial().shape }), ok),
  'leads.remove': write(idOnly, ok),
  /** One step of undo for all of them. */
  'leads.bulk': write(
    z.object({
      ids: z.array(id).min(1).max(20_000),
      ownerId: id.nullable().optional(),
      source: shortText.optional(),
      remove: z.boolean().default(false),
    }),
    z.object({ changed: count }),
  ),
  /** A later touch, or with `contact` a contact of ours; the first of these stops the clock. */
  'leads.touch': write(
    z.object({
      id,
      kind: z.enum(TOUCH_KINDS),
      contact: z.boolean(),
      at: instant.optional(),
      source: shortText.default(''),
      campaign: shortText.default(''),
      content: shortText.default(''),
      code: shortText.default(''),
      note: longText.default(''),
    }),
    idOnly,
  ),
  'leads.removeTouch': write(idOnly, ok),
  /** Companies, contacts and open deals that a conversion could link to. */
  'leads.matches': read(
    idOnly,
    z.object({
      companies: z.array(leadMatch),
      contacts: z.array(leadMatch),
      deals: z.array(leadMatch),
      dealTitle: z.string(),
    }),
  ),
};

/** The steps between marketing and sales; each is one step of undo and is recorded with who and when. */
export const handoffContract = {
  'handoff.tick': write(z.object({ id, criterionId: id, met: z.boolean() }), ok),
  'handoff.qualify': write(idOnly, ok),
  'handoff.handOver': write(z.object({ id, personId: id, note: longText.default('') }), ok),
  'handoff.accept': write(idOnly, ok),
  'handoff.sendBack': write(z.object({ id, reason: z.string().trim().min(1, 'Say why it goes back').max(2000) }), ok),
  'handoff.close': write(z.object({ id, reason: z.string().trim().min(1, 'Say why it is no fit').max(2000) }), ok),
  'handoff.reopen': write(idOnly, ok),
  /** Makes or links company, contact and deal. An id links; a name makes; neither leaves it out. */
  'handoff.convert': write(
    z.object({
      id,
      companyId: id.nullable().default(null),
      companyName: shortText.default(''),
      contactId: id.nullable().default(null),
      contactName: shortText.default(''),
      dealId: id.nullable().default(null),
      dealTitle: shortText.default(''),
      valueMinor: minor.min(0).nullable().default(null),
      stageId: id.optional(),
    }),
    z.object({ dealId: id }),
  ),
};

export const criterion = z.object({ id, name: z.string(), needed: z.boolean(), position: z.number(), met: count });
export type Criterion = z.infer<typeof criterion>;

/** The workspace's own checklist. */
export const criteriaContract = {
  'criteria.list': read(none, z.array(criterion)),
  'criteria.create': write(z.object({ name, needed: z.boolean().default(true) }), idOnly),
  /** `beforeId` moves it above another one; null to the end. */
  'criteria.update': write(
    z.object({ id, name: name.optional(), needed: z.boolean().optional(), beforeId: id.nullable().optional() }),
    ok,
  ),
  'criteria.remove': write(idOnly, ok),
};

export const FUNNEL_STEPS = ['lead', 'contact', 'qualified', 'handed', 'accepted', 'deal', 'won'] as const;
export type FunnelStepId = (typeof FUNNEL_STEPS)[number];

export const funnelStep = z.object({
  step: z.enum(FUNNEL_STEPS),
  side: z.enum(['marketing', 'sales']),
  count,
  /** Of the step before; null where that is 0. By period it compares what happened side by side, and may pass 1. */
  rate: z.number().nullable(),
  /** Fewer than 30 cases below the line of the rate. */
  smallN: z.boolean(),
  /** Median from the latest earlier step that is dated: office hours to first contact, days to the others; null where no case is dated. */
  median: z.number().nullable(),
  medianUnit: z.enum(['hours', 'days']),
  /** Cases behind the median. */
  cases: count,
});
export type FunnelStepValue = z.infer<typeof funnelStep>;

export const funnelLine = z.object({
  group: z.string().nullable(),
  steps: z.array(funnelStep),
  returned: count,
  closed: count,
});
export type FunnelLine = z.infer<typeof funnelLine>;

export const funnelContract = {
  /**
   * Both halves of the house with the hand-off line between them. `cohort` follows the leads created in the
   * period as far as they have come; `period` counts what happened in it, whenever the lead came.
   */
  'funnel.get': read(
    z.object({
      period: periodId,
      basis: z.enum(['cohort', 'period']).default('cohort'),
      by: z.enum(['source', 'campaign', 'rep']).optional(),
    }),
    z.object({
      total: funnelLine,
      groups: z.array(funnelLine),
      /** Cohorts younger than this many days are still on their way to a won deal. */
      matureDays: count,
      /** Leads of the cohort that are younger than that and still open. */
      immature: count,
      asOf: z.string(),
    }),
  ),
};
export type FunnelReport = z.output<(typeof funnelContract)['funnel.get']['output']>;
