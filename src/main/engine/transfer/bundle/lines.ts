import { z } from 'zod';

/** Raised when the meaning of a bundle's lines changes. */
export const BUNDLE_VERSION = 1;

const cell = z.union([z.string(), z.number(), z.null()]);
const cells = z.record(z.string(), cell);
const table = z.string().regex(/^[a-z][a-z0-9_]*$/);
const id = z.string().min(1).max(200);
/** Who and when: a person's id, or null for Tandem, and ISO 8601 in UTC. */
const author = z.tuple([z.string().nullable(), z.string()]);

export const manifest = z.object({
  format: z.literal('tandem-bundle'),
  version: z.number().int(),
  /** The bundle's own id. */
  id,
  schema: z.number().int(),
  workspace: z.object({ id, name: z.string() }),
  /** Changes after this moment are in it; ISO 8601 in UTC. */
  since: z.string(),
  madeAt: z.string(),
  by: z.object({ id: z.string().nullable(), name: z.string() }),
  /** The bundle that was given before, whose changes this one builds on; null for the first. */
  after: z.string().nullable(),
  people: z.record(z.string(), z.string()),
  /** Imports that lines of this file name by their place in this list. */
  batches: z.array(z.object({ isNew: z.boolean(), row: cells })),
  /** Earlier imports that were taken back since. */
  takenBack: z.array(z.object({ file: z.string(), at: z.string(), undoneAt: z.string() })),
  counts: z.object({ records: z.number().int(), facts: z.number().int(), blocks: z.number().int() }),
  /** SHA-256 of every line below this one. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Manifest = z.infer<typeof manifest>;

/** One record that was changed: how it is now, what it was at the point, and who changed which field when. */
const recordLine = z.object({
  kind: z.literal('record'),
  table,
  id,
  /** Ids under which other copies know the same record. */
  also: z.array(id),
  /** Made since the point. */
  made: z.boolean(),
  /** When that was, ISO 8601 in UTC; null for one from before, and in bundles of a Tandem that did not say. */
  madeAt: z.string().nullable().default(null),
  /** Not changed itself, but others point to it. */
  needed: z.boolean(),
  row: cells,
  /** What the changed fields were at the point; empty for a record that was made since. */
  base: cells,
  /** Values that a field had between then and now. */
  seen: z.record(z.string(), z.array(cell)),
  /** Until when each of those stood, in their order, ISO 8601 in UTC: of fields that are scored by what they were on a day. */
  until: z.record(z.string(), z.array(z.string())).default({}),
  by: z.record(z.string(), author),
  last: author.nullable(),
  batch: z.number().int().min(0).nullable(),
  line: z.number().int().nullable(),
});
export type RecordLine = z.infer<typeof recordLine>;

/** What a fact points to: a record's id, a customer's natural key, an order's id and source, or the seven parts of a context. */
const link = z.union([cell, z.array(cell)]);
export type Link = z.infer<typeof link>;

/** One fact of an import, by what makes it one of its kind. */
const factLine = z.object({
  kind: z.literal('fact'),
  table,
  batch: z.number().int().min(0),
  line: z.number().int().nullable(),
  natural: z.record(z.string(), link),
  values: z.record(z.string(), link),
  /** What it was before that import; null when that made it. */
  base: z.record(z.string(), link).nullable(),
});
export type FactLine = z.infer<typeof factLine>;

/** A part of an imported file's text, as it is kept: base64. */
const blockLine = z.object({
  kind: z.literal('block'),
  batch: z.number().int().min(0),
  first: z.number().int(),
  last: z.number().int(),
  text: z.base64(),
});
export type BlockLine = z.infer<typeof blockLine>;

export const bundleLine = z.discriminatedUnion('kind', [recordLine, factLine, blockLine]);
export type BundleLine = z.infer<typeof bundleLine>;

export type Bundle = { manifest: Manifest; records: RecordLine[]; facts: FactLine[]; blocks: BlockLine[] };
