import { addDays, dayNumber } from '../../../../shared/domain/day';
import { MEETING_TEMPLATES } from '../../../../shared/domain/meetings';
import type { WriteDb } from '../../store/dialect';
import { findSubjects } from '../../store/repositories/meeting-subjects';
import { listActions, listMeetings } from '../../store/repositories/meetings';
import { linesOf, rowOfLine } from '../meetings/agenda';
import { actionsFor } from '../meetings/facts';
import { templateFor, templatesOf } from '../meetings/templates';
import type { Settings } from '../settings';
import type { DealScene } from './deals';
import { MEETINGS, nextMeetings, type SampleMeeting, type SampleSubject, teamDay } from './world/meetings';

const MS_PER_DAY = 86_400_000;
/** Departments and the team meet in the morning and are done by half past ten. */
const HELD_MS = 10.5 * 60 * 60_000;

const sectionsOf = (template: string): string => MEETING_TEMPLATES.find(({ id }) => id === template)?.name ?? template;

/** A record by its name: a target by its channel, a deal by its company. */
const subjectFor = async (
  db: WriteDb,
  subject: SampleSubject | undefined,
): Promise<{ entity: string | null; entity_id: string | null }> => {
  const found = subject && (await findSubjects(db, subject.name, 20)).find((one) => one.kind === subject.kind);
  return found ? { entity: found.kind, entity_id: found.id } : { entity: null, entity_id: null };
};

/** Meetings that were held, each with the agenda that its day would have built, and the next of each kind. */
export const putMeetings = async (db: WriteDb, scene: DealScene, settings: Settings): Promise<void> => {
  const { newId, people } = scene;
  const team = teamDay(settings.today);
  const rows = await db
    .selectFrom('people')
    .select(['id', 'key'])
    .where('deleted_at', 'is', null)
    .orderBy('key')
    .execute();
  const keys = new Map(rows.map((row) => [row.id, row.key]));
  const everybody = JSON.stringify(rows.map(({ id }) => id));
  const told = new Set(people.values());
  const me = rows.find(({ id }) => !told.has(id))?.key ?? null;
  const keyOf = (name: SampleMeeting['agreed'][number]['owner']): number | null =>
    name === 'me' ? me : (keys.get(people.get(name) ?? '') ?? null);
  const put = async (template: string, day: string, people_: string, notes = '') => {
    const id = newId();
    await db
      .insertInto('meetings')
      .values({
        id,
        template,
        title: sectionsOf(template),
        day,
        status: 'planned',
        notes,
        people: people_,
        held_at: null,
        deleted_at: null,
      })
      .execute();
    return id;
  };
  const templates = await templatesOf(db);
  for (const one of MEETINGS) {
    const day = addDays(team, -one.before);
    if (day > settings.today) continue;
    const now = Math.min(dayNumber(day) * MS_PER_DAY + HELD_MS, scene.clock);
    const at = new Date(now).toISOString();
    const author = people.get(one.by) ?? null;
    const whole = one.template.startsWith('sales') || one.template.startsWith('marketing');
    const id = await put(one.template, day, whole ? JSON.stringify([author].filter(Boolean)) : everybody, one.notes);
    const meeting = (await listMeetings(db)).find((row) => row.id === id);
    if (!meeting) continue;
    const own = one.items.map((item) => {
      const itemId = newId();
      return {
        id: itemId,
        line: {
          key: `own:${itemId}`,
          section: 'own' as const,
          text: item.text,
          detail: '',
          tone: 'plain' as const,
          leads: null,
        },
        note: item.note ?? '',
        for_team: item.forTeam ? 1 : 0,
        done: item.done ? 1 : 0,
      };
    });
    const then = { ...settings, today: day };
    const live = (await linesOf(db, meeting, then, now)).map(({ row: _row, ...line }) => ({
      id: newId(),
      line,
      note: '',
      for_team: 0,
      // What was left open the week before was talked about in this one.
      done: line.section === 'own' ? 1 : 0,
    }));
    const order = templateFor(templates, one.template).sections;
    const lines = [...own, ...live].toSorted((a, b) => order.indexOf(a.line.section) - order.indexOf(b.line.section));
    for (const [index, { id: itemId, line, ...marks }] of lines.entries())
      await db
        .insertInto('meeting_items')
        .values({ id: itemId, meeting_id: id, ...rowOfLine(line, index), ...marks, deleted_at: null })
        .execute();
    const template = templateFor(templates, one.template);
    for (const row of actionsFor(await listActions(db), meeting, template, templates, day))
      if (row.template === one.template)
        await db
          .updateTable('actions')
          .set({ carried: row.carried + 1 })
          .where('id', '=', row.id)
          .execute();
    await db.updateTable('meetings').set({ status: 'held', held_at: at }).where('id', '=', id).execute();
    for (const { what, why, about } of one.decided)
      await db
        .insertInto('decisions')
        .values({
          id: newId(),
          meeting_id: id,
          what,
          why,
          ...(await subjectFor(db, about)),
          day,
          person_id: author,
          at,
          deleted_at: null,
        })
        .execute();
    for (const { what, owner, due, done, about } of one.agreed) {
      const doneDay = done === undefined ? null : addDays(day, done);
      const isDone = doneDay !== null && doneDay <= settings.today;
      await db
        .insertInto('actions')
        .values({
          id: newId(),
          meeting_id: id,
          what,
          owner_key: keyOf(owner),
          due: addDays(day, due),
          done_at: isDone ? `${doneDay}T15:00:00.000Z` : null,
          done_day: isDone ? doneDay : null,
          ...(await subjectFor(db, about)),
          day,
          carried: 0,
          person_id: author,
          at,
          deleted_at: null,
        })
        .execute();
    }
  }
  for (const { template, day } of nextMeetings(settings.today)) await put(template, day, everybody);
};
