import type { TargetOffset } from '../../../../shared/contract/target-shapes';
import { plural } from '../../format';
import { Button, StatusBadge } from '../../ui';
import styles from './targets.module.css';
import { OFFSET_STATES } from './words';

/** Offsets that the newest figures no longer bear out: each with what is wrong, and the way to the node it covers. */
export const OffsetNotice = ({
  offsets,
  onOpen,
}: {
  offsets: readonly TargetOffset[];
  onOpen: (id: string) => void;
}) => {
  const broken = offsets.filter((offset) => offset.state !== 'holds');
  if (broken.length === 0) return null;
  return (
    <section className={styles.notice} aria-label="Offsets that no longer hold">
      <p className="strong">
        {plural(broken.length, 'offset')} no longer {broken.length === 1 ? 'holds' : 'hold'}
      </p>
      <ul>
        {broken.map((offset) => (
          <li key={offset.id}>
            <StatusBadge status={OFFSET_STATES[offset.state].status}>{OFFSET_STATES[offset.state].word}</StatusBadge>
            <span className="cut">
              {offset.over.name} for {offset.short.name}. {OFFSET_STATES[offset.state].why}
            </span>
            <span className="push">
              <Button small onClick={() => onOpen(offset.short.id)}>
                Open {offset.short.name}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
