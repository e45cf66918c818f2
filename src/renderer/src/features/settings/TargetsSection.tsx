import { useRead, useWorkspace, useWrite } from '../../api';
import { money, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, DataTable, InlineEdit, StatusBadge } from '../../ui';
import { channelTree } from './channelTree';
import styles from './Settings.module.css';
import { allocated } from './targetSum';

type Line = { id: string | null; name: string; depth: number; amountMinor: number | null };

/** The sales target of the period for the company, and how its channels share it. */
export const TargetsSection = () => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const targets = useRead('targets.list', { period: period.id }, { keep: false });
  const channels = useRead('channels.list', {}).data ?? [];
  const set = useWrite('targets.set', { quiet: true });
  const amountOf = (id: string | null): number | null =>
    targets.data?.find((target) => target.channelId === id)?.amountMinor ?? null;

  const tree = channelTree(channels);
  const lines: Line[] = [
    { id: null, name: 'Company', depth: 0, amountMinor: amountOf(null) },
    ...tree.map(({ node, depth }) => ({
      id: node.id,
      name: node.name,
      depth: depth + 1,
      amountMinor: amountOf(node.id),
    })),
  ];
  const company = amountOf(null);
  const sum = allocated(channels, (id) => amountOf(id));
  const left = company === null ? null : company - sum;

  const columns: Column<Line>[] = [
    {
      key: 'name',
      header: 'Channel',
      cell: (line) => (
        <span className={line.id === null ? 'strong' : undefined} style={{ paddingLeft: line.depth * 20 }}>
          {line.name}
        </span>
      ),
    },
    {
      key: 'amount',
      header: 'Net sales target',
      numeric: true,
      width: 200,
      cell: (line) => (
        <InlineEdit
          kind="money"
          bare
          label={`Target of ${line.name} for ${periodName(period)}`}
          placeholder="None"
          currency={currency}
          value={line.amountMinor}
          onSave={(amountMinor) =>
            set.mutateAsync({ period: period.id, channelId: line.id, amountMinor: amountMinor ?? 0 })
          }
        />
      ),
    },
  ];
  return (
    <Card title="Sales targets" sub={`net sales, ${periodName(period)}; choose another period above`} pad={false}>
      <Await query={targets}>
        {() => (
          <>
            <DataTable
              label={`Sales targets of ${periodName(period)}`}
              columns={columns}
              rows={lines}
              rowKey={(line) => line.id ?? 'company'}
            />
            <p className={styles.sum}>
              <SumBadge left={left} />
              <span className="ink2">
                {left === null
                  ? 'Set the company’s target, then share it among the channels.'
                  : left === 0
                    ? 'The channels add up to the company’s target.'
                    : left > 0
                      ? `${money(left, currency)} of the company’s target is not allocated to a channel.`
                      : `The channels promise ${money(-left, currency)} more than the company’s target.`}
              </span>
            </p>
          </>
        )}
      </Await>
    </Card>
  );
};

const SumBadge = ({ left }: { left: number | null }) =>
  left === null ? null : left === 0 ? (
    <StatusBadge status="right">Adds up</StatusBadge>
  ) : (
    <StatusBadge status="at-risk">{left > 0 ? 'Not allocated' : 'Over'}</StatusBadge>
  );
