import { IconTargetOff } from '@tabler/icons-react';
import type { CampaignRow } from '../../../../../shared/contract/campaigns';
import { CAMPAIGN_STATUSES } from '../../../../../shared/domain/campaigns';
import { PROMOTION_CHANNELS, type PromotionChannel } from '../../../../../shared/domain/channels';
import { useWorkspace } from '../../../api';
import { money, number, periodShort, plural } from '../../../format';
import { usePeriod } from '../../../frame/period';
import { type Column, DataTable, Who } from '../../../ui';
import { NoTarget } from '../NoTarget';
import { useCampaignsSearch } from '../search';
import { PROMOTION_ICONS, whenOf } from '../words';
import styles from './table.module.css';
import { servesTarget } from '../untargeted';

const SORTS: Record<string, (row: CampaignRow) => string | number> = {
  name: (row) => row.name.toLowerCase(),
  status: (row) => row.status,
  promotion: (row) => PROMOTION_CHANNELS[row.promotion],
  when: (row) => row.starts ?? '9999',
  budget: (row) => row.budgetMinor ?? -1,
  period: (row) => row.budgetInPeriodMinor,
  spent: (row) => row.spentMinor,
  spentIn: (row) => row.spentInPeriodMinor,
  qualified: (row) => row.qualifiedInPeriod,
};

/** The sign of a promotion channel, and its name where there is room for it; else it is told to who points at the sign. */
const Promotion = ({ of }: { of: PromotionChannel }) => {
  const Sign = PROMOTION_ICONS[of];
  return (
    <span className={styles.promotion} title={PROMOTION_CHANNELS[of]}>
      <Sign size={14} aria-hidden />
      <span>{PROMOTION_CHANNELS[of]}</span>
    </span>
  );
};

/** Columns that go while a campaign is open beside the table. */
const BESIDE = ['promotion', 'owner', 'target', 'period', 'spentIn', 'qualified'];

const sorted = (rows: readonly CampaignRow[], by: string, down: boolean): CampaignRow[] => {
  const of = SORTS[by] ?? ((row: CampaignRow) => row.starts ?? '9999');
  const list = rows.toSorted((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : a.name < b.name ? -1 : 1));
  return down ? list.toReversed() : list;
};

/** The set as a table with its sums; the columns of the period sum to the budget and the spending above. */
export const CampaignTable = ({
  campaigns,
  qualified,
  selected,
  onOpen,
}: {
  campaigns: readonly CampaignRow[];
  /** Qualified leads as they stand above the table: of a whole period, those that name no campaign are among them. */
  qualified: number;
  selected: string | undefined;
  onOpen: (id: string) => void;
}) => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const { search, change } = useCampaignsSearch();
  const by = search.sort ?? 'when';
  const down = search.down ?? false;
  const whole = (minor: number | null): string => money(minor, currency, { cents: 'never' });
  const sum = (of: (row: CampaignRow) => number): number => campaigns.reduce((total, row) => total + of(row), 0);
  const nameless = campaigns.length === 0 ? 0 : qualified - sum((row) => row.qualifiedInPeriod);
  const head = (key: string) => ({
    key,
    onSort: () => change({ sort: key === 'when' ? undefined : key, down: by === key && !down }),
    ...(by === key ? { sorted: down ? ('descending' as const) : ('ascending' as const) } : {}),
  });
  const columns: Column<CampaignRow>[] = [
    {
      ...head('name'),
      header: 'Campaign',
      cut: true,
      value: (row) => row.name,
      also: [servesTarget((row) => row.targets.length === 0)],
      cell: (row) => (
        <>
          {row.name}
          {/* The column of targets goes while a campaign is open; the mark stays. */}
          {selected !== undefined && row.targets.length === 0 && <NoTarget />}
        </>
      ),
      total: 'All shown',
    },
    {
      ...head('status'),
      header: 'Status',
      value: (row) => CAMPAIGN_STATUSES[row.status],
      cell: (row) => CAMPAIGN_STATUSES[row.status],
    },
    {
      ...head('promotion'),
      header: 'Channel',
      wide: true,
      value: (row) => PROMOTION_CHANNELS[row.promotion],
      cell: (row) => <Promotion of={row.promotion} />,
    },
    {
      ...head('when'),
      name: 'From',
      header: 'When',
      value: (row) => row.starts,
      also: [{ name: 'Until', value: (row) => row.ends }],
      cell: (row) => whenOf(row),
    },
    { key: 'owner', header: 'Owner', value: (row) => row.owner?.name, cell: (row) => <Who person={row.owner} /> },
    {
      key: 'target',
      header: 'Target',
      value: (row) => row.targets.map(({ name }) => name).join('; '),
      cell: (row) =>
        row.targets.length === 0 ? (
          <span className="warn nowrap">
            <IconTargetOff size={14} aria-hidden style={{ verticalAlign: -2 }} /> None
          </span>
        ) : (
          <span className={styles.target} title={row.targets.map((target) => target.name).join('; ')}>
            {row.targets[0]?.name}
            {row.targets.length > 1 && `, ${row.targets.length - 1} more`}
          </span>
        ),
    },
    {
      ...head('budget'),
      header: 'Budget',
      numeric: true,
      value: (row) => ({ minor: row.budgetMinor, currency }),
      cell: (row) => whole(row.budgetMinor),
      total: whole(sum((row) => row.budgetMinor ?? 0)),
    },
    {
      ...head('period'),
      header: `In ${periodShort(period)}`,
      numeric: true,
      wide: true,
      value: (row) => ({ minor: row.budgetInPeriodMinor, currency }),
      cell: (row) => whole(row.budgetInPeriodMinor),
      total: whole(sum((row) => row.budgetInPeriodMinor)),
    },
    {
      ...head('spent'),
      header: 'Spent',
      numeric: true,
      value: (row) => ({ minor: row.spentMinor, currency }),
      cell: (row) => (
        <span className={row.budgetMinor !== null && row.spentMinor > row.budgetMinor ? 'bad' : undefined}>
          {whole(row.spentMinor)}
        </span>
      ),
      total: whole(sum((row) => row.spentMinor)),
    },
    {
      ...head('spentIn'),
      header: `Spent in ${periodShort(period)}`,
      numeric: true,
      value: (row) => ({ minor: row.spentInPeriodMinor, currency }),
      cell: (row) => whole(row.spentInPeriodMinor),
      total: whole(sum((row) => row.spentInPeriodMinor)),
    },
    {
      ...head('qualified'),
      header: 'Qualified',
      numeric: true,
      value: (row) => row.qualifiedInPeriod,
      cell: (row) => number(row.qualifiedInPeriod),
      total: number(sum((row) => row.qualifiedInPeriod)),
    },
  ];
  return (
    <div style={{ padding: '0 var(--space-4) var(--space-4) var(--space-6)' }}>
      <DataTable
        label="Campaigns"
        total={campaigns.length > 0}
        rows={sorted(campaigns, by, down)}
        rowKey={(row) => row.id}
        selected={selected ?? null}
        onOpen={(row) => onOpen(row.id)}
        columns={selected === undefined ? columns : columns.filter(({ key }) => !BESIDE.includes(key))}
      />
      {nameless > 0 && (
        <p className="s ink3" style={{ padding: 'var(--space-2) var(--space-4)' }}>
          {plural(nameless, 'more qualified lead')} of {periodShort(period)} {nameless === 1 ? 'names' : 'name'} none of
          these campaigns.
        </p>
      )}
    </div>
  );
};
