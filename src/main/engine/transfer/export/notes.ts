import { type ExportTable, text } from './table';

const AUTHOR = [text('by', '(SELECT p.name FROM people p WHERE p.id = t.person_id)'), text('at', 't.at')];
const REMOVED = text('removed_at', 't.deleted_at');
const own = (...names: string[]) => names.map((name) => text(name, `t.${name}`));

/** Field notes, their themes, and what was started from them. */
export const NOTE_EXPORTS: readonly ExportTable[] = [
  {
    table: 'field_notes',
    label: 'Field notes',
    words: 'What was heard, where, about what, and what became of it.',
    key: 't.rowid',
    from: 'field_notes t LEFT JOIN products p ON p.key = t.product_key LEFT JOIN channels c ON c.key = t.channel_key LEFT JOIN note_themes h ON h.id = t.theme_id',
    columns: [
      ...own('id', 'day', 'text', 'type', 'status', 'resolution'),
      text('product', 'p.sku'),
      text('channel', 'c.name'),
      text('theme', 'h.name'),
      ...own('competitor', 'tags'),
      ...AUTHOR,
      REMOVED,
    ],
  },
  {
    table: 'note_themes',
    label: 'Themes of field notes',
    words: 'What several field notes have in common.',
    key: 't.rowid',
    from: 'note_themes t',
    columns: [...own('id', 'name', 'note'), ...AUTHOR, REMOVED],
  },
  {
    table: 'note_links',
    label: 'Started from field notes',
    words: 'Content, campaigns and worksheets that began with a note or a theme.',
    key: 't.rowid',
    from: 'note_links t',
    columns: [...own('id', 'note_id', 'theme_id', 'entity', 'entity_id', 'at'), REMOVED],
  },
];
