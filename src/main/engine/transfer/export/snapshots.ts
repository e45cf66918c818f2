import { type ExportTable, kept, text } from './table';

const own = (...names: string[]) => names.map((name) => text(name, `t.${name}`));

/** Frozen reports, and the sections that were written and signed for them. */
export const SNAPSHOT_EXPORTS: readonly ExportTable[] = [
  {
    table: 'report_snapshots',
    label: 'Frozen reports',
    words: 'Each report as it was frozen: its value, definitions, rows behind it, author and time.',
    key: 't.rowid',
    from: 'report_snapshots t',
    columns: [
      ...own('id', 'kind', 'period', 'edition', 'author', 'frozen_at', 'rows', 'checksum', 'schema_version'),
      text('definitions', 't.definitions'),
      kept('texts', 't.texts'),
      text('row_sums', 't.row_sums'),
      kept('value', 't.value'),
    ],
  },
  {
    table: 'report_sections',
    label: 'Sections of weekly reports',
    words: 'What the owners of channels wrote and signed, by week.',
    key: 't.rowid',
    from: 'report_sections t LEFT JOIN channels c ON c.id = t.section',
    columns: [
      ...own('id', 'period', 'section'),
      text('channel', 'c.name'),
      ...own('text', 'writer', 'written_at', 'signer', 'signed_at', 'basis'),
      text('removed_at', 't.deleted_at'),
    ],
  },
];
