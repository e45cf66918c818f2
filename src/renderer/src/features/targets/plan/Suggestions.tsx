import type { TargetNode, TargetTree } from '../../../../../shared/contract/target-shapes';
import { useRead, useWrite } from '../../../api';
import { Await, Button, DataTable } from '../../../ui';
import { amountCell, amountOf } from '../amount';
import styles from '../targets.module.css';
import { madeUpBy } from '../words';

/** Which targets that are over can make up for which that are short, the largest first; a click makes it an offset. */
export const Suggestions = ({ tree, nodes }: { tree: TargetTree; nodes: readonly TargetNode[] }) => {
  const query = useRead('targets.suggestOffsets', { treeId: tree.id });
  const add = useWrite('targets.offset', { done: () => 'Made up for it' });
  return (
    <section className={styles.block}>
      <h2>What can make up for what</h2>
      <Await query={query}>
        {(rows) => (
          <DataTable
            tight
            label="Suggested offsets"
            rows={rows}
            rowKey={(row) => `${row.short.id} ${row.over.id}`}
            empty="Nothing could make up for more."
            columns={[
              {
                key: 'short',
                header: 'Short',
                cut: true,
                value: (row) => row.short.name,
                cell: (row) => row.short.name,
              },
              {
                key: 'by',
                name: 'Short by',
                header: 'By',
                numeric: true,
                value: (row) => amountCell(row, row.short.by),
                cell: (row) => amountOf(row, row.short.by),
              },
              { key: 'over', header: 'Over', value: (row) => row.over.name, cell: (row) => row.over.name },
              {
                key: 'left',
                name: 'Over by',
                header: 'By',
                numeric: true,
                value: (row) => amountCell(row, row.over.by),
                cell: (row) => amountOf(row, row.over.by),
              },
              {
                key: 'accept',
                header: <span className="unseen">Accept</span>,
                value: null,
                cell: (row) => (
                  <Button
                    small
                    onClick={() =>
                      add.mutate({
                        shortId: row.short.id,
                        overId: row.over.id,
                        amount: row.amount,
                        cause: madeUpBy(row.over.name, nodes.find(({ id }) => id === row.over.id) ?? tree),
                      })
                    }
                  >
                    Accept {amountOf(row, row.amount)}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </Await>
    </section>
  );
};
