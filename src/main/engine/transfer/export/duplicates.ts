import { type ExportTable, text } from './table';

const NAME = (column: string): string =>
  `CASE t.kind WHEN 'products' THEN (SELECT coalesce(nullif(p.name, ''), p.sku) FROM products p WHERE p.id = t.${column}) WHEN 'companies' THEN (SELECT y.name FROM companies y WHERE y.id = t.${column}) ELSE (SELECT CASE WHEN n.name = '' THEN n.email ELSE n.name END FROM contacts n WHERE n.id = t.${column}) END`;

/** Pairs that somebody said are not the same. */
export const DUPLICATE_EXPORTS: readonly ExportTable[] = [
  {
    table: 'distinct_pairs',
    label: 'Known to differ',
    words: 'Companies, contacts and products that look the same and are not.',
    key: 't.rowid',
    from: 'distinct_pairs t',
    columns: [
      text('kind', 't.kind'),
      text('first', NAME('first_id')),
      text('second', NAME('second_id')),
      text('first_id', 't.first_id'),
      text('second_id', 't.second_id'),
      text('deleted_at', 't.deleted_at'),
    ],
  },
];
