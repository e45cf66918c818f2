import { Popover } from '@mantine/core';
import { IconChevronDown, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { shiftPeriod } from '../../../shared/domain/period';
import { periodName, periodProgress } from '../format';
import { Tip } from '../ui';
import { PeriodChooser } from './PeriodChooser';
import styles from './PeriodPicker.module.css';
import { usePeriod } from './period';

/** The one period of the whole app, with the one before and after it a click away. */
export const PeriodPicker = () => {
  const { period, calendar, today, setPeriod } = usePeriod();
  const [open, setOpen] = useState(false);
  const step = (by: number): void => setPeriod(shiftPeriod(period, by, calendar).id);
  return (
    <fieldset className={styles.period} aria-label="Period">
      <Tip label={`Before: ${periodName(shiftPeriod(period, -1, calendar))}`}>
        <button type="button" aria-label="Previous period" onClick={() => step(-1)}>
          <IconChevronLeft size={12} aria-hidden />
        </button>
      </Tip>
      <Popover
        opened={open}
        onChange={setOpen}
        position="bottom-start"
        offset={6}
        trapFocus
        returnFocus
        transitionProps={{ duration: 0 }}
        classNames={{ dropdown: styles.dropdown }}
      >
        <Popover.Target>
          <button type="button" onClick={() => setOpen((was) => !was)}>
            <b>{periodName(period)}</b>
            <span className="ink3 wide">{periodProgress(period, today)}</span>
            <IconChevronDown size={12} aria-hidden />
          </button>
        </Popover.Target>
        <Popover.Dropdown aria-label="Choose a period">
          <PeriodChooser
            period={period}
            calendar={calendar}
            today={today}
            onChoose={(id, done) => {
              setPeriod(id);
              if (done) setOpen(false);
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <Tip label={`Next: ${periodName(shiftPeriod(period, 1, calendar))}`}>
        <button type="button" aria-label="Next period" onClick={() => step(1)}>
          <IconChevronRight size={12} aria-hidden />
        </button>
      </Tip>
    </fieldset>
  );
};
