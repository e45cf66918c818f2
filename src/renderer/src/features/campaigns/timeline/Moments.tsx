import { useElementSize } from '@mantine/hooks';
import { IconFlag } from '@tabler/icons-react';
import type { PlannedMoment } from '../../../../../shared/contract/campaigns';
import { maxDay } from '../../../../../shared/domain/day';
import { MOMENT_KINDS } from '../../../../../shared/domain/targets';
import { useWorkspace } from '../../../api';
import { daySpan } from '../../../format';
import { cx } from '../../../ui';
import { liftWords } from '../../moments';
import { type Frame, flagOf, leftOf, packed } from './geometry';
import styles from './timeline.module.css';

/** Launches, holidays, drops, press and events as flags over the weeks. */
export const Moments = ({
  moments,
  frame,
  onOpen,
}: {
  moments: readonly PlannedMoment[];
  frame: Frame;
  onOpen: (id: string) => void;
}) => {
  const { currency } = useWorkspace();
  const { ref, width } = useElementSize();
  const room = width || 590;
  const place = ({ starts, name }: PlannedMoment) => flagOf(leftOf(frame, maxDay(starts, frame.from)), name, room);
  const lines = packed(moments, place);
  return (
    <div className={cx(styles.lane, styles.moments)}>
      <div className={styles.name}>
        <IconFlag size={16} aria-hidden className="ink3" />
        Moments
      </div>
      <div className={styles.track} ref={ref}>
        {lines.map((line) => (
          <div key={line[0]?.id} className={styles.flags}>
            {line.map((moment) => {
              const { right } = place(moment);
              const left = leftOf(frame, maxDay(moment.starts, frame.from));
              return (
                <button
                  key={moment.id}
                  type="button"
                  className={cx(styles.flag, right !== null && styles.late)}
                  style={right === null ? { left: `${left}%` } : { right: `${right}%` }}
                  title={`${MOMENT_KINDS[moment.kind]}, ${daySpan(moment.starts, moment.ends)}, ${liftWords(moment.liftMinor, currency)}`}
                  onClick={() => onOpen(moment.id)}
                >
                  <IconFlag size={14} aria-hidden />
                  {moment.name}
                </button>
              );
            })}
          </div>
        ))}
        {moments.length === 0 && <p className={cx(styles.none, 's ink3')}>No moments in this period</p>}
      </div>
    </div>
  );
};
