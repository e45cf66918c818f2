import type {
  MeetingAction,
  MeetingDecision,
  MeetingRecord,
  MeetingSubject,
} from '../../../../shared/contract/meetings';
import { subjectOf, SUBJECT_KIND_IDS, type SubjectKind } from '../../../../shared/domain/meetings';
import type { ReadDb } from '../../store/dialect';
import { DECISIONS } from '../../../../shared/domain/campaigns';
import { campaignDecisions, listCampaignNames } from '../../store/repositories/campaigns';
import { subjectNames } from '../../store/repositories/meeting-subjects';
import { type ActionRow, type DecisionRow, decisionsAndActions } from '../../store/repositories/meetings';
import { decisionOf } from '../campaigns/rows';
import { type People, readPeople } from '../targets/trees';

type About = { entity: string | null; entity_id: string | null };
type Names = ReadonlyMap<string, string>;

const kindOf = (entity: string | null): SubjectKind | null =>
  subjectOf(SUBJECT_KIND_IDS.find((one) => one === entity) ?? null);

const namesOf = (db: ReadDb, rows: readonly About[]): Promise<Names> =>
  subjectNames(
    db,
    rows.flatMap((row) => {
      const kind = kindOf(row.entity);
      return kind === null || row.entity_id === null ? [] : [{ kind, id: row.entity_id }];
    }),
  );

const aboutOf = (row: About, names: Names): MeetingSubject | null => {
  const kind = kindOf(row.entity);
  const name = names.get(`${kind} ${row.entity_id}`);
  return kind === null || row.entity_id === null || name === undefined ? null : { kind, id: row.entity_id, name };
};

const meetingRef = (row: Pick<DecisionRow, 'meeting_id' | 'meeting' | 'meeting_day'>) =>
  row.meeting_id === null || row.meeting === null
    ? null
    : { id: row.meeting_id, title: row.meeting, day: row.meeting_day ?? '' };

const decisionView = (row: DecisionRow, names: Names, people: People): MeetingDecision => ({
  id: row.id,
  what: row.what,
  why: row.why,
  about: aboutOf(row, names),
  meeting: meetingRef(row),
  day: row.day,
  by: people.byId(row.person_id),
});

const actionView = (row: ActionRow, names: Names, people: People): MeetingAction => ({
  id: row.id,
  what: row.what,
  owner: people.byId(row.owner_id),
  due: row.due,
  doneDay: row.done_day,
  about: aboutOf(row, names),
  meeting: meetingRef(row),
  day: row.day,
  carried: row.carried,
});

export const decisionViews = async (db: ReadDb, rows: readonly DecisionRow[]): Promise<MeetingDecision[]> => {
  const people = await readPeople(db);
  const names = await namesOf(db, rows);
  return rows.map((row) => decisionView(row, names, people));
};

export const actionViews = async (db: ReadDb, rows: readonly ActionRow[]): Promise<MeetingAction[]> => {
  const people = await readPeople(db);
  const names = await namesOf(db, rows);
  return rows.map((row) => actionView(row, names, people));
};

/** What people decided on campaigns in these days: whether to scale, keep, test further or pull back. */
const onCampaigns = async (db: ReadDb, from: string, to: string): Promise<MeetingDecision[]> => {
  const people = await readPeople(db);
  const campaigns = new Map((await listCampaignNames(db)).map((row) => [row.key, row]));
  return (await campaignDecisions(db)).flatMap((row): MeetingDecision[] => {
    const [campaign, decision] = [campaigns.get(row.campaign_key), decisionOf(row.decision)];
    if (!campaign || decision === null || row.day < from || row.day > to) return [];
    return [
      {
        id: row.id,
        what: row.target === null ? DECISIONS[decision] : `${DECISIONS[decision]}, for ${row.target}`,
        why: row.reason,
        about: { kind: 'campaign', id: campaign.id, name: campaign.name },
        meeting: null,
        day: row.day,
        by: people.byId(row.author),
      },
    ];
  });
};

/** What was decided and agreed in a span of days, in meetings and on campaigns, for the weekly report. */
export const recordOf = async (db: ReadDb, from: string, to: string): Promise<MeetingRecord> => {
  const { decisions, actions } = await decisionsAndActions(db, from, to);
  return {
    decisions: [...(await decisionViews(db, decisions)), ...(await onCampaigns(db, from, to))],
    actions: await actionViews(db, actions),
  };
};
