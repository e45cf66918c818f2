import type { Edited } from './edited';

/** Who wrote it and when; `at` is ISO 8601 in UTC. */
type Authored = { person_id: string | null; at: string };

export type NoteThemesTable = Edited & Authored & { name: string; natural_key: string; note: string };
export type FieldNotesTable = Edited &
  Authored & {
    text: string;
    type: string;
    status: string;
    /** What was done about an issue. */
    resolution: string;
    channel_key: number | null;
    product_key: number | null;
    competitor: string;
    /** JSON: a list of words. */
    tags: string;
    theme_id: string | null;
    day: string;
  };
/** What was started from a note or a theme; one of the two is set. */
export type NoteLinksTable = Edited & {
  note_id: string | null;
  theme_id: string | null;
  entity: string;
  entity_id: string;
  at: string;
};

export type NoteTables = {
  note_themes: NoteThemesTable;
  field_notes: FieldNotesTable;
  note_links: NoteLinksTable;
};
