import { useState } from 'react';
import type { WhatIfCampaign } from '../../../../shared/contract/budget';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moneyShort, number } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Button, Card, type Column, DataTable, Figure, Stats } from '../../ui';
import { type Expected, outcomeOf, totalsOf } from './whatIf';
import styles from './budget.module.css';

const Range = ({ expected, text }: { expected: Expected | null; text: (value: number) => string }) =>
  expected === null ? (
    <span className="ink3">unknown</span>
  ) : (
    <span title={`Two of three weeks would come to between ${text(expected.low)} and ${text(expected.high)}`}>
      {text(expected.value)} <span className="s ink3">{`${text(expected.low)}–${text(expected.high)}`}</span>
    </span>
  );

const reasonOf = (campaign: WhatIfCampaign): string | null =>
  'reason' in campaign.revenue ? campaign.revenue.reason : 'reason' in campaign.leads ? campaign.leads.reason : null;

const Table = ({ campaigns, gap }: { campaigns: readonly WhatIfCampaign[]; gap: number | null }) => {
  const { currency } = useWorkspace();
  const [budgets, setBudgets] = useState<Record<string, number>>({});
  const apply = useWrite('budget.apply', { done: () => 'Moved money between campaigns' });
  const [now, then] = [totalsOf(campaigns, {}), totalsOf(campaigns, budgets)];
  const short = (minor: number): string => moneyShort(Math.round(minor), currency);
  const signed = (value: number, text: (value: number) => string): string =>
    `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
  const changed = campaigns.filter(({ id, budgetMinor }) => (budgets[id] ?? budgetMinor) !== budgetMinor);
  const top = Math.max(100_00, ...campaigns.map(({ budgetMinor }) => budgetMinor)) * 2;
  const step = Math.max(1_00, 10 ** Math.floor(Math.log10(top / 100)));
  const leadsOf = (campaign: WhatIfCampaign) => outcomeOf(campaign, budgets[campaign.id] ?? campaign.budgetMinor).leads;
  const revenueOf = (campaign: WhatIfCampaign) =>
    outcomeOf(campaign, budgets[campaign.id] ?? campaign.budgetMinor).revenue;
  const columns: Column<WhatIfCampaign>[] = [
    {
      key: 'name',
      header: 'Campaign',
      cut: true,
      value: (campaign) => campaign.name,
      cell: (campaign) => (
        <>
          {campaign.name}
          {reasonOf(campaign) !== null && <div className="s ink3">{reasonOf(campaign)}</div>}
        </>
      ),
    },
    {
      key: 'budget',
      header: 'Budget',
      width: 248,
      value: ({ id, budgetMinor }) => ({ minor: budgets[id] ?? budgetMinor }),
      cell: ({ id, name, budgetMinor }) => {
        const value = budgets[id] ?? budgetMinor;
        return (
          <span className={styles.slider}>
            <input
              type="range"
              aria-label={`Budget of ${name}`}
              aria-valuetext={short(value)}
              min={0}
              max={top}
              step={step}
              value={value}
              onChange={(event) => setBudgets({ ...budgets, [id]: Number(event.currentTarget.value) })}
            />
            <span className="num">{short(value)}</span>
          </span>
        );
      },
    },
    {
      key: 'leads',
      header: 'Leads',
      numeric: true,
      value: (campaign) => leadsOf(campaign)?.value,
      also: [
        { name: 'Leads, low', value: (campaign) => leadsOf(campaign)?.low },
        { name: 'Leads, high', value: (campaign) => leadsOf(campaign)?.high },
      ],
      cell: (campaign) => (
        <Range
          expected={outcomeOf(campaign, budgets[campaign.id] ?? campaign.budgetMinor).leads}
          text={(value) => number(Math.round(value))}
        />
      ),
    },
    {
      key: 'revenue',
      header: 'Net sales',
      numeric: true,
      value: (campaign) => ({ minor: revenueOf(campaign)?.value ?? null }),
      also: [
        { name: 'Net sales, low', value: (campaign) => ({ minor: revenueOf(campaign)?.low ?? null }) },
        { name: 'Net sales, high', value: (campaign) => ({ minor: revenueOf(campaign)?.high ?? null }) },
      ],
      cell: (campaign) => {
        const outcome = outcomeOf(campaign, budgets[campaign.id] ?? campaign.budgetMinor);
        return (
          <>
            <Range expected={outcome.revenue} text={short} />
            {outcome.guess && (
              <Badge tone="warn" shape="triangle" title="More a week than it ever spent: the curve has not been there">
                a guess
              </Badge>
            )}
          </>
        );
      },
    },
  ];
  return (
    <Card
      title="What if money moved"
      sub="by each campaign’s own weeks; further money brings less than the last. Nothing changes until it is applied"
      pad={false}
      actions={
        <>
          <Button small onClick={() => setBudgets({})} waits={changed.length === 0 && 'Nothing was moved'}>
            Reset
          </Button>
          <Button
            small
            kind="primary"
            waits={changed.length === 0 && 'Move a slider first'}
            onClick={() =>
              apply.mutate(
                {
                  budgets: changed.map(({ id, budgetMinor }) => ({
                    campaignId: id,
                    budgetMinor: budgets[id] ?? budgetMinor,
                  })),
                },
                { onSuccess: () => setBudgets({}) },
              )
            }
          >
            Apply
          </Button>
        </>
      }
    >
      <div className={styles.figures}>
        <Stats>
          <Figure label="Spend" value={short(then.spend)} note={signed(then.spend - now.spend, short)} />
          <Figure
            label="Expected leads"
            value={number(Math.round(then.leads.value))}
            note={signed(then.leads.value - now.leads.value, (value) => number(Math.round(value)))}
          />
          <Figure
            label="Expected net sales"
            value={short(then.revenue.value)}
            note={`${signed(then.revenue.value - now.revenue.value, short)}; ${short(then.revenue.low)} to ${short(then.revenue.high)}`}
          />
          {gap !== null && (
            <Figure
              label={gap > 0 ? 'Short of the target' : 'Over the target'}
              value={short(Math.abs(gap - (then.revenue.value - now.revenue.value)))}
              note={`${short(Math.abs(gap))} as it stands`}
            />
          )}
        </Stats>
      </div>
      <DataTable
        label="What if money moved"
        columns={columns}
        rows={campaigns}
        rowKey={(campaign) => campaign.id}
        empty="No campaign with a budget runs in this period."
      />
    </Card>
  );
};

/** Money between campaigns, by sliders: mouse or arrow keys. */
export const WhatIf = () => {
  const { period } = usePeriod();
  const found = useRead('budget.whatIf', { period: period.id });
  return <Await query={found}>{({ campaigns, gapMinor }) => <Table campaigns={campaigns} gap={gapMinor} />}</Await>;
};
