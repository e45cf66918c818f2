import { Link, useNavigate } from '@tanstack/react-router';
import type { HomeView } from '../../../../shared/contract/home';
import type { Pace } from '../../../../shared/contract/reports';
import { useWorkspace } from '../../api';
import { money, periodShort } from '../../format';
import { comparedWith, periodOfSpan, toDate } from '../../print/words';
import { buttonClass, Card, cx, Delta, Figure, MetricFigure, Money, PaceBar, StatusBadge, Stats } from '../../ui';
import styles from './home.module.css';
import { headline } from './words';

/** Beyond this much of the bar the marks under it no longer stand beside each other. */
const CROWDED = 62;

/** The pace bar with its marks labelled. */
const LabelledBar = ({ pace, over }: { pace: Pace; over: boolean }) => {
  const { currency } = useWorkspace();
  const end =
    Math.max(pace.actualMinor, pace.targetMinor, pace.outlookMinor, pace.highMinor, pace.expectedMinor) * 1.04;
  const at = (minor: number): number => Math.max(0, Math.min(100, (minor / end) * 100));
  const expected = at(pace.expectedMinor);
  const crowded = expected > CROWDED;
  const text = (minor: number): string => money(minor, currency);
  const words = `${text(pace.actualMinor)} of ${text(pace.targetMinor)}${over ? '' : `, expected by now ${text(pace.expectedMinor)}, outlook ${text(pace.outlookMinor)}`}`;
  return (
    <div className={styles.bar}>
      <PaceBar
        big
        actual={pace.actualMinor}
        target={pace.targetMinor}
        expected={over ? null : pace.expectedMinor}
        outlook={over ? null : pace.outlookMinor}
        low={over ? null : pace.lowMinor}
        high={over ? null : pace.highMinor}
        max={end}
        label={words}
      />
      {!over && (
        <span
          className={cx(styles.mark, styles.over)}
          title={
            pace.errors > 0
              ? `From how far the run rate was off in ${pace.errors} past periods`
              : 'Within 15% of the rest: too few past periods are known'
          }
        >
          Likely {text(pace.lowMinor)} to {text(pace.highMinor)}
        </span>
      )}
      {!over && !crowded && (
        <span
          className={cx(styles.mark, styles.under, expected > 12 && styles.middle)}
          style={{ left: `${expected.toFixed(2)}%` }}
        >
          Expected {text(pace.expectedMinor)}
        </span>
      )}
      <span className={cx(styles.mark, styles.under)} style={{ right: 0 }}>
        {crowded && !over
          ? `Expected ${text(pace.expectedMinor)}, target ${text(pace.targetMinor)}`
          : `Target ${text(pace.targetMinor)}`}
      </span>
    </div>
  );
};

const Gap = ({ minor, of, children }: { minor: number; of: number; children: string }) => {
  const { currency } = useWorkspace();
  return (
    <Delta change={of === 0 ? 0 : minor / of} better="up" text={money(minor, currency, { signed: true })}>
      {children}
    </Delta>
  );
};

/** Where the period stands: sold, expected, outlook, this week; without a target the same card without pace. */
export const Headline = ({ view }: { view: HomeView }) => {
  const navigate = useNavigate();
  const { today, weekStart, fiscalYearStart } = useWorkspace();
  const open = (metric: string, search: { period?: string; grain?: string } = {}): void =>
    void navigate({ to: '/metrics/$id', params: { id: metric }, search });
  const period = periodOfSpan(view.span);
  const against = comparedWith(period, today, { weekStart, fiscalYearStart });
  const { pace, week } = view;
  const over = view.span.elapsed >= view.span.days;
  const running = week.span.elapsed < week.span.days;
  return (
    <Card
      title={headline(view, against)}
      actions={pace ? <StatusBadge status={pace.status} /> : undefined}
      label="Where we stand"
    >
      <Stats spread>
        <Figure
          label={`Net sales, ${toDate(view.span)}`}
          value={<MetricFigure value={view.net} />}
          onOpen={view.net.value === null ? undefined : () => open('net-sales')}
          note={
            <Delta current={view.net.value} previous={view.previous.value} better="up">
              on {against}
            </Delta>
          }
        />
        {pace && !over && (
          <Figure
            label="Expected by today"
            value={<Money minor={pace.expectedMinor} />}
            onOpen={() => open('net-sales', { grain: 'week' })}
            note={
              <Gap minor={pace.actualMinor - pace.expectedMinor} of={pace.expectedMinor}>
                {pace.actualMinor < pace.expectedMinor ? 'behind' : 'ahead'}
              </Gap>
            }
          />
        )}
        {pace && (
          <Figure
            label={over ? `Target for ${periodShort(period)}` : `Outlook for ${periodShort(period)}`}
            value={<Money minor={over ? pace.targetMinor : pace.outlookMinor} />}
            onOpen={() => open('net-sales', { grain: 'week' })}
            note={
              <Gap minor={pace.outlookMinor - pace.targetMinor} of={pace.targetMinor}>
                to target
              </Gap>
            }
          />
        )}
        {!pace &&
          view.kpis.map((kpi) => (
            <Figure
              key={kpi.name}
              label={kpi.name}
              value={<MetricFigure value={kpi.value} />}
              onOpen={kpi.value.value === null ? undefined : () => open(kpi.value.metric)}
              note={<Delta current={kpi.value.value} previous={kpi.previous.value} better={kpi.better} />}
            />
          ))}
        <Figure
          label={`Week ${Number(week.span.period.slice(6))}${running ? ' so far' : ''}`}
          value={<MetricFigure value={week.value} />}
          onOpen={week.value.value === null ? undefined : () => open('net-sales', { period: week.span.period })}
          note={
            <>
              {week.targetMinor !== null && (
                <>
                  of <Money minor={week.targetMinor} />,{' '}
                </>
              )}
              {running ? `${week.span.elapsed} of 7 days` : 'all 7 days'}
            </>
          }
        />
      </Stats>
      {pace ? (
        <LabelledBar pace={pace} over={over} />
      ) : (
        <div className={cx(styles.offer, 'row')}>
          <span className="ink2">With a target for {periodShort(period)}, pace and outlook stand here.</span>
          <Link to="/targets" className={cx(buttonClass({ small: true }), 'push')}>
            Set a target
          </Link>
        </div>
      )}
    </Card>
  );
};
