import { z } from 'zod';
import { BLOCK_KINDS } from '../domain/investor';
import { read, write } from './channel';
import { count, id, idOnly, longText, name, none, ok, periodId, shortText } from './common';
import { blockData, boundNumber, locale, rule, updateBlock } from './reports/update';
import { span } from './reports/parts';

const recipientGroup = z.object({
  id,
  rev: count,
  name: z.string(),
  /** Names, one a line. */
  people: z.string(),
  locale,
  rules: z.array(rule),
});
export type RecipientGroup = z.infer<typeof recipientGroup>;

const send = z.object({
  id,
  group: z.string(),
  groupId: id.nullable(),
  people: z.array(z.string()),
  rules: z.array(rule),
  locale,
  at: z.string(),
  by: z.string().nullable(),
});
export type UpdateSend = z.infer<typeof send>;

/** What a report still tells of figures that are kept back: by working them out, or in words that somebody typed. */
const reveals = z.object({
  figures: z.array(z.object({ metric: z.string(), name: z.string(), from: z.array(z.string()) })),
  words: z.array(z.object({ where: z.string(), line: z.string(), amount: z.string(), name: z.string() })),
});
export type Reveals = z.infer<typeof reveals>;

const rules = z
  .array(rule)
  .max(60)
  .refine((all) => new Set(all.map((one) => one.metric)).size === all.length, 'One rule a figure');
const people = z.string().trim().max(5_000);

/** Investor updates: composed of blocks, shown to each group as its rules say, and frozen when they are sent. */
export const updatesContract = {
  /** The update of a period: null where nobody has begun one. `last` is the newest of an earlier period. */
  'updates.get': read(
    z.object({ period: periodId }),
    z.object({
      update: z.object({ id, rev: count, status: z.enum(['draft', 'sent']), sentAt: z.string().nullable() }).nullable(),
      blocks: z.array(updateBlock),
      sends: z.array(send),
      last: z.object({ id, span }).nullable(),
    }),
  ),
  /** Begins the update of a period, from the last one (its blocks and texts, its asks to follow up) or the standard blocks. */
  'updates.start': write(z.object({ period: periodId, from: z.enum(['last', 'standard']) }), idOnly),
  'updates.remove': write(idOnly, ok),
  /** `beforeId` null is the end. */
  'updates.addBlock': write(
    z.object({ updateId: id, kind: z.enum(BLOCK_KINDS), beforeId: id.nullable().default(null) }),
    idOnly,
  ),
  'updates.setBlock': write(
    z.object({
      id,
      hidden: z.boolean().optional(),
      title: shortText.optional(),
      text: longText.optional(),
      data: blockData.optional(),
    }),
    ok,
  ),
  'updates.moveBlock': write(z.object({ id, beforeId: id.nullable() }), ok),
  'updates.removeBlock': write(idOnly, ok),
  /** A number as it would stand in a sentence of this period's update. */
  'updates.number': read(z.object({ period: periodId, raw: z.string().max(400) }), boundNumber.nullable()),
  /** What a group could still read of the figures that are kept back from it. */
  'updates.reveals': read(z.object({ period: periodId, groupId: id }), reveals),
  'updates.groups': read(none, z.array(recipientGroup)),
  'updates.addGroup': write(
    z.object({ name, people: people.default(''), locale: locale.default(null), rules: rules.default([]) }),
    idOnly,
  ),
  'updates.setGroup': write(
    z.object({
      id,
      name: name.optional(),
      people: people.optional(),
      locale: locale.optional(),
      rules: rules.optional(),
    }),
    ok,
  ),
  'updates.removeGroup': write(idOnly, ok),
  /** Freezes the update at the first sending, and notes who got it. Nobody may be named but a group, or names alone. */
  'updates.send': write(
    z.object({
      period: periodId,
      to: z
        .array(z.object({ groupId: id.nullable(), people: longText.default('') }))
        .min(1)
        .max(30),
    }),
    ok,
  ),
};
