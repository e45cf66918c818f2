import { IconCalendarOff } from '@tabler/icons-react';
import type { CampaignRow } from '../../../../../shared/contract/campaigns';
import { cx } from '../../../ui';
import { NoTarget } from '../NoTarget';
import styles from './timeline.module.css';

/** Ideas and imported campaigns that no day was set for: open one to give it its dates. */
export const Undated = ({ rows, onOpen }: { rows: readonly CampaignRow[]; onOpen: (id: string) => void }) =>
  rows.length === 0 ? null : (
    <div className={styles.lane}>
      <div className={styles.name}>
        <IconCalendarOff size={16} aria-hidden className="ink3" />
        No dates
      </div>
      <div className={cx(styles.track, styles.undated)}>
        {rows.map((row) => (
          <button key={row.id} type="button" className={styles.chip} onClick={() => onOpen(row.id)}>
            {row.name}
            {row.targets.length === 0 && <NoTarget />}
          </button>
        ))}
      </div>
    </div>
  );
