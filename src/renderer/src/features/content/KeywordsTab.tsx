import type { ReactNode } from 'react';
import type { LibraryItem } from '../../../../shared/contract/library';
import { number } from '../../format';
import { type Column, Reason, Sparkline } from '../../ui';
import { figureColumn, LibraryTable, Parts, RecordPanel } from '../library';
import { useContentSearch } from './useContentSearch';

const BESIDE: readonly Column<LibraryItem>[] = [
  figureColumn('rank', 'Rank', { width: 52, none: 'No rank is noted yet. Open the keyword and add one.' }),
  {
    key: 'moved',
    header: 'Moved',
    numeric: true,
    width: 56,
    value: ({ figures }) => figures['moved'],
    cell: ({ figures }) => {
      const moved = figures['moved'] ?? null;
      if (moved === null) return <Reason text="It takes two ranks to see a move.">–</Reason>;
      return (
        <span className={moved > 0 ? 'good' : moved < 0 ? 'bad' : undefined}>{number(moved, { signed: true })}</span>
      );
    },
  },
  {
    key: 'trend',
    header: 'Trend',
    width: 76,
    wide: true,
    // Up is towards the first place.
    value: null,
    cell: ({ series }) => <Sparkline values={series.map((rank) => -rank)} />,
  },
];

/** What people search for, the page that should answer, and where it stands. */
export const KeywordsTab = ({ tabs }: { tabs: ReactNode }) => {
  const { search, change } = useContentSearch();
  return (
    <>
      <LibraryTable
        kind="keyword"
        filters={tabs}
        beside={BESIDE}
        selected={search.item}
        onOpen={(item) => change({ item: item.id })}
        empty="No keyword yet. Write one in the line above, or import a file of keywords with their ranks."
      />
      {search.item !== undefined && (
        <RecordPanel kind="keyword" id={search.item} onClose={() => change({ item: undefined })}>
          {(item) => <Parts kind="rank" parentId={item.id} empty="Where the page stood on a day. Add today’s rank." />}
        </RecordPanel>
      )}
    </>
  );
};
