import { z } from 'zod';
import { read, write } from './channel';
import { count, id, longText, ok, path, periodId, shortText } from './common';
import { span } from './reports/parts';
import { reportSection } from './reports/sections';
import { snapshotHead } from './snapshots';

/** One file that a section stands on: how far it reaches into the days that are to be closed. */
const sectionSource = z.object({
  source: z.string(),
  /** The last day it speaks of. */
  lastDay: z.string(),
  lastImport: z.string(),
  /** Days of the period after that one, as far as they have come; 0 when it is complete. */
  missing: count,
  /** People kept its records in Tandem after its file was made: the day of their last change. */
  byHand: z.string().optional(),
  file: z.string(),
  batch: count,
});
export type SectionSource = z.infer<typeof sectionSource>;

export const closeSection = z.object({
  section: reportSection,
  /** Newest first; empty where nothing has been imported for it lately. */
  sources: z.array(sectionSource),
});
export type CloseSection = z.infer<typeof closeSection>;

/** What stands between a week and its frozen report. */
export const weekClose = z.object({
  span,
  hasData: z.boolean(),
  asOf: z.string(),
  sections: z.array(closeSection),
  /** Of this period, the newest first. */
  snapshots: z.array(snapshotHead),
});
export type WeekClose = z.infer<typeof weekClose>;

/** A request for one section, as a file: see docs/formats/section-request.md. */
export const sectionFile = z.object({
  format: z.literal('tandem-section'),
  version: z.literal(1),
  id,
  workspace: z.object({ id, name: z.string().max(200) }),
  period: z.object({ id: periodId, from: z.string().max(10), to: z.string().max(10) }),
  section: z.object({ id: z.string().max(100), name: z.string().max(200), block: z.string().max(40) }),
  currency: z.string().max(8),
  refundDating: z.enum(['processed', 'order']),
  asked: z.object({ by: z.string().max(200).nullable(), at: z.string().max(40) }),
  definitions: z
    .array(
      z.object({
        metric: z.string().max(100),
        version: count,
        name: z.string().max(200),
        formula: z.string().max(2_000),
      }),
    )
    .max(500),
  /** What the numbers said when it was asked for, as text. */
  figures: z.array(z.object({ label: z.string().max(200), value: z.string().max(200) })).max(200),
  text: longText,
  signature: z
    .object({
      by: z.string().trim().min(1).max(200),
      /** With any offset, as a hand may write it; kept as the moment in UTC. */
      at: z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString()),
    })
    .nullable(),
});
export type SectionFile = z.infer<typeof sectionFile>;

const mismatch = z.object({
  sentence: z.string(),
  /** It can't be brought in; otherwise it can, and the report says what differs. */
  refuses: z.boolean(),
});
const sectionPreview = z.object({
  file: sectionFile,
  /** `filled`: can be brought in; `same`: has been brought in already; `empty`: nobody has written into it. */
  state: z.enum(['empty', 'filled', 'same']),
  /** Whether it was asked for by this workspace. */
  ours: z.boolean(),
  mismatches: z.array(mismatch),
  /** What stands in the section now, where that is other words. */
  replaces: z.string().nullable(),
});
export type SectionPreview = z.infer<typeof sectionPreview>;

const which = { period: periodId, section: z.string().min(1).max(100) };
const name = z.string().trim().min(1, 'A name is needed').max(200);

export const closeContract = {
  /** Checklist of a week: each section with the freshness of what it stands on, its words and its signature. */
  'reports.close': read(z.object({ period: periodId }), weekClose),
  /** Signs a section as whoever sits here, with the words that stand in it. Undoable. */
  'reports.sign': write(z.object(which), ok),
  'reports.unsign': write(z.object(which), ok),
  /** Writes a request for one section to a file, to be filled on another laptop. */
  'reports.askSection': write(z.object({ ...which, path }), z.object({ path: z.string() })),
  /** What a section's file says, and whether it fits this workspace. */
  'reports.readSection': read(z.object({ path }), sectionPreview),
  /** Writes words and a signature into a request, on whatever laptop it is opened. */
  'reports.fillSection': write(z.object({ path, text: longText, by: name, to: path }), z.object({ path: z.string() })),
  /** Brings a filled section in. Undoable; a second time changes nothing. */
  'reports.bringSection': write(z.object({ path }), z.object({ changed: z.boolean(), mismatches: z.array(shortText) })),
};
