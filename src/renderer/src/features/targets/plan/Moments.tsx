import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { TargetTree } from '../../../../../shared/contract/target-shapes';
import { MOMENT_KINDS } from '../../../../../shared/domain/targets';
import { useRead, useWorkspace } from '../../../api';
import { daySpan } from '../../../format';
import { Await, Button, DataTable } from '../../../ui';
import { LiftCell, liftOf, type Moment, MomentDialog } from '../../moments';
import styles from '../targets.module.css';

/** Launches, holidays, drops, press and events that touch the tree's period, with what they should add. */
export const Moments = ({ tree }: { tree: TargetTree }) => {
  const { currency } = useWorkspace();
  const query = useRead('moments.list', {});
  const [open, setOpen] = useState<Moment | 'new' | null>(null);
  return (
    <section className={styles.block}>
      <div className="row">
        <h2>Moments</h2>
        <span className="push">
          <Button small icon={IconPlus} onClick={() => setOpen('new')}>
            Moment
          </Button>
        </span>
      </div>
      <Await query={query}>
        {(moments) => (
          <DataTable
            tight
            label="Moments of this period"
            rows={moments.filter((one) => one.starts <= tree.to && one.ends >= tree.from)}
            rowKey={(one) => one.id}
            onOpen={setOpen}
            empty="None yet: a launch, a holiday, a drop, press or an event, with what it should add."
            columns={[
              { key: 'name', header: 'Moment', cut: true, value: (one) => one.name, cell: (one) => one.name },
              {
                key: 'kind',
                header: 'Kind',
                value: (one) => MOMENT_KINDS[one.kind],
                cell: (one) => MOMENT_KINDS[one.kind],
              },
              {
                key: 'when',
                name: 'From',
                header: 'When',
                value: (one) => one.starts,
                also: [{ name: 'Until', value: (one) => one.ends }],
                cell: (one) => daySpan(one.starts, one.ends),
              },
              {
                key: 'adds',
                header: 'Should add',
                numeric: true,
                edits: true,
                value: (one) => ({ minor: liftOf(one), currency }),
                cell: (one) => <LiftCell moment={one} />,
              },
            ]}
          />
        )}
      </Await>
      {open !== null && <MomentDialog moment={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </section>
  );
};
