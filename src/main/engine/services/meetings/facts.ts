import { CALL_IDS, CALLS } from '../../../../shared/domain/targets';
import { aimWords } from '../../../../shared/domain/campaigns';
import { addDays, type Day } from '../../../../shared/domain/day';
import { WAITING_DAYS } from '../../../../shared/domain/leads';
import type { AgendaFacts, FeedFact } from '../../../../shared/domain/meeting-agenda/facts';
import { isDepartment, type MeetingTeam, RHYTHM_DAYS } from '../../../../shared/domain/meetings';
import { NOTE_TYPE_IDS, NOTE_TYPES } from '../../../../shared/domain/note-line';
import { periodOf } from '../../../../shared/domain/period';
import { startOfDay, todayIn } from '../../../../shared/domain/today';
import { isScoreDue } from '../../metrics/campaigns/asks';
import type { ReadDb } from '../../store/dialect';
import { listAsks } from '../../store/repositories/budget';
import { listExperiments } from '../../store/repositories/experiments';
import { waitingLeads } from '../../store/repositories/leads';
import {
  type ActionRow,
  itemsOf,
  listActions,
  listDecisions,
  listMeetings,
  type MeetingRow,
} from '../../store/repositories/meetings';
import { listNotes } from '../../store/repositories/notes';
import { changesSince } from '../../store/repositories/sources';
import { type CallRow, listTrees } from '../../store/repositories/targets';
import { aimText, experimentViews } from '../campaigns/experiment';
import { rowOf, waits } from '../leads/rows';
import { foldChanges } from '../reports/changes';
import { sourcesOf } from '../reports/sources';
import type { Settings } from '../settings';
import { amountWords } from '../targets/offsets';
import { type People, readPeople, treeFor } from '../targets/trees';
import { wholeTree } from '../targets/whole';
import { changeLeads, concerns, whatWords } from './changed';
import { type Template, templateFor, templatesOf } from './templates';

/** An experiment that ends within these days, or is near its cap, is decided at the meeting before. */
const ENDS_SOON_DAYS = 7;

type Scene = { db: ReadDb; settings: Settings; now: number; people: People; team: MeetingTeam };

/** The company and what lies right below it; a department sees what its people answer for, and what nobody does. */
const targetFacts = async ({ db, settings, now, people, team }: Scene): Promise<AgendaFacts['targets']> => {
  const period = periodOf(settings.today, 'quarter', settings.calendar);
  const tree = treeFor(await listTrees(db), period, settings.calendar, 'net-sales');
  if (!tree) return [];
  const { nodes, calls } = await wholeTree(db, tree, settings);
  const until = new Date(now).toISOString();
  const callOf = (id: string): CallRow | undefined => calls.find((call) => call.node_id === id && call.at <= until);
  const top = nodes.find((node) => node.parentId === null);
  return nodes
    .filter((node) => node.id === top?.id || (node.parentId === top?.id && !node.beside))
    .filter((node) => node.id === top?.id || team === 'all' || [team, 'both'].includes(node.owner?.side ?? 'both'))
    .map((node) => ({ node, call: callOf(node.id) }))
    .map(({ node, call }) => ({
      id: node.id,
      name: node.name,
      top: node.id === top?.id,
      target: node.target,
      outlook: node.outlook,
      status: node.status,
      owner: node.owner?.name ?? null,
      call: call
        ? {
            word: CALLS[CALL_IDS.find((one) => one === call.call) ?? 'hit'],
            by: people.byId(call.person_id)?.name ?? null,
            day: todayIn(Date.parse(call.at), settings.timeZone),
          }
        : null,
      uncovered: Math.max(0, node.target - node.outlook - node.covered),
    }));
};

const changeFacts = async (
  { db, settings, team }: Scene,
  since: { at: string; whole: boolean },
  until: string,
): Promise<AgendaFacts['changes']> => {
  const rows = (await changesSince(db, since.at)).filter(
    (row) => row.at <= until && (since.whole || row.at > since.at) && concerns(team, row.entity),
  );
  return foldChanges(rows, settings.timeZone).map((change) => ({
    id: change.id,
    label: change.imported
      ? `Imported ${change.imported.files === 1 ? '1 file' : `${change.imported.files} files`}: ${change.imported.kinds.map((kind) => kind.replace(/^(?!Shopify)[A-Z]/, (letter) => letter.toLowerCase())).join(', ')}`
      : change.label,
    by: change.by,
    day: todayIn(Date.parse(change.at), settings.timeZone),
    what: whatWords(change.entity),
    leads: changeLeads(change.entity, change.entityId),
  }));
};

