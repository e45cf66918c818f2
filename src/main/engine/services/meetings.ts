import type { MeetingEntry, MeetingView } from '../../../shared/contract/meetings';
import type { Context, ServiceOf } from '../context';
import { findSubjects } from '../store/repositories/meeting-subjects';
import { listActions, listDecisions, listMeetings, type MeetingRow } from '../store/repositories/meetings';
import { lineView, linesOf } from './meetings/agenda';
import {
  addItem,
  createMeeting,
  markLine,
  removeItem,
  removeTemplate,
  setTemplate,
  updateMeeting,
} from './meetings/edit';
import { holdMeeting } from './meetings/hold';
import {
  agree,
  decide,
  meetingById,
  removeAction,
  removeDecision,
  updateAction,
  updateDecision,
} from './meetings/record';
import { templateFor, templatesOf, templateView, textsOf } from './meetings/templates';
import { actionViews, decisionViews } from './meetings/views';
import { change } from './people';
import { settingsOf } from './settings';
import { readPeople } from './targets/trees';

const OK = { ok: true } as const;
const SUBJECTS_PER_KIND = 4;

const refOf = (row: MeetingRow | undefined) => (row ? { id: row.id, title: row.title, day: row.day } : null);

const meetingView = async (context: Context, id: string): Promise<MeetingView> => {
  const db = context.store.read;
  const row = await meetingById(db, id);
  const people = await readPeople(db);
  const template = templateFor(await templatesOf(db), row.template);
  const lines = await linesOf(db, row, await settingsOf(context), context.now());
  const kind = (await listMeetings(db)).filter((one) => one.template === row.template);
  const at = kind.findIndex((one) => one.id === id);
  const open = new Set((await listActions(db, { open: true })).map((one) => one.id));
  return {
    id,
    rev: row.rev,
    template: templateView(template, people),
    title: row.title,
    day: row.day,
    held: row.status === 'held',
    heldAt: row.held_at,
    notes: row.notes,
    people: textsOf(row.people).flatMap((one) => people.byId(one) ?? []),
    before: refOf(kind[at + 1]),
    after: refOf(kind[at - 1]),
    sections: [...new Set([...template.sections, ...lines.map(({ section }) => section)])],
    lines: lines.map((line) => lineView(line, open)),
    decisions: await decisionViews(db, await listDecisions(db, { meetings: [id] })),
    actions: await actionViews(db, await listActions(db, { meetings: [id] })),
  };
};

/** Meetings from the agenda to what came of them. */
export const meetingsService: ServiceOf<'meetings'> = {
  'meetings.list': async (_input, context) => {
    const db = context.store.read;
    const people = await readPeople(db);
    const templates = await templatesOf(db);
    const decisions = await listDecisions(db);
    const actions = await listActions(db);
    return (await listMeetings(db)).map((row): MeetingEntry => {
      const { id, name, team } = templateFor(templates, row.template);
      const agreed = actions.filter((one) => one.meeting_id === row.id);
      return {
        id: row.id,
        template: { id, name, team },
        title: row.title,
        day: row.day,
        held: row.status === 'held',
        people: textsOf(row.people).flatMap((one) => people.byId(one) ?? []),
        decisions: decisions.filter((one) => one.meeting_id === row.id).length,
        actions: agreed.length,
        open: agreed.filter((one) => one.done_day === null).length,
      };
    });
  },
  'meetings.templates': async (_input, context) => {
    const people = await readPeople(context.store.read);
    return (await templatesOf(context.store.read)).map((one) => templateView(one, people));
  },
  'meetings.setTemplate': (input, context) => setTemplate(context, input),
  'meetings.removeTemplate': async ({ id }, context) => {
    await removeTemplate(context, id);
    return OK;
  },
  'meetings.get': ({ id }, context) => meetingView(context, id),
  'meetings.create': (input, context) => createMeeting(context, input),
  'meetings.update': async (input, context) => {
    await updateMeeting(context, input);
    return OK;
  },
  'meetings.remove': async ({ id }, context) => {
    const row = await meetingById(context.store.read, id);
    await change(context, `Removed ${row.title}`, 'meetings', id, (edit) => edit.remove('meetings', id));
    context.touched('meetings');
    return OK;
  },
  'meetings.hold': async ({ id }, context) => holdMeeting(context, await meetingById(context.store.read, id)),
  'meetings.addItem': (input, context) => addItem(context, input),
  'meetings.mark': async (input, context) => {
    await markLine(context, input);
    return OK;
  },
  'meetings.removeItem': async (input, context) => {
    await removeItem(context, input);
    return OK;
  },
  'meetings.decide': (input, context) => decide(context, input),
  'meetings.updateDecision': async (input, context) => {
    await updateDecision(context, input);
    return OK;
  },
  'meetings.removeDecision': ({ id }, context) => removeDecision(context, id),
  'meetings.agree': (input, context) => agree(context, input),
  'meetings.updateAction': async (input, context) => {
    await updateAction(context, input);
    return OK;
  },
  'meetings.removeAction': async ({ id }, context) => {
    await removeAction(context, id);
    return OK;
  },
  'meetings.actions': async ({ open }, context) =>
    actionViews(context.store.read, await listActions(context.store.read, { open })),
  'meetings.decisions': async ({ about }, context) =>
    decisionViews(
      context.store.read,
      await listDecisions(context.store.read, about === undefined ? {} : { entity: about.kind, entityId: about.id }),
    ),
  'meetings.subjects': async ({ text }, context) => findSubjects(context.store.read, text, SUBJECTS_PER_KIND),
};
