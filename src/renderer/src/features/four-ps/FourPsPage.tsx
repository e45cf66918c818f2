import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { useRead, useWorkspace } from '../../api';
import { useNewThing } from '../../commands';
import { moment, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, type Column, DataTable, Empty, Page, Segmented, Who } from '../../ui';
import { AllAssumptions } from './AllAssumptions';
import { NewSheet } from './NewSheet';
import { periodWords } from './periods';
import { Score } from './Score';

type Row = Output<'four-ps.list'>[number];

const Sheets = ({ rows, onNew }: { rows: Row[]; onNew: () => void }) => {
  const navigate = useNavigate();
  const { today, timeZone } = useWorkspace();
  const { calendar } = usePeriod();
  const columns: Column<Row>[] = [
    { key: 'name', header: 'Worksheet', cut: true, value: (row) => row.name, cell: (row) => <b>{row.name}</b> },
    {
      key: 'about',
      header: 'About',
      width: 168,
      cut: true,
      value: (row) => row.product ?? row.line ?? 'campaign idea',
      cell: (row) => row.product ?? row.line ?? <span className="ink3">campaign idea</span>,
    },
    { key: 'period', header: 'Period', value: (row) => row.period, cell: (row) => periodWords(row.period, calendar) },
    { key: 'options', header: 'Options', numeric: true, value: (row) => row.options, cell: (row) => row.options },
    {
      key: 'score',
      name: 'Right assumptions',
      header: 'Assumptions',
      wide: true,
      value: (row) => row.tally.right,
      also: [
        { name: 'Wrong', value: (row) => row.tally.wrong },
        { name: 'Not yet', value: (row) => row.tally.notYet },
        { name: 'Not computable', value: (row) => row.tally.notComputable },
      ],
      cell: (row) => <Score tally={row.tally} short />,
    },
    {
      key: 'owner',
      header: 'Owner',
      value: (row) => row.owner?.name,
      cell: (row) => row.owner && <Who person={row.owner} name />,
    },
    {
      key: 'changed',
      header: 'Changed',
      wide: true,
      value: (row) => row.changedAt ?? row.at,
      cell: (row) => moment(row.changedAt ?? row.at, today, timeZone),
    },
  ];
  if (rows.length === 0)
    return (
      <Empty
        actions={
          <Button kind="primary" icon={IconPlus} onClick={onNew}>
            Worksheet
          </Button>
        }
      >
        A worksheet puts up to five options side by side: product, price, place and promotion, with what the workspace
        knows and what each option earns.
      </Empty>
    );
  return (
    <DataTable
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      label="Worksheets"
      onOpen={(row) => void navigate({ to: '/four-ps/$id', params: { id: row.id } })}
    />
  );
};

/** All worksheets, and all that they assumed. */
export const FourPsPage = () => {
  const { view } = useSearch({ from: '/four-ps' });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const query = useRead('four-ps.list', {});
  const shown = view === 'assumptions' ? 'assumptions' : 'sheets';
  useNewThing('New worksheet', () => setAdding(true));
  return (
    <Page
      title="Four Ps"
      sub={query.data ? plural(query.data.length, 'worksheet') : ''}
      actions={
        <>
          <Segmented
            label="View"
            value={shown}
            options={[
              { value: 'sheets', label: 'Worksheets' },
              { value: 'assumptions', label: 'Assumptions' },
            ]}
            onChange={(next) =>
              void navigate({
                to: '/four-ps',
                search: (old) => ({ ...old, view: next === 'sheets' ? undefined : next }),
              })
            }
          />
          <Button kind="primary" icon={IconPlus} shortcut="N" onClick={() => setAdding(true)}>
            Worksheet
          </Button>
        </>
      }
    >
      <NewSheet open={adding} onClose={() => setAdding(false)} />
      {shown === 'sheets' ? (
        <Await query={query}>{(rows) => <Sheets rows={rows} onNew={() => setAdding(true)} />}</Await>
      ) : (
        <AllAssumptions />
      )}
    </Page>
  );
};
