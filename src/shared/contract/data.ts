import { z } from 'zod';
import { job, read, write } from './channel';
import { count, name, none, ok, path, shortText, id, minor } from './common';

/** Taking things out and keeping copies. */
export const backupFile = z.object({
  file: z.string(),
  name: z.string(),
  at: z.string(),
  bytes: count,
  reason: z.string(),
});

/** What opens an encrypted copy. Long enough that guessing is hopeless when it is not a word one knows. */
const passphrase = z.string().max(500);

export const dataContract = {
  'export.tables': read(none, z.array(z.object({ table: z.string(), label: z.string(), rows: count }))),
  'export.table': job(
    z.object({ table: z.string(), file: path }),
    z.object({ table: z.string(), rows: count, file: z.string() }),
  ),
  'export.all': job(
    z.object({ folder: path }),
    z.array(z.object({ table: z.string(), rows: count, file: z.string() })),
  ),
  /** Moments and open next steps with a day as a calendar file; the steps of one person, or with null everybody's. */
  'export.calendar': job(
    z.object({ personId: id.nullable(), file: path }),
    z.object({ events: count, file: z.string() }),
  ),
  /** The whole workspace as a folder of CSV files with their description, of which `backup.fromFolder` makes it again. */
  'export.folder': job(
    z.object({ folder: path }),
    z.object({ folder: z.string(), tables: count, rows: count, checksum: z.string() }),
  ),
  'backup.list': read(none, z.array(backupFile)),
  /** The copy of the day, when the last is a day old and something has changed since. */
  'backup.auto': job(none, z.object({ made: z.boolean() })),
  'backup.create': job(
    z.object({ folder: path.optional(), reason: shortText.default('by hand') }),
    // `loose` counts rows that point to rows which are not there; Check says which.
    z.object({ file: z.string(), rows: count, loose: count }),
  ),
  'backup.restore': job(z.object({ file: path }), z.object({ file: z.string(), rows: count, snapshot: z.string() })),
  /** A copy of the workspace that only the passphrase opens, in the age format; to be sent. */
  'backup.encrypt': job(
    z.object({ file: path, passphrase: passphrase.min(12, 'A passphrase has at least 12 characters') }),
    z.object({ file: z.string(), bytes: count }),
  ),
  /** Makes a workspace file at `to` of such a copy. */
  'backup.decrypt': job(
    z.object({ file: path, to: path, passphrase: passphrase.min(1) }),
    z.object({ file: z.string(), rows: count }),
  ),
  /** Makes a workspace file at `to` of a folder that `export.folder` wrote; every checksum must be as it was. */
  'backup.fromFolder': job(
    z.object({ folder: path, to: path }),
    z.object({ file: z.string(), rows: count, checksum: z.string() }),
  ),
  'check.run': job(none, z.object({ ok: z.boolean(), problems: z.array(z.string()) })),
  /** Exchange rates: what one unit of `currency` is worth in the workspace's currency from `day` on. */
  'rates.list': read(none, z.array(z.object({ id, day: z.string(), currency: z.string(), rate: z.number() }))),
  'rates.set': write(
    z.object({ day: z.string(), currency: z.string().regex(/^[A-Z]{3}$/), rate: z.number().positive() }),
    ok,
  ),
};

export const productRow = z.object({
  id,
  sku: z.string(),
  name: z.string(),
  line: z.string(),
  priceMinor: minor.nullable(),
  costMinor: minor.nullable(),
  netMinor: minor,
  units: z.number(),
  returnedUnits: z.number(),
  share: z.number().nullable(),
  previousNetMinor: minor,
  onHand: z.number().nullable(),
  stockDay: z.string().nullable(),
  turnover: z.number().nullable(),
  daysOfStock: z.number().nullable(),
  sellThrough: z.number().nullable(),
  /** Days that the stock on hand lasts at the period's pace; null without stock or sales. */
  daysLeft: z.number().nullable(),
  /** What is on hand lasts for less than four weeks. */
  lowStock: z.boolean(),
  /** Why turnover, days or sell-through are missing. */
  reason: z.string().nullable(),
});
export type ProductRow = z.infer<typeof productRow>;

/** What a list of products can be sorted by. */
export const PRODUCT_SORTS = [
  'net',
  'name',
  'sku',
  'line',
  'price',
  'cost',
  'change',
  'units',
  'onHand',
  'daysLeft',
  'sellThrough',
] as const;
export type ProductSort = (typeof PRODUCT_SORTS)[number];

const productFields = z.object({
  sku: shortText,
  name,
  line: shortText,
  priceMinor: minor.min(0).nullable(),
  costMinor: minor.min(0).nullable(),
});

export const productsContract = {
  'products.list': read(
    z.object({
      period: z.string(),
      search: shortText.optional(),
      sort: z.enum(PRODUCT_SORTS).default('net'),
      descending: z.boolean().default(true),
      limit: z.number().int().min(1).max(500_000).default(200),
      offset: count.default(0),
    }),
    z.object({
      rows: z.array(productRow),
      total: count,
      totals: z.object({
        netMinor: minor,
        units: z.number(),
        onHand: z.number().nullable(),
        /** Why nobody knows what was sold in the period (the data ends before it): the zeros of the rows are none then. */
        unknown: z.string().nullable(),
      }),
    }),
  ),
  'products.get': read(
    z.object({ id, period: z.string() }),
    z.object({
      row: productRow,
      /** Why nobody knows what was sold in the period (the data ends before it): the zeros of the row are none then. */
      unknown: z.string().nullable(),
      /** Sell-through where stock is counted at a place of the channel's own name; else null. */
      byChannel: z.array(
        z.object({
          channel: z.string(),
          netMinor: minor,
          units: z.number(),
          onHand: z.number().nullable(),
          sellThrough: z.number().nullable(),
        }),
      ),
      /** The weeks of the period, those to come too. */
      trend: z.array(
        z.object({
          period: z.string(),
          from: z.string(),
          to: z.string(),
          elapsedDays: count,
          days: count,
          /** Null before the week begins, and where nobody knows what was sold in it. */
          netMinor: minor.nullable(),
          units: z.number().nullable(),
        }),
      ),
      stock: z.array(
        z.object({
          day: z.string(),
          location: z.string().nullable(),
          onHand: z.number(),
          received: z.number().nullable(),
          batch: z.number().nullable(),
          line: z.number().nullable(),
        }),
      ),
      rev: count,
    }),
  ),
  'products.create': write(productFields.partial().extend({ name }), z.object({ id })),
  'products.update': write(z.object({ id, ...productFields.partial().shape }), ok),
  /** Changes rows chosen by hand; all of them are one step of undo. */
  'products.bulk': write(
    z.object({ ids: z.array(id).min(1).max(2000), line: shortText }),
    z.object({ changed: count }),
  ),
  /** The rows of the list as CSV, all of them, in its order. */
  'products.export': job(
    z.object({
      period: z.string(),
      search: shortText.optional(),
      sort: z.enum(PRODUCT_SORTS).default('net'),
      descending: z.boolean().default(true),
      file: path,
    }),
    z.object({ rows: count, file: z.string() }),
  ),
  'products.remove': write(z.object({ id }), ok),
};
