import type { Output } from '../../../../../shared/contract';
import type { DealFilter } from '../../../../../shared/contract/deals';
import { useRead, useWorkspace } from '../../../api';
import { day as dayText, isMonth, money, monthName, number, percent, plural } from '../../../format';
import { Await, cx, Money, TakenAs } from '../../../ui';
import { Others } from '../board/ColumnHead';
import styles from './forecast.module.css';

type Column = Output<'deals.forecast'>['columns'][number];

/** Months that stand apart; what comes after them is 'later'. */
const MONTHS = 4;
const CARDS = 60;

const nameOf = (key: string, today: string): string => {
  if (key === 'overdue') return 'Overdue';
  if (key === 'later') return 'Later';
  if (key === 'undated') return 'No date';
  const month = monthName(Number(key.slice(5, 7)), true);
  return key.slice(0, 4) === today.slice(0, 4) ? month : `${month} ${key.slice(0, 4)}`;
};

const ForecastColumn = ({ column, most, onOpen }: { column: Column; most: number; onOpen: (id: string) => void }) => {
  const { today } = useWorkspace();
  const name = nameOf(column.key, today);
  const width = (minor: number): string => `${most > 0 ? (minor / most) * 100 : 0}%`;
  return (
    <section className={cx(styles.column, column.key === 'overdue' && styles.overdue)} aria-label={name}>
      <header className={styles.head}>
        <div className={styles.names}>
          <h2 className="cut">{name}</h2>
          <span className="s ink3 push">{number(column.count)}</span>
        </div>
        <dl className={styles.sums}>
          <dt>Value</dt>
          <dd>
            <b>
              <Money minor={column.sumMinor} />
            </b>
          </dd>
          <dt>Weighted</dt>
          <dd>
            <Money minor={column.weightedMinor} />
          </dd>
        </dl>
        <div className={styles.bar} aria-hidden>
          <i style={{ width: width(column.sumMinor) }} />
          <b style={{ width: width(column.weightedMinor) }} />
        </div>
        <Others others={column.others} />
      </header>
      <ul className={styles.cards} aria-label={`Deals, ${name}`}>
        {column.cards.map((card) => (
          <li key={card.id}>
            <button type="button" className={styles.card} onClick={() => onOpen(card.id)}>
              <span className={cx(styles.company, 'cut')}>{card.company ?? 'No company'}</span>
              <span className={cx(styles.title, 'cut')}>{card.title}</span>
              <span className={styles.line}>
                <b>{card.valueMinor === null ? 'No value' : money(card.valueMinor, card.currency)}</b>
                <span className="ink3">{percent(card.probability, { decimals: 0 })}</span>
              </span>
              <span className={cx('s', column.key === 'overdue' ? 'bad' : 'ink2')}>
                {card.expectedClose === null ? 'No date' : dayText(card.expectedClose, { today, weekday: 'never' })}
              </span>
            </button>
          </li>
        ))}
        {column.count > column.cards.length && (
          <li className={styles.more}>{number(column.count - column.cards.length)} more, in the table</li>
        )}
        {column.count === 0 && <li className={styles.more}>None</li>}
      </ul>
    </section>
  );
};

/** Open deals by the month they are expected to close in, at their value and weighted by their chance. */
export const Forecast = ({ filter, onOpen }: { filter: DealFilter; onOpen: (id: string) => void }) => {
  const { today } = useWorkspace();
  const forecast = useRead('deals.forecast', { ...filter, months: MONTHS, limit: CARDS });
  return (
    <Await query={forecast}>
      {({ columns, totals }) => (
        <>
          <p className={styles.sentence}>
            {plural(totals.count, 'open deal')}, <Money minor={totals.sumMinor} /> in all,{' '}
            <b>
              <Money minor={totals.weightedMinor} /> weighted
            </b>{' '}
            <span className="ink3">by expected close; a close before today is overdue</span>
          </p>
          <TakenAs
            label="Forecast by month"
            columns={[
              {
                name: 'Expected close',
                value: (column) => (isMonth(column.key) ? column.key : nameOf(column.key, today)),
              },
              { name: 'Deals', value: (column) => column.count },
              { name: 'Value', value: (column) => ({ minor: column.sumMinor }) },
              { name: 'Weighted', value: (column) => ({ minor: column.weightedMinor }) },
              {
                name: 'In other currencies',
                value: ({ others }) =>
                  others.map(({ currency, sumMinor }) => money(sumMinor, currency, { cents: 'always' })).join('; '),
              },
            ]}
            rows={columns}
          />
          <div className={styles.forecast}>
            {columns.map((column) => (
              <ForecastColumn
                key={column.key}
                column={column}
                most={Math.max(...columns.map((one) => one.sumMinor))}
                onOpen={onOpen}
              />
            ))}
          </div>
        </>
      )}
    </Await>
  );
};