const leadFacts = async ({ db, settings, now }: Scene): Promise<AgendaFacts['leads']> =>
  (await waitingLeads(db, addDays(settings.today, -WAITING_DAYS)))
    .map((record) => rowOf(record, settings, now))
    .filter((row) => waits(row) && row.createdDay <= settings.today)
    .toSorted((a, b) => (b.clock.minutes ?? 0) - (a.clock.minutes ?? 0) || (a.id < b.id ? -1 : 1))
    .map((row) => ({
      id: row.id,
      name: row.name || row.company || row.email,
      company: row.company,
      late: row.clock.state === 'late',
      since: row.createdDay,
    }));

const experimentFacts = async ({ db, settings }: Scene): Promise<AgendaFacts['experiments']> => {
  const open = (await listExperiments(db)).filter(
    (row) =>
      (row.decision === null || (row.decided_day ?? '') > settings.today) && (row.starts ?? '') <= settings.today,
  );
  return (await experimentViews(db, open, settings)).flatMap((one) => {
    const capped = one.cap === 'near' || one.cap === 'reached';
    const endsSoon = one.ends !== null && one.ends <= addDays(settings.today, ENDS_SOON_DAYS);
    if (!capped && !endsSoon) return [];
    return [
      {
        id: one.id,
        hypothesis: one.hypothesis,
        ends: one.ends,
        result:
          one.result === null || (one.ends ?? '') > settings.today
            ? ''
            : `${one.metric === '' ? 'result' : one.metric}: ${aimText(one)(one.result)}${one.aim === null ? '' : `, the aim was ${aimWords(one, aimText(one))}`}`,
        cap: capped ? { spent: one.spentMinor ?? 0, of: one.capMinor ?? 0, reached: one.cap === 'reached' } : null,
      },
    ];
  });
};

/** Asks as they stood on the day: open ones, and approved ones whose day has come without a score. */
const askFacts = async ({ db, settings: { today }, people }: Scene): Promise<AgendaFacts['asks']> =>
  (await listAsks(db))
    .filter((row) => row.asked_day <= today)
    .flatMap((row) => {
      const open = row.status === 'open' || (row.decided_day ?? '') > today;
      const came = (row.scored_day ?? '') > today ? null : row.actual_minor;
      const toScore =
        !open &&
        row.status === 'approved' &&
        isScoreDue({ status: 'approved', expected: row.expected_minor, came }, row.due_day, today);
      if (!open && !toScore) return [];
      return [
        {
          id: row.id,
          name: row.name,
          by: people.byId(row.person_id)?.name ?? null,
          amount: row.amount_minor,
          expected: row.expected_minor,
          due: row.due_day,
          reason: row.reason,
          toScore,
        },
      ];
    });

const noteFacts = async ({ db, settings }: Scene, since: Day): Promise<AgendaFacts['notes']> =>
  (await listNotes(db, { from: since, to: settings.today })).map((row) => ({
    id: row.id,
    text: row.text,
    type: NOTE_TYPES[NOTE_TYPE_IDS.find((type) => type === row.type) ?? 'customer-voice'],
    theme: row.theme_id === null ? null : { id: row.theme_id, name: row.theme ?? '' },
    where: [row.product, row.channel, row.competitor].filter((word) => word !== null && word !== '').join(', '),
  }));

const actionFact = (row: ActionRow, people: People): AgendaFacts['actions'][number] => ({
  id: row.id,
  what: row.what,
  owner: people.byId(row.owner_id)?.name ?? null,
  due: row.due,
  from: row.meeting === null || row.meeting_day === null ? null : { name: row.meeting, day: row.meeting_day },
  carried: row.carried,
});

