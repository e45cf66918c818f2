import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useRead, useWorkspace } from '../../api';
import { periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { MetricFigure } from '../../ui';
import { LibraryTable, RecordPanel, useLibrary } from '../library';
import { useContentSearch } from './useContentSearch';

/** How the site does in the period; each figure opens to its formula and rows. */
const SITE = [
  { metric: 'store-conversion', name: 'Conversion' },
  { metric: 'web-bounce-rate', name: 'Bounce rate' },
] as const;

const SiteFigures = () => {
  const { period } = usePeriod();
  const values = useRead('metrics.evaluate', { metrics: SITE.map(({ metric }) => metric), period: period.id });
  return (
    <span className="row nowrap" title={`The site in ${periodName(period)}`}>
      {SITE.map(({ metric, name }) => {
        const value = values.data?.find((one) => one.metric === metric);
        return (
          value && (
            <span key={metric} className="ink2">
              {name}{' '}
              {value.value === null ? (
                <MetricFigure value={value} />
              ) : (
                <Link to="/metrics/$id" params={{ id: metric }} search={{ period: period.id }} className="open">
                  <MetricFigure value={value} />
                </Link>
              )}
            </span>
          )
        );
      })}
    </span>
  );
};

/** Work on the website, what is due first. */
export const WebTab = ({ tabs }: { tabs: ReactNode }) => {
  const { today } = useWorkspace();
  const { list } = useLibrary('web');
  const { search, change } = useContentSearch();
  const late = (list.data ?? []).filter(
    ({ values }) => values['status'] !== 'done' && typeof values['due'] === 'string' && values['due'] < today,
  ).length;
  return (
    <>
      <LibraryTable
        kind="web"
        filters={
          <>
            {tabs}
            <SiteFigures />
            {late > 0 && <span className="s bad nowrap">{`${plural(late, 'item')} past due`}</span>}
          </>
        }
        selected={search.item}
        onOpen={(item) => change({ item: item.id })}
        empty="Nothing to do on the website. Write what should change in the line above."
      />
      {search.item !== undefined && (
        <RecordPanel kind="web" id={search.item} onClose={() => change({ item: undefined })} />
      )}
    </>
  );
};
