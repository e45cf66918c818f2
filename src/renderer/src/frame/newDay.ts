import { useEffect } from 'react';
import { todayIn } from '../../../shared/domain/today';
import { useReadAnew, type Workspace } from '../api';

/** How often the clock is looked at, in milliseconds; a window that comes to the front looks at once. */
const EVERY = 30_000;

/**
 * Reads everything on screen anew when a day begins where the company is. Nothing else would: an answer stays until
 * something changes, so a window left open over a weekend would go on naming Friday "today" on Monday, with Friday's week,
 * pace and stale sources.
 */
export const useNewDay = ({ today, timeZone }: Pick<Workspace, 'today' | 'timeZone'>): void => {
  const readAnew = useReadAnew();
  useEffect(() => {
    let known = today;
    const look = (): void => {
      const day = todayIn(Date.now(), timeZone);
      if (day === known) return;
      known = day;
      void readAnew();
    };
    const timer = window.setInterval(look, EVERY);
    window.addEventListener('focus', look);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener('focus', look);
    };
  }, [today, timeZone, readAnew]);
};
