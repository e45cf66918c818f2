import type { Output } from '../../../../shared/contract';
import { useWorkspace } from '../../api';
import { money, moneyShort, spanTitle } from '../../format';
import { usePeriod } from '../../frame/period';
import { Card, Empty } from '../../ui';
import { LineChart } from '../../ui/charts';
import { weeksFinding } from './words';

/** A product's net sales over the weeks of the period, the running one as a hollow dot. */
export const Weeks = ({ trend, unknown }: Pick<Output<'products.get'>, 'trend' | 'unknown'>) => {
  const { currency } = useWorkspace();
  const { calendar } = usePeriod();
  const title = weeksFinding(trend, currency, calendar);
  const last = trend.findLastIndex((week) => week.netMinor !== null);
  const at = trend[last];
  const partial = at !== undefined && at.elapsedDays < at.days;
  return (
    <Card title={title}>
      {at ? (
        <LineChart
          title={title}
          labels={trend.map((week) => spanTitle(week.period, calendar).replace(/^\w+ /, ''))}
          titles={trend.map((week) => spanTitle(week.period, calendar))}
          labelName="Week"
          series={[{ name: 'Net sales', values: trend.map((week) => week.netMinor), kind: 'actual', partial }]}
          note={
            partial
              ? { index: last, lines: [money(at.netMinor, currency), `${at.elapsedDays} of ${at.days} days`] }
              : undefined
          }
          format={(minor) => money(minor, currency)}
          cell={(minor) => ({ minor, currency })}
          formatShort={(minor) => moneyShort(minor, currency)}
          height={222}
        />
      ) : (
        <Empty inline>{unknown ?? 'This period has not begun.'}</Empty>
      )}
    </Card>
  );
};
