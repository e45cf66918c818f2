import type { MetricValue } from '../../../shared/contract/metrics';
import { useWorkspace } from '../api/workspace';
import { type Cents, day as dayText, dueDay, metricText, money, percent, sentenceDays } from '../format';
import { Tip } from './Tip';
import styles from './Values.module.css';

type MoneyProps = { minor: number | null; currency?: string; cents?: Cents; signed?: boolean; bare?: boolean };

/** Money in the company's currency unless told. */
export const Money = ({ minor, currency, ...options }: MoneyProps) => {
  const workspace = useWorkspace();
  return <>{money(minor, currency ?? workspace.currency, options)}</>;
};

export const Percent = ({ ratio, signed }: { ratio: number | null; signed?: boolean }) => (
  <>{percent(ratio, { signed })}</>
);

type DayProps = {
  day: string | null;
  /** Today, Tomorrow and Yesterday in words, and red once it is past. */
  due?: boolean;
};

/** A calendar day, with its weekday when it is near. */
export const Day = ({ day, due = false }: DayProps) => {
  const { today } = useWorkspace();
  if (day === null) return <span className="ink3">–</span>;
  const late = due && day < today;
  return (
    <time dateTime={day} className={late ? 'bad nowrap' : 'nowrap'}>
      {due ? dueDay(day, today) : dayText(day, { today })}
    </time>
  );
};

/** A computed figure; a dash with its reason when there is none. */
export const MetricFigure = ({ value }: { value: MetricValue }) =>
  value.value === null ? <Reason text={value.reason ?? 'Not computable'}>–</Reason> : <>{metricText(value)}</>;

/** Something short whose reason is one hover, or one Tab, away; screen readers hear it at once. */
export const Reason = ({ text, children }: { text: string; children: string }) => {
  const { today } = useWorkspace();
  const reason = sentenceDays(text, today);
  return (
    <Tip label={reason}>
      {/* A button, so that the reason can be reached without a mouse. */}
      <button type="button" className={styles.reason} aria-label={`${children === '–' ? 'None' : children}: ${reason}`}>
        {children}
      </button>
    </Tip>
  );
};
