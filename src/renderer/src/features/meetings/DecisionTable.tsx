import { Link } from '@tanstack/react-router';
import type { MeetingDecision } from '../../../../shared/contract/meetings';
import { useWorkspace } from '../../api';
import { day, whyWords } from '../../format';
import { Card, type Column, DataTable, Who } from '../../ui';
import { About } from './About';

/** Every decision with where it was taken and what it is about. */
export const DecisionTable = ({ decisions }: { decisions: readonly MeetingDecision[] }) => {
  const { today } = useWorkspace();
  const columns: Column<MeetingDecision>[] = [
    { key: 'day', header: 'Day', value: (row) => row.day, cell: (row) => day(row.day, { today }) },
    {
      key: 'what',
      header: 'Decision',
      cut: true,
      value: (row) => row.what,
      also: [{ name: 'Because', value: (row) => row.why }],
      cell: (row) => (
        <>
          {row.what}
          <span className="ink3">{whyWords(row.why)}</span>
        </>
      ),
    },
    {
      key: 'about',
      header: 'About',
      width: 200,
      value: (row) => row.about?.name,
      cell: (row) => row.about && <About about={row.about} />,
    },
    {
      key: 'meeting',
      header: 'Meeting',
      wide: true,
      value: (row) => row.meeting?.title,
      cell: (row) =>
        row.meeting && (
          <Link to="/meetings/$id" params={{ id: row.meeting.id }} className="open">
            {row.meeting.title}
          </Link>
        ),
    },
    {
      key: 'by',
      header: 'Taken down by',
      wide: true,
      value: (row) => row.by?.name,
      cell: (row) => row.by && <Who person={row.by} name />,
    },
  ];
  return (
    <Card pad={false} label="Decisions">
      <DataTable
        columns={columns}
        rows={decisions}
        rowKey={(row) => row.id}
        label="Decisions"
        empty="Nothing has been decided yet. Decisions are taken down in a meeting."
      />
    </Card>
  );
};
