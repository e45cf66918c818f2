import { Link } from '@tanstack/react-router';
import { IconTargetOff } from '@tabler/icons-react';
import { useRead } from '../../../api';
import { plural } from '../../../format';
import { TakenAs } from '../../../ui';
import styles from '../targets.module.css';

/** Campaigns that promise nothing to any target: their work is not in the plan above. */
export const Untargeted = () => {
  const nags = useRead('campaigns.nags', {});
  const list = nags.data?.untargeted ?? [];
  if (list.length === 0) return null;
  return (
    <section className={styles.block} aria-label="Campaigns without a target">
      <h2>{plural(list.length, 'campaign')} without a target</h2>
      <TakenAs
        label="Campaigns without a target"
        columns={[{ name: 'Campaign', value: (one) => one.name }]}
        rows={list}
      />
      <ul>
        {list.map((one) => (
          <li key={one.id} className="row">
            <IconTargetOff size={16} aria-hidden className="warn" />
            <Link to="/campaigns/$id" params={{ id: one.id }} className="open">
              {one.name}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
};
