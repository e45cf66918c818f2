import { z } from 'zod';
import { DECISION_IDS } from '../domain/campaigns';
import {
  AGENDA_SECTION_IDS,
  LINE_KIND_IDS,
  MEETING_RHYTHM_IDS,
  MEETING_TEAM_IDS,
  SUBJECT_KIND_IDS,
} from '../domain/meetings';
import { read, write } from './channel';
import { count, day, id, idOnly, longText, name, none, ok, personRef, shortText } from './common';

const section = z.enum(AGENDA_SECTION_IDS);
const what = z.string().trim().min(1, 'Write something first.').max(1_000);
const people = z.array(id).max(100);
/** What something is about: a record of the workspace. */
const subject = z.object({ kind: z.enum(SUBJECT_KIND_IDS), id });
const subjectNamed = z.object({ ...subject.shape, name: z.string() });
export type MeetingSubject = z.infer<typeof subjectNamed>;
const meetingRef = z.object({ id, title: z.string(), day: z.string() });

const decision = z.object({
  id,
  what: z.string(),
  why: z.string(),
  /** Null where it is about nothing in particular, or about something that is gone. */
  about: subjectNamed.nullable(),
  meeting: meetingRef.nullable(),
  day: z.string(),
  by: personRef.nullable(),
});
export type MeetingDecision = z.infer<typeof decision>;

const action = z.object({
  id,
  what: z.string(),
  owner: personRef.nullable(),
  due: z.string().nullable(),
  doneDay: z.string().nullable(),
  about: subjectNamed.nullable(),
  meeting: meetingRef.nullable(),
  day: z.string(),
  /** Held meetings that it stood on undone after its own. */
  carried: count,
});
export type MeetingAction = z.infer<typeof action>;

/** What was decided and agreed in a span of days, as the weekly report says it. */
export const meetingRecord = z.object({ decisions: z.array(decision), actions: z.array(action) });
export type MeetingRecord = z.infer<typeof meetingRecord>;

const line = z.object({
  /** What it is about, once in a meeting: `action:ID`. */
  key: z.string(),
  section,
  text: z.string(),
  detail: z.string(),
  tone: z.enum(['plain', 'good', 'warn', 'bad']),
  leads: z.object({ kind: z.enum(LINE_KIND_IDS), id: z.string() }).nullable(),
  note: z.string(),
  /** It is to stand on the team's next agenda. */
  forTeam: z.boolean(),
  done: z.boolean(),
  /** Brought by a person, who may take it away. */
  own: z.boolean(),
  /** Of an open action: its id, so that it can be ticked. */
  actionId: z.string().nullable(),
});
export type MeetingLineView = z.infer<typeof line>;

const template = z.object({
  id,
  name: z.string(),
  team: z.enum(MEETING_TEAM_IDS),
  rhythm: z.enum(MEETING_RHYTHM_IDS),
  sections: z.array(section),
  standing: z.array(z.string()),
  people: z.array(personRef),
  /** It differs from what the workspace began with. */
  changed: z.boolean(),
});
export type MeetingTemplateView = z.infer<typeof template>;

const templateFields = z.object({
  name,
  team: z.enum(MEETING_TEAM_IDS),
  rhythm: z.enum(MEETING_RHYTHM_IDS),
  sections: z.array(section).min(1, 'An agenda needs a part').max(AGENDA_SECTION_IDS.length),
  standing: z.array(shortText).max(30),
  people,
});

const entry = z.object({
  id,
  template: z.object({ id: z.string(), name: z.string(), team: z.enum(MEETING_TEAM_IDS) }),
  title: z.string(),
  day: z.string(),
  held: z.boolean(),
  people: z.array(personRef),
  decisions: count,
  actions: count,
  open: count,
});
export type MeetingEntry = z.infer<typeof entry>;

