import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { addDays, maxDay } from '../../../../shared/domain/day';
import { MEETING_TEMPLATES, RHYTHM_DAYS } from '../../../../shared/domain/meetings';
import { fold } from '../../../../shared/domain/text';
import type { Context } from '../../context';
import { itemsOf, listMeetings, listTemplateRows } from '../../store/repositories/meetings';
import { keyOf } from '../../store/repositories/keys';
import { change } from '../people';
import { settingsOf } from '../settings';
import { linesOf, rowOfLine } from './agenda';
import { meetingById } from './record';
import { knownTemplate, type Template, templatesOf } from './templates';

const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

const assertPeople = async (context: Context, ids: readonly string[] | undefined): Promise<void> => {
  for (const id of ids ?? []) await keyOf(context.store.read, 'people', id);
};

export const createMeeting = async (
  context: Context,
  { template: kind, day, title }: Parsed<'meetings.create'>,
): Promise<{ id: string }> => {
  const db = context.store.read;
  const template = await knownTemplate(db, kind);
  const { today } = await settingsOf(context);
  const last = (await listMeetings(db)).find((one) => one.template === kind);
  const next = last === undefined ? today : maxDay(addDays(last.day, RHYTHM_DAYS[template.rhythm]), today);
  const id = context.newId();
  await change(context, `Planned ${title ?? template.name}`, 'meetings', id, (edit) =>
    edit.insert('meetings', {
      id,
      template: kind,
      title: title ?? template.name,
      day: day ?? next,
      status: 'planned',
      notes: '',
      people: JSON.stringify(
        template.people.length > 0 ? template.people : (JSON.parse(last?.people ?? '[]') as unknown),
      ),
      held_at: null,
      deleted_at: null,
    }),
  );
  context.touched('meetings');
  return { id };
};

export const updateMeeting = async (
  context: Context,
  { id, title, day, notes, people }: Parsed<'meetings.update'>,
): Promise<void> => {
  const meeting = await meetingById(context.store.read, id);
  await assertPeople(context, people);
  const label = notes === undefined ? `Changed ${title ?? meeting.title}` : `Wrote the notes of ${meeting.title}`;
  await change(context, label, 'meetings', id, (edit) =>
    edit.update('meetings', id, {
      title,
      day,
      notes,
      people: people === undefined ? undefined : JSON.stringify([...new Set(people)]),
    }),
  );
  context.touched('meetings');
};

export const addItem = async (
  context: Context,
  { meetingId, text }: Parsed<'meetings.addItem'>,
): Promise<{ id: string }> => {
  const meeting = await meetingById(context.store.read, meetingId);
  const rows = await itemsOf(context.store.read, [meetingId]);
  const id = context.newId();
  await change(context, `Put “${short(text)}” on ${meeting.title}`, 'meeting_items', id, (edit) =>
    edit.insert('meeting_items', {
      id,
      meeting_id: meetingId,
      ref: `own:${id}`,
      section: 'own',
      text,
      detail: '',
      tone: 'plain',
      entity: null,
      entity_id: null,
      position: Math.max(0, ...rows.map((row) => row.position)) + 1,
      note: '',
      for_team: 0,
      done: 0,
      deleted_at: null,
    }),
  );
  context.touched('meetings');
  return { id };
};

/** Notes or marks a line. One that nobody has touched yet is written down as it reads now. */
export const markLine = async (
  context: Context,
  { meetingId, key, note, forTeam, done }: Parsed<'meetings.mark'>,
): Promise<void> => {
  const db = context.store.read;
  const meeting = await meetingById(db, meetingId);
  const lines = await linesOf(db, meeting, await settingsOf(context), context.now());
  const at = lines.findIndex((one) => one.key === key);
  const line = lines[at];
  if (!line) throw new TandemError('not-found', 'This line is no longer on the agenda.');
  const marks = {
    note,
    for_team: forTeam === undefined ? undefined : Number(forTeam),
    done: done === undefined ? undefined : Number(done),
  };
  await change(context, `Noted “${short(line.text)}”`, 'meeting_items', line.row?.id ?? null, async (edit) => {
    if (line.row) await edit.update('meeting_items', line.row.id, marks);
    else
      await edit.insert('meeting_items', {
        id: context.newId(),
        meeting_id: meetingId,
        ...rowOfLine(line, at),
        note: note ?? '',
        for_team: marks.for_team ?? 0,
        done: marks.done ?? 0,
        deleted_at: null,
      });
  });
  context.touched('meetings');
};

export const removeItem = async (
  context: Context,
  { meetingId, key }: Parsed<'meetings.removeItem'>,
): Promise<void> => {
  await meetingById(context.store.read, meetingId);
  const row = (await itemsOf(context.store.read, [meetingId])).find((one) => one.ref === key);
  if (!row) throw new TandemError('not-found', 'This line was removed in the meantime.');
  if (!key.startsWith('own:')) throw new TandemError('rule', 'Only a line that somebody brought can be taken off.');
  await change(context, `Took “${short(row.text)}” off`, 'meeting_items', row.id, (edit) =>
    edit.remove('meeting_items', row.id),
  );
  context.touched('meetings');
};

const NEW: Omit<Template, 'id' | 'name'> = {
  team: 'all',
  rhythm: 'week',
  sections: ['own', 'actions', 'targets', 'changes'],
  standing: [],
  people: [],
  changed: true,
};

export const setTemplate = async (
  context: Context,
  { id, people, ...fields }: Parsed<'meetings.setTemplate'>,
): Promise<{ id: string }> => {
  const db = context.store.read;
  const known = id === undefined ? null : await knownTemplate(db, id);
  const name = fields.name ?? known?.name;
  if (name === undefined) throw new TandemError('bad-input', 'A kind of meeting needs a name.');
  const taken = (await templatesOf(db)).find((one) => one.id !== id && fold(one.name) === fold(name));
  if (taken) throw new TandemError('conflict', `There is a kind of meeting called ${taken.name} already.`);
  await assertPeople(context, people);
  const whole = { ...NEW, ...known, ...fields, name, people: people ?? known?.people ?? [] };
  const columns = {
    name,
    team: whole.team,
    rhythm: whole.rhythm,
    sections: JSON.stringify([...new Set(whole.sections)]),
    standing: JSON.stringify(whole.standing.map((text) => text.trim()).filter(Boolean)),
    people: JSON.stringify([...new Set(whole.people)]),
  };
  const own = id ?? context.newId();
  // A template that was put back keeps its row, removed: it is taken up again.
  const row = await db.selectFrom('meeting_templates').select('id').where('id', '=', own).executeTakeFirst();
  await change(context, `Changed the kind of meeting ${name}`, 'meeting_templates', own, (edit) =>
    row
      ? edit.update('meeting_templates', own, { ...columns, deleted_at: null })
      : edit.insert('meeting_templates', { id: own, ...columns, deleted_at: null }),
  );
  context.touched('meetings');
  return { id: own };
};

export const removeTemplate = async (context: Context, id: string): Promise<void> => {
  const row = (await listTemplateRows(context.store.read)).find((one) => one.id === id);
  if (!row)
    throw MEETING_TEMPLATES.some((one) => one.id === id)
      ? new TandemError('rule', 'This kind of meeting is as the workspace began with it.')
      : new TandemError('not-found', 'This kind of meeting was removed in the meantime.');
  await change(context, `Put ${row.name} back`, 'meeting_templates', id, (edit) =>
    edit.remove('meeting_templates', id),
  );
  context.touched('meetings');
};
