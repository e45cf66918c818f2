import type { ReactNode } from 'react';
import type { Job } from '../../api';
import { plural } from '../../format';
import { type Column, Progress, VirtualTable } from '../../ui';
import { BulkBar, type BulkBarProps } from './BulkBar';
import styles from './customers.module.css';
import { ExportButton } from './ExportButton';
import { FilterSelect, OwnerFilter, SearchField } from './Filters';
import { TabBody } from './TabBody';
import { useCustomersSearch } from './useCustomersSearch';
import { useSelection } from './useSelection';

type Choice = { value: string; label: string };
type Props<Row> = {
  noun: [one: string, many: string];
  columns: Column<Row>[];
  list: {
    rows: Row[];
    total: number;
    more: () => void;
    all: () => Promise<readonly Row[]>;
    query: { isPending: boolean };
  };
  /** Tags that any of the records has. */
  tags: readonly string[];
  /** The first is the order without being asked. */
  sorts: readonly Choice[];
  /** The filters that only these records have. */
  filters: ReactNode;
  choice: BulkBarProps['choice'];
  onChange: (ids: string[], patch: Parameters<BulkBarProps['onChange']>[0]) => void;
  csv: {
    job: Job<'companies.export'> | Job<'contacts.export'>;
    run: (file: string) => ReturnType<Job<'companies.export'>['run']>;
  };
  onOpen: (id: string) => void;
};

/** Records that a team keeps as a list: found, filtered, sorted, written as CSV, and changed many at a time. */
export const RecordTab = <Row extends { id: string; name: string }>(props: Props<Row>) => {
  const { noun, list, tags } = props;
  const { search, set } = useCustomersSearch();
  const selection = useSelection<Row>(
    (row) => row.id,
    (row) => row.name,
    list.rows,
  );
  const [, many] = noun;
  return (
    <TabBody
      filters={
        <>
          <SearchField label={`Search ${many}`} value={search.q} onChange={(q) => set({ q })} />
          {props.filters}
          <OwnerFilter value={search.owner} onChange={(owner) => set({ owner })} />
          {tags.length > 0 && (
            <FilterSelect
              label="Tag"
              all="All tags"
              value={search.tag}
              options={tags.map((tag) => ({ value: tag, label: tag }))}
              onChange={(tag) => set({ tag })}
              width={120}
            />
          )}
          <FilterSelect
            label="Order"
            all={props.sorts[0]?.label ?? 'By name'}
            value={search.sort}
            options={props.sorts.slice(1)}
            onChange={(sort) => set({ sort })}
            width={128}
          />
          <span className="push ink3 s nowrap">{plural(list.total, ...noun)}</span>
          <ExportButton name={`${many}.csv`} title={`Write these ${many}`} run={props.csv.run} />
        </>
      }
    >
      <Progress job={props.csv.job} />
      {selection.ids.length > 0 && (
        <BulkBar
          count={selection.ids.length}
          noun={noun}
          choice={props.choice}
          tags={tags}
          onClear={selection.clear}
          onChange={(patch) => props.onChange(selection.ids, patch)}
        />
      )}
      <div className={styles.table}>
        <VirtualTable
          label={`${many[0]?.toUpperCase()}${many.slice(1)}`}
          columns={[selection.column, ...props.columns]}
          rows={list.rows}
          count={list.total}
          rowKey={(row) => row.id}
          onEnd={list.more}
          all={list.all}
          chosen={selection.ids}
          onOpen={(row) => props.onOpen(row.id)}
          empty={
            list.query.isPending
              ? ''
              : `No ${noun[0]} here. Write a name in the line above and press Enter, or clear the filters.`
          }
        />
      </div>
    </TabBody>
  );
};
