import type { Output } from '../../../../shared/contract';
import { useJob, useRead, useWorkspace } from '../../api';
import { moment, number } from '../../format';
import { Await, Button, Card, type Column, DataTable, showError, showNote } from '../../ui';

type Backup = Output<'backup.list'>[number];

/** Verified copies of the workspace; going back to one keeps a copy of the present first. */
export const Backups = () => {
  const { today } = useWorkspace();
  const list = useRead('backup.list', {});
  const make = useJob('backup.create');
  const restore = useJob('backup.restore');
  const columns: Column<Backup>[] = [
    { key: 'name', header: 'Copy', cut: true, cell: (row) => row.name },
    { key: 'at', header: 'Made', cell: (row) => moment(row.at, today) },
    { key: 'size', header: 'MB', numeric: true, cell: (row) => number(row.bytes / 1e6, { decimals: 1 }) },
    {
      key: 'restore',
      header: '',
      cell: (row) => (
        <Button
          small
          onClick={() =>
            void restore
              .run({ file: row.file })
              .then((done) =>
                done
                  ? showNote('Restored. What was there before is kept as a copy, too.')
                  : showError(restore.error ?? 'The copy could not be restored.'),
              )
          }
        >
          Restore
        </Button>
      ),
    },
  ];
  return (
    <Card
      title="Backups"
      sub="verified by reading them back"
      pad={false}
      actions={
        <Button
          small
          onClick={() =>
            void make
              .run({ reason: 'by hand' })
              .then((done) => done && showNote(`Backed up and verified: ${number(done.rows)} rows.`))
          }
        >
          Back up now
        </Button>
      }
    >
      <Await query={list}>
        {(rows) => (
          <DataTable
            tight
            columns={columns}
            rows={rows}
            rowKey={(row) => row.file}
            label="Backups"
            empty="There is no copy yet."
          />
        )}
      </Await>
    </Card>
  );
};
