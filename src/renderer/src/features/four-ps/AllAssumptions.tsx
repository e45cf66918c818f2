import { useNavigate } from '@tanstack/react-router';
import type { Output } from '../../../../shared/contract';
import { COMPARATORS, FOUR_PS } from '../../../../shared/domain/four-ps';
import { useRead, useWorkspace } from '../../api';
import { day, percent, quantityCell } from '../../format';
import { Await, Card, type Column, DataTable, Figure, Reason, StatusBadge, Stats } from '../../ui';
import styles from './four-ps.module.css';
import { Score } from './Score';
import { actualText, expectedText } from './words';

type All = Output<'four-ps.assumptions'>;
type Row = All['assumptions'][number];

const Table = ({ rows }: { rows: readonly Row[] }) => {
  const navigate = useNavigate();
  const { today } = useWorkspace();
  const columns: Column<Row>[] = [
    { key: 'statement', header: 'Assumption', cut: true, value: (row) => row.statement, cell: (row) => row.statement },
    { key: 'sheet', header: 'Worksheet', value: (row) => row.sheet, cell: (row) => row.sheet },
    { key: 'p', header: 'P', value: (row) => FOUR_PS[row.p].name, cell: (row) => FOUR_PS[row.p].name },
    {
      key: 'expected',
      header: 'Expected',
      numeric: true,
      value: (row) => COMPARATORS[row.comparator],
      also: [
        { name: 'Low', value: (row) => quantityCell(row.low, row.unit) },
        { name: 'High', value: (row) => quantityCell(row.high, row.unit) },
      ],
      cell: expectedText,
    },
    {
      key: 'actual',
      header: 'Actual',
      numeric: true,
      value: (row) => quantityCell(row.actual, row.unit),
      also: [{ name: 'Unit', value: (row) => row.unit }],
      cell: (row) =>
        row.actual === null && row.reason !== null ? <Reason text={row.reason}>–</Reason> : actualText(row),
    },
    { key: 'due', header: 'Due', value: (row) => row.due, cell: (row) => day(row.due, { today }) },
    {
      key: 'verdict',
      header: 'Verdict',
      value: (row) => row.verdict,
      cell: (row) => <StatusBadge status={row.verdict} title={row.reason ?? undefined} />,
    },
    {
      key: 'learned',
      header: 'Learned',
      cut: true,
      wide: true,
      value: (row) => row.learned,
      cell: (row) => row.learned,
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={[...rows]}
      rowKey={(row) => row.id}
      label="Assumptions of all worksheets"
      onOpen={(row) =>
        void navigate({ to: '/four-ps/$id', params: { id: row.sheetId }, search: { assumption: row.id } })
      }
      empty="No worksheet has assumed anything yet. Bind a statement to a metric on a worksheet."
    />
  );
};

/** Open and judged assumptions across worksheets, and how often each P is guessed right. */
export const AllAssumptions = () => {
  const query = useRead('four-ps.assumptions', {});
  return (
    <Await query={query}>
      {({ assumptions, byP, total }) => (
        <div className={styles.stack}>
          <Card label="How often each P is guessed right">
            <Stats spread>
              {byP.map(({ p, tally }) => (
                <Figure
                  key={p}
                  size="m"
                  label={FOUR_PS[p].name}
                  value={percent(tally.hitRate)}
                  note={
                    tally.hitRate === null ? 'none judged yet' : `${tally.right} of ${tally.right + tally.wrong} right`
                  }
                />
              ))}
            </Stats>
          </Card>
          <Card title="Assumptions" sub={<Score tally={total} />} pad={false}>
            <Table rows={assumptions} />
          </Card>
        </div>
      )}
    </Await>
  );
};
