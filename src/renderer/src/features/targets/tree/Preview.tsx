import type { TargetPreview } from '../../../../../shared/contract/target-shapes';
import { useWrite } from '../../../api';
import { plural } from '../../../format';
import { Button, DataTable } from '../../../ui';
import { amountCell, amountOf, changeOf, type Unit } from '../amount';
import styles from '../targets.module.css';

/** Every amount that an edit would change; or why it cannot be, with the locks that would free it. */
export const Preview = ({ unit, preview }: { unit: Unit; preview: TargetPreview | undefined }) => {
  const update = useWrite('targets.updateNode');
  if (!preview) return null;
  if (preview.problem !== null)
    return (
      <div className={styles.problem} role="alert">
        <p>{preview.problem}</p>
        {preview.release.length > 0 && (
          <div className="row" style={{ flexWrap: 'wrap' }}>
            {preview.release.slice(0, 8).map(({ id, name }) => (
              <Button key={id} small onClick={() => update.mutate({ id, locked: false })}>
                Release {name}
              </Button>
            ))}
          </div>
        )}
      </div>
    );
  if (preview.changes.length === 0) return <p className="s ink2">Nothing changes.</p>;
  return (
    <section aria-label="What changes">
      <p className="s ink2">{plural(preview.changes.length, 'target')} will change</p>
      <div className={styles.changes} tabIndex={-1}>
        <DataTable
          tight
          label="Changes"
          rows={preview.changes.slice(0, 500)}
          count={preview.changes.length}
          all={() => Promise.resolve(preview.changes)}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', header: 'Target of', cut: true, value: (row) => row.name, cell: (row) => row.name },
            {
              key: 'before',
              header: 'Now',
              numeric: true,
              value: (row) => amountCell(unit, row.before),
              cell: (row) => amountOf(unit, row.before),
            },
            {
              key: 'after',
              header: 'Then',
              numeric: true,
              value: (row) => amountCell(unit, row.after),
              cell: (row) => amountOf(unit, row.after),
            },
            {
              key: 'by',
              header: 'Change',
              numeric: true,
              value: (row) => amountCell(unit, row.after - row.before),
              cell: (row) => changeOf(unit, row.after - row.before),
            },
          ]}
        />
      </div>
    </section>
  );
};
