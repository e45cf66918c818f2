import { sql } from 'kysely';
import type { ReadDb } from '../dialect';

export type MeetingRow = {
  id: string;
  rev: number;
  template: string;
  title: string;
  day: string;
  status: string;
  notes: string;
  people: string;
  held_at: string | null;
};

export const listMeetings = (db: ReadDb): Promise<MeetingRow[]> =>
  db
    .selectFrom('meetings')
    .select(['id', 'rev', 'template', 'title', 'day', 'status', 'notes', 'people', 'held_at'])
    .where('deleted_at', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .execute();

export const findMeeting = (db: ReadDb, id: string): Promise<MeetingRow | undefined> =>
  db
    .selectFrom('meetings')
    .select(['id', 'rev', 'template', 'title', 'day', 'status', 'notes', 'people', 'held_at'])
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();

export const listTemplateRows = (db: ReadDb) =>
  db.selectFrom('meeting_templates').selectAll().where('deleted_at', 'is', null).orderBy('id').execute();

export type ItemRow = {
  id: string;
  meeting_id: string;
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

export const itemsOf = (db: ReadDb, meetings: readonly string[]): Promise<ItemRow[]> =>
  db
    .selectFrom('meeting_items')
    .select([
      'id',
      'meeting_id',
      'ref',
      'section',
      'text',
      'detail',
      'tone',
      'entity',
      'entity_id',
      'position',
      'note',
      'for_team',
      'done',
    ])
    .where('meeting_id', 'in', meetings)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();

export type DecisionRow = {
  id: string;
  meeting_id: string | null;
  meeting: string | null;
  meeting_day: string | null;
  what: string;
  why: string;
  entity: string | null;
  entity_id: string | null;
  day: string;
  person_id: string | null;
};

type DecisionWhere = {
  id?: string;
  meetings?: readonly string[];
  entity?: string;
  entityId?: string;
  from?: string;
  to?: string;
};

/** Decisions, the newest first; those of one meeting in the order in which they were taken. */
export const listDecisions = async (db: ReadDb, where: DecisionWhere = {}, limit = -1): Promise<DecisionRow[]> => {
  const parts = [sql`d.deleted_at IS NULL`];
  if (where.id !== undefined) parts.push(sql`d.id = ${where.id}`);
  if (where.meetings !== undefined)
    parts.push(sql`d.meeting_id IN (SELECT value FROM json_each(${JSON.stringify(where.meetings)}))`);
  if (where.entity !== undefined) parts.push(sql`d.entity = ${where.entity}`);
  if (where.entityId !== undefined) parts.push(sql`d.entity_id = ${where.entityId}`);
  if (where.from !== undefined) parts.push(sql`d.day >= ${where.from}`);
  if (where.to !== undefined) parts.push(sql`d.day <= ${where.to}`);
  const { rows } = await sql<DecisionRow>`
    SELECT d.id, d.meeting_id, m.title AS meeting, m.day AS meeting_day, d.what, d.why, d.entity, d.entity_id, d.day, d.person_id
    FROM decisions d LEFT JOIN meetings m ON m.id = d.meeting_id AND m.deleted_at IS NULL
    WHERE ${sql.join(parts, sql` AND `)} ORDER BY d.day DESC, d.at, d.id LIMIT ${limit}`.execute(db);
  return rows;
};

export type ActionRow = {
  id: string;
  meeting_id: string | null;
  meeting: string | null;
  meeting_day: string | null;
  template: string | null;
  what: string;
  owner_id: string | null;
  due: string | null;
  done_day: string | null;
  entity: string | null;
  entity_id: string | null;
  day: string;
  carried: number;
};

type ActionWhere = {
  id?: string;
  meetings?: readonly string[];
  open?: boolean;
  /** Agreed on these days, or done on them. */
  from?: string;
  to?: string;
  entity?: string;
  entityId?: string;
};

/** Actions, open ones first, by the day they are due. */
export const listActions = async (db: ReadDb, where: ActionWhere = {}, limit = -1): Promise<ActionRow[]> => {
  const parts = [sql`a.deleted_at IS NULL`];
  if (where.id !== undefined) parts.push(sql`a.id = ${where.id}`);
  if (where.meetings !== undefined)
    parts.push(sql`a.meeting_id IN (SELECT value FROM json_each(${JSON.stringify(where.meetings)}))`);
  if (where.open === true) parts.push(sql`a.done_at IS NULL`);
  if (where.entity !== undefined) parts.push(sql`a.entity = ${where.entity}`);
  if (where.entityId !== undefined) parts.push(sql`a.entity_id = ${where.entityId}`);
  if (where.from !== undefined && where.to !== undefined)
    parts.push(sql`(a.day BETWEEN ${where.from} AND ${where.to} OR a.done_day BETWEEN ${where.from} AND ${where.to})`);
  const { rows } = await sql<ActionRow>`
    SELECT a.id, a.meeting_id, m.title AS meeting, m.day AS meeting_day, m.template, a.what, p.id AS owner_id, a.due, a.done_day, a.entity, a.entity_id, a.day, a.carried
    FROM actions a LEFT JOIN people p ON p.key = a.owner_key LEFT JOIN meetings m ON m.id = a.meeting_id AND m.deleted_at IS NULL
    WHERE ${sql.join(parts, sql` AND `)} ORDER BY a.done_at IS NOT NULL, a.due IS NULL, a.due, a.at, a.id LIMIT ${limit}`.execute(
    db,
  );
  return rows;
};

/**
 * What was decided in a span of days, what was agreed or done in it, and what stands open at its end: for the weekly
 * report, which says it beside the figures.
 */
export const decisionsAndActions = async (
  db: ReadDb,
  from: string,
  to: string,
): Promise<{ decisions: DecisionRow[]; actions: ActionRow[] }> => {
  const all = await listActions(db);
  return {
    decisions: await listDecisions(db, { from, to }),
    actions: all.filter(({ day, done_day: done }) => day <= to && (done === null || done >= from)),
  };
};
