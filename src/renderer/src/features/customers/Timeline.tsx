import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import type { Input } from '../../../../shared/contract';
import type { ActivityRow } from '../../../../shared/contract/activities';
import { ACTIVITY_KINDS } from '../../../../shared/domain/customers';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { call, useRows, useWorkspace } from '../../api';
import { day, number, plural } from '../../format';
import { Await, Money, TakenAs } from '../../ui';
import { ActivityBulk } from './ActivityBulk';
import { ActivityItem } from './ActivityItem';
import styles from './customers.module.css';
import { useSelection } from './useSelection';

type Filter = Omit<Input<'activities.list'>, 'limit' | 'offset'>;

export type TimelineProps = {
  filter: Filter;
  empty: string;
  /** Takes its parent's height. */
  fill?: boolean;
  /** Whose page this is: each line need not say it again. A deal's page says its company too. */
  hide?: 'company' | 'contact' | 'deal';
};

const ACTIVITY: readonly SheetColumn<ActivityRow>[] = [
  { name: 'Day', value: (row) => row.day },
  { name: 'Time', value: (row) => row.time },
  { name: 'Kind', value: (row) => ACTIVITY_KINDS[row.kind] },
  { name: 'What', value: (row) => row.text },
  { name: 'Outcome', value: (row) => row.outcome },
  { name: 'People', value: (row) => row.people.map(({ name }) => name).join(', ') },
  { name: 'Company', value: (row) => row.company?.name },
  { name: 'Contact', value: (row) => row.contact?.name },
  { name: 'Deal', value: (row) => row.deal?.name },
  { name: 'Place', value: (row) => row.channel?.name },
  { name: 'Product', value: (row) => row.product?.name },
  { name: 'Material', value: (row) => row.material && `${row.material.name} ${row.material.version}`.trim() },
  { name: 'Cost', value: (row) => ({ minor: row.costMinor, currency: row.currency }) },
  { name: 'Next step', value: (row) => row.nextStep },
  { name: 'Next step on', value: (row) => row.nextStepDay },
  { name: 'Step done', value: (row) => (row.nextStep === null ? null : row.nextDone ? 'yes' : 'no') },
];

/** Height of a line before it is measured. */
const GUESS = 64;

/** What was done, newest first, however much it is: only the lines in sight exist. */
export const Timeline = ({ filter, empty, fill = false, hide }: TimelineProps) => {
  const { today } = useWorkspace();
  const list = useRows('activities.list', filter, (slice) => call('activities.list', { ...filter, ...slice }));
  const { rows, more } = list;
  const [open, setOpen] = useState<string | null>(null);
  const selection = useSelection<ActivityRow>(
    (row) => row.id,
    (row) =>
      [`${ACTIVITY_KINDS[row.kind].toLowerCase()} of ${day(row.day, { today })}`, (row.company ?? row.contact)?.name]
        .filter(Boolean)
        .join(', '),
    rows,
  );
  const scroller = useRef<HTMLElement>(null);
  // oxlint-disable-next-line react/incompatible-library -- it measures while rendering, so nothing here is memoised
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => GUESS,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 8,
    initialRect: { width: 640, height: 480 },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - 10) more();
  });
  return (
    <Await query={list.query}>
      {({ total, costMinor, otherCurrency }) => (
        <div className={fill ? styles.timelineFill : styles.timeline}>
          <TakenAs
            label="Activities"
            columns={ACTIVITY}
            rows={rows}
            count={total}
            all={list.all}
            rowKey={(row) => row.id}
            chosen={selection.ids}
          />
          <ActivityBulk ids={selection.ids} onClear={selection.clear} />
          <p className={styles.timelineSum}>
            {plural(total, 'activity', 'activities')}
            {costMinor > 0 && (
              <span>
                , <Money minor={costMinor} /> of sales cost
              </span>
            )}
            {otherCurrency > 0 && <span>; {number(otherCurrency)} in a currency without a rate left out</span>}
          </p>
          {rows.length === 0 ? (
            <p className="ink3">{empty}</p>
          ) : (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            <section ref={scroller} className={styles.timelineScroll} tabIndex={0} aria-label="Timeline">
              <ul className={styles.timelineList} style={{ height: virtual.getTotalSize() }}>
                {items.map((item) => {
                  const activity = rows[item.index];
                  return activity === undefined ? null : (
                    <li
                      key={item.key}
                      ref={virtual.measureElement}
                      data-index={item.index}
                      className={styles.timelineItem}
                      style={{ transform: `translateY(${item.start}px)` }}
                    >
                      <ActivityItem
                        activity={activity}
                        hide={hide}
                        open={open === activity.id}
                        onToggle={() => setOpen(open === activity.id ? null : activity.id)}
                        pick={selection.column.cell(activity, item.index)}
                      />
                    </li>
                  );
                })}
              </ul>
            </section>
          )}
        </div>
      )}
    </Await>
  );
};
