import { minDay } from '../../../../shared/domain/day';
import { parsePeriod } from '../../../../shared/domain/period';
import { useRead } from '../../api';
import { usePeriod } from '../../frame/period';
import { grainIn } from './words';

/** Every metric over the whole days, weeks or months of the period, by its id; parts that still run are left out. */
export const useSparklines = (): ReadonlyMap<string, (number | null)[]> => {
  const { period, calendar, today } = usePeriod();
  const by = grainIn(period, null);
  const read = useRead('metrics.evaluate', { period: period.id, metrics: [], by }, { keep: false });
  const lines = new Map<string, (number | null)[]>();
  for (const value of read.data ?? []) {
    const part = value.group === null ? undefined : parsePeriod(value.group, calendar);
    if (!part || part.from < period.from || part.to > minDay(period.to, today)) continue;
    lines.set(value.metric, [...(lines.get(value.metric) ?? []), value.value]);
  }
  return lines;
};
