import { z } from 'zod';
import { NOTE_STATUS_IDS, NOTE_TYPE_IDS } from '../domain/note-line';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, minor, name, none, ok, periodId, personRef, shortText } from './common';

const type = z.enum(NOTE_TYPE_IDS);
const status = z.enum(NOTE_STATUS_IDS);
const text = z.string().trim().min(1, 'A field note needs words').max(2_000);
const tags = z.array(z.string().trim().min(1).max(40)).max(20);
const named = z.object({ id, name: z.string() });

const sales = z.object({ from: z.string(), to: z.string(), valueMinor: minor, rows: count });
/** What moved once it was out: a metric of as many days before as after, with the rows behind each side. */
const effect = z.object({
  state: z.enum(['up', 'down', 'level', 'not-computable']),
  metric: z.string(),
  /** The products it is about; null where it names none. */
  name: z.string().nullable(),
  /** Of one product: the group of the metric that shows its rows. */
  sku: z.string().nullable(),
  before: sales.nullable(),
  after: sales.nullable(),
  /** Why it cannot be computed. */
  reason: z.string().nullable(),
});
export type NoteEffect = z.infer<typeof effect>;

/** Something that was started from a note or a theme, and how far it is. */
const noteLink = z.object({
  kind: z.enum(['content', 'campaign', 'four-ps']),
  id,
  name: z.string(),
  /** "Published", "Running", "2 options". */
  state: z.string(),
  /** It is out: the content published, the campaign running or done. */
  out: z.boolean(),
  /** What its metric did since; null while it is not out. */
  effect: effect.nullable(),
  /** It is out and its metric has gone the right way. */
  closed: z.boolean(),
});
export type NoteLink = z.infer<typeof noteLink>;

const note = z.object({
  id,
  rev: count,
  text: z.string(),
  type,
  status,
  resolution: z.string(),
  product: named.nullable(),
  channel: named.nullable(),
  theme: named.nullable(),
  competitor: z.string(),
  tags: z.array(z.string()),
  author: personRef.nullable(),
  at: z.string(),
  day: z.string(),
  links: z.array(noteLink),
});
export type FieldNote = z.infer<typeof note>;

const theme = z.object({
  id,
  rev: count,
  name: z.string(),
  note: z.string(),
  notes: count,
  open: count,
  lastDay: z.string().nullable(),
  /** Notes by week, the oldest first; `from` is its first day. */
  weeks: z.array(z.object({ from: day, notes: count })),
  links: z.array(noteLink),
});
export type NoteTheme = z.infer<typeof theme>;

const filter = z.object({
  /** One note alone: what a comment or the search leads to. */
  id: id.optional(),
  type: type.optional(),
  status: status.optional(),
  themeId: id.optional(),
  productId: id.optional(),
  channelId: id.optional(),
  competitor: shortText.optional(),
  text: shortText.optional(),
});
export type NoteFilter = z.input<typeof filter>;

/** One of the two: what is made belongs to a note or to its theme. */
const from = z.union([z.object({ noteId: id }), z.object({ themeId: id })]);

/** Field notes: what customers, stores and competitors say, by theme, and what came of it. */
export const notesContract = {
  /** The newest first, a page of them; `total` counts all that the filter finds. */
  'notes.list': read(
    filter.extend({ limit: count.min(1).max(2_000).default(2_000), offset: count.default(0) }),
    z.object({ notes: z.array(note), total: count }),
  ),
  /** How many notes wait to be triaged, and who leads sales and so triages them; null where nobody's roles say so. */
  'notes.waiting': read(none, z.object({ open: count, lead: personRef.nullable() })),
  /** What a line can name. */
  'notes.choices': read(
    none,
    z.object({
      products: z.array(z.object({ id, name: z.string(), sku: z.string() })),
      channels: z.array(z.object({ ...named.shape, place: z.boolean().optional() })),
      themes: z.array(named),
      competitors: z.array(z.string()),
    }),
  ),
  /** Notes that share words with this text, the most alike first. */
  'notes.similar': read(
    z.object({ text: z.string().max(2_000) }),
    z.array(z.object({ id, text: z.string(), type, day: z.string(), theme: z.string().nullable() })),
  ),
  /** One line as it was typed; the type may be chosen instead of written. */
  'notes.create': write(
    z.object({ line: z.string().trim().min(1, 'A field note needs words').max(2_000), type: type.optional() }),
    idOnly,
  ),
  /** The same change to one note or several, one step of undo. */
  'notes.update': write(
    z.object({
      ids: z.array(id).min(1).max(500),
      text: text.optional(),
      type: type.optional(),
      status: status.optional(),
      resolution: longText.optional(),
      productId: id.nullable().optional(),
      channelId: id.nullable().optional(),
      themeId: id.nullable().optional(),
      competitor: z.string().trim().max(100).optional(),
      tags: tags.optional(),
    }),
    ok,
  ),
  'notes.remove': write(z.object({ ids: z.array(id).min(1).max(500) }), ok),
  'notes.themes': read(none, z.array(theme)),
  /** A theme, with notes put under it in the same step. */
  'notes.addTheme': write(
    z.object({ name, note: longText.default(''), noteIds: z.array(id).max(500).default([]) }),
    idOnly,
  ),
  'notes.updateTheme': write(z.object({ id, name: name.optional(), note: longText.optional() }), ok),
  'notes.removeTheme': write(idOnly, ok),
  /** A week's notes by type and theme as text; this week without a period. */
  'notes.digest': read(
    z.object({ week: periodId.optional() }),
    z.object({ from: z.string(), to: z.string(), notes: count, text: z.string() }),
  ),
  /** Starts a content brief, a campaign or a worksheet from a note or a theme, linked both ways: one step of undo. */
  'notes.start': write(
    z.object({ kind: z.enum(['content', 'campaign', 'four-ps']), from, name: name.optional() }),
    idOnly,
  ),
  /** Links notes or a theme to a record that is there already; each note once, one step of undo. */
  'notes.link': write(
    z.object({
      kind: z.enum(['content', 'campaign', 'four-ps']),
      id,
      noteIds: z.array(id).max(500).default([]),
      themeId: id.optional(),
    }),
    ok,
  ),
  /** Takes such a link away; the record stays. */
  'notes.unlink': write(z.object({ kind: z.enum(['content', 'campaign', 'four-ps']), id, from }), ok),
  /** The notes and themes that a record was started from. */
  'notes.sources': read(
    z.object({ kind: z.enum(['content', 'campaign', 'four-ps']), id }),
    z.array(z.object({ kind: z.enum(['note', 'theme']), id, name: z.string(), notes: count })),
  ),
};
