import type { TeamRow } from '../../../../../shared/contract/deals';
import { ACTIVITY_KINDS } from '../../../../../shared/domain/customers';
import { ATTENTION_IDS, ATTENTION_WORDS } from '../../../../../shared/domain/attention';
import { number, percent, periodName, plural } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { Card, type Column, cx, DataTable, Money, Reason, Who } from '../../../ui';
import { NONE } from '../search';
import styles from './team.module.css';

const nameOf = (row: TeamRow): string => row.person?.name ?? 'Nobody';

const activitiesOf = (row: TeamRow): number => row.activities.reduce((sum, one) => sum + one.count, 0);
const activityWords = (row: TeamRow): string =>
  row.activities.map(({ kind, count }) => `${ACTIVITY_KINDS[kind].toLowerCase()} ${number(count)}`).join(', ');

/** Fewer closed deals than this make a rate that says little of who leads them. */
const FEW = 30;

const WinRate = ({ row }: { row: TeamRow }) => {
  const closed = row.won.count + row.lost;
  if (row.winRate === null) return <Reason text="No deal closed in this period.">–</Reason>;
  const rate = (
    <span title={`${number(row.won.count)} won, ${number(row.lost)} lost; one that is shared weighs by the share`}>
      {percent(row.winRate, { decimals: 0 })}
    </span>
  );
  return closed >= FEW ? (
    rate
  ) : (
    <>
      <span className={styles.few}>
        <Reason text={`${number(row.won.count)} of ${number(closed)} closed deals won: read it with caution.`}>
          few
        </Reason>
      </span>
      {rate}
    </>
  );
};

const Cycle = ({ row }: { row: TeamRow }) =>
  row.cycleDays === null ? (
    <Reason text="No deal won in this period has both a first and a closing day.">–</Reason>
  ) : (
    <>{number(row.cycleDays)} d</>
  );

/** One line a person: what they hold, what of it wants a word, and what came of what closed in the period. */
export const Reps = ({
  reps,
  whole,
  chosen,
  onChoose,
}: {
  reps: readonly TeamRow[];
  whole: TeamRow;
  /** The person whose deals are shown below, `NONE` for nobody's. */
  chosen: string | undefined;
  onChoose: (owner: string) => void;
}) => {
  const { period } = usePeriod();
  const keyOf = (row: TeamRow): string => row.person?.id ?? NONE;
  const counted = (header: string, count: (row: TeamRow) => number): Column<TeamRow> => ({
    key: header,
    header,
    numeric: true,
    value: count,
    total: number(count(whole)),
    cell: (row) => (count(row) === 0 ? <span className="ink3">0</span> : number(count(row))),
  });
  const columns: Column<TeamRow>[] = [
    {
      key: 'person',
      header: 'Person',
      cut: true,
      value: nameOf,
      total: 'Everybody',
      cell: (row) => <Who person={row.person} name />,
    },
    counted('Open', (row) => row.open.count),
    {
      key: 'value',
      header: 'Value',
      numeric: true,
      wide: true,
      value: (row) => ({ minor: row.open.sumMinor }),
      total: <Money minor={whole.open.sumMinor} />,
      cell: (row) => <Money minor={row.open.sumMinor} />,
    },
    {
      key: 'weighted',
      header: 'Weighted',
      numeric: true,
      value: (row) => ({ minor: row.open.weightedMinor }),
      total: <Money minor={whole.open.weightedMinor} />,
      cell: (row) => <Money minor={row.open.weightedMinor} />,
    },
    {
      ...counted('To talk about', (row) => row.attention),
      also: ATTENTION_IDS.map((id) => ({ name: ATTENTION_WORDS[id], value: (row: TeamRow) => row.reasons[id] ?? 0 })),
      cell: (row) => <span className={cx(row.attention > 0 ? 'warn' : 'ink3')}>{number(row.attention)}</span>,
    },
    counted('Late step', (row) => row.reasons.lateStep),
    counted('No step', (row) => row.reasons.noStep),
    counted('Past close', (row) => row.reasons.overdue),
    counted('Stale', (row) => row.reasons.stale),
    {
      key: 'playbook',
      header: 'Playbook',
      name: 'Lines of playbooks done',
      numeric: true,
      value: (row) => row.playbookDone,
      also: [{ name: 'Lines of playbooks', value: (row) => row.playbookAll }],
      total: `${number(whole.playbookDone)} of ${number(whole.playbookAll)}`,
      cell: (row) => (
        <span title="Lines done of the checklists of the stages that their deals stand in">
          {number(row.playbookDone)} of {number(row.playbookAll)}
        </span>
      ),
    },
    {
      key: 'won',
      header: 'Won',
      numeric: true,
      value: (row) => ({ minor: row.won.sumMinor }),
      also: [
        { name: 'Deals won', value: (row) => row.won.count },
        { name: 'Deals lost', value: (row) => row.lost },
      ],
      total: <Money minor={whole.won.sumMinor} />,
      cell: (row) => (
        <span title={`${plural(row.won.count, 'deal')} in ${periodName(period)}`}>
          <Money minor={row.won.sumMinor} />
        </span>
      ),
    },
    {
      key: 'rate',
      header: 'Win rate',
      numeric: true,
      value: (row) => row.winRate,
      total: <WinRate row={whole} />,
      cell: (row) => <WinRate row={row} />,
    },
    {
      key: 'cycle',
      header: 'Cycle',
      name: 'Median days to win',
      numeric: true,
      wide: true,
      value: (row) => row.cycleDays,
      total: <Cycle row={whole} />,
      cell: (row) => <Cycle row={row} />,
    },
    {
      key: 'activities',
      header: 'Activities',
      numeric: true,
      wide: true,
      value: activitiesOf,
      also: [{ name: 'By kind', value: activityWords }],
      cell: (row) => <span title={activityWords(row)}>{number(activitiesOf(row))}</span>,
    },
  ];
  return (
    <Card
      pad={false}
      title="By person"
      sub="A shared deal counts for each who is credited with it; money and win rate go by their share of the credit."
    >
      <DataTable
        tight
        total
        label="Team"
        columns={columns}
        rows={reps}
        rowKey={keyOf}
        selected={chosen ?? null}
        onOpen={(row) => onChoose(keyOf(row))}
        empty="No deal fits these filters."
      />
    </Card>
  );
};
