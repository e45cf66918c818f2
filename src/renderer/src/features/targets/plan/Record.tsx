import { useRead } from '../../../api';
import { NONE, number, percent } from '../../../format';
import { Await, DataTable, Who } from '../../../ui';
import styles from '../targets.module.css';

/** How calls, offsets and own numbers of closed periods came out, by who made them. */
export const Record = () => {
  const query = useRead('targets.record', {});
  return (
    <section className={styles.block}>
      <h2>Record of calls and offsets</h2>
      <Await query={query}>
        {({ authors }) => (
          <DataTable
            tight
            label="Record by author"
            rows={authors}
            rowKey={(row) => row.author?.id ?? ''}
            empty="No period with calls is over yet."
            columns={[
              { key: 'author', header: 'Who', cut: true, cell: (row) => <Who person={row.author} name /> },
              {
                key: 'calls',
                header: 'Calls held',
                numeric: true,
                cell: (row) => `${number(row.callsHeld)} of ${number(row.calls)}`,
              },
              {
                key: 'offsets',
                header: 'Offsets held',
                numeric: true,
                cell: (row) => `${number(row.offsetsHeld)} of ${number(row.offsets)}`,
              },
              {
                key: 'accuracy',
                header: 'Accuracy',
                numeric: true,
                cell: (row) => (row.accuracy === null ? NONE : percent(row.accuracy)),
              },
              {
                key: 'bias',
                header: 'Too high or low',
                numeric: true,
                cell: (row) => (row.bias === null ? NONE : percent(row.bias, { signed: true })),
              },
            ]}
          />
        )}
      </Await>
    </section>
  );
};
