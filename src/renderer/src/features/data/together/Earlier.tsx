import type { Output } from '../../../../../shared/contract';
import { useRead, useWorkspace } from '../../../api';
import { moment, number } from '../../../format';
import { Await, Card, type Column, DataTable } from '../../../ui';

import { useCommentsColumn } from '../../comments';

type Row = Output<'bundle.list'>[number];

const wayOf = (row: Row): string => (row.direction === 'given' ? 'Given' : `Taken from ${row.author || 'a teammate'}`);

/** Files of changes that were given and taken before. */
export const Earlier = () => {
  const { today, timeZone } = useWorkspace();
  const query = useRead('bundle.list', {});
  const comments = useCommentsColumn<Row>('exchange', ({ id, file }) => ({ id, of: file }));
  const columns: Column<Row>[] = [
    { key: 'at', header: 'When', value: (row) => row.at, cell: (row) => moment(row.at, today, timeZone) },
    { key: 'way', header: 'Way', value: wayOf, cell: wayOf },
    {
      key: 'file',
      header: 'File',
      cut: true,
      value: (row) => row.file,
      cell: (row) => <span className="ink2">{row.file}</span>,
    },
    {
      key: 'since',
      header: 'Changes since',
      value: (row) => row.since,
      cell: (row) => (row.since === '' ? 'the beginning' : moment(row.since, today, timeZone)),
    },
    {
      key: 'records',
      header: 'Records',
      numeric: true,
      value: (row) => row.records,
      cell: (row) => number(row.records),
    },
    comments.column,
  ];
  return (
    <Card title="Given and taken" pad={false}>
      <Await query={query}>
        {(rows) => (
          <DataTable
            tight
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            under={comments.under}
            label="Given and taken"
            empty="Nothing has been given or taken yet."
          />
        )}
      </Await>
    </Card>
  );
};
