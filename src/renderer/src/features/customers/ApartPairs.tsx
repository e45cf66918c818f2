import type { MatchKind } from '../../../../shared/domain/duplicates';
import { useRead, useWrite } from '../../api';
import { Button, Card, type Column, DataTable } from '../../ui';

type Pair = { id: string; a: string; b: string };

/** Pairs that somebody said are two; each can be compared again. Nothing where there is none. */
export const ApartPairs = ({ kind }: { kind: MatchKind }) => {
  const apart = useRead('duplicates.apart', { kind });
  const takeBack = useWrite('duplicates.takeBack', { done: () => 'They are compared again' });
  const columns: Column<Pair>[] = [
    { key: 'a', header: 'One', value: (pair) => pair.a, cell: (pair) => pair.a },
    { key: 'b', header: 'Other', cut: true, value: (pair) => pair.b, cell: (pair) => pair.b },
    {
      key: 'back',
      header: <span className="unseen">Take back</span>,
      value: null,
      cell: (pair) => (
        <Button
          small
          kind="quiet"
          aria-label={`Compare ${pair.a} and ${pair.b} again`}
          onClick={() => takeBack.mutate({ id: pair.id })}
        >
          Compare again
        </Button>
      ),
    },
  ];
  const rows = apart.data ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title="Not the same" sub="as somebody said; they are not compared any more" pad={false}>
      <DataTable columns={columns} rows={rows} rowKey={(pair) => pair.id} label="Not the same" />
    </Card>
  );
};
