import type { ReactNode } from 'react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { CONTENT_KINDS } from '../../../../shared/domain/library/content';
import { Segmented, Select } from '../../ui';
import { choicesFor, ExportTable, figureColumn, LibraryTable } from '../library';
import { Board } from './Board';
import { Calendar } from './Calendar';
import { ContentPanel } from './ContentPanel';
import styles from './content.module.css';
import { useContentSearch, VIEWS } from './useContentSearch';

const ALL = '';

const BESIDE = [
  figureColumn('leads', 'Leads', { width: 48, wide: true }),
  figureColumn('qualified', 'Qualified', { width: 64, wide: true }),
  figureColumn('deals', 'Deals', { width: 48, wide: true }),
  figureColumn('orders', 'Orders', { width: 52, wide: true }),
];

/** Content as a board by status, a calendar or a table: three views of one filtered set. */
export const ContentTab = ({ tabs }: { tabs: ReactNode }) => {
  const { search, change } = useContentSearch();
  const view = VIEWS.find((one) => one.value === search.view)?.value ?? 'board';
  const keep = (item: LibraryItem): boolean => search.kind === undefined || item.values['kind'] === search.kind;
  const open = (id: string): void => change({ item: id });
  const filters = (
    <>
      {tabs}
      <Segmented
        label="View"
        value={view}
        options={VIEWS}
        onChange={(value) => change({ view: value === 'board' ? undefined : value })}
      />
      <Select
        aria-label="Kind of content"
        data={[{ value: ALL, label: 'All kinds' }, ...choicesFor(CONTENT_KINDS)]}
        value={search.kind ?? ALL}
        w={152}
        onChange={(value) => change({ kind: value === ALL || value === null ? undefined : value })}
      />
    </>
  );
  return (
    <>
      {view === 'table' ? (
        <LibraryTable
          kind="content"
          beside={BESIDE}
          filters={filters}
          keep={keep}
          selected={search.item}
          onOpen={(item) => open(item.id)}
          empty="No content here. Write a title in the line above and press Enter."
        />
      ) : (
        <>
          <div className={styles.filters}>
            {filters}
            <span className="push" />
            <ExportTable kind="content" />
          </div>
          {view === 'board' ? <Board keep={keep} onOpen={open} /> : <Calendar keep={keep} onOpen={open} />}
        </>
      )}
      {search.item !== undefined && (
        <ContentPanel key={search.item} id={search.item} onClose={() => change({ item: undefined })} />
      )}
    </>
  );
};
