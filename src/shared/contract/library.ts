import { z } from 'zod';
import { LIBRARY_KINDS, type LibraryKind } from '../domain/library';
import { read, write } from './channel';
import { count, id, idOnly, ok } from './common';

const kind = z.enum(LIBRARY_KINDS as [LibraryKind, ...LibraryKind[]]);
const value = z.union([z.string().max(20_000), z.number(), z.null()]);
/** Fields by their id; each is checked against its declaration, with a sentence of its own. */
const values = z.record(z.string().max(40), value);
const ids = z.array(id).min(1).max(2000);

const libraryRow = z.object({
  id,
  rev: count,
  values: z.record(z.string(), value),
  /** Names of the records that fields point to. */
  names: z.record(z.string(), z.string()),
  /** What is computed beside the fields: leads of a content item, what a creator is owed. Null where it can't be. */
  figures: z.record(z.string(), z.number().nullable()),
  /** A figure over time, oldest first: the rank of a keyword. */
  series: z.array(z.number()),
  /** Why figures are missing; empty when none is. */
  reason: z.string(),
});
export type LibraryItem = z.infer<typeof libraryRow>;

const REF_KINDS = ['product', 'person', 'campaign', 'channel', 'audience', 'keyword', 'creator', 'content'] as const;

const house = z.object({
  propositions: z.array(
    z.object({
      id,
      statement: z.string(),
      brand: z.string(),
      product: z.string(),
      audience: z.string(),
      version: count,
    }),
  ),
  tone: z.array(z.object({ id, rule: z.string(), say: z.string(), avoid: z.string() })),
  messages: z.array(
    z.object({
      id,
      need: z.string(),
      message: z.string(),
      proof: z.string(),
      product: z.string(),
      audience: z.string(),
    }),
  ),
  /** Open needs of customers and audiences that concern this product or this audience. */
  needs: z.array(z.object({ id, text: z.string(), of: z.string() })),
  audience: z.object({ name: z.string(), definition: z.string(), size: count.nullable() }).nullable(),
});
export type MessageHouse = z.infer<typeof house>;

const codeEarnings = z.object({
  id,
  code: z.string(),
  orders: count,
  netMinor: z.number().int(),
  earnedMinor: count,
  heldMinor: count,
});
const statement = z.object({
  codes: z.array(codeEarnings),
  earnedMinor: count,
  /** Of orders that can still be refunded. */
  heldMinor: count,
  paidMinor: count,
  owedMinor: z.number().int(),
  orders: count,
  netMinor: z.number().int(),
  feesMinor: count,
  sentMinor: count,
  costPerResultMinor: count.nullable(),
  /** Currencies of orders that have no exchange rate and are left out. */
  leftOut: z.array(z.string()),
});
export type CreatorStatement = z.infer<typeof statement>;

/** Lists kept by hand around campaigns: the message house, content, keywords, the website, creators, press, events. */
export const libraryContract = {
  'library.list': read(
    z.object({ kind, parentId: id.optional(), campaignId: id.optional(), id: id.optional() }),
    z.array(libraryRow),
  ),
  /** Records that a field can point to, by name. */
  'library.choices': read(z.object({ to: z.enum(REF_KINDS) }), z.array(z.object({ id, name: z.string() }))),
  'library.create': write(z.object({ kind, values }), idOnly),
  'library.update': write(z.object({ kind, id, values }), ok),
  /** The same fields on many rows, as one step of undo. */
  'library.bulk': write(z.object({ kind, ids, values }), z.object({ changed: count })),
  'library.remove': write(z.object({ kind, ids }), z.object({ removed: count })),
  /** Every version of a value proposition, newest first. */
  'library.versions': read(
    idOnly,
    z.array(z.object({ id, version: count, statement: z.string(), by: z.string().nullable(), at: z.string() })),
  ),
};

export const contentContract = {
  /** What to say about a product to an audience, and how: shown beside whatever is being written. */
  'content.house': read(z.object({ productId: id.nullable(), audienceId: id.nullable() }), house),
};

export const creatorsContract = {
  /** What one creator brought, earned and was paid, of all time. */
  'creators.statement': read(idOnly, statement),
};
