import { z } from 'zod';
import { ACTIVITY_KIND_IDS, MATERIAL_KIND_IDS } from '../domain/customers';
import { read, write } from './channel';
import { chosenIds, count, day, id, idOnly, longText, minor, name, none, ok, personRef, shortText } from './common';
import { recordRef } from './companies';

export const activityKind = z.enum(ACTIVITY_KIND_IDS);

export const activityRow = z.object({
  id,
  kind: activityKind,
  day: z.string(),
  /** `HH:MM` of the day, or null. */
  time: z.string().nullable(),
  people: z.array(personRef),
  company: recordRef.nullable(),
  contact: recordRef.nullable(),
  deal: recordRef.nullable(),
  /** The sales channel or its location where it happened. */
  channel: recordRef.nullable(),
  product: recordRef.nullable(),
  material: recordRef.extend({ version: z.string() }).nullable(),
  costMinor: minor.nullable(),
  currency: z.string(),
  text: z.string(),
  outcome: z.string(),
  nextStep: z.string().nullable(),
  nextStepDay: z.string().nullable(),
  nextDone: z.boolean(),
  /** How many comments stand on it. */
  comments: count,
});
export type ActivityRow = z.infer<typeof activityRow>;

const fields = z.object({
  kind: activityKind,
  day,
  time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'A time of day such as 14:30')
    .nullable(),
  personIds: z.array(id).max(20),
  companyId: id.nullable(),
  contactId: id.nullable(),
  dealId: id.nullable(),
  channelId: id.nullable(),
  productId: id.nullable(),
  materialId: id.nullable(),
  /** The first version of the proposal that it is about. */
  proposalId: id.nullable(),
  costMinor: minor.min(0).nullable(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  text: longText,
  outcome: shortText,
  nextStep: shortText.nullable(),
  nextStepDay: day.nullable(),
  nextDone: z.boolean(),
});

export const activityFilter = z.object({
  /** One activity alone: what a comment or the search leads to. */
  id: id.optional(),
  companyId: id.optional(),
  contactId: id.optional(),
  dealId: id.optional(),
  proposalId: id.optional(),
  materialId: id.optional(),
  channelId: id.optional(),
  personId: id.optional(),
  kind: activityKind.optional(),
  /** Only those whose next step is still to do. */
  openSteps: z.boolean().optional(),
  q: shortText.optional(),
});

export const materialRow = z.object({
  id,
  title: z.string(),
  kind: z.enum(MATERIAL_KIND_IDS),
  /** A link or the name of a file. */
  link: z.string(),
  version: z.string(),
  notes: z.string(),
  sent: count,
  lastSentDay: z.string().nullable(),
});
export type MaterialRow = z.infer<typeof materialRow>;

const materialFields = z.object({
  title: name,
  kind: z.enum(MATERIAL_KIND_IDS),
  link: shortText,
  version: z.string().max(60),
  notes: longText,
});

export const activitiesContract = {
  /** Newest first. */
  'activities.list': read(
    activityFilter.extend({ limit: z.number().int().min(1).max(500).default(100), offset: count.default(0) }),
    z.object({
      rows: z.array(activityRow),
      total: count,
      /** What all of them cost, in the workspace's currency; `otherCurrency` counts those left out for want of a rate. */
      costMinor: minor,
      otherCurrency: count,
    }),
  ),
  /**
   * Logs what was done. The day is today and the person the one who sits here unless told; a contact brings
   * the company, a deal both. With a deal, the next step becomes the deal's.
   */
  'activities.create': write(fields.partial().extend({ kind: activityKind }), idOnly),
  'activities.update': write(fields.partial().extend({ id }), ok),
  'activities.remove': write(idOnly, ok),
  /** Changes or removes rows that were chosen, in one step of undo. Steps that are done are done with their deals, too. */
  'activities.bulk': write(
    z.object({
      ids: chosenIds,
      kind: activityKind.optional(),
      /** Whose it was, alone; null for nobody. */
      personId: id.nullable().optional(),
      nextDone: z.boolean().optional(),
      /** Goes before everything else that is said. */
      remove: z.literal(true).optional(),
    }),
    z.object({ changed: count }),
  ),
};

export const materialsContract = {
  'materials.list': read(none, z.array(materialRow)),
  'materials.create': write(materialFields.partial().extend({ title: name }), idOnly),
  'materials.update': write(materialFields.partial().extend({ id }), ok),
  'materials.remove': write(idOnly, ok),
  'materials.bulk': write(
    z.object({ ids: chosenIds, kind: z.enum(MATERIAL_KIND_IDS).optional(), remove: z.literal(true).optional() }),
    z.object({ changed: count }),
  ),
};