const meeting = z.object({
  id,
  rev: count,
  template,
  title: z.string(),
  day: z.string(),
  held: z.boolean(),
  heldAt: z.string().nullable(),
  notes: z.string(),
  people: z.array(personRef),
  /** The meeting of this kind before and after it. */
  before: meetingRef.nullable(),
  after: meetingRef.nullable(),
  /** The parts of the agenda in their order, also those with nothing to say today. */
  sections: z.array(section),
  lines: z.array(line),
  decisions: z.array(decision),
  actions: z.array(action),
});
export type MeetingView = z.infer<typeof meeting>;

/** Meetings by template: agendas that build themselves, and what came of them. */
export const meetingsContract = {
  'meetings.list': read(none, z.array(entry)),
  'meetings.templates': read(none, z.array(template)),
  /** Adds a template without an id; with one changes it. */
  'meetings.setTemplate': write(z.object({ id: id.optional(), ...templateFields.partial().shape }), idOnly),
  /** Takes an own template away, or puts one of the workspace's back as it was. */
  'meetings.removeTemplate': write(idOnly, ok),
  /** The whole of one meeting. Until it is held its agenda is built anew at each opening. */
  'meetings.get': read(idOnly, meeting),
  /** Without a day the next one by the template's rhythm. */
  'meetings.create': write(z.object({ template: id, day: day.optional(), title: name.optional() }), idOnly),
  'meetings.update': write(
    z.object({
      id,
      title: name.optional(),
      day: day.optional(),
      notes: longText.optional(),
      people: people.optional(),
    }),
    ok,
  ),
  'meetings.remove': write(idOnly, ok),
  /** Keeps the agenda as it is now, carries open actions on and plans the next meeting of the kind: one step of undo. */
  'meetings.hold': write(idOnly, z.object({ next: id.nullable() })),
  'meetings.addItem': write(z.object({ meetingId: id, text: what }), idOnly),
  /** What is said about a line of the agenda. */
  'meetings.mark': write(
    z.object({
      meetingId: id,
      key: z.string().min(1).max(600),
      note: longText.optional(),
      forTeam: z.boolean().optional(),
      done: z.boolean().optional(),
    }),
    ok,
  ),
  'meetings.removeItem': write(z.object({ meetingId: id, key: z.string().min(1).max(600) }), ok),
  /** `verdict` decides the experiment or campaign that it is about in the same step. */
  'meetings.decide': write(
    z.object({
      meetingId: id.nullable().default(null),
      what,
      why: longText.default(''),
      about: subject.nullable().default(null),
      verdict: z.enum(DECISION_IDS).nullable().default(null),
    }),
    idOnly,
  ),
  'meetings.updateDecision': write(
    z.object({ id, what: what.optional(), why: longText.optional(), about: subject.nullable().optional() }),
    ok,
  ),
  /** `tookBack`: what it decided went with it. `stays`: its experiment is decided still, by another step than its own. */
  'meetings.removeDecision': write(idOnly, z.object({ tookBack: z.boolean(), stays: z.boolean() })),
  'meetings.agree': write(
    z.object({
      meetingId: id.nullable().default(null),
      what,
      ownerId: id.nullable().default(null),
      due: day.nullable().default(null),
      about: subject.nullable().default(null),
    }),
    idOnly,
  ),
  'meetings.updateAction': write(
    z.object({
      id,
      what: what.optional(),
      ownerId: id.nullable().optional(),
      due: day.nullable().optional(),
      about: subject.nullable().optional(),
      done: z.boolean().optional(),
    }),
    ok,
  ),
  'meetings.removeAction': write(idOnly, ok),
  'meetings.actions': read(z.object({ open: z.boolean().default(false) }), z.array(action)),
  /** All decisions, or those about one record. */
  'meetings.decisions': read(z.object({ about: subject.optional() }), z.array(decision)),
  /** Records that a decision can be about, by words of their names. */
  'meetings.subjects': read(
    z.object({ text: shortText }),
    z.array(z.object({ ...subjectNamed.shape, hint: z.string() })),
  ),
};
