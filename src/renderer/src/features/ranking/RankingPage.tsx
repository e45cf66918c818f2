import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../../../shared/contract';
import type { LoggedDecision, RankedCampaign } from '../../../../shared/contract/ranking';
import { DECISIONS, type Decision } from '../../../../shared/domain/campaigns';
import { useRead, useWorkspace } from '../../api';
import { day, metricCell, money, number, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Button, Card, type Column, DataTable, MetricFigure, Page, Select, Who } from '../../ui';
import styles from '../budget/budget.module.css';
import { NoTarget } from '../campaigns/NoTarget';
import { SubNav } from '../campaigns/SubNav';
import { rankedBy, valueOf, wasted } from './order';
import { RuleDialog } from './Rule';
import { servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';

/** Ads, other spend in results, budget lines, creators, events and offline media. */
const COST = 'marketing-cost';

type Ranking = Output<'ranking.get'>;

const LOOK = {
  scale: { tone: 'good', shape: 'circle' },
  keep: { tone: 'plain', shape: 'dash' },
  test: { tone: 'warn', shape: 'ring' },
  'pull-back': { tone: 'bad', shape: 'triangle' },
} as const satisfies Record<Decision, object>;

const Verdict = ({ verdict }: { verdict: Decision }) => (
  <Badge tone={LOOK[verdict].tone} shape={LOOK[verdict].shape}>
    {DECISIONS[verdict]}
  </Badge>
);

const Name = ({ campaign }: { campaign: Pick<RankedCampaign, 'id' | 'name'> & { untargeted?: boolean } }) => (
  <>
    {campaign.id === null ? (
      campaign.name
    ) : (
      <Link to="/campaigns/$id" params={{ id: campaign.id }} className="open">
        {campaign.name}
      </Link>
    )}
    {campaign.untargeted && <NoTarget />}
  </>
);

const figure = (campaign: RankedCampaign, metric: string) => {
  const value = valueOf(campaign, metric);
  return value === null ? <span className="ink3">–</span> : <MetricFigure value={value} />;
};

/** All that a campaign cost, with what it is made of. */
const Cost = ({ campaign }: { campaign: RankedCampaign }) => (
  <span title={valueOf(campaign, COST)?.reason ?? undefined}>{figure(campaign, COST)}</span>
);

const Ranked = ({ found }: { found: Ranking }) => {
  const [metric, setMetric] = useState('marketing-roi');
  const by = found.metrics.find(({ id }) => id === metric);
  const columns: Column<RankedCampaign>[] = [
    {
      key: 'n',
      name: 'Rank',
      header: '',
      width: 40,
      value: (_campaign, index) => index + 1,
      cell: (_campaign, index) => <span className="ink3">{index + 1}</span>,
    },
    {
      key: 'name',
      header: 'Campaign',
      cut: true,
      value: (campaign) => campaign.name,
      also: [servesTarget<RankedCampaign>((campaign) => campaign.untargeted)],
      cell: (campaign) => <Name campaign={campaign} />,
    },
    {
      key: 'by',
      header: by?.name ?? '',
      numeric: true,
      value: (campaign) => metricCell(valueOf(campaign, metric)),
      cell: (campaign) => <b>{figure(campaign, metric)}</b>,
    },
    ...(metric === COST
      ? []
      : [
          {
            key: 'cost',
            header: 'Cost',
            numeric: true,
            value: (campaign: RankedCampaign) => metricCell(valueOf(campaign, COST)),
            cell: (campaign: RankedCampaign) => <Cost campaign={campaign} />,
          },
        ]),
    {
      key: 'qualified',
      header: 'Qualified leads',
      numeric: true,
      wide: true,
      value: (campaign) => campaign.qualified,
      cell: (campaign) => number(campaign.qualified),
    },
    {
      key: 'verdict',
      header: 'By the rule',
      width: 136,
      value: ({ verdict }) => DECISIONS[verdict],
      cell: ({ verdict }) => <Verdict verdict={verdict} />,
    },
  ];
  return (
    <Card
      title="Campaigns by metric"
      sub={by?.better === 'down' ? 'the lowest first' : 'the highest first'}
      pad={false}
      actions={
        <Select
          aria-label="Metric to rank by"
          small
          searchable
          w={216}
          value={metric}
          data={found.metrics.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => setMetric(value ?? 'marketing-roi')}
        />
      }
    >
      <p className={`s ink2 ${styles.words}`}>{by?.words}</p>
      <DataTable
        label="Campaigns by metric"
        columns={columns}
        rows={by ? rankedBy(found.campaigns, by) : found.campaigns}
        rowKey={(campaign) => campaign.name}
        empty="No campaign spent or brought anything in this period."
      />
    </Card>
  );
};

const Verdicts = ({ found }: { found: Ranking }) => {
  const [open, setOpen] = useState(false);
  const order: readonly Decision[] = ['scale', 'pull-back', 'test', 'keep'];
  const rows = order.flatMap((verdict) => found.campaigns.filter((campaign) => campaign.verdict === verdict));
  return (
    <Card
      title="What to scale, what to stop"
      sub="by the rule that the weekly report uses, too"
      pad={false}
      actions={
        <Button small onClick={() => setOpen(true)}>
          Change the rule
        </Button>
      }
    >
      <p className={`s ink2 ${styles.words}`}>{found.words}</p>
      <DataTable
        label="What to scale, what to stop"
        tight
        columns={[
          {
            key: 'verdict',
            header: 'By the rule',
            width: 136,
            value: ({ verdict }) => DECISIONS[verdict],
            cell: ({ verdict }) => <Verdict verdict={verdict} />,
          },
          {
            key: 'name',
            header: 'Campaign',
            value: (campaign) => campaign.name,
            also: [servesTarget<RankedCampaign>((campaign) => campaign.untargeted)],
            cell: (campaign) => (
              <span className={styles.named}>
                <Name campaign={campaign} />
              </span>
            ),
          },
          {
            key: 'because',
            header: 'Because',
            cut: true,
            value: ({ because }) => because,
            cell: ({ because }) => (
              <span className="ink2">{because.replace(/^./, (first) => first.toUpperCase())}</span>
            ),
          },
        ]}
        rows={rows}
        rowKey={(campaign) => campaign.name}
        empty="No campaign to judge in this period."
      />
      {open && <RuleDialog rule={found.rule} onClose={() => setOpen(false)} />}
    </Card>
  );
};

const Wasted = ({ found }: { found: Ranking }) => {
  const { currency } = useWorkspace();
  const rows = wasted(found.campaigns);
  const total = rows.reduce((sum, campaign) => sum + (valueOf(campaign, COST)?.value ?? 0), 0);
  const { wastedFromMinor: from } = found.rule;
  return (
    <Card
      title="Spend without qualified leads"
      sub={
        rows.length === 0
          ? from === null
            ? 'every campaign that cost something brought at least one'
            : 'every campaign brought its own for less'
          : `${money(total, currency)} by ${plural(rows.length, 'campaign')}`
      }
      pad={false}
    >
      <p className={`s ink2 ${styles.words}`}>
        {from === null
          ? 'Campaigns with any cost of which no lead qualified. Change the rule to say what a qualified lead may cost.'
          : `Campaigns that cost ${money(from, currency)} or more for each lead that qualified, or that much without one.`}
      </p>
      <DataTable
        label="Spend without qualified leads"
        tight
        columns={[
          {
            key: 'name',
            header: 'Campaign',
            cut: true,
            value: (campaign) => campaign.name,
            also: [servesTarget<RankedCampaign>((campaign) => campaign.untargeted)],
            cell: (campaign) => <Name campaign={campaign} />,
          },
          {
            key: 'cost',
            header: 'Cost',
            numeric: true,
            value: (campaign) => metricCell(valueOf(campaign, COST)),
            cell: (campaign) => <Cost campaign={campaign} />,
          },
          {
            key: 'leads',
            header: 'Leads',
            numeric: true,
            value: (campaign) => metricCell(valueOf(campaign, 'leads')),
            cell: (campaign) => figure(campaign, 'leads'),
          },
          {
            key: 'qualified',
            header: 'Qualified leads',
            numeric: true,
            wide: true,
            value: (campaign) => campaign.qualified,
            cell: (campaign) => number(campaign.qualified),
          },
          {
            key: 'orders',
            header: 'Net sales',
            numeric: true,
            value: (campaign) => metricCell(valueOf(campaign, 'net-sales')),
            cell: (campaign) => figure(campaign, 'net-sales'),
          },
        ]}
        rows={rows}
        rowKey={(campaign) => campaign.name}
        empty="None."
      />
    </Card>
  );
};

const Log = () => {
  const { today } = useWorkspace();
  const untargeted = useUntargeted();
  const decisions = useRead('ranking.decisions', {});
  const columns: Column<LoggedDecision>[] = [
    { key: 'day', header: 'Day', width: 96, value: (one) => one.day, cell: (one) => day(one.day, { today }) },
    {
      key: 'campaign',
      header: 'Campaign',
      value: (one) => one.campaign,
      also: [servesTarget((one) => untargeted.has(one.campaignId))],
      cell: (one) => (
        <span className={styles.named}>
          <Name campaign={{ id: one.campaignId, name: one.campaign, untargeted: untargeted.has(one.campaignId) }} />
        </span>
      ),
    },
    {
      key: 'decision',
      header: 'Decision',
      width: 136,
      value: (one) => DECISIONS[one.decision],
      cell: (one) => <Verdict verdict={one.decision} />,
    },
    {
      key: 'reason',
      header: 'Reason',
      cut: true,
      value: (one) => one.reason,
      cell: (one) => <span className="ink2">{one.reason}</span>,
    },
    {
      key: 'who',
      header: 'By',
      width: 64,
      value: (one) => one.author?.name,
      cell: (one) => <Who person={one.author} />,
    },
  ];
  return (
    <Await query={decisions}>
      {(rows) => (
        <Card title="Decision log" sub={`${plural(rows.length, 'decision')}, of all time`} pad={false}>
          <DataTable
            label="Decision log"
            columns={columns}
            rows={rows}
            rowKey={(one) => one.id}
            empty="Nothing was decided yet: the fourth question on a campaign’s page asks."
          />
        </Card>
      )}
    </Await>
  );
};

/** Campaigns side by side: ranked by any metric, spend that brought nobody, what to scale and stop, what was decided. */
export const RankingPage = () => {
  const { period } = usePeriod();
  const ranking = useRead('ranking.get', { period: period.id });
  return (
    <Page title="Ranking" sub={periodName(period)} parts={<SubNav />}>
      <div className={styles.stack}>
        <Await query={ranking}>
          {(found) => (
            <>
              <Ranked found={found} />
              <Verdicts found={found} />
              <Wasted found={found} />
            </>
          )}
        </Await>
        <Log />
      </div>
    </Page>
  );
};
