import { useState } from 'react';
import type { Day } from '../../../shared/domain/day';
import { type Calendar, type Period, type PeriodKind, periodOf, shiftPeriod } from '../../../shared/domain/period';
import { daySpan, PERIOD_KINDS, periodName } from '../format';
import { DateField, Segmented } from '../ui';
import styles from './PeriodPicker.module.css';

type Kind = Exclude<PeriodKind, 'day'>;

type ChooserProps = {
  period: Period;
  calendar: Calendar;
  today: Day;
  /** `done` closes the chooser; changing only the kind leaves it open. */
  onChoose: (id: string, done: boolean) => void;
};

/** How many periods before the running one are listed. */
const LISTED = 8;

/** The period of another kind that shows the same time: the one of today when it is within, else its first days. */
const sameTime = (period: Period, kind: Kind, today: Day, calendar: Calendar): string => {
  if (kind === 'range') return `${period.from}..${period.to}`;
  const anchor = period.from <= today && today <= period.to ? today : period.from;
  return periodOf(anchor, kind, calendar).id;
};

/** The periods to choose from, newest first: around today, and around the chosen one when that lies elsewhere. */
const listed = (period: Period, kind: Exclude<Kind, 'range'>, today: Day, calendar: Calendar): Period[] => {
  const running = periodOf(today, kind, calendar);
  const newest = shiftPeriod(period.from > running.to ? period : running, 1, calendar);
  const recent = Array.from({ length: LISTED + 2 }, (_, index) => shiftPeriod(newest, -index, calendar));
  return recent.some((one) => one.id === period.id) ? recent : [...recent, period];
};

const Custom = ({ period, onChoose }: Pick<ChooserProps, 'period' | 'onChoose'>) => {
  const [from, setFrom] = useState<string | null>(period.from);
  const [to, setTo] = useState<string | null>(period.to);
  const choose = (first: string | null, last: string | null): void => {
    setFrom(first);
    setTo(last);
    if (first && last && first <= last) onChoose(`${first}..${last}`, false);
  };
  return (
    <div className={styles.custom}>
      <DateField label="From" value={from} onChange={(day) => choose(day, to)} popoverProps={{ withinPortal: false }} />
      <DateField
        label="To"
        value={to}
        onChange={(day) => choose(from, day)}
        popoverProps={{ withinPortal: false }}
        error={from && to && from > to ? 'It ends before it starts.' : undefined}
      />
    </div>
  );
};

/** Week, month, quarter, year or any days. */
export const PeriodChooser = ({ period, calendar, today, onChoose }: ChooserProps) => {
  const kind: Kind = period.kind === 'day' ? 'range' : period.kind;
  return (
    <div className={styles.chooser}>
      <Segmented
        label="Kind of period"
        value={kind}
        options={Object.entries(PERIOD_KINDS).map(([value, label]) => ({ value: value as Kind, label }))}
        onChange={(next) => onChoose(sameTime(period, next, today, calendar), false)}
      />
      {kind === 'range' ? (
        <Custom key={period.kind} period={period} onChoose={onChoose} />
      ) : (
        <ul className={styles.list}>
          {listed(period, kind, today, calendar).map((one) => (
            <li key={one.id}>
              <button
                type="button"
                aria-current={one.id === period.id ? 'true' : undefined}
                onClick={() => onChoose(one.id, true)}
              >
                <span>{periodName(one)}</span>
                <span className="s ink3 push">
                  {one.from <= today && today <= one.to ? 'now' : daySpan(one.from, one.to)}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
