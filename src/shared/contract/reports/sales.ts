import { z } from 'zod';
import { count, minor } from '../common';
import { figure } from './parts';

const stageLine = z.object({
  name: z.string(),
  count,
  sumMinor: minor,
  weightedMinor: minor,
  probability: z.number().nullable(),
  stale: count,
});
export type StageLine = z.infer<typeof stageLine>;
const forecastLine = z.object({
  due: z.enum(['overdue', 'period', 'later', 'undated']),
  count,
  sumMinor: minor,
  weightedMinor: minor,
});
const dealLine = z.object({
  id: z.string(),
  what: z.enum(['won', 'lost', 'late', 'next', 'open']),
  company: z.string().nullable(),
  title: z.string(),
  stage: z.string(),
  valueMinor: minor.nullable(),
  currency: z.string(),
  probability: z.number(),
  day: z.string().nullable(),
  step: z.string(),
  owner: z.string().nullable(),
});
export type DealLine = z.infer<typeof dealLine>;
const repLine = z.object({ name: z.string(), netMinor: minor, previousMinor: minor, share: z.number().nullable() });
export type RepLine = z.infer<typeof repLine>;
export const pipeline = z.object({
  figures: z.array(figure),
  note: count,
  stages: z.array(stageLine),
  open: stageLine,
  forecast: z.array(forecastLine),
  reps: z.array(repLine),
  repNote: count,
  deals: z.array(dealLine),
});
export type Pipeline = z.infer<typeof pipeline>;
