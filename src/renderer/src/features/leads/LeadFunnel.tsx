import type { FunnelLine, FunnelStepId, FunnelStepValue } from '../../../../shared/contract/leads';
import { useRead } from '../../api';
import { number, percent, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Card, type Column, DataTable, Segmented } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import { FunnelChart } from './FunnelChart';
import styles from './leads.module.css';
import { useLeadFilter } from './useLeadFilter';

const BASES = [
  { value: 'cohort', label: 'Came in' },
  { value: 'period', label: 'Happened in' },
] as const;
const GROUPS = [
  { value: 'source', label: 'Source' },
  { value: 'campaign', label: 'Campaign' },
  { value: 'rep', label: 'Owner' },
] as const;
const HEADS = { source: 'Source', campaign: 'Campaign', rep: 'Owner' } as const;

const at = (line: FunnelLine, step: FunnelStepId): FunnelStepValue | undefined =>
  line.steps.find((one) => one.step === step);

/** The finding: what of the leads sales took, and what became a deal. */
const finding = ({ steps }: FunnelLine): string => {
  const count = (id: FunnelStepId): number => steps.find((one) => one.step === id)?.count ?? 0;
  if (count('lead') === 0) return 'No lead came in';
  return `${number(count('handed'))} of ${plural(count('lead'), 'lead')} handed over, ${number(count('accepted'))} accepted, ${number(count('won'))} won`;
};

/** The share as a number; null where there is nothing to take it of. */
const shareOf = (line: FunnelLine, of: FunnelStepId, among: FunnelStepId): number | null => {
  const whole = at(line, among)?.count ?? 0;
  return whole === 0 ? null : (at(line, of)?.count ?? 0) / whole;
};

/** A share with its caution, or why there is none. */
const share = (line: FunnelLine, of: FunnelStepId, among: FunnelStepId) => {
  const [part, whole] = [at(line, of)?.count ?? 0, at(line, among)?.count ?? 0];
  if (whole === 0) return <span className="ink3">–</span>;
  return (
    <span
      className={whole < 30 ? 'ink3' : undefined}
      title={whole < 30 ? `Of ${whole} only: take it with care` : undefined}
    >
      {percent(part / whole, { decimals: 0 })}
      {whole < 30 && <span className="unseen"> of fewer than 30</span>}
    </span>
  );
};

const median = (line: FunnelLine, step: FunnelStepId) => {
  const value = at(line, step);
  if (!value || value.median === null) return <span className="ink3">–</span>;
  return `${number(value.median, { decimals: 1 })} ${value.medianUnit === 'hours' ? 'h' : 'd'}`;
};

/** The funnel over both halves of the house, with the line where marketing hands over to sales. */
export const LeadFunnel = () => {
  const { period } = usePeriod();
  const { search, set } = useLeadFilter();
  const basis = search.basis === 'period' ? 'period' : 'cohort';
  const by = GROUPS.find((one) => one.value === search.by)?.value ?? 'source';
  const untargeted = useUntargeted(by === 'campaign');
  const report = useRead('funnel.get', { period: period.id, basis, by });
  const count = (key: FunnelStepId, header: string): Column<FunnelLine> => ({
    key,
    header,
    numeric: true,
    value: (line) => at(line, key)?.count ?? 0,
    cell: (line) => number(at(line, key)?.count ?? 0),
  });
  const columns: Column<FunnelLine>[] = [
    {
      key: 'group',
      header: HEADS[by],
      cut: true,
      value: (line) => (line.group === '(unassigned)' ? 'None' : line.group),
      ...(by === 'campaign'
        ? {
            also: [
              servesTarget<FunnelLine>(({ group }) => (group === '(unassigned)' ? null : untargeted.named(group))),
            ],
          }
        : {}),
      cell: (line) =>
        line.group === '(unassigned)' ? (
          <span className="ink3">None</span>
        ) : (
          <>
            {line.group}
            {by === 'campaign' && untargeted.named(line.group) && <NoTarget />}
          </>
        ),
    },
    count('lead', 'Leads'),
    {
      key: 'hours',
      name: 'Median hours to first contact',
      header: 'First contact',
      numeric: true,
      value: (line) => at(line, 'contact')?.median,
      cell: (line) => median(line, 'contact'),
    },
    count('qualified', 'Qualified'),
    {
      key: 'qrate',
      name: 'Qualified of leads',
      header: 'of leads',
      numeric: true,
      value: (line) => shareOf(line, 'qualified', 'lead'),
      cell: (line) => share(line, 'qualified', 'lead'),
    },
    count('handed', 'Handed over'),
    count('accepted', 'Accepted'),
    {
      key: 'arate',
      name: 'Accepted of handed over',
      header: 'of handed',
      numeric: true,
      value: (line) => shareOf(line, 'accepted', 'handed'),
      cell: (line) => share(line, 'accepted', 'handed'),
    },
    {
      key: 'returned',
      header: 'Returned',
      numeric: true,
      wide: true,
      value: (line) => line.returned,
      cell: (line) => number(line.returned),
    },
    count('deal', 'Deals'),
    count('won', 'Won'),
    {
      key: 'wrate',
      name: 'Won of leads',
      header: 'of leads',
      numeric: true,
      value: (line) => shareOf(line, 'won', 'lead'),
      cell: (line) => share(line, 'won', 'lead'),
    },
    {
      key: 'days',
      name: 'Median days to win',
      header: 'Days to win',
      numeric: true,
      wide: true,
      value: (line) => at(line, 'won')?.median,
      cell: (line) => median(line, 'won'),
    },
  ];
  return (
    <div className={styles.stack}>
      <Await query={report}>
        {({ total, groups, immature, matureDays }) => (
          <>
            <Card
              title={finding(total)}
              sub={
                basis === 'cohort'
                  ? `leads that came in in ${periodName(period)}`
                  : `what happened in ${periodName(period)}`
              }
              actions={
                <Segmented label="Basis" value={basis} options={BASES} onChange={(value) => set({ basis: value })} />
              }
            >
              <FunnelChart title={finding(total)} steps={total.steps} />
              <p className={styles.notes}>
                <span>
                  {plural(total.returned, 'lead')} returned, {number(total.closed)} not a fit
                </span>
                {basis === 'cohort' && immature > 0 && (
                  <span className="warn">
                    Not ripe: {plural(immature, 'lead')} younger than {matureDays} days may still be won
                  </span>
                )}
                {basis === 'period' && <span>Counts of one period do not follow each other: a rate may pass 100%</span>}
                {total.steps.some((step) => step.smallN) && <span>Grey rates rest on fewer than 30 leads</span>}
              </p>
            </Card>
            <Card
              title={`By ${HEADS[by].toLowerCase()}`}
              pad={false}
              actions={
                <Segmented label="Break down by" value={by} options={GROUPS} onChange={(value) => set({ by: value })} />
              }
            >
              <DataTable
                tight
                columns={columns}
                rows={groups}
                rowKey={(line) => line.group ?? ''}
                label={`Funnel by ${HEADS[by].toLowerCase()}`}
                empty="No lead came in, and none moved, in this period."
              />
            </Card>
          </>
        )}
      </Await>
    </div>
  );
};
