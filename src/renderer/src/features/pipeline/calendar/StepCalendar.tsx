import { useState } from 'react';
import type { DealCard, DealFilter } from '../../../../../shared/contract/deals';
import { useRead, useWorkspace } from '../../../api';
import { day as dayText, isMonth, monthDays, monthOf, monthOfYear, number, weekdayName } from '../../../format';
import { Await, cx, MonthArrows } from '../../../ui';
import { DayMoments, type Moment } from '../../moments';
import { usePipelineSearch } from '../search';
import { STEP_ICONS } from '../words';
import styles from './calendar.module.css';

/** Steps that a day shows before it asks for more room. */
const SHOWN = 3;

type StepProps = { card: DealCard; onOpen: (id: string) => void; beside?: boolean };

const Step = ({ card, onOpen, beside = false }: StepProps) => {
  const { today } = useWorkspace();
  const Glyph = STEP_ICONS[card.nextStepKind ?? 'task'];
  const late = card.nextStepDay !== null && card.nextStepDay < today;
  return (
    <button
      type="button"
      className={cx(styles.step, late && styles.late)}
      onClick={() => onOpen(card.id)}
      title={`${card.nextStep ?? 'No next step'}: ${card.company ?? card.title}`}
    >
      <Glyph size={12} aria-hidden />
      <span className="cut">
        {card.nextStep && <b>{card.nextStep}</b>} {card.company ?? card.title}
      </span>
      {beside && card.nextStepDay && (
        <span className="push nowrap">{dayText(card.nextStepDay, { today, weekday: 'never' })}</span>
      )}
    </button>
  );
};

const DayCell = ({
  day,
  month,
  steps,
  moments,
  onOpen,
}: {
  day: string;
  month: string;
  steps: readonly DealCard[];
  moments: readonly Moment[];
  onOpen: (id: string) => void;
}) => {
  const { today } = useWorkspace();
  const [all, setAll] = useState(false);
  const shown = all ? steps : steps.slice(0, SHOWN);
  return (
    <td className={cx(styles.day, monthOf(day) !== month && styles.outside, day === today && styles.today)}>
      <div className={styles.scroll}>
        <time dateTime={day} className={styles.date} {...(day === today ? { 'aria-current': 'date' } : {})}>
          {Number(day.slice(8))}
        </time>
        <DayMoments moments={moments} day={day} />
        {shown.map((card) => (
          <Step key={card.id} card={card} onOpen={onOpen} />
        ))}
        {steps.length > shown.length && (
          <button type="button" className={styles.more} onClick={() => setAll(true)}>
            {number(steps.length - shown.length)} more
          </button>
        )}
      </div>
    </td>
  );
};

type BesideProps = { title: string; count: number; cards: readonly DealCard[]; onOpen: (id: string) => void };

const Beside = ({ title, count, cards, onOpen }: BesideProps) => (
  <section className={styles.beside} aria-label={title}>
    <h2>
      {title} <span className="ink3">{number(count)}</span>
    </h2>
    <ul>
      {cards.map((card) => (
        <li key={card.id}>
          <Step card={card} onOpen={onOpen} beside />
        </li>
      ))}
      {count > cards.length && <li className="s ink3">{number(count - cards.length)} more</li>}
      {count === 0 && <li className="s ink3">None</li>}
    </ul>
  </section>
);

/** The next step of every open deal on its day; what is late and what has no day stands beside. */
export const StepCalendar = ({ filter, onOpen }: { filter: DealFilter; onOpen: (id: string) => void }) => {
  const { today, weekStart } = useWorkspace();
  const { search, change } = usePipelineSearch();
  const month = isMonth(search.month) ? search.month : monthOf(today);
  const days = monthDays(month, weekStart);
  const calendar = useRead('deals.calendar', { ...filter, from: days[0] ?? today, to: days.at(-1) ?? today });
  const moments = useRead('moments.list', {});
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  const name = monthOfYear(month);
  return (
    <div className={styles.page}>
      <div className={styles.left}>
        <div className={styles.bar}>
          <MonthArrows
            month={month}
            onMonth={(next) => change({ month: next })}
            back={month !== monthOf(today) && { label: 'Today', onBack: () => change({ month: undefined }) }}
          />
        </div>
        <Await query={calendar}>
          {({ steps }) => {
            const byDay = Map.groupBy(steps, (card) => card.nextStepDay ?? '');
            return (
              <table className={styles.month} aria-label={`Next steps, ${name}`}>
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
                        <DayCell
                          key={day}
                          day={day}
                          month={month}
                          steps={byDay.get(day) ?? []}
                          moments={moments.data ?? []}
                          onOpen={onOpen}
                        />
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            );
          }}
        </Await>
      </div>
      {calendar.data && (
        <div className={styles.right}>
          <Beside title="Late" count={calendar.data.lateCount} cards={calendar.data.late} onOpen={onOpen} />
          <Beside
            title="No next step"
            count={calendar.data.undatedCount}
            cards={calendar.data.undated}
            onOpen={onOpen}
          />
        </div>
      )}
    </div>
  );
};
