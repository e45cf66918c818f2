import { z } from 'zod';
import { CHANNEL_TYPE_IDS } from '../domain/channels';
import { ROLE_IDS } from '../domain/roles';
import { read, write } from './channel';
import { count, id, idOnly, longText, name, none, ok, personRef, shortText } from './common';

/** The company: one row. `timeZone` is an IANA zone, or 'as-written': a timestamp's own offset decides its day. */
export const workspaceSettings = z.object({
  name,
  currency: z.string().regex(/^[A-Z]{3}$/, 'A currency is three letters, such as GBP'),
  timeZone: z.string().min(1).max(64),
  weekStart: z.number().int().min(1).max(7),
  fiscalYearStart: z.number().int().min(1).max(12),
  /** Days without an order after which a customer counts as lost (churn-rate). */
  inactivityDays: z.number().int().min(1).max(3650),
  /** Returns are booked on the day processed, or on the day of the order. */
  refundDating: z.enum(['processed', 'order']),
  /** Days in a stage after which a deal is stale. */
  staleDays: z.number().int().min(1).max(365),
  vision: longText,
  /** Open week days, 1 Monday … 7 Sunday, and the minutes after midnight between which the office is open. */
  workDays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
  workFrom: z.number().int().min(0).max(1439),
  workTo: z.number().int().min(1).max(1440),
  /** Hours of office time within which a lead gets its first answer. */
  promiseHours: z.number().min(0.25).max(500),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettings>;

export const person = z.object({ ...personRef.shape, roles: z.array(z.enum(ROLE_IDS)), email: z.string(), rev: count });
export type Person = z.infer<typeof person>;
export const personInput = z.object({ name, roles: z.array(z.enum(ROLE_IDS)).max(16), email: shortText.default('') });

export const channelNode = z.object({
  id,
  parentId: id.nullable(),
  /** type: a kind of channel; account: a shop, partner or site; location: a door of an account. */
  level: z.enum(['type', 'account', 'location']),
  type: z.enum(CHANNEL_TYPE_IDS),
  name: z.string(),
  owner: personRef.nullable(),
  orders: count,
  rev: count,
});
export type ChannelNode = z.infer<typeof channelNode>;

export const workspaceContract = {
  'workspace.get': read(
    none,
    z.object({
      ...workspaceSettings.shape,
      id,
      path: z.string(),
      schema: count,
      /** Today in the workspace's time zone. */
      today: z.string(),
      /** First and last day that any order, deal, lead or ad row speaks of; null in an empty workspace. */
      firstDay: z.string().nullable(),
      lastDay: z.string().nullable(),
      counts: z.object({ orders: count, lines: count, products: count, customers: count, deals: count, leads: count }),
      lastBackupAt: z.string().nullable(),
      isSample: z.boolean(),
    }),
  ),
  /** Another text after each change that was committed to the file, by this program or another; it says nothing else. */
  'workspace.version': read(none, z.object({ version: z.string() })),
  'workspace.update': write(workspaceSettings.partial(), ok),
  'people.list': read(none, z.array(person)),
  'people.create': write(personInput, idOnly),
  'people.update': write(z.object({ id, ...personInput.partial().shape }), ok),
  'people.remove': write(idOnly, ok),
  'channels.list': read(none, z.array(channelNode)),
  'channels.create': write(
    z.object({
      name,
      type: z.enum(CHANNEL_TYPE_IDS),
      level: z.enum(['account', 'location']),
      parentId: id.nullable().default(null),
      ownerId: id.nullable().default(null),
    }),
    idOnly,
  ),
  'channels.update': write(
    z.object({
      id,
      name: name.optional(),
      type: z.enum(CHANNEL_TYPE_IDS).optional(),
      parentId: id.nullable().optional(),
      ownerId: id.nullable().optional(),
    }),
    ok,
  ),
  'channels.remove': write(idOnly, ok),
};
