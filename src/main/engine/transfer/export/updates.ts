import { type ExportTable, text } from './table';

const own = (...names: string[]) => names.map((name) => text(name, `t.${name}`));
const REMOVED = text('removed_at', 't.deleted_at');
const AUTHOR = [text('by', '(SELECT p.name FROM people p WHERE p.id = t.person_id)'), text('at', 't.at')];

/** Investor updates with their blocks, who they go to, and what was sent. */
export const UPDATE_EXPORTS: readonly ExportTable[] = [
  {
    table: 'investor_updates',
    label: 'Investor updates',
    words: 'The update of a period, a draft or sent.',
    key: 't.rowid',
    from: 'investor_updates t',
    columns: [...own('id', 'period', 'status', 'snapshot_id'), ...AUTHOR, REMOVED],
  },
  {
    table: 'investor_blocks',
    label: 'Blocks of investor updates',
    words: 'What an update is made of, in its order.',
    key: 't.rowid',
    from: 'investor_blocks t JOIN investor_updates u ON u.id = t.update_id',
    columns: [
      text('period', 'u.period'),
      ...own('id', 'update_id', 'kind', 'position', 'hidden', 'title', 'text', 'data'),
      REMOVED,
    ],
  },
  {
    table: 'recipient_groups',
    label: 'Recipients of investor updates',
    words: 'Who gets an update, and which figures are rounded, indexed or hidden for them.',
    key: 't.rowid',
    from: 'recipient_groups t',
    columns: [...own('id', 'name', 'people', 'locale', 'rules'), REMOVED],
  },
  {
    table: 'update_sends',
    label: 'Investor updates sent',
    words: 'What was sent to whom and when.',
    key: 't.rowid',
    from: 'update_sends t JOIN investor_updates u ON u.id = t.update_id',
    columns: [
      text('period', 'u.period'),
      ...own('id', 'update_id', 'snapshot_id', 'group_name', 'people', 'rules', 'locale'),
      ...AUTHOR,
      REMOVED,
    ],
  },
];