/** What departments bring to the team: what was decided, agreed and marked in their meetings since the team last met. */
const feedFacts = async ({ db, people, settings }: Scene, held: readonly MeetingRow[]): Promise<FeedFact[]> => {
  if (held.length === 0) return [];
  const ids = held.map(({ id }) => id);
  const meetingOf = (id: string | null) => {
    const row = held.find((one) => one.id === id);
    return { id: row?.id ?? '', name: row?.title ?? '', day: row?.day ?? '' };
  };
  const items = (await itemsOf(db, ids)).filter((row) => row.for_team === 1);
  const facts = [
    ...items.map(
      (row): FeedFact => ({
        kind: 'item',
        id: row.id,
        text: row.text,
        note: row.note,
        meeting: meetingOf(row.meeting_id),
        by: null,
        due: null,
      }),
    ),
    ...(await listDecisions(db, { meetings: ids })).map(
      (row): FeedFact => ({
        kind: 'decision',
        id: row.id,
        text: row.what,
        note: row.why,
        meeting: meetingOf(row.meeting_id),
        by: null,
        due: null,
      }),
    ),
    ...(await listActions(db, { meetings: ids })).map(
      (row): FeedFact => ({
        kind: 'action',
        id: row.id,
        text: row.what,
        note: row.done_day !== null && row.done_day <= settings.today ? 'done' : '',
        meeting: meetingOf(row.meeting_id),
        by: people.byId(row.owner_id)?.name ?? null,
        due: row.due,
      }),
    ),
  ];
  // Each meeting's together, the earliest first.
  return facts.toSorted((a, b) => (a.meeting.day === b.meeting.day ? 0 : a.meeting.day < b.meeting.day ? -1 : 1));
};

/** The meeting of the same kind that was held last before this one. */
export const heldBefore = (all: readonly MeetingRow[], meeting: Pick<MeetingRow, 'id' | 'template' | 'day'>) =>
  all.find(
    (one) =>
      one.template === meeting.template && one.status === 'held' && one.id !== meeting.id && one.day <= meeting.day,
  );

/** Open actions that stand on a meeting's agenda: those of its kind; where the team meets, overdue ones of the departments and those of no meeting, too. */
export const actionsFor = (
  actions: readonly ActionRow[],
  meeting: Pick<MeetingRow, 'id' | 'day'>,
  template: Template,
  templates: readonly Template[],
  today: Day,
): ActionRow[] =>
  actions.filter((row) => {
    if (row.meeting_id === meeting.id || row.day > meeting.day) return false;
    if (row.done_day !== null && row.done_day <= today) return false;
    if (row.template === template.id) return true;
    if (isDepartment(template.team) || template.rhythm === 'quarter') return false;
    if (row.template === null) return true;
    return isDepartment(templateFor(templates, row.template).team) && row.due !== null && row.due < today;
  });

/** What the workspace says for the agenda of a meeting, `settings.today` being the day on which it is opened. */
export const gatherFacts = async (
  db: ReadDb,
  meeting: MeetingRow,
  settings: Settings,
  now: number,
): Promise<AgendaFacts> => {
  const templates = await templatesOf(db);
  const template = templateFor(templates, meeting.template);
  const people = await readPeople(db);
  const scene: Scene = { db, settings, now, people, team: template.team };
  const wants = new Set(template.sections);
  const all = await listMeetings(db);
  const last = heldBefore(all, meeting);
  const since = last?.day ?? null;
  const sinceDay = since ?? addDays(settings.today, -RHYTHM_DAYS[template.rhythm]);
  const sinceAt = last?.held_at ?? new Date(startOfDay(sinceDay, settings.timeZone)).toISOString();
  const departments = all.filter(
    (one) =>
      one.status === 'held' &&
      one.day <= settings.today &&
      one.day >= sinceDay &&
      (one.held_at ?? '') > sinceAt &&
      isDepartment(templateFor(templates, one.template).team),
  );
  const left = last === undefined ? [] : (await itemsOf(db, [last.id])).filter((row) => row.section === 'own');
  return {
    amount: amountWords(settings.currency),
    today: settings.today,
    sections: template.sections,
    standing: template.standing,
    since,
    from: sinceDay,
    targets: wants.has('targets') ? await targetFacts(scene) : [],
    actions: wants.has('actions')
      ? actionsFor(await listActions(db), meeting, template, templates, settings.today).map((row) =>
          actionFact(row, people),
        )
      : [],
    changes: wants.has('changes')
      ? await changeFacts(scene, { at: sinceAt, whole: last === undefined }, new Date(now).toISOString())
      : [],
    leads: wants.has('leads') ? await leadFacts(scene) : [],
    experiments: wants.has('experiments') ? await experimentFacts(scene) : [],
    asks: wants.has('budget') ? await askFacts(scene) : [],
    notes: wants.has('notes') ? await noteFacts(scene, sinceDay) : [],
    sources: wants.has('sources')
      ? (await sourcesOf(db, settings))
          .filter((source) => source.stale)
          .map(({ source, lastDay, ageDays }) => ({ source, lastDay, ageDays }))
      : [],
    feeds: wants.has('feeds') ? await feedFacts(scene, departments) : [],
    left: left
      .filter((row) => row.done === 0)
      .map((row) => ({ id: row.id, text: row.text, note: row.note, day: last?.day ?? settings.today })),
  };
};
