import { z } from 'zod';
import { MOMENT_SET_IDS } from '../domain/moment-sets';
import { MOMENT_KIND_IDS } from '../domain/targets';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, minor, name, none, ok } from './common';

/** What a moment is expected to add in money, for a channel and a product or for all of them (null). */
const lift = z.object({
  channelId: id.nullable(),
  productId: id.nullable(),
  amountMinor: minor.min(0, 'A lift cannot be negative'),
});

const moment = z.object({
  name,
  kind: z.enum(MOMENT_KIND_IDS),
  starts: day,
  ends: day,
  note: longText,
  lifts: z.array(lift).max(200),
});

/** Marketing moments: launches, holidays, drops, press and events, with what they should add. */
export const momentsContract = {
  'moments.list': read(
    none,
    z.array(
      z.object({
        ...moment.shape,
        id,
        lifts: z.array(z.object({ ...lift.shape, channel: z.string().nullable(), product: z.string().nullable() })),
        rev: z.number().int(),
      }),
    ),
  ),
  'moments.create': write(
    z.object({ ...moment.shape, note: longText.default(''), lifts: moment.shape.lifts.default([]) }),
    idOnly,
  ),
  'moments.update': write(z.object({ id, ...moment.partial().shape }), ok),
  'moments.remove': write(idOnly, ok),
  /** Ready-made moments by country and by trade that begin within these days; `known` are in the calendar already. */
  'moments.sets': read(
    z.object({ from: day, to: day }),
    z.array(
      z.object({
        id: z.enum(MOMENT_SET_IDS),
        name: z.string(),
        of: z.enum(['country', 'trade']),
        moments: z.array(
          z.object({
            name: z.string(),
            kind: z.enum(MOMENT_KIND_IDS),
            starts: z.string(),
            ends: z.string(),
            known: z.boolean(),
          }),
        ),
      }),
    ),
  ),
  /** Adds what of a set is not there yet, as one step. */
  'moments.addSet': write(
    z.object({
      id: z.enum(MOMENT_SET_IDS),
      from: day,
      to: day,
      /** What moments of it should add, over all channels and products; those that are not named get no lift yet. */
      lifts: z
        .array(z.object({ name, starts: day, amountMinor: minor.min(0, 'A lift cannot be negative') }))
        .max(500)
        .default([]),
    }),
    z.object({ added: count }),
  ),
};
