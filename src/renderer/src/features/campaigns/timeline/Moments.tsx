import { useElementSize } from '@mantine/hooks';
import { IconFlag } from '@tabler/icons-react';
import type { PlannedMoment } from '../../../../../shared/contract/campaigns';
import { maxDay } from '../../../../../shared/domain/day';
import { MOMENT_KINDS } from '../../../../../shared/domain/targets';
import { useWorkspace } from '../../../api';
import { daySpan } from '../../../format';
import { cx } from '../../../ui';
import { liftWords } from '../../moments';
import { type Frame, leftOf, packed } from './geometry';
import styles from './timeline.module.css';

/** Pixels that a flag takes: its pole, and about so much for a letter. */
const POLE = 24;
const LETTER = 6.4;

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
  const lines = packed(moments, ({ starts, name }) => {
    const from = (leftOf(frame, maxDay(starts, frame.from)) / 100) * room;
    return { from, to: from + POLE + name.length * LETTER };
  });
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
              const left = leftOf(frame, maxDay(moment.starts, frame.from));
              return (
                <button
                  key={moment.id}
                  type="button"
                  className={styles.flag}
                  style={left > 82 ? { right: `${Math.max(0, 100 - left - 2)}%` } : { left: `${left}%` }}
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
