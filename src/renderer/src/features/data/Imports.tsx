import type { Output } from '../../../../shared/contract';
import { useJob } from '../../api';
import { moment, number } from '../../format';
import { useWorkspace } from '../../api';
import { Badge, Button, Card, type Column, DataTable, showError, showNote } from '../../ui';

type Batch = Output<'imports.list'>[number];

/** Every import, newest first; any of them can be taken back. */
export const Imports = ({ rows }: { rows: readonly Batch[] }) => {
  const undo = useJob('imports.undo');
  const { today } = useWorkspace();
  const takeBack = async (batch: Batch): Promise<void> => {
    const undone = await undo.run({ batch: batch.id });
    if (!undone) {
      showError(undo.error ?? 'The import could not be taken back.');
      return;
    }
    showNote(
      `Took back ${batch.file}: ${number(undone.removed)} rows removed, ${number(undone.restored)} restored${undone.conflicts.length > 0 ? `, ${undone.conflicts.length} kept because they changed since` : ''}.`,
    );
  };
  const columns: Column<Batch>[] = [
    { key: 'file', header: 'File', cut: true, cell: (row) => row.file },
    { key: 'format', header: 'Format', wide: true, cell: (row) => row.format },
    { key: 'at', header: 'Imported', cell: (row) => moment(row.at, today) },
    { key: 'rows', header: 'Rows', numeric: true, cell: (row) => number(row.rows) },
    { key: 'created', header: 'New', numeric: true, cell: (row) => number(row.created) },
    { key: 'updated', header: 'Updated', numeric: true, cell: (row) => number(row.updated) },
    { key: 'unchanged', header: 'No change', numeric: true, wide: true, cell: (row) => number(row.unchanged) },
    { key: 'until', header: 'Reaches until', wide: true, cell: (row) => row.lastDay ?? '–' },
    {
      key: 'undo',
      header: '',
      cell: (row) =>
        row.undone ? (
          <Badge>Taken back</Badge>
        ) : (
          <Button small onClick={() => void takeBack(row)}>
            Undo
          </Button>
        ),
    },
  ];
  return (
    <Card title="Imports" sub={`${number(rows.length)}, newest first`} pad={false}>
      <DataTable
        columns={columns}
        rows={rows}
        rowKey={(row) => String(row.id)}
        label="Imports"
        empty="Nothing has been imported yet. Orders, deals, leads, ad spend, products and stock come in as CSV files."
      />
    </Card>
  );
};
