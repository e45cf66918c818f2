import { TandemError } from '../../../../shared/contract/errors';
import { addDays, maxDay, minDay } from '../../../../shared/domain/day';
import { RHYTHM_DAYS } from '../../../../shared/domain/meetings';
import type { Context } from '../../context';
import { listActions, listMeetings, type MeetingRow } from '../../store/repositories/meetings';
import { change } from '../people';
import { settingsOf } from '../settings';
import { linesOf, rowOfLine } from './agenda';
import { actionsFor } from './facts';
import { templateFor, templatesOf } from './templates';

/**
 * Closes a meeting: its agenda is kept as it reads now, open actions are carried on, and the next of its kind is
 * planned unless one is. All of it is one step of undo.
 */
export const holdMeeting = async (context: Context, meeting: MeetingRow): Promise<{ next: string | null }> => {
  if (meeting.status === 'held') throw new TandemError('conflict', 'This meeting was held already.');
  const db = context.store.read;
  const settings = await settingsOf(context);
  const templates = await templatesOf(db);
  const template = templateFor(templates, meeting.template);
  const lines = await linesOf(db, meeting, settings, context.now());
  const all = await listMeetings(db);
  const own = await listActions(db, { open: true });
  const carried = actionsFor(own, meeting, template, templates, settings.today).filter(
    (row) => row.template === template.id,
  );
  const planned = all.some(
    (one) => one.template === meeting.template && one.status === 'planned' && one.id !== meeting.id,
  );
  const known = templates.some(({ id }) => id === meeting.template);
  const next = planned || !known ? null : context.newId();
  await change(context, `Held ${meeting.title}`, 'meetings', meeting.id, async (edit) => {
    for (const [index, { row, ...line }] of lines.entries()) {
      if (row) await edit.update('meeting_items', row.id, rowOfLine(line, index));
      else
        await edit.insert('meeting_items', {
          id: context.newId(),
          meeting_id: meeting.id,
          ...rowOfLine(line, index),
          note: '',
          for_team: 0,
          done: 0,
          deleted_at: null,
        });
    }
    for (const row of carried) await edit.update('actions', row.id, { carried: row.carried + 1 });
    // Held before its day, it was of the day on which it was held: what comes after it would not find it in the future.
    const day = minDay(meeting.day, settings.today);
    await edit.update('meetings', meeting.id, { status: 'held', held_at: context.at(), day });
    if (next !== null)
      await edit.insert('meetings', {
        id: next,
        template: meeting.template,
        title: template.name,
        day: maxDay(addDays(meeting.day, RHYTHM_DAYS[template.rhythm]), addDays(settings.today, 1)),
        status: 'planned',
        notes: '',
        people: meeting.people,
        held_at: null,
        deleted_at: null,
      });
  });
  context.touched('meetings');
  return { next };
};
