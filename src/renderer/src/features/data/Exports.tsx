import type { Output } from '../../../../shared/contract';
import { call, useJob, useRead, useWorkspace } from '../../api';
import { usePreferences } from '../../frame/preferences';
import { number, plural } from '../../format';
import styles from './data.module.css';
import { Await, Button, Card, type Column, DataTable, Menu, Progress, showError, showNote } from '../../ui';

type Table = Output<'export.tables'>[number];

/** Every table as CSV, one by one or all into a folder. */
export const Exports = () => {
  const tables = useRead('export.tables', {});
  const one = useJob('export.table');
  const all = useJob('export.all');
  const calendar = useJob('export.calendar');
  const { name } = useWorkspace();
  const me = usePreferences().preferences?.personId ?? null;
  const writeOne = async (table: Table): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: `Export ${table.label}`,
      name: `${table.table}.csv`,
      extension: 'csv',
    });
    if (path === null) return;
    const written = await one.run({ table: table.table, file: path }, (error) => showError(error.message));
    if (written) showNote(`Wrote ${number(written.rows)} rows to ${written.file}.`);
  };
  const writeAll = async (): Promise<void> => {
    const { path } = await call('app.chooseFolder', { title: 'Export everything to a folder' });
    if (path === null) return;
    const written = await all.run({ folder: path }, (error) => showError(error.message));
    if (written) showNote(`Wrote ${written.length} tables to ${path}.`);
  };
  const writeCalendar = async (personId: string | null): Promise<void> => {
    const { path } = await call('app.chooseSave', {
      title: 'Save the calendar',
      name: `${name}.ics`,
      extension: 'ics',
    });
    if (path === null) return;
    const written = await calendar.run({ personId, file: path }, (error) => showError(error.message));
    if (written) showNote(`Wrote ${plural(written.events, 'event')} to ${written.file}.`);
  };
  const columns: Column<Table>[] = [
    { key: 'label', header: 'Table', cut: true, value: (row) => row.label, cell: (row) => row.label },
    {
      key: 'table',
      header: 'File',
      value: (row) => `${row.table}.csv`,
      cell: (row) => <span className="ink3">{row.table}.csv</span>,
    },
    { key: 'rows', header: 'Rows', numeric: true, value: (row) => row.rows, cell: (row) => number(row.rows) },
    {
      key: 'csv',
      header: <span className="unseen">Save</span>,
      value: null,
      cell: (row) => (
        <Button small kind="quiet" aria-label={`Save ${row.label} as CSV`} onClick={() => void writeOne(row)}>
          CSV
        </Button>
      ),
    },
  ];
  return (
    <div className={styles.narrow}>
      <Card
        title="Export"
        sub="all rows, in open formats"
        pad={false}
        actions={
          <>
            <Menu
              label="Calendar file"
              items={[
                { label: 'Moments and everybody’s next steps', onSelect: () => void writeCalendar(null) },
                ...(me === null
                  ? []
                  : [{ label: 'Moments and my next steps', onSelect: () => void writeCalendar(me) }]),
              ]}
            >
              <Button small>Calendar file</Button>
            </Menu>
            <Button small onClick={() => void writeAll()}>
              Everything to a folder
            </Button>
          </>
        }
      >
        <Progress job={all} />
        <Await query={tables}>
          {(rows) => (
            <DataTable tight columns={columns} rows={rows} rowKey={(row) => row.table} label="Tables to export" />
          )}
        </Await>
      </Card>
    </div>
  );
};
