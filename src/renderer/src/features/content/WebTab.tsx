import type { ReactNode } from 'react';
import { useWorkspace } from '../../api';
import { plural } from '../../format';
import { LibraryTable, useLibrary } from '../library';

/** Work on the website, what is due first. */
export const WebTab = ({ tabs }: { tabs: ReactNode }) => {
  const { today } = useWorkspace();
  const { list } = useLibrary('web');
  const late = (list.data ?? []).filter(
    ({ values }) => values['status'] !== 'done' && typeof values['due'] === 'string' && values['due'] < today,
  ).length;
  return (
    <LibraryTable
      kind="web"
      filters={
        <>
          {tabs}
          {late > 0 && <span className="s bad nowrap">{`${plural(late, 'item')} past due`}</span>}
        </>
      }
      empty="Nothing to do on the website. Write what should change in the line above."
    />
  );
};
