import type { Edited } from './edited';

/** A template that was changed, or one of the team's own; lists are JSON. */
type MeetingTemplatesTable = Edited & {
  name: string;
  team: string;
  rhythm: string;
  sections: string;
  standing: string;
  people: string;
};
type MeetingsTable = Edited & {
  /** Id of a template of the code or of `meeting_templates`. */
  template: string;
  title: string;
  day: string;
  status: string;
  notes: string;
  /** JSON: ids of who takes part. */
  people: string;
  held_at: string | null;
};
/** A line of an agenda that somebody wrote, noted or marked; once the meeting is held, every line as it was. */
type MeetingItemsTable = Edited & {
  meeting_id: string;
  /** What the line is about, `action:ID`; once in a meeting. */
  ref: string;
  section: string;
  text: string;
  detail: string;
  tone: string;
  entity: string | null;
  entity_id: string | null;
  position: number;
  note: string;
  for_team: number;
  done: number;
};
type DecisionsTable = Edited & {
  meeting_id: string | null;
  what: string;
  why: string;
  entity: string | null;
  entity_id: string | null;
  day: string;
  person_id: string | null;
  at: string;
};
type ActionsTable = Edited & {
  meeting_id: string | null;
  what: string;
  owner_key: number | null;
  due: string | null;
  done_at: string | null;
  done_day: string | null;
  entity: string | null;
  entity_id: string | null;
  /** When it was agreed. */
  day: string;
  /** Held meetings that it stood on undone after its own. */
  carried: number;
  person_id: string | null;
  at: string;
};

export type MeetingTables = {
  meeting_templates: MeetingTemplatesTable;
  meetings: MeetingsTable;
  meeting_items: MeetingItemsTable;
  decisions: DecisionsTable;
  actions: ActionsTable;
};
