import { useWorkspace } from '../../api';
import { money, moneyShort } from '../../format';
import { usePeriod } from '../../frame/period';
import { BarChart } from '../../ui/charts';
import styles from './four-ps.module.css';
import { periodWords } from './periods';
import type { Sheet } from './useSheet';
import { bestOf, letterOf } from './words';

/** What each option nets, as bars: the finding is the title. */
export const Compare = ({ sheet: { sheet, options } }: { sheet: Sheet }) => {
  const { currency } = useWorkspace();
  const { calendar } = usePeriod();
  const when = periodWords(sheet.period, calendar);
  const title = bestOf(options, when);
  // Bars of nothing have no scale.
  const planned = options.some(({ economics }) => economics.netMinor !== 0);
  return (
    <section className={styles.compare} aria-label="Options compared">
      <h2>{title}</h2>
      {planned && (
        <BarChart
          title={title}
          labels={options.map((option, index) => `${letterOf(index)} ${option.name}`)}
          series={[{ name: `Net in ${when}`, values: options.map((option) => option.economics.netMinor) }]}
          format={(minor) => money(minor, currency)}
          cell={(minor) => ({ minor, currency })}
          formatShort={(minor) => moneyShort(minor, currency)}
          height={24 + options.length * 28}
        />
      )}
    </section>
  );
};
