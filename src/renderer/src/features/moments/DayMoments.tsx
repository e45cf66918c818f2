import { Link } from '@tanstack/react-router';
import { IconFlag } from '@tabler/icons-react';
import { useWorkspace } from '../../api';
import { liftOf, liftWords } from './lift';
import type { Moment } from './MomentDialog';
import styles from './moments.module.css';

type OnDays = Pick<Moment, 'id' | 'name' | 'starts' | 'ends' | 'lifts'>;

/** The marketing moments of one day, as flags in a cell of a month: the same on every calendar. */
export const DayMoments = ({ moments, day }: { moments: readonly OnDays[]; day: string }) => {
  const { currency } = useWorkspace();
  return moments
    .filter((one) => one.starts <= day && one.ends >= day)
    .map((one) => (
      <Link
        key={one.id}
        to="/campaigns"
        search={{ view: 'calendar' }}
        className={styles.flag}
        title={`${one.name}, ${liftWords(liftOf(one), currency)}`}
      >
        <IconFlag size={12} aria-hidden />
        <span className="cut">{one.name}</span>
      </Link>
    ));
};
