import { z } from 'zod';
import { count, minor, personRef } from '../common';
import { formulaTerm, metricValue } from '../metrics';

/** A computed figure of the catalogue. */
export const value = metricValue;

export const figure = z.object({
  label: z.string(),
  value,
  /** The same elapsed days of the period before. */
  previous: value.nullable(),
  /** Which direction is good news. */
  better: z.enum(['up', 'down', 'neither']),
  /** Target in minor units for figures that have one. */
  targetMinor: minor.nullable(),
  /** Number of its footnote, from 1. The same figure of the same period always has the same one. */
  note: count,
});
export type Figure = z.infer<typeof figure>;

/** Days of a period: all of it, and how many have passed. */
export const span = z.object({
  period: z.string(),
  kind: z.enum(['day', 'week', 'month', 'quarter', 'year', 'range']),
  from: z.string(),
  to: z.string(),
  days: count,
  elapsed: count,
});
export type Span = z.infer<typeof span>;

export const footnote = z.object({
  number: count,
  label: z.string(),
  formula: z.string(),
  /** The formula filled in; empty where a note speaks of several figures. */
  terms: z.array(formulaTerm),
  definition: z.string(),
  version: count,
  span,
  /** What it is compared with. */
  before: z.object({ from: z.string(), to: z.string() }).nullable(),
  rows: count.nullable(),
  /** What a row is: 'order lines'. */
  noun: z.string().nullable(),
  /** Given to these readers in another way than it was computed. */
  shown: z.enum(['rounded', 'indexed']).optional(),
  value,
});
export type Footnote = z.infer<typeof footnote>;

export const paceStatus = z.enum(['on-track', 'at-risk', 'miss', 'hit']);
/** Where a period with a target stands. The outlook is what was sold and the run rate of the rest. */
export const pace = z.object({
  actualMinor: minor,
  targetMinor: minor,
  expectedMinor: minor,
  /** What the expectation is spread by: the days that passed, or the shape of the same period a year before. */
  basis: z.enum(['days', 'last-year', 'spread']),
  outlookMinor: minor,
  lowMinor: minor,
  highMinor: minor,
  /** How many past periods the range comes from; 0 when it is our 15% for want of any. */
  errors: count,
  status: paceStatus,
});
export type Pace = z.infer<typeof pace>;

/** One sales channel. `id` null is what no channel claims: sales without one, and target not allocated. */
export const channelLine = z.object({
  id: z.string().nullable(),
  name: z.string(),
  type: z.string().nullable(),
  owner: personRef.nullable(),
  net: value,
  previous: value.nullable(),
  targetMinor: minor.nullable(),
  aov: value.nullable(),
  aovPrevious: value.nullable(),
  orders: value.nullable(),
  /** What a new customer of the channel cost, of the costs that are for it alone; not in reports frozen before it was said. */
  cac: value.nullable().optional(),
  cacPrevious: value.nullable().optional(),
  /** Of the frame: the quarter that a week stands in, else the period itself. */
  pace: pace.omit({ lowMinor: true, highMinor: true, errors: true }).nullable(),
});
export type ChannelLine = z.infer<typeof channelLine>;

export const point = z.object({
  period: z.string(),
  from: z.string(),
  to: z.string(),
  days: count,
  elapsed: count,
  netMinor: minor.nullable(),
  targetMinor: minor.nullable(),
  outlookMinor: minor.nullable(),
});
export type Point = z.infer<typeof point>;

export const source = z.object({
  source: z.string(),
  format: z.string(),
  lastDay: z.string().nullable(),
  lastImport: z.string(),
  ageDays: count,
  /** A new one is expected every week; lists hold until they change. */
  weekly: z.boolean().optional(),
  /** Its file is old, but people keep its records in Tandem: the day of their last change. */
  byHand: z.string().optional(),
  stale: z.boolean(),
});
export type Source = z.infer<typeof source>;
