import { Link } from '@tanstack/react-router';
import { IconFlag } from '@tabler/icons-react';
import styles from './moments.module.css';

type OnDays = { id: string; name: string; starts: string; ends: string };

/** The marketing moments of one day, as flags in a cell of a month: the same on every calendar. */
export const DayMoments = ({ moments, day }: { moments: readonly OnDays[]; day: string }) =>
  moments
    .filter((one) => one.starts <= day && one.ends >= day)
    .map((one) => (
      <Link key={one.id} to="/campaigns" search={{ view: 'calendar' }} className={styles.flag} title={one.name}>
        <IconFlag size={12} aria-hidden />
        <span className="cut">{one.name}</span>
      </Link>
    ));
