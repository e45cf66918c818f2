import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { type Month, monthOfYear, shiftMonth } from '../format';
import { Button, IconButton } from './Button';

type Props = {
  month: Month;
  onMonth: (month: Month) => void;
  /** The way back to the month that the calendar opens with; none where it shows that one. */
  back?: { label: string; onBack: () => void } | false;
};

/** The month that a calendar shows, as its heading, between the ways to the one before and after. */
export const MonthArrows = ({ month, onMonth, back }: Props) => (
  <>
    <IconButton small icon={IconChevronLeft} label="Month before" onClick={() => onMonth(shiftMonth(month, -1))} />
    <h2>{monthOfYear(month)}</h2>
    <IconButton small icon={IconChevronRight} label="Month after" onClick={() => onMonth(shiftMonth(month, 1))} />
    {back && (
      <Button small kind="quiet" onClick={back.onBack}>
        {back.label}
      </Button>
    )}
  </>
);
