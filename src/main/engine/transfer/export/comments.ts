import { type ExportTable, text } from './table';

/** Comments on any record, and who is named in them. */
export const COMMENT_EXPORTS: readonly ExportTable[] = [
  {
    table: 'comments',
    label: 'Comments',
    words: 'What was said of a record, by whom and when.',
    key: 't.rowid',
    from: 'comments t LEFT JOIN people o ON o.id = t.person_id',
    columns: [
      ...['id', 'entity', 'entity_id', 'text'].map((name) => text(name, `t.${name}`)),
      text('by', 'o.name'),
      text('at', 't.at'),
      text('edited_at', 't.edited_at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
  {
    table: 'comment_mentions',
    label: 'Mentions',
    words: 'Who is named in a comment, and when they were done with it.',
    key: 't.rowid',
    from: 'comment_mentions t LEFT JOIN people o ON o.id = t.person_id',
    columns: [
      text('comment_id', 't.comment_id'),
      text('person', 'o.name'),
      text('done_at', 't.done_at'),
      text('removed_at', 't.deleted_at'),
    ],
  },
];
