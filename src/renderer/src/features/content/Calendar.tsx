import type { LibraryItem } from '../../../../shared/contract/library';
import { CONTENT_STATUSES } from '../../../../shared/domain/library/content';
import { useRead, useWorkspace } from '../../api';
import { isMonth, monthDays, monthOf, monthOfYear, number, weekdayName } from '../../format';
import { Await, cx, MonthArrows } from '../../ui';
import { LibraryTaken, rowName, useLibrary } from '../library';
import { DayMoments } from '../moments';
import styles from './content.module.css';
import { useContentSearch } from './useContentSearch';

type Open = (id: string) => void;
const STATUSES: Readonly<Record<string, string>> = CONTENT_STATUSES;

const Entry = ({ item, onOpen }: { item: LibraryItem; onOpen: Open }) => {
  const status = String(item.values['status']);
  return (
    <button
      type="button"
      className={styles.entry}
      data-status={status}
      title={`${rowName('content', item)}, ${STATUSES[status]?.toLowerCase()}`}
      onClick={() => onOpen(item.id)}
    >
      <span className="cut">{rowName('content', item)}</span>
    </button>
  );
};

/** Content on the day it goes out, under the moments of that day; what has no day stands beneath. */
export const Calendar = ({ keep, onOpen }: { keep: (item: LibraryItem) => boolean; onOpen: Open }) => {
  const { today, weekStart } = useWorkspace();
  const { search, change } = useContentSearch();
  const { list } = useLibrary('content');
  const moments = useRead('moments.list', {});
  const month = isMonth(search.month) ? search.month : monthOf(today);
  const days = monthDays(month, weekStart);
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const name = monthOfYear(month);
  return (
    <Await query={list}>
      {(all) => {
        const rows = all.filter(keep);
        const byDay = Map.groupBy(rows, (row) => String(row.values['day'] ?? ''));
        const undated = byDay.get('') ?? [];
        return (
          <div className={styles.calendar}>
            <div className={styles.bar}>
              <MonthArrows
                month={month}
                onMonth={(next) => change({ month: next })}
                back={month !== monthOf(today) && { label: 'Today', onBack: () => change({ month: undefined }) }}
              />
              <span className="push ink3 s">{`${number(undated.length)} without a date`}</span>
            </div>
            <LibraryTaken kind="content" rows={rows} />
            <table className={styles.month} aria-label={`Content, ${name}`}>
              <thead>
                <tr>
                  {days.slice(0, 7).map((day) => (
                    <th key={day} scope="col">
                      {weekdayName(day)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week[0]} style={{ height: `${100 / weeks.length}%` }}>
                    {week.map((day) => (
                      <td
                        key={day}
                        className={cx(monthOf(day) !== month && styles.outside, day === today && styles.today)}
                      >
                        <time dateTime={day} {...(day === today ? { 'aria-current': 'date' as const } : {})}>
                          {Number(day.slice(8))}
                        </time>
                        <DayMoments moments={moments.data ?? []} day={day} />
                        {(byDay.get(day) ?? []).map((item) => (
                          <Entry key={item.id} item={item} onOpen={onOpen} />
                        ))}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {undated.length > 0 && (
              <section className={styles.undated} aria-label="Without a date">
                <h2 className="s ink3">Without a date</h2>
                {undated.map((item) => (
                  <Entry key={item.id} item={item} onOpen={onOpen} />
                ))}
              </section>
            )}
          </div>
        );
      }}
    </Await>
  );
};
