import type { PersonRef } from '../../../shared/contract/common';
import { cx } from './cx';
import styles from './Who.module.css';

export type WhoProps = {
  person: Pick<PersonRef, 'name' | 'initials' | 'side'> | null;
  large?: boolean;
  /** Writes the name beside the badge. */
  name?: boolean;
};

/** A person's initials on the hue of the half they mostly work in; a dash for nobody. */
export const Who = ({ person, large = false, name = false }: WhoProps) => {
  const badge = (
    <span
      className={cx(styles.who, large && styles.large, person && person.side !== 'both' && styles[person.side])}
      title={person?.name ?? 'Nobody'}
      {...(name ? { 'aria-hidden': true } : { role: 'img', 'aria-label': person?.name ?? 'Nobody' })}
    >
      {person?.initials ?? '–'}
    </span>
  );
  if (!name) return badge;
  return (
    <span className="row">
      {badge}
      <span className="cut">{person?.name ?? 'Nobody'}</span>
    </span>
  );
};
