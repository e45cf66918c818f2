import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type Period, shiftPeriod } from '../../../shared/domain/period';
import { periodName } from '../format';
import { IconButton } from '../ui';
import { usePeriod } from './period';

/** The ways from a report's period to the one before and the one after, which must have begun. */
export const PeriodArrows = ({ period }: { period: Period }) => {
  const { today, calendar, setPeriod } = usePeriod();
  const [before, next] = [shiftPeriod(period, -1, calendar), shiftPeriod(period, 1, calendar)];
  return (
    <>
      <IconButton icon={IconChevronLeft} label={`Before: ${periodName(before)}`} onClick={() => setPeriod(before.id)} />
      <IconButton
        icon={IconChevronRight}
        label={`Next: ${periodName(next)}`}
        disabled={next.from > today}
        onClick={() => setPeriod(next.id)}
      />
    </>
  );
};
