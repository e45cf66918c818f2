import { IconFlag } from '@tabler/icons-react';
import type { CampaignFilter, CampaignRow, PlannedMoment } from '../../../../../shared/contract/campaigns';
import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../../shared/domain/day';
import { useRead, useWorkspace } from '../../../api';
import { daySpan, isMonth, monthDays, monthOf, weekdayName } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { Await, cx, MonthArrows } from '../../../ui';
import { liftWords } from '../../moments';
import { useCampaignsSearch } from '../search';
import { packed } from '../timeline/geometry';
import { PROMOTION_ICONS, summaryOf } from '../words';
import { NoTarget } from '../NoTarget';
import styles from './calendar.module.css';

type WeekProps = {
  days: readonly Day[];
  month: string;
  campaigns: readonly CampaignRow[];
  moments: readonly PlannedMoment[];
  onOpen: (id: string) => void;
  onMoment: (id: string) => void;
};

/** One week: its days, the flags of its moments, and each campaign as a bar over the days it runs. */
const Week = ({ days, month, campaigns, moments, onOpen, onMoment }: WeekProps) => {
  const { today, currency } = useWorkspace();
  const [from, to] = [days[0] ?? today, days.at(-1) ?? today];
  const cells = (starts: Day, ends: Day): { from: number; to: number } => ({
    from: daysBetween(from, maxDay(starts, from)) + 1,
    to: daysBetween(from, minDay(ends, to)) + 2,
  });
  const running = campaigns.filter((row) => row.starts !== null && row.starts <= to && (row.ends ?? to) >= from);
  const flags = moments.filter((one) => one.starts <= to && one.ends >= from);
  const momentLines = packed(flags, (one) => cells(one.starts, one.ends));
  const lines = packed(running, (row) => cells(row.starts ?? from, row.ends ?? to));
  return (
    <section className={styles.week} aria-label={daySpan(from, to)}>
      <ol className={styles.days}>
        {days.map((day) => (
          <li key={day} className={cx(monthOf(day) !== month && styles.outside, day === today && styles.today)}>
            <time dateTime={day} {...(day === today ? { 'aria-current': 'date' } : {})}>
              {Number(day.slice(8))}
            </time>
          </li>
        ))}
      </ol>
      <div className={styles.lines}>
        {momentLines.map((line) => (
          <div key={line[0]?.id} className={styles.line}>
            {line.map((one) => {
              const { from: start, to: end } = cells(one.starts, one.ends);
              return (
                <button
                  key={one.id}
                  type="button"
                  className={styles.flag}
                  style={{ gridColumn: `${start} / ${end}` }}
                  title={`${one.name}, ${daySpan(one.starts, one.ends)}, ${liftWords(one.liftMinor, currency)}`}
                  onClick={() => onMoment(one.id)}
                >
                  <IconFlag size={12} aria-hidden />
                  <span className="cut">{one.name}</span>
                </button>
              );
            })}
          </div>
        ))}
        {lines.map((line) => (
          <div key={line[0]?.id} className={styles.line}>
            {line.map((row) => {
              const { from: start, to: end } = cells(row.starts ?? from, row.ends ?? to);
              const Glyph = PROMOTION_ICONS[row.promotion];
              return (
                <button
                  key={row.id}
                  type="button"
                  className={cx(styles.bar, styles[row.status])}
                  style={{ gridColumn: `${start} / ${end}` }}
                  title={summaryOf(row, currency)}
                  onClick={() => onOpen(row.id)}
                >
                  <Glyph size={12} aria-hidden />
                  <span className="cut">{row.name}</span>
                  {row.targets.length === 0 && <NoTarget />}
                </button>
              );
            })}
          </div>
        ))}
      </div>
    </section>
  );
};

/** Campaigns that run on every day of the month, in one line: as bars they would fill each of its weeks. */
const AllMonth = ({ campaigns, onOpen }: { campaigns: readonly CampaignRow[]; onOpen: (id: string) => void }) => {
  const { currency } = useWorkspace();
  if (campaigns.length === 0) return null;
  return (
    <section className={styles.always} aria-label="Running all month">
      <span className="s ink3 nowrap">Running all month</span>
      {campaigns.map((row) => {
        const Glyph = PROMOTION_ICONS[row.promotion];
        return (
          <button
            key={row.id}
            type="button"
            className={cx(styles.bar, styles[row.status])}
            title={summaryOf(row, currency)}
            onClick={() => onOpen(row.id)}
          >
            <Glyph size={12} aria-hidden />
            <span className="cut">{row.name}</span>
            {row.targets.length === 0 && <NoTarget />}
          </button>
        );
      })}
    </section>
  );
};

/** The plan by month: moments as flags, campaigns as bars over their days. It opens on the period's month. */
export const CampaignCalendar = ({
  filter,
  onOpen,
  onMoment,
}: {
  filter: CampaignFilter;
  onOpen: (id: string) => void;
  onMoment: (id: string) => void;
}) => {
  const { today, weekStart } = useWorkspace();
  const { period } = usePeriod();
  const { search, change } = useCampaignsSearch();
  const own = monthOf(today >= period.from && today <= period.to ? today : period.from);
  const month = isMonth(search.month) ? search.month : own;
  const days = monthDays(month, weekStart);
  const first = `${month}-01`;
  const last = days.findLast((day) => monthOf(day) === month) ?? first;
  const always = (row: CampaignRow): boolean =>
    row.starts !== null && row.starts <= first && (row.ends ?? last) >= last;
  const plan = useRead('campaigns.plan', { ...filter, period: `${days[0]}..${days.at(-1)}` });
  return (
    <div className={styles.page}>
      <div className="row">
        <MonthArrows
          month={month}
          onMonth={(next) => change({ month: next })}
          back={month !== own && { label: 'Back to the period', onBack: () => change({ month: undefined }) }}
        />
      </div>
      <AllMonth campaigns={(plan.data?.campaigns ?? []).filter(always)} onOpen={onOpen} />
      <div className={styles.head} aria-hidden>
        {days.slice(0, 7).map((day) => (
          <span key={day}>{weekdayName(day)}</span>
        ))}
      </div>
      <Await query={plan}>
        {({ campaigns, moments }) => (
          <div className={styles.month}>
            {Array.from({ length: days.length / 7 }, (_, index) => (
              <Week
                key={addDays(days[0] ?? today, index * 7)}
                days={days.slice(index * 7, index * 7 + 7)}
                month={month}
                campaigns={campaigns.filter((row) => !always(row))}
                moments={moments}
                onOpen={onOpen}
                onMoment={onMoment}
              />
            ))}
          </div>
        )}
      </Await>
    </div>
  );
};
