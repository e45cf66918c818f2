import { z } from 'zod';
import { PROPOSAL_STATES, WHOLE_BP } from '../domain/proposals';
import { read, write } from './channel';
import { chosenIds, count, day, id, idOnly, longText, minor, name, ok, personRef, shortText } from './common';
import { recordRef } from './companies';

const state = z.enum(PROPOSAL_STATES);
/** Hundredths of a percent. */
const discountBp = z.number().int().min(0, 'A discount is not negative.').max(WHOLE_BP, 'A discount is at most 100%.');
const MOST = 1_000_000;

const lineFields = z.object({
  productId: id.nullable(),
  text: shortText,
  quantity: z
    .number()
    .gt(0, 'A quantity is more than nothing.')
    .max(MOST, 'A quantity is at most a million.')
    .refine(
      (value) => Math.abs(value * 1000 - Math.round(value * 1000)) < 1e-6,
      'A quantity has at most three decimals.',
    ),
  /** Price of one, in minor units of the proposal's currency. */
  unitMinor: minor.min(0, 'A price is not negative.').max(1e12, 'This price is too large.'),
  discountBp,
});

const totals = z.object({
  lines: z.array(z.object({ grossMinor: minor, discountMinor: minor, netMinor: minor, shareMinor: minor })),
  grossMinor: minor,
  subtotalMinor: minor,
  discountMinor: minor,
  totalMinor: minor,
});

const version = z.object({
  id,
  version: count,
  state,
  issueDay: z.string(),
  validUntil: z.string(),
  sentDay: z.string().nullable(),
  decidedDay: z.string().nullable(),
  totalMinor: minor,
});

export const proposalRow = z.object({
  /** Of the first version; the same through all of them. */
  rootId: id,
  number: z.string(),
  title: z.string(),
  deal: recordRef,
  company: z.string().nullable(),
  currency: z.string(),
  /** Newest first; never empty. */
  versions: z.array(version),
});
export type ProposalRow = z.infer<typeof proposalRow>;

const line = lineFields.extend({ id, product: z.string().nullable() });
export type ProposalLine = z.infer<typeof line>;

const fields = z.object({
  title: name,
  currency: z.string().regex(/^[A-Z]{3}$/),
  issueDay: day,
  validUntil: day,
  discountBp,
  taxNote: shortText,
  intro: longText,
  terms: longText,
});

export const proposalsContract = {
  /** Of one deal, one company, or all; the newest first. */
  'proposals.list': read(
    z.object({ dealId: id.optional(), companyId: id.optional(), limit: z.number().int().min(1).max(500).default(200) }),
    z.array(proposalRow),
  ),
  'proposals.get': read(
    idOnly,
    version.extend({
      rootId: id,
      rev: count,
      number: z.string(),
      title: z.string(),
      deal: recordRef.extend({ valueMinor: minor.nullable(), currency: z.string() }),
      company: recordRef.extend({ address: z.string() }).nullable(),
      contact: recordRef.nullable(),
      owner: personRef.nullable(),
      currency: z.string(),
      discountBp: count,
      taxNote: z.string(),
      intro: z.string(),
      terms: z.string(),
      lines: z.array(line),
      totals,
      versions: z.array(version),
    }),
  ),
  /** A draft for a deal, begun from the deal's product and the terms of the proposal written last. */
  'proposals.create': write(z.object({ dealId: id, title: name.optional() }), idOnly),
  /** Changes a draft. What was sent stays as it was sent: `proposals.revise` goes on from there. */
  'proposals.update': write(fields.partial().extend({ id, rev: count.optional() }), ok),
  /** A new draft that begins as a copy of this version. */
  'proposals.revise': write(idOnly, idOnly),
  /** Marks a draft as sent today: an activity of the deal, and an entry in the material library. */
  'proposals.send': write(idOnly, ok),
  /** The customer's answer to a version that was sent; `sent` takes an answer back. With `setDealValue` the deal's value becomes the total. */
  'proposals.decide': write(
    z.object({ id, decision: z.enum(['accepted', 'declined', 'sent']), setDealValue: z.boolean().default(false) }),
    ok,
  ),
  /** A line at the end: a product, a text, or both. The price is the product's list price unless told. */
  'proposals.addLine': write(lineFields.partial().extend({ proposalId: id }), idOnly),
  'proposals.updateLine': write(lineFields.partial().extend({ id }), ok),
  /** Up (negative) or down by so many places. */
  'proposals.moveLine': write(z.object({ id, by: z.number().int().min(-300).max(300) }), ok),
  'proposals.removeLine': write(idOnly, ok),
  /** Removes a draft. */
  'proposals.remove': write(idOnly, ok),
  /**
   * Changes many versions in one step of undo: until when drafts are valid, drafts away, or what was sent withdrawn, which
   * is as if it had been declined. `kept` are those that it cannot be done to: what was sent stays as it was sent, and
   * only what waits for an answer can be withdrawn.
   */
  'proposals.bulk': write(
    z.object({
      ids: chosenIds,
      change: z.union([
        z.object({ validUntil: day }),
        z.object({ withdraw: z.literal(true) }),
        z.object({ remove: z.literal(true) }),
      ]),
    }),
    z.object({ changed: count, kept: count }),
  ),
};
