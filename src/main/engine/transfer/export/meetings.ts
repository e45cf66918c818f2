import { type ExportTable, text } from './table';

const own = (...names: string[]) => names.map((name) => text(name, `t.${name}`));
const REMOVED = text('removed_at', 't.deleted_at');
const BY = text('by', '(SELECT p.name FROM people p WHERE p.id = t.person_id)');
const MEETING = [text('meeting', 'm.title'), text('meeting_day', 'm.day')];
const WITH_MEETING = 'LEFT JOIN meetings m ON m.id = t.meeting_id';

/** Meetings, their agendas, and what was decided and agreed. */
export const MEETING_EXPORTS: readonly ExportTable[] = [
  {
    table: 'meetings',
    label: 'Meetings',
    words: 'Meetings planned and held, with their notes.',
    key: 't.rowid',
    from: 'meetings t',
    columns: [...own('id', 'day', 'title', 'template', 'status', 'held_at', 'notes', 'people'), REMOVED],
  },
  {
    table: 'meeting_items',
    label: 'Agendas',
    words:
      'Lines of agendas: of a held meeting every one as it read then, before that those that somebody wrote about.',
    key: 't.rowid',
    from: `meeting_items t ${WITH_MEETING}`,
    columns: [
      ...own('id'),
      ...MEETING,
      ...own('section', 'ref', 'text', 'detail', 'tone', 'entity', 'entity_id', 'position', 'note', 'for_team', 'done'),
      REMOVED,
    ],
  },
  {
    table: 'decisions',
    label: 'Decisions',
    words: 'What was decided, why, and about which record.',
    key: 't.rowid',
    from: `decisions t ${WITH_MEETING}`,
    columns: [...own('id', 'day', 'what', 'why', 'entity', 'entity_id'), ...MEETING, BY, ...own('at'), REMOVED],
  },
  {
    table: 'actions',
    label: 'Actions',
    words: 'What was agreed: who does it until when, and when it was done.',
    key: 't.rowid',
    from: `actions t ${WITH_MEETING} LEFT JOIN people o ON o.key = t.owner_key`,
    columns: [
      ...own('id', 'day', 'what'),
      text('owner', 'o.name'),
      ...own('due', 'done_day', 'done_at', 'carried', 'entity', 'entity_id'),
      ...MEETING,
      BY,
      ...own('at'),
      REMOVED,
    ],
  },
  {
    table: 'meeting_templates',
    label: 'Kinds of meetings',
    words: 'Templates that were changed or added.',
    key: 't.rowid',
    from: 'meeting_templates t',
    columns: [...own('id', 'name', 'team', 'rhythm', 'sections', 'standing', 'people'), REMOVED],
  },
];
