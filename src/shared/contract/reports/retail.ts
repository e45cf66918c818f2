import { z } from 'zod';
import { count, minor } from '../common';
import { value } from './parts';

const productLine = z.object({
  sku: z.string(),
  name: z.string(),
  netMinor: minor,
  previousMinor: minor,
  share: z.number().nullable(),
  units: z.number(),
  onHand: z.number().nullable(),
  daysOfStock: value.nullable(),
  sellThrough: value.nullable(),
  /** Net sales by channel, in the order of `columns`; empty where they cannot be split. */
  byChannel: z.array(minor),
});
export type ProductLine = z.infer<typeof productLine>;
export const products = z.object({
  note: count,
  stockNote: count,
  columns: z.array(z.string()),
  rows: z.array(productLine),
  rest: productLine.nullable(),
  restCount: count,
  total: productLine,
});
export type Products = z.infer<typeof products>;

const placeLine = z.object({
  name: z.string(),
  storeMinor: minor,
  dotcomMinor: minor,
  unsaidMinor: minor,
  totalMinor: minor,
  storePrevious: minor,
  dotcomPrevious: minor,
  totalPrevious: minor,
});
export type PlaceLine = z.infer<typeof placeLine>;
/** Where goods are sold: own web shop, stores, partners' sites, trade; `total` is the company. */
export const places = z.object({
  note: count,
  retail: z.array(placeLine),
  /** Currencies without an exchange rate in this period, and in the one before: what was sold in them is not in here. */
  leftOut: z.array(z.string()).default([]),
  leftOutBefore: z.array(z.string()).default([]),
  web: minor,
  stores: minor,
  dotcom: minor,
  trade: minor,
  unsaid: minor,
  total: minor,
});
export type Places = z.infer<typeof places>;
