import { useRead } from '../../../api';
import type { Output } from '../../../../../shared/contract';
import { metricWords, OUTLOOK_METHODS } from '../../../../../shared/domain/targets';
import { NONE, number, percent } from '../../../format';
import { countedWords } from '../../../print/story';
import { Await, DataTable, Who } from '../../../ui';
import styles from '../targets.module.css';

type Counted = Output<'targets.record'>['authors'][number]['counted'];

/** A share of amounts in money, and under it that of each measure that is a count: the two have no sum. */
const ByUnit = ({
  share,
  counted,
  of,
  signed = false,
}: {
  share: number | null;
  counted: Counted;
  of: (one: Counted[number]) => number;
  signed?: boolean;
}) => (
  <>
    {share === null ? (counted.length === 0 ? NONE : null) : percent(share, { signed })}
    {counted.map((one) => (
      <span key={one.metric} className="s ink2" style={{ display: 'block' }}>
        {metricWords(one.metric)} {percent(of(one), { signed })}
      </span>
    ))}
  </>
);

/** How calls, offsets and numbers of closed periods came out by who made them, and outlooks by how they were made. */
export const Record = () => {
  const query = useRead('targets.record', {});
  return (
    <section className={styles.block}>
      <h2>Record of calls and offsets</h2>
      <Await query={query}>
        {({ authors, methods }) => (
          <>
            <DataTable
              tight
              label="Record by author"
              rows={authors}
              rowKey={(row) => row.author?.id ?? ''}
              empty="No period with calls is over yet."
              columns={[
                {
                  key: 'author',
                  header: 'Who',
                  cut: true,
                  value: (row) => row.author?.name,
                  cell: (row) => <Who person={row.author} name />,
                },
                {
                  key: 'calls',
                  header: 'Calls held',
                  numeric: true,
                  value: (row) => row.callsHeld,
                  also: [{ name: 'Calls', value: (row) => row.calls }],
                  cell: (row) => `${number(row.callsHeld)} of ${number(row.calls)}`,
                },
                {
                  key: 'offsets',
                  header: 'Offsets held',
                  numeric: true,
                  value: (row) => row.offsetsHeld,
                  also: [{ name: 'Offsets', value: (row) => row.offsets }],
                  cell: (row) => `${number(row.offsetsHeld)} of ${number(row.offsets)}`,
                },
                {
                  key: 'accuracy',
                  header: 'Accuracy',
                  numeric: true,
                  value: (row) => row.accuracy,
                  also: [{ name: 'Accuracy of counts', value: (row) => countedWords(row.counted).join('; ') }],
                  cell: (row) => <ByUnit share={row.accuracy} counted={row.counted} of={(one) => one.accuracy} />,
                },
                {
                  key: 'bias',
                  header: 'Too high or low',
                  numeric: true,
                  value: (row) => row.bias,
                  cell: (row) => <ByUnit signed share={row.bias} counted={row.counted} of={(one) => one.bias} />,
                },
              ]}
            />
            <h2 className={styles.next}>Record of outlooks</h2>
            <DataTable
              tight
              label="Record by way to foretell"
              rows={methods}
              rowKey={(row) => row.method}
              empty="No period with targets is over yet."
              columns={[
                {
                  key: 'method',
                  header: 'By',
                  cut: true,
                  value: (row) => OUTLOOK_METHODS[row.method],
                  cell: (row) => OUTLOOK_METHODS[row.method],
                },
                {
                  key: 'held',
                  header: 'Range held',
                  numeric: true,
                  value: (row) => row.held,
                  also: [{ name: 'Outlooks', value: (row) => row.outlooks }],
                  cell: (row) => `${number(row.held)} of ${number(row.outlooks)}`,
                },
                {
                  key: 'error',
                  header: 'Off by',
                  numeric: true,
                  value: (row) => row.error,
                  cell: (row) => <ByUnit share={row.error} counted={row.counted} of={(one) => 1 - one.accuracy} />,
                },
                {
                  key: 'bias',
                  header: 'Too high or low',
                  numeric: true,
                  value: (row) => row.bias,
                  cell: (row) => <ByUnit signed share={row.bias} counted={row.counted} of={(one) => one.bias} />,
                },
              ]}
            />
            <p className="s ink3">
              As they stood when a quarter, half and three quarters of a closed period were over. What open deals and
              plan items came to is kept on those days while a period runs, for the targets that have any.
            </p>
          </>
        )}
      </Await>
    </section>
  );
};
