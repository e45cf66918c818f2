import { IconArrowRight, IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { FORMAT_IDS, type ImportMap } from '../../../../../shared/contract/imports';
import { FORMAT_NAMES } from '../../../../../shared/contract/formats';
import { number } from '../../../format';
import { Badge, Card, type Column, DataTable, Select } from '../../../ui';
import styles from './importing.module.css';
import { MapMenu } from './MapMenu';
import type { Entry, Inspected } from './useImport';
import { hasPolicy, isKey, isList, LIST_POLICIES, POLICIES, type Policy } from './words';

type Named = Inspected['columns'][number] & { index: number };
const GENERIC = FORMAT_IDS.filter((id) => id !== 'shopify-orders');
const SHOWN = 16;

const targetOf = (map: ImportMap, column: string): string => {
  const target = map.columns[column];
  return (Array.isArray(target) ? target[0] : target) ?? '';
};

/** Where each column of the file goes, and what happens to it on rows that exist. Shopify's own columns are known. */
export const Mapping = ({ entry, onChange }: { entry: Entry; onChange: (map: ImportMap) => void }) => {
  const [all, setAll] = useState(false);
  const { inspected, map, format } = entry;
  if (!inspected) return null;
  const fields = map ? (inspected.fields[map.format] ?? []) : [];
  const label = (field: string): string => fields.find((info) => info.field === field)?.label ?? field;
  const options = [
    { value: '', label: 'Leave out' },
    ...fields.map((info) => ({ value: info.field, label: info.label })),
  ];
  const mapped = inspected.columns.filter((column) => (map ? targetOf(map, column.name) !== '' : column.known));
  const given = map ? givenBy(map) : new Set<string>();
  const missing = map
    ? fields.filter((info) => info.needed && !given.has(info.field) && !given.has(info.instead ?? ''))
    : [];
  // What somebody has to decide stands first, then what is mapped, then what is left out.
  const order = (column: Inspected['columns'][number]): number =>
    map && targetOf(map, column.name) === '' ? 1 : column.known || map ? 0 : 2;
  const sorted = inspected.columns
    .map((column, index) => ({ ...column, index }))
    .toSorted((a, b) => order(a) - order(b) || a.index - b.index);
  const shown = all ? sorted : sorted.slice(0, SHOWN);
  const setField = (column: string, field: string | null): void => {
    if (!map) return;
    const columns = { ...map.columns };
    // A field comes from one column: the one chosen last.
    for (const [name, target] of Object.entries(columns)) if (field && target === field) delete columns[name];
    if (field) columns[column] = field;
    else delete columns[column];
    onChange({ ...map, columns });
  };
  const policy = (column: Named) => {
    const field = map ? targetOf(map, column.name) : (column.fields[0] ?? '');
    if (field === '') return map ? <span className="ink3">–</span> : <span className="ink3">Left out</span>;
    if (isKey(format, field)) return <span className="ink3">Match key</span>;
    if (!map || !hasPolicy(format)) return <span className="ink3">Overwrite</span>;
    const policies = isList(field) ? LIST_POLICIES : POLICIES;
    return (
      <Select
        small
        aria-label={`If ${label(field)} exists`}
        data={[...policies]}
        value={map.existing?.[field] ?? policies[0].value}
        onChange={(value: string | null) => {
          const chosen: Policy | undefined = policies.find((one) => one.value === value)?.value;
          if (chosen) onChange({ ...map, existing: { ...map.existing, [field]: chosen } });
        }}
      />
    );
  };
  const columns: Column<Named>[] = [
    {
      key: 'name',
      header: 'In the file',
      value: (row) => row.name,
      cell: (row) => <b>{row.name === '' ? '(no name)' : row.name}</b>,
    },
    {
      key: 'sample',
      header: 'First value',
      cut: true,
      value: (row) => row.sample,
      cell: (row) => <span className="ink3">{row.sample === '' ? 'empty at first' : row.sample}</span>,
    },
    {
      key: 'arrow',
      header: <span className="unseen">goes to</span>,
      value: null,
      cell: () => <IconArrowRight size={12} aria-hidden className="ink3" />,
    },
    {
      key: 'field',
      header: 'Goes to',
      width: 148,
      value: (row) => (map ? label(targetOf(map, row.name)) : row.known ? row.fields[0] : null),
      cell: (row) =>
        map ? (
          <Select
            small
            searchable
            aria-label={`Where ${row.name} goes`}
            data={options}
            value={targetOf(map, row.name)}
            onChange={(value: string | null) => setField(row.name, value)}
          />
        ) : row.known ? (
          row.fields[0]
        ) : (
          <span className="ink3">–</span>
        ),
    },
    { key: 'policy', header: 'If it exists', width: 116, value: null, cell: policy },
  ];
  return (
    <Card
      title="Mapping"
      sub={`${number(mapped.length)} of ${number(inspected.columns.length)} columns`}
      pad={false}
      actions={
        map ? (
          <>
            <Select
              small
              aria-label="What the rows are"
              data={GENERIC.map((id) => ({ value: id, label: FORMAT_NAMES[id] }))}
              value={map.format}
              onChange={(value: string | null) => {
                const chosen = GENERIC.find((id) => id === value);
                if (chosen && chosen !== map.format)
                  onChange({ ...map, format: chosen, columns: suggested(inspected, chosen), existing: {} });
              }}
            />
            <MapMenu entry={entry} onChange={onChange} />
          </>
        ) : undefined
      }
    >
      {missing.length > 0 && (
        <p className={styles.filters}>
          <Badge tone="warn" shape="triangle">
            Not mapped
          </Badge>
          <span className="s">
            Needed, from a column or as the same value for all: {missing.map((info) => info.label).join(', ')}.
          </span>
        </p>
      )}
      <div className={styles.dense}>
        <DataTable
          tight
          columns={columns}
          rows={shown}
          rowKey={(row) => String(row.index)}
          label="Columns of the file"
          count={sorted.length}
          all={() => Promise.resolve(sorted)}
          tone={(row) => (map && missing.length > 0 && targetOf(map, row.name) === '' ? 'warn' : undefined)}
        />
      </div>
      {sorted.length > SHOWN && (
        <button type="button" className={styles.toggle} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? 'Show fewer columns' : `${number(sorted.length - SHOWN)} more columns`}
          {all ? <IconChevronUp size={12} aria-hidden /> : <IconChevronDown size={12} aria-hidden />}
        </button>
      )}
    </Card>
  );
};

/** The fields that a mapping fills, whichever way. */
const givenBy = (map: ImportMap): Set<string> =>
  new Set([
    ...Object.values(map.columns).flat(),
    ...Object.keys(map.constants),
    ...Object.keys(map.templates),
    ...(map.spread ? [map.spread.names, map.spread.values] : []),
  ]);

const plain = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

/** Columns that are named as a field of this format; the rest is for the person to choose. */
const suggested = (inspected: Inspected, format: ImportMap['format']): ImportMap['columns'] => {
  const columns: Record<string, string> = {};
  const fields = inspected.fields[format] ?? [];
  for (const { name } of inspected.columns) {
    const info = fields.find(
      (one) => plain(one.field) === plain(name) || one.also.some((other) => plain(other) === plain(name)),
    );
    if (info && !Object.values(columns).includes(info.field)) columns[name] = info.field;
  }
  return columns;
};
