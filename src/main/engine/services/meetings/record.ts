import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { Decision } from '../../../../shared/domain/campaigns';
import type { Day } from '../../../../shared/domain/day';
import { isJudged, type SubjectKind } from '../../../../shared/domain/meetings';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import type { Edit } from '../../store/history';
import { keyOf } from '../../store/repositories/keys';
import { subjectName } from '../../store/repositories/meeting-subjects';
import {
  type ActionRow,
  type DecisionRow,
  findMeeting,
  listActions,
  listDecisions,
  type MeetingRow,
} from '../../store/repositories/meetings';
import { campaignById } from '../campaigns/rows';
import { change } from '../people';
import { settingsOf } from '../settings';
import { type Unjudged, unjudging } from './unjudge';

const gone = (what: string): TandemError => new TandemError('not-found', `This ${what} was removed in the meantime.`);
const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

export const meetingById = async (db: ReadDb, id: string): Promise<MeetingRow> => {
  const row = await findMeeting(db, id);
  if (!row) throw gone('meeting');
  return row;
};

const decisionById = async (db: ReadDb, id: string): Promise<DecisionRow> => {
  const [row] = await listDecisions(db, { id });
  if (!row) throw gone('decision');
  return row;
};

const actionById = async (db: ReadDb, id: string): Promise<ActionRow> => {
  const [row] = await listActions(db, { id });
  if (!row) throw gone('action');
  return row;
};

/** Kind and id as columns; a record that is gone is refused. */
const aboutColumns = async (db: ReadDb, about: { kind: SubjectKind; id: string } | null | undefined) => {
  if (about === undefined) return {};
  if (about === null) return { entity: null, entity_id: null };
  if ((await subjectName(db, about.kind, about.id)) === undefined) throw gone('record');
  return { entity: about.kind, entity_id: about.id };
};

/** The day of what is said in a meeting is the meeting's, so that notes written up later stand where they belong. */
const dayOf = async (context: Context, meeting: MeetingRow | null): Promise<string> => {
  const { today } = await settingsOf(context);
  return meeting === null || meeting.day > today ? today : meeting.day;
};

/** What writes a verdict on an experiment or a campaign as part of the step that takes the decision down. */
const judging = async (
  context: Context,
  about: { kind: SubjectKind; id: string } | null,
  verdict: Decision | null,
  { day, reason }: { day: Day; reason: string },
): Promise<(edit: Edit) => Promise<void>> => {
  if (verdict === null) return async () => {};
  if (about === null || !isJudged(about.kind))
    throw new TandemError(
      'bad-input',
      'Only an experiment or a campaign is scaled, kept, tested further or pulled back.',
    );
  const { kind, id } = about;
  if (kind === 'experiment') return (edit) => edit.update('experiments', id, { decision: verdict, decided_day: day });
  const campaign = await campaignById(context.store.read, id);
  return (edit) =>
    edit.insert('campaign_decisions', {
      id: context.newId(),
      campaign_key: campaign.key,
      decision: verdict,
      reason,
      optimise: campaign.optimise,
      node_id: null,
      day,
      author: context.personId,
      deleted_at: null,
    });
};

export const decide = async (context: Context, input: Parsed<'meetings.decide'>): Promise<{ id: string }> => {
  const db = context.store.read;
  const meeting = input.meetingId === null ? null : await meetingById(db, input.meetingId);
  const about = await aboutColumns(db, input.about);
  const day = await dayOf(context, meeting);
  const reason = input.why === '' ? input.what : input.why;
  const judged = await judging(context, input.about, input.verdict, { day, reason });
  const id = context.newId();
  await change(context, `Decided: ${short(input.what)}`, 'decisions', id, async (edit) => {
    await edit.insert('decisions', {
      id,
      meeting_id: input.meetingId,
      what: input.what,
      why: input.why,
      entity: null,
      entity_id: null,
      ...about,
      day,
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    });
    await judged(edit);
  });
  context.touched('meetings', ...(input.verdict === null ? [] : (['campaigns'] as const)));
  return { id };
};

export const updateDecision = async (
  context: Context,
  { id, what, why, about }: Parsed<'meetings.updateDecision'>,
): Promise<void> => {
  const row = await decisionById(context.store.read, id);
  const columns = await aboutColumns(context.store.read, about);
  await change(context, `Changed the decision “${short(what ?? row.what)}”`, 'decisions', id, (edit) =>
    edit.update('decisions', id, { what, why, ...columns }),
  );
  context.touched('meetings');
};

/** Removes a decision with what it decided in its own step: one step of undo. */
export const removeDecision = async (context: Context, id: string): Promise<Pick<Unjudged, 'tookBack' | 'stays'>> => {
  const row = await decisionById(context.store.read, id);
  const { takeBack, tookBack, stays } = await unjudging(context.store.read, row);
  await change(context, `Removed the decision “${short(row.what)}”`, 'decisions', id, async (edit) => {
    await edit.remove('decisions', id);
    await takeBack(edit);
  });
  context.touched('meetings', ...(tookBack ? (['campaigns'] as const) : []));
  return { tookBack, stays };
};

export const agree = async (context: Context, input: Parsed<'meetings.agree'>): Promise<{ id: string }> => {
  const db = context.store.read;
  const meeting = input.meetingId === null ? null : await meetingById(db, input.meetingId);
  const about = await aboutColumns(db, input.about);
  const owner = (await keyOf(db, 'people', input.ownerId)) ?? null;
  const day = await dayOf(context, meeting);
  const id = context.newId();
  await change(context, `Agreed: ${short(input.what)}`, 'actions', id, (edit) =>
    edit.insert('actions', {
      id,
      meeting_id: input.meetingId,
      what: input.what,
      owner_key: owner,
      due: input.due,
      done_at: null,
      done_day: null,
      entity: null,
      entity_id: null,
      ...about,
      day,
      carried: 0,
      person_id: context.personId,
      at: context.at(),
      deleted_at: null,
    }),
  );
  context.touched('meetings');
  return { id };
};

export const updateAction = async (
  context: Context,
  { id, what, ownerId, due, about, done }: Parsed<'meetings.updateAction'>,
): Promise<void> => {
  const db = context.store.read;
  const row = await actionById(db, id);
  const columns = await aboutColumns(db, about);
  const owner = await keyOf(db, 'people', ownerId);
  const { today } = await settingsOf(context);
  const ticked = done !== undefined && done !== (row.done_day !== null);
  const label = ticked ? (done ? 'Done' : 'Opened again') : 'Changed the action';
  await change(context, `${label}: ${short(what ?? row.what)}`, 'actions', id, (edit) =>
    edit.update('actions', id, {
      what,
      owner_key: owner,
      due,
      ...columns,
      ...(ticked ? { done_at: done ? context.at() : null, done_day: done ? today : null } : {}),
    }),
  );
  context.touched('meetings');
};

export const removeAction = async (context: Context, id: string): Promise<void> => {
  const row = await actionById(context.store.read, id);
  await change(context, `Removed the action “${short(row.what)}”`, 'actions', id, (edit) => edit.remove('actions', id));
  context.touched('meetings');
};
