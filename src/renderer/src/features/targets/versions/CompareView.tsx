import type { Output } from '../../../../../shared/contract';
import type { TargetTree } from '../../../../../shared/contract/target-shapes';
import { TARGET_METRICS } from '../../../../../shared/domain/targets';
import { useRead, useWorkspace } from '../../../api';
import { moment, NONE, plural } from '../../../format';
import { Await, DataTable, Select } from '../../../ui';
import { amountCell, amountOf, changeOf, type Unit } from '../amount';
import styles from '../targets.module.css';

type Version = Output<'targets.versions'>[number];
type Row = Output<'targets.compare'>[number];
const NOW = 'now';
const OTHERS: Record<Row['others'][number]['what'], string> = {
  lock: 'Lock',
  owner: 'Owner',
  place: 'Place',
  outlook: 'Outlook by',
  spread: 'In time',
  'whole-spread': 'The whole tree in time',
  vision: 'Vision',
  note: 'Note',
};

/** Points as one would choose them: the newest first; steps of one moment are one point. */
const points = (versions: readonly Version[], words: (at: string) => string) => [
  ...new Map(
    versions.map(({ at, by, label }) => [at, { value: at, label: [words(at), by, label].filter(Boolean).join(' · ') }]),
  ).values(),
];

const amountWords = (unit: Unit, amount: number | null, none: string): string =>
  amount === null ? none : amountOf(unit, amount);

const Changes = ({
  unit,
  rows,
  words,
  onOpen,
}: {
  unit: (row: Row) => Unit;
  rows: readonly Row[];
  words: (at: string) => string;
  onOpen: (id: string) => void;
}) => (
  <DataTable
    label="What differs between the two"
    rows={rows}
    rowKey={(row) => row.id}
    onOpen={(row) => onOpen(row.id)}
    empty="Nothing differs between these two points."
    columns={[
      {
        key: 'name',
        header: 'Target of',
        value: (row) => [...row.path, row.name].join(' › '),
        also: [
          {
            name: 'Else',
            value: (row) =>
              row.others
                .map((one) => `${OTHERS[one.what]}: ${one.before || 'none'} → ${one.after || 'none'}`)
                .join('; '),
          },
        ],
        cell: (row) => (
          <>
            {[...row.path, row.name].join(' › ')}
            {row.others.map((one) => (
              <span key={one.what} className="s ink2" style={{ display: 'block' }}>
                {OTHERS[one.what]}: {one.before || 'none'} → {one.after || 'none'}
              </span>
            ))}
          </>
        ),
      },
      {
        key: 'before',
        header: 'Was',
        numeric: true,
        value: (row) => amountCell(unit(row), row.before),
        cell: (row) => amountWords(unit(row), row.before, 'none'),
      },
      {
        key: 'after',
        header: 'Then',
        numeric: true,
        value: (row) => amountCell(unit(row), row.after),
        cell: (row) => amountWords(unit(row), row.after, 'removed'),
      },
      {
        key: 'by',
        header: 'Change',
        numeric: true,
        value: (row) => amountCell(unit(row), (row.after ?? 0) - (row.before ?? 0)),
        cell: (row) => (row.before === row.after ? 'same' : changeOf(unit(row), (row.after ?? 0) - (row.before ?? 0))),
      },
      {
        key: 'who',
        header: 'Who',
        wide: true,
        value: (row) => row.steps[0]?.by,
        cell: (row) => row.steps[0]?.by ?? NONE,
      },
      {
        key: 'when',
        header: 'When',
        value: (row) => row.steps[0]?.at,
        cell: (row) => {
          const last = row.steps[0];
          return last ? <span className="nowrap">{words(last.at)}</span> : NONE;
        },
      },
      {
        key: 'why',
        header: 'Why',
        cut: true,
        value: (row) => row.steps[0]?.why,
        cell: (row) => {
          const [last, ...earlier] = row.steps;
          if (!last) return NONE;
          return (
            <span title={row.steps.map((step) => `${words(step.at)}: ${step.why}`).join('\n')}>
              {last.why}
              {earlier.length > 0 && <span className="ink3"> and {plural(earlier.length, 'change')} before</span>}
            </span>
          );
        },
      },
    ]}
  />
);

/** Two points of a tree's history side by side: what was, what is, who changed it, when and why. */
export const CompareView = ({
  tree,
  from,
  to,
  onChoose,
  onOpen,
}: {
  tree: TargetTree;
  from: string | undefined;
  to: string | undefined;
  onChoose: (next: { from?: string | undefined; to?: string | undefined }) => void;
  onOpen: (id: string) => void;
}) => {
  const { today, timeZone, currency } = useWorkspace();
  const unit = ({ metric }: Row): Unit => ({ currency: TARGET_METRICS[metric].unit === 'money' ? currency : null });
  const versions = useRead('targets.versions', { treeId: tree.id });
  const words = (at: string): string => moment(at, today, timeZone);
  const first = { value: tree.setAt, label: `${words(tree.setAt)} · as it was set` };
  const own = points(versions.data ?? [], words).filter(({ value }) => value > tree.setAt);
  const before = [...own, first].find(({ value }) => value === from)?.value ?? first.value;
  const after = own.find(({ value }) => value === to && value > before)?.value ?? null;
  const compared = useRead('targets.compare', { treeId: tree.id, before, after });
  return (
    <section className={styles.block} aria-label="Two versions">
      <Await query={versions}>
        {() =>
          own.length === 0 ? (
            <p className="ink2">
              Nothing was changed since these targets were set. Once an amount is changed, what it was stands here
              beside what it is.
            </p>
          ) : (
            <>
              <div className={styles.two}>
                <Select
                  label="From"
                  searchable
                  value={before}
                  data={[...own, first]}
                  onChange={(value) => onChoose({ from: value === first.value ? undefined : (value ?? undefined) })}
                />
                <Select
                  label="To"
                  searchable
                  value={after ?? NOW}
                  data={[{ value: NOW, label: 'Now' }, ...own.filter(({ value }) => value > before)]}
                  onChange={(value) => onChoose({ to: value === NOW ? undefined : (value ?? undefined) })}
                />
              </div>
              <Await query={compared}>
                {(rows) => (
                  <>
                    <h2>
                      {rows.length === 0
                        ? 'The two are the same'
                        : `${plural(rows.length, 'target')} ${rows.length === 1 ? 'differs' : 'differ'}`}
                    </h2>
                    <Changes unit={unit} rows={rows} words={words} onOpen={onOpen} />
                  </>
                )}
              </Await>
            </>
          )
        }
      </Await>
    </section>
  );
};
