import { z } from 'zod';
import { isDay } from '../domain/day';
import { LIFECYCLE_STAGES } from '../domain/lifecycle';

/** Shapes that several features share. Text is bounded at the border, so that no field swallows a novel. */
export const none = z.object({}).strict();
export const id = z.string().min(1).max(64);
export const name = z.string().trim().min(1, 'A name is needed').max(200);
export const shortText = z.string().max(500);
export const longText = z.string().max(20_000);
export const day = z.string().refine((text) => isDay(text), 'Not a calendar day (YYYY-MM-DD)');
export const periodId = z.string().min(1).max(32);
/** Money in minor units. */
export const minor = z.number().int().min(-9e15).max(9e15);
export const count = z.number().int().min(0);
export const path = z.string().min(1).max(4096);
export const ok = z.object({ ok: z.literal(true) });
export const idOnly = z.object({ id });
/** A person as shown on a badge. */
export const personRef = z.object({
  id,
  name: z.string(),
  initials: z.string(),
  side: z.enum(['sales', 'marketing', 'both']),
});
export type PersonRef = z.infer<typeof personRef>;

/** Where somebody stood with the company since when: oldest first, the last is now. */
export const lifecycle = z.array(z.object({ stage: z.enum(LIFECYCLE_STAGES), day: z.string() }));

/** Rows chosen by hand; a change of all of them is one step of undo. */
export const chosenIds = z.array(id).min(1).max(20_000);
