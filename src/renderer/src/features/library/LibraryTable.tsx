import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../shared/domain/library';
import { call, useJob } from '../../api';
import { plural } from '../../format';
import { Await, Button, type Column, Progress, showNote, TextField, VirtualTable } from '../../ui';
import { useSelection } from '../customers/useSelection';
import { BulkBar } from './BulkBar';
import { columnsOf } from './columns';
import styles from './library.module.css';
import { rowName, useLibrary } from './useLibrary';
import { useUntargeted } from '../campaigns/useUntargeted';

type Props = {
  kind: LibraryKind;
  /** What is computed beside the fields. */
  beside?: readonly Column<LibraryItem>[];
  hide?: readonly string[];
  onOpen?: (item: LibraryItem) => void;
  selected?: string | null | undefined;
  /** Which rows; all without one. */
  keep?: (item: LibraryItem) => boolean;
  /** Stands before the search field: filters of this list. */
  filters?: ReactNode;
  empty: string;
};

/** Writes the table as CSV where the person says. */
export const ExportTable = ({ kind }: { kind: LibraryKind }) => {
  const csv = useJob('export.table');
  const { table, many } = LIBRARY[kind];
  const write = async (): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: `Write ${many.toLowerCase()}`,
      name: `${table}.csv`,
      extension: 'csv',
    });
    if (path === null) return;
    const written = await csv.run({ table, file: path });
    if (written) showNote(`Wrote ${plural(written.rows, 'row')} to ${written.file}.`);
  };
  return (
    <>
      <Progress job={csv} />
      <Button small icon={IconDownload} onClick={() => void write()}>
        CSV
      </Button>
    </>
  );
};

const holds = (item: LibraryItem, words: readonly string[]): boolean => {
  const text = [...Object.values(item.values), ...Object.values(item.names)].join(' ').toLowerCase();
  return words.every((word) => text.includes(word));
};

/** A list kept by hand: search, edit in place, change many at once, write it out. */
export const LibraryTable = ({ kind, beside = [], hide = [], onOpen, selected, keep, filters, empty }: Props) => {
  const { list, save, bulk, remove } = useLibrary(kind);
  const untargeted = useUntargeted();
  const [query, setQuery] = useState('');
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = (list.data ?? []).filter((item) => (keep?.(item) ?? true) && holds(item, words));
  const selection = useSelection<LibraryItem>(
    (item) => item.id,
    (item) => rowName(kind, item),
    rows,
  );
  const { many, one } = LIBRARY[kind];
  const chosen = selection.ids.filter((id) => rows.some((row) => row.id === id));
  const columns = columnsOf(
    kind,
    { save, onOpen, onRemove: (item) => remove([item.id]), untargeted },
    { hide, beside },
  );
  return (
    <>
      <div className={styles.filters}>
        {filters}
        <TextField
          aria-label={`Search ${many.toLowerCase()}`}
          placeholder="Search"
          value={query}
          w={120}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <span className="push ink3 s nowrap">{plural(rows.length, one)}</span>
        <ExportTable kind={kind} />
      </div>
      {chosen.length > 0 && (
        <BulkBar
          kind={kind}
          count={chosen.length}
          onSet={(field, value) => bulk(chosen, { [field.id]: value })}
          onRemove={() => remove(chosen, selection.clear)}
          onClear={selection.clear}
        />
      )}
      <div className={styles.table}>
        <Await query={list}>
          {() => (
            <VirtualTable
              fit
              label={many}
              columns={[selection.column, ...columns]}
              rows={rows}
              rowKey={(item) => item.id}
              selected={selected ?? null}
              chosen={chosen}
              {...(onOpen ? { onOpen } : {})}
              empty={words.length > 0 ? 'Nothing here holds these words.' : empty}
            />
          )}
        </Await>
      </div>
    </>
  );
};
