import { Fragment } from 'react';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import type { MetricDefinition, MetricValue } from '../../../../shared/contract/metrics';
import { PLACE_KINDS } from '../../../../shared/domain/places';
import { useRead } from '../../api';
import { groupText, isTime, metricText, plural, quantity, spanTitle } from '../../format';
import { usePeriod } from '../../frame/period';
import { Button, Menu } from '../../ui';
import styles from './metrics.module.css';
import type { Drill } from './useDrill';
import type { Grain } from './words';

const ADDED = { margin: 'Less cost', pieces: 'In pieces' } as const;

type CrumbsProps = {
  definition: MetricDefinition;
  value: MetricValue;
  drill: Drill;
  grain: Grain;
  /** What the rows that are shown come to. */
  sum: number | undefined;
};

/** Where one stands on the way from the figure to its rows; each step leads back, the last narrows by time. */
export const Crumbs = ({ definition, value, drill, grain, sum }: CrumbsProps) => {
  const { period, calendar } = usePeriod();
  const trend = useRead('metrics.trend', { metric: definition.id, period: period.id, grain });
  const parts = useRead(
    'metrics.breakdown',
    { metric: definition.id, period: period.id, by: drill.by, limit: 500 },
    { enabled: drill.group !== null },
  );
  const group = parts.data?.groups.find(({ current }) => current.group === drill.group)?.current;
  const inTime = drill.group !== null && isTime(drill.by);
  const come =
    sum !== undefined && definition.additive
      ? quantity(Math.round(sum), drill.adds === 'pieces' ? 'units' : value.unit)
      : null;
  const narrowed = [
    { names: drill.products, many: 'product', all: 'All products', clear: { products: undefined } },
    {
      names: drill.places.map((kind) => PLACE_KINDS[kind]),
      many: 'place',
      all: 'All places',
      clear: { places: undefined },
    },
    {
      names: drill.adds === null ? [] : [ADDED[drill.adds]],
      many: 'adds',
      all: definition.name,
      clear: { adds: undefined },
    },
  ].filter(({ names }) => names.length > 0);
  const points = (trend.data?.points ?? []).filter((point) => point.elapsedDays > 0);
  return (
    <span className={styles.crumbs}>
      {drill.group === null && drill.span === null ? (
        <span>
          All {definition.rows ?? 'rows'} <b>{metricText(value)}</b>
        </span>
      ) : (
        <button
          type="button"
          className={styles.back}
          onClick={() => drill.go({ group: undefined, day: undefined, row: undefined })}
        >
          {metricText(value)}
        </button>
      )}
      {drill.group !== null && (
        <>
          <IconChevronRight size={12} aria-hidden />
          <button
            type="button"
            className={styles.back}
            aria-current={drill.span === null ? 'step' : undefined}
            onClick={() => drill.go({ day: undefined, row: undefined })}
          >
            {groupText(group ?? { group: drill.group, label: null }, drill.by, calendar)}{' '}
            {group && <b>{metricText(group)}</b>}
          </button>
        </>
      )}
      {drill.span !== null && (
        <>
          <IconChevronRight size={12} aria-hidden />
          <span aria-current="step">
            {spanTitle(drill.span, calendar)} {come && <b>{come}</b>}
          </span>
        </>
      )}
      {narrowed.map(({ names, many, all, clear }, index) => (
        <Fragment key={many}>
          <IconChevronRight size={12} aria-hidden />
          <span aria-current="step" title={names.join(', ')}>
            {names.length === 1 ? names[0] : plural(names.length, many)}{' '}
            {drill.span === null && index === narrowed.length - 1 && come && <b>{come}</b>}
          </span>
          <Button small kind="quiet" onClick={() => drill.go({ ...clear, row: undefined })}>
            {all}
          </Button>
        </Fragment>
      ))}
      {!inTime && points.length > 1 && (
        <Menu
          label={`Rows of one ${grain}`}
          items={[
            {
              label: `Every ${grain}`,
              checked: drill.span === null,
              onSelect: () => drill.go({ day: undefined, row: undefined }),
            },
            ...points.map((point) => ({
              label: spanTitle(point.period, calendar),
              checked: drill.span === point.period,
              onSelect: () => drill.go({ day: point.period, row: undefined }),
            })),
          ]}
        >
          <Button small kind="quiet">
            {drill.span === null ? `Every ${grain}` : `Other ${grain}`}
            <IconChevronDown size={12} aria-hidden />
          </Button>
        </Menu>
      )}
    </span>
  );
};
