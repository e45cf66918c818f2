import { z } from 'zod';
import { job, read } from './channel';
import { count, id, idOnly, minor, path, shortText } from './common';

/** An order as files brought it. Its facts are the files'; what people add to it are comments. */
export const orderRow = z.object({
  id,
  /** What files know it by; comments stand on it. */
  naturalKey: z.string(),
  number: z.string(),
  day: z.string(),
  /** '' where the file names none. */
  customer: z.string(),
  /** Id of that customer; null where the file names none. */
  buyerId: id.nullable(),
  channel: z.string(),
  status: z.string(),
  units: z.number(),
  netMinor: minor,
  currency: z.string(),
  file: z.string(),
  batch: count,
  line: count,
});
export type OrderRow = z.infer<typeof orderRow>;

export const orderFilter = z.object({
  /** Part of its number or of its customer's name. */
  q: shortText.optional(),
  customer: z.enum(['named', 'none']).optional(),
  channelId: id.optional(),
});

export const ordersContract = {
  /** All orders, the newest first. */
  'orders.list': read(
    orderFilter.extend({ limit: z.number().int().min(1).max(500).default(100), offset: count.default(0) }),
    z.object({ rows: z.array(orderRow), total: count }),
  ),
  /** One order by what files know it by. */
  'orders.get': read(idOnly.extend({ id: z.string().min(1).max(500) }), orderRow),
  'orders.export': job(orderFilter.extend({ file: path }), z.object({ rows: count, file: z.string() })),
};
