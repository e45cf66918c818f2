import { useMemo } from 'react';
import type { MetricDefinition, MetricValue } from '../../../../shared/contract/metrics';
import { shiftPeriod } from '../../../../shared/domain/period';
import { useRead } from '../../api';
import { quantity, quantityCell, quantityShort, sentenceDays } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, Empty, Segmented } from '../../ui';
import { Legend, LineChart } from '../../ui/charts';
import { trendDrawing } from './drawing';
import styles from './metrics.module.css';
import type { Drill } from './useDrill';
import { GRAINS, type Grain, grainsFor } from './words';

type TrendProps = { definition: MetricDefinition; value: MetricValue; drill: Drill; grain: Grain };

/** A figure over the days, weeks or months of the period, beside its target and the period before. */
export const Trend = ({ definition, value, drill, grain }: TrendProps) => {
  const { period, calendar, today } = usePeriod();
  const before = shiftPeriod(period, -1, calendar).id;
  const metric = definition.id;
  const trend = useRead('metrics.trend', { metric, period: period.id, grain }, { keep: false });
  const earlier = useRead('metrics.trend', { metric, period: before, grain }, { keep: false });
  const points = trend.data?.points;
  const past = earlier.data?.points;
  const able = grainsFor(period);
  const { name, better } = definition;
  const drawn = useMemo(
    () => (points ? trendDrawing(points, past ?? [], { name, better, grain, period, calendar }) : null),
    [points, past, name, better, grain, period, calendar],
  );
  return (
    <Card
      title={drawn?.title ?? `${name} by ${grain}`}
      actions={
        <span className={styles.keys}>
          {drawn && <Legend items={drawn.legend} />}
          {able.length > 1 && (
            <Segmented
              label="By day, week or month"
              value={grain}
              options={GRAINS.filter((one) => able.includes(one.value))}
              onChange={(next) => drill.go({ grain: next, day: undefined })}
            />
          )}
        </span>
      }
    >
      <Await query={trend}>
        {() =>
          drawn ? (
            <>
              <LineChart
                {...drawn}
                labelName={GRAINS.find((one) => one.value === grain)?.label}
                format={(amount) => quantity(amount, value.unit, { metric })}
                cell={(amount) => quantityCell(amount, value.unit)}
                formatShort={(amount) => quantityShort(amount, value.unit, metric)}
                height={250}
                onPick={(index) => drill.go({ day: points?.[index]?.period, row: undefined })}
              />
              <p className="xs ink3">{GRAINS.find((one) => one.value === grain)?.label}</p>
            </>
          ) : (
            <Empty inline>
              There is nothing to draw. {value.reason === null ? '' : sentenceDays(value.reason, today)}
            </Empty>
          )
        }
      </Await>
    </Card>
  );
};
