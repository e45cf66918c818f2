import type { ReactNode } from 'react';
import type { FourPsOption } from '../../../../shared/contract/four-ps';
import { useWorkspace } from '../../api';
import { money, number, percent } from '../../format';
import { usePeriod } from '../../frame/period';
import { cx } from '../../ui';
import styles from './four-ps.module.css';
import { periodWords } from './periods';
import type { Sheet } from './useSheet';
import { breakEvenText, weeksText } from './words';

type Economics = FourPsOption['economics'];

const Row = ({
  head,
  options,
  cell,
  strong = false,
}: {
  head: ReactNode;
  options: readonly FourPsOption[];
  cell: (economics: Economics) => ReactNode;
  strong?: boolean;
}) => (
  <tr className={cx(styles.econ, strong && styles.net)}>
    <th scope="row" className={styles.label}>
      <div className={styles.e}>
        {typeof head === 'string' ? (
          <span className="cut" title={head}>
            {head}
          </span>
        ) : (
          head
        )}
      </div>
    </th>
    {options.map((option) => (
      <td key={option.id}>
        <div className={styles.e}>{cell(option.economics)}</div>
      </td>
    ))}
  </tr>
);

/** Unit economics under each option: contribution by channel, fixed cost, net, break-even and payback. */
export const Economics = ({ sheet: { sheet, options } }: { sheet: Sheet }) => {
  const { currency } = useWorkspace();
  const { calendar } = usePeriod();
  const when = periodWords(sheet.period, calendar);
  const text = (minor: number): string => money(minor, currency);
  const names = [...new Set(options.flatMap((option) => option.lines.map((line) => line.name)))];
  return (
    <>
      <Row
        head={
          <h2 className="cut" title={`Unit economics, ${when}`}>
            Unit economics, {when}
          </h2>
        }
        options={options}
        cell={() => <span className="ink3">units × margin</span>}
      />
      <Row
        head="Revenue"
        options={options}
        cell={({ revenueMinor }) => (
          <>
            <span className="ink3">after discounts</span>
            <span>{text(revenueMinor)}</span>
          </>
        )}
      />
      <Row
        head="Gross margin"
        options={options}
        cell={({ revenueMinor, grossMarginMinor }) => (
          <>
            <span className="ink3">{percent(revenueMinor === 0 ? null : grossMarginMinor / revenueMinor)}</span>
            <span>{text(grossMarginMinor)}</span>
          </>
        )}
      />
      {names.map((name) => (
        <Row
          key={name}
          head={name}
          options={options}
          cell={({ lines }) => {
            const line = lines.find((one) => one.name === name);
            return line ? (
              <>
                <span className="ink3">
                  {number(line.units)} × {line.perUnitMinor === null ? '–' : money(line.perUnitMinor, currency)}
                </span>
                <span>{text(line.contributionMinor)}</span>
              </>
            ) : (
              <span className="ink3">–</span>
            );
          }}
        />
      ))}
      <Row
        head="Contribution"
        options={options}
        cell={({ units, contributionMinor }) => (
          <>
            <span className="ink3">{number(units)} units</span>
            <span>{text(contributionMinor)}</span>
          </>
        )}
      />
      <Row
        head="Fixed cost"
        options={options}
        cell={({ fixedMinor }) => (
          <>
            <span className="ink3">and promotion</span>
            <span>{text(-fixedMinor)}</span>
          </>
        )}
      />
      <Row
        strong
        head={`Net in ${when}`}
        options={options}
        cell={({ netMinor }) => <b className={cx('push', netMinor < 0 && 'bad')}>{text(netMinor)}</b>}
      />
      <Row
        head="Break-even"
        options={options}
        cell={(economics) => (
          <>
            {!economics.breaksEven && (
              <span className="bad" title={`Not in ${when}`}>
                not reached
              </span>
            )}
            <span className={cx('push', economics.breakEvenUnits.value === null && styles.why)}>
              {breakEvenText(economics)}
            </span>
          </>
        )}
      />
      <Row
        head="Payback"
        options={options}
        cell={(economics) => (
          <span className={cx('push', economics.paybackWeeks.value === null && styles.why)}>
            {weeksText(economics)}
          </span>
        )}
      />
      <Row
        head="Customer cost, paid back"
        options={options}
        cell={({ cacMinor, cacPaybackMonths }) => (
          <>
            {cacMinor.value !== null && <span className="ink3">{money(cacMinor.value, currency)}</span>}
            <span className={cx('push', cacPaybackMonths.value === null && styles.why)}>
              {cacPaybackMonths.value === null
                ? cacPaybackMonths.reason
                : `${number(cacPaybackMonths.value, { decimals: 1 })} months`}
            </span>
          </>
        )}
      />
      <Row
        head="Stock needed"
        options={options}
        cell={({ stockUnits }) => <span className="push">{number(stockUnits)}</span>}
      />
    </>
  );
};
