import { useState } from 'react';
import { isDay } from '../../../../../shared/domain/day';
import { useWorkspace } from '../../../api';
import { day, number } from '../../../format';
import { Badge, type BadgeShape, type BadgeTone, Card, type Column, DataTable, Segmented } from '../../../ui';
import styles from './importing.module.css';
import type { DryRun } from './useImport';

type Row = DryRun['preview'][number];

const RESULTS: Record<Row['result'], { word: string; tone: BadgeTone; shape: BadgeShape }> = {
  create: { word: 'Create', tone: 'good', shape: 'circle' },
  update: { word: 'Update', tone: 'accent', shape: 'ring' },
  unchanged: { word: 'No change', tone: 'plain', shape: 'dash' },
  skip: { word: 'Skip', tone: 'plain', shape: 'dash' },
  problem: { word: 'Problem', tone: 'bad', shape: 'diamond' },
};
const VIEWS = [
  { value: 'mixed', label: 'Mixed' },
  { value: 'create', label: 'New' },
  { value: 'update', label: 'Updates' },
  { value: 'skip', label: 'Left out' },
  { value: 'problem', label: 'Problems' },
] as const;
const SHOWN = 12;
const FIGURES = new Set(['quantity', 'price', 'value', 'spend', 'onHand', 'cost']);

const title = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The first rows as they will be saved, with what happens to each. */
export const Preview = ({ dry }: { dry: DryRun }) => {
  const [view, setView] = useState<(typeof VIEWS)[number]['value']>('mixed');
  const { today } = useWorkspace();
  const sorted = [...dry.preview].toSorted((a, b) => a.line - b.line);
  const rows = view === 'mixed' ? mixed(sorted) : sorted.filter((row) => row.result === view);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row.cells)))].slice(0, 6);
  const columns: Column<Row>[] = [
    {
      key: 'line',
      header: 'Line',
      numeric: true,
      value: (row) => row.line,
      cell: (row) => <span className="ink3">{number(row.line)}</span>,
    },
    ...names.map((name, index) => ({
      key: name,
      header: title(name),
      numeric: FIGURES.has(name),
      cut: name === 'product' || name === 'title' || name === 'name' || (index === 1 && names.length <= 2),
      value: (row: Row) => row.cells[name],
      cell: (row: Row) => shownAs(row.cells[name] ?? '', today),
    })),
    {
      key: 'result',
      header: 'Result',
      value: (row) => RESULTS[row.result].word,
      cell: (row) => {
        const { word, tone, shape } = RESULTS[row.result];
        return (
          <Badge tone={tone} shape={shape}>
            {word}
          </Badge>
        );
      },
    },
  ];
  return (
    <Card
      title="Preview"
      pad={false}
      actions={<Segmented label="Rows to show" value={view} options={VIEWS} onChange={setView} />}
    >
      <div className={styles.dense}>
        <DataTable
          tight
          columns={columns}
          rows={rows}
          rowKey={(row) => `${row.line}-${row.result}`}
          label="Preview"
          under={(row) => (row.changes && view !== 'mixed' ? <Changes changes={row.changes} /> : null)}
          empty={EMPTY[view]}
        />
      </div>
    </Card>
  );
};

const EMPTY: Record<(typeof VIEWS)[number]['value'], string> = {
  mixed: 'No rows.',
  create: 'No row is new.',
  update: 'No row that exists is changed.',
  skip: 'No row is left out.',
  problem: 'No row has a problem.',
};

/** What an update changes, field by field. */
const Changes = ({ changes }: { changes: NonNullable<Row['changes']> }) => (
  <dl className={styles.changes}>
    {changes.map((change) => (
      <div key={change.field}>
        <dt>{change.field}</dt>
        <dd>
          <s className="ink3">{change.before === '' ? 'empty' : change.before}</s>{' '}
          <span className="unseen">becomes</span> <b>{change.after === '' ? 'empty' : change.after}</b>
        </dd>
      </div>
    ))}
  </dl>
);

/** Days as the rest of the app writes them; everything else as it will be saved. */
const shownAs = (text: string, today: string): string => (isDay(text) ? day(text, { today }) : text);

/** The first rows, and room kept for the first of each rarer result. */
const mixed = (rows: readonly Row[]): Row[] => {
  const rare = (['update', 'problem', 'unchanged'] as const).flatMap((result) =>
    rows.filter((row) => row.result === result).slice(0, 2),
  );
  const kept = new Set<Row>(rare);
  for (const row of rows) if (kept.size < SHOWN) kept.add(row);
  return [...kept].toSorted((a, b) => a.line - b.line);
};
