import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import { dimension, type MetricDefinition } from '../../../../shared/contract/metrics';
import { shiftPeriod } from '../../../../shared/domain/period';
import { call, useRead } from '../../api';
import {
  change,
  dimensionName,
  groupText,
  isTime,
  metricCell,
  metricText,
  number,
  percent,
  periodShort,
} from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Button, Card, type Column, cx, DataTable, Delta, MetricFigure, Reason, Select } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import styles from './metrics.module.css';
import type { Drill } from './useDrill';

type Parts = Output<'metrics.breakdown'>;
type Group = Parts['groups'][number];

const FIRST = 12;
const MOST = 500;
/** Characters of a figure beside which bars and names have room: 999,999,999 with its sign. */
const WIDE = 12;
const LEFT = '(unassigned)';

/** Additive figures always show what nobody claims, be it nothing. */
const withLeft = (parts: Parts, additive: boolean, timed: boolean): readonly Group[] =>
  !additive || timed || parts.more > 0 || parts.groups.some(({ current }) => current.group === LEFT)
    ? parts.groups
    : [...parts.groups, { current: { ...parts.total, group: LEFT, label: null, value: 0 }, previous: null, share: 0 }];

const Bar = ({ value, top }: { value: number | null; top: number }) =>
  value === null || value === 0 || top === 0 ? null : (
    <i
      aria-hidden
      className={value < 0 ? styles.minus : undefined}
      style={{ width: `${((Math.abs(value) / top) * 100).toFixed(1)}%` }}
    />
  );

type BreakdownProps = { definition: MetricDefinition; drill: Drill };

/** The parts of a figure by one dimension, with bars; a part opens its rows. */
export const Breakdown = ({ definition, drill }: BreakdownProps) => {
  const { period, calendar } = usePeriod();
  const [limit, setLimit] = useState(FIRST);
  const { by } = drill;
  const timed = isTime(by);
  const untargeted = useUntargeted(by === 'campaign');
  const asked = { metric: definition.id, period: period.id, by };
  const parts = useRead('metrics.breakdown', { ...asked, limit: timed ? MOST : limit });
  const columns = (found: Parts): Column<Group>[] => {
    // Beside amounts of billions there is no room for a bar: the figures say which part is large.
    const wide = found.groups.some(({ current }) => metricText(current).length > WIDE);
    const top = Math.max(0, ...found.groups.map(({ current }) => Math.abs(current.value ?? 0)));
    return [
      {
        key: 'group',
        header: dimensionName(by),
        value: ({ current }) => groupText(current, by, calendar),
        ...(by === 'campaign'
          ? {
              also: [
                servesTarget<Group>(({ current }) => (current.group === LEFT ? null : untargeted.named(current.group))),
              ],
            }
          : {}),
        cell: ({ current }) => (
          <span className={styles.named}>
            <span className={cx(styles.name, wide && styles.narrow)} title={groupText(current, by, calendar)}>
              {groupText(current, by, calendar)}
            </span>
            {by === 'campaign' && untargeted.named(current.group) && <NoTarget />}
          </span>
        ),
        total: definition.additive ? 'Total' : 'Whole',
      },
      ...(wide
        ? []
        : [
            {
              key: 'bar',
              header: <span className="unseen">Bar</span>,
              cut: true,
              value: null,
              cell: ({ current }: Group) => <Bar value={current.value} top={top} />,
            },
          ]),
      {
        key: 'value',
        header: definition.name.length > 16 ? 'Value' : definition.name,
        numeric: true,
        value: ({ current }) => metricCell(current),
        also: [{ name: 'State', value: ({ current }) => current.status }],
        cell: ({ current }) => (
          <>
            {current.smallN && (
              <span className={styles.few}>
                <Reason text="A rate of fewer than 30 cases: read it with caution.">few</Reason>
              </span>
            )}
            <MetricFigure value={current} />
          </>
        ),
        total: metricText(found.total),
      },
      ...(definition.additive
        ? [
            {
              key: 'share',
              header: 'Share',
              numeric: true,
              value: ({ share }: Group) => share,
              cell: ({ share }: Group) => <span className="ink2">{percent(share)}</span>,
              total: percent(found.total.value ? 1 : null),
            },
          ]
        : []),
      ...(timed
        ? []
        : [
            {
              key: 'delta',
              header: `On ${periodShort(shiftPeriod(period, -1, calendar))}`,
              numeric: true,
              value: ({ current, previous }: Group) => change(current.value, previous?.value),
              also: [{ name: 'Period before', value: ({ previous }: Group) => metricCell(previous) }],
              cell: ({ current, previous }: Group) => (
                <Delta current={current.value} previous={previous?.value} better={definition.better} />
              ),
              total: (
                <Delta current={found.total.value} previous={found.previousTotal.value} better={definition.better} />
              ),
            },
          ]),
    ];
  };
  return (
    <Card
      title={`By ${dimensionName(by).toLowerCase()}`}
      pad={false}
      className={styles.breakdown}
      actions={
        <Select
          small
          w={132}
          aria-label="Break down by"
          data={definition.dimensions.map((one) => ({ value: one, label: dimensionName(one) }))}
          value={by}
          onChange={(value: string | null) => {
            const parsed = dimension.safeParse(value);
            if (!parsed.success) return;
            setLimit(FIRST);
            drill.go({
              by: parsed.data,
              group: undefined,
              row: undefined,
              ...(isTime(parsed.data) ? { grain: parsed.data, day: undefined } : {}),
            });
          }}
        />
      }
    >
      <Await query={parts}>
        {(found) => (
          <div className={styles.scroll}>
            <DataTable
              tight
              total
              columns={columns(found)}
              rows={withLeft(found, definition.additive, timed)}
              rowKey={({ current }) => current.group ?? ''}
              label={`By ${dimensionName(by).toLowerCase()}`}
              selected={drill.group}
              {...(found.more > 0
                ? {
                    count: found.groups.length + found.more,
                    all: async () => (await call('metrics.breakdown', { ...asked, limit: MOST })).groups,
                  }
                : {})}
              tone={({ current }) => (current.group === LEFT ? 'unset' : undefined)}
              onOpen={({ current }) =>
                current.group !== null &&
                drill.go({ by, group: current.group === drill.group ? undefined : current.group, row: undefined })
              }
              empty="There is nothing to break down in this period."
            />
            {found.more > 0 && (
              <p className={styles.more}>
                <Button small kind="quiet" onClick={() => setLimit(MOST)}>
                  {limit < MOST ? `Show ${number(found.more)} more` : `The first ${MOST} are shown`}
                </Button>
              </p>
            )}
          </div>
        )}
      </Await>
    </Card>
  );
};
