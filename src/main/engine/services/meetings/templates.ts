import type { MeetingTemplateView } from '../../../../shared/contract/meetings';
import { TandemError } from '../../../../shared/contract/errors';
import {
  AGENDA_SECTION_IDS,
  MEETING_RHYTHM_IDS,
  MEETING_TEAM_IDS,
  MEETING_TEMPLATES,
  type MeetingTemplate,
} from '../../../../shared/domain/meetings';
import type { ReadDb } from '../../store/dialect';
import { listTemplateRows } from '../../store/repositories/meetings';
import type { People } from '../targets/trees';

export const textsOf = (json: string): string[] => {
  const parsed: unknown = JSON.parse(json);
  return Array.isArray(parsed) ? parsed.filter((one) => typeof one === 'string') : [];
};

export type Template = MeetingTemplate & { people: string[]; changed: boolean };

/** The workspace's templates: those of the code as they were changed, then the team's own. */
export const templatesOf = async (db: ReadDb): Promise<Template[]> => {
  const rows = (await listTemplateRows(db)).map(
    (row): Template => ({
      id: row.id,
      name: row.name,
      team: MEETING_TEAM_IDS.find((one) => one === row.team) ?? 'all',
      rhythm: MEETING_RHYTHM_IDS.find((one) => one === row.rhythm) ?? 'week',
      sections: textsOf(row.sections).flatMap((text) => AGENDA_SECTION_IDS.find((one) => one === text) ?? []),
      standing: textsOf(row.standing),
      people: textsOf(row.people),
      changed: true,
    }),
  );
  const known = new Set(MEETING_TEMPLATES.map(({ id }) => id));
  return [
    ...MEETING_TEMPLATES.map((one) => rows.find(({ id }) => id === one.id) ?? { ...one, people: [], changed: false }),
    ...rows.filter(({ id }) => !known.has(id)),
  ];
};

/** A template by its id; one that was removed keeps its meetings readable under its id. */
export const templateFor = (templates: readonly Template[], id: string): Template =>
  templates.find((one) => one.id === id) ?? {
    id,
    name: 'Meeting',
    team: 'all',
    rhythm: 'week',
    sections: ['own', 'actions', 'targets', 'changes'],
    standing: [],
    people: [],
    changed: false,
  };

export const knownTemplate = async (db: ReadDb, id: string): Promise<Template> => {
  const found = (await templatesOf(db)).find((one) => one.id === id);
  if (!found) throw new TandemError('not-found', 'This kind of meeting was removed in the meantime.');
  return found;
};

export const templateView = ({ people: ids, ...template }: Template, people: People): MeetingTemplateView => ({
  ...template,
  people: ids.flatMap((id) => people.byId(id) ?? []),
});
