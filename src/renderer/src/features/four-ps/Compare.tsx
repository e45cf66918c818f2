import { useWorkspace } from '../../api';
import { money } from '../../format';
import { BarChart } from '../../ui/charts';
import styles from './four-ps.module.css';
import type { Sheet } from './useSheet';
import { bestOf, letterOf } from './words';

/** What each option nets, as bars: the finding is the title. */
export const Compare = ({ sheet: { sheet, options } }: { sheet: Sheet }) => {
  const { currency } = useWorkspace();
  const title = bestOf(options, sheet.period);
  return (
    <section className={styles.compare} aria-label="Options compared">
      <h2>{title}</h2>
      <BarChart
        title={title}
        labels={options.map((option, index) => `${letterOf(index)} ${option.name}`)}
        series={[{ name: `Net in ${sheet.period}`, values: options.map((option) => option.economics.netMinor) }]}
        format={(minor) => money(minor, currency)}
        cell={(minor) => ({ minor, currency })}
        height={24 + options.length * 28}
      />
    </section>
  );
};
