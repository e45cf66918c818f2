import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WhatIfCampaign } from '../../../../shared/contract/budget';
import { minorPerMajor } from '../../../../shared/domain/money';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moneyShort, number, periodName, plural } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Button, Card, type Column, DataTable, Figure, Stats } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import styles from './budget.module.css';
import { type Expected, nextOf, outcomeOf, sliderOf, totalsOf } from './whatIf';
import { servesTarget } from '../campaigns/untargeted';

const Range = ({ expected, text }: { expected: Expected | null; text: (value: number) => string }) =>
  expected === null ? (
    <span className="ink3">unknown</span>
  ) : (
    <span title={`Two of three weeks would come to between ${text(expected.low)} and ${text(expected.high)}`}>
      {text(expected.value)} <span className="s ink3">{`${text(expected.low)}–${text(expected.high)}`}</span>
    </span>
  );

/** Why nothing, or not everything, is known of what a campaign would bring. */
const notesOf = ({ weeksLeft, weeksInPeriod, revenue, leads }: WhatIfCampaign): string[] => {
  if (weeksLeft <= 0) return ['Its days are over: what is left can go elsewhere.'];
  const known = weeksInPeriod <= 0 ? ['None of its days to come is in the period.'] : [];
  const [sales, people] = ['reason' in revenue ? revenue.reason : null, 'reason' in leads ? leads.reason : null];
  if (sales === people) return sales === null ? known : [...known, sales];
  return [
    ...known,
    ...(sales === null ? [] : [`Net sales: ${sales}`]),
    ...(people === null ? [] : [`Leads: ${people}`]),
  ];
};

/** The distance to the target as it stands and with the money moved, or in words why there is none. */
const Gap = ({ gap, change }: { gap: number | null; change: Expected }) => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const short = (minor: number): string => moneyShort(Math.round(minor), currency);
  if (gap === null)
    return (
      <p className={`s ink2 ${styles.words}`}>
        {`No target for net sales covers ${periodName(period)}, so there is no gap to hold this against. `}
        <Link to="/targets" className="open">
          Set one
        </Link>
      </p>
    );
  const left = gap - change.value;
  const words = (minor: number): string => `${short(Math.abs(minor))} ${minor > 0 ? 'short' : 'over'}`;
  const [least, most] = [gap - change.high, gap - change.low].toSorted((a, b) => a - b) as [number, number];
  return (
    <p className={`s ink2 ${styles.words}`}>
      {change.value === 0
        ? `The outlook for ${periodName(period)} is ${words(gap)} of the target for net sales.`
        : `With this the outlook for ${periodName(period)} would be ${words(left)} of the target for net sales (between ${words(least)} and ${words(most)}); it is ${words(gap)} as it stands.`}
    </p>
  );
};

const Table = ({ campaigns, gap }: { campaigns: readonly WhatIfCampaign[]; gap: number | null }) => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const [budgets, setBudgets] = useState<Record<string, number>>({});
  const apply = useWrite('budget.apply', { done: () => 'Moved money between campaigns' });
  const [now, then] = [totalsOf(campaigns, {}), totalsOf(campaigns, budgets)];
  const short = (minor: number): string => moneyShort(Math.round(minor), currency);
  const signed = (value: number, text: (value: number) => string): string =>
    `${value < 0 ? '−' : '+'}${text(Math.abs(value))}`;
  const changed = campaigns.filter(({ id, budgetMinor }) => (budgets[id] ?? budgetMinor) !== budgetMinor);
  const major = minorPerMajor(currency);
  const top = Math.max(100 * major, ...campaigns.map(({ budgetMinor }) => budgetMinor)) * 2;
  const step = Math.max(major, 10 ** Math.floor(Math.log10(top / 100)));
  const budgetOf = ({ id, budgetMinor }: WhatIfCampaign): number => budgets[id] ?? budgetMinor;
  const hundred = 100 * major;
  const leadsOf = (campaign: WhatIfCampaign) => outcomeOf(campaign, budgetOf(campaign)).leads;
  const revenueOf = (campaign: WhatIfCampaign) => outcomeOf(campaign, budgetOf(campaign)).revenue;
  const nextRevenue = (campaign: WhatIfCampaign) => nextOf(campaign, campaign.revenue, budgetOf(campaign), hundred);
  const nextLeads = (campaign: WhatIfCampaign) => nextOf(campaign, campaign.leads, budgetOf(campaign), hundred);
  const count = (value: number): string => number(value, { decimals: value < 10 ? 1 : 0 });
  const unknown = campaigns.filter(({ revenue, weeksInPeriod }) => weeksInPeriod > 0 && 'reason' in revenue).length;
  const columns: Column<WhatIfCampaign>[] = [
    {
      key: 'name',
      header: 'Campaign',
      cut: true,
      value: (campaign) => campaign.name,
      also: [servesTarget((campaign) => campaign.untargeted)],
      cell: (campaign) => (
        <>
          {campaign.name}
          {campaign.untargeted && <NoTarget />}
          {notesOf(campaign).map((note) => (
            <div key={note} className="s ink3">
              {note}
            </div>
          ))}
        </>
      ),
    },
    {
      key: 'budget',
      header: 'Budget',
      width: 248,
      value: (campaign) => ({ minor: budgetOf(campaign) }),
      also: [
        { name: 'Budget as it stands', value: (campaign) => ({ minor: campaign.budgetMinor }) },
        { name: 'Spent or promised', value: (campaign) => ({ minor: campaign.boundMinor }) },
      ],
      cell: (campaign) => (
        <>
          <span className={styles.slider}>
            <input
              type="range"
              aria-label={`Budget of ${campaign.name}`}
              aria-valuetext={short(budgetOf(campaign))}
              {...sliderOf(campaign, top, step)}
              value={budgetOf(campaign)}
              onChange={(event) => setBudgets({ ...budgets, [campaign.id]: Number(event.currentTarget.value) })}
            />
            <span className="num">{short(budgetOf(campaign))}</span>
          </span>
          <div className="s ink3">{`${short(campaign.boundMinor)} is spent or promised`}</div>
        </>
      ),
    },
    {
      key: 'leads',
      header: 'Leads',
      numeric: true,
      value: (campaign) => leadsOf(campaign)?.value,
      also: [
        { name: 'Leads, low', value: (campaign) => leadsOf(campaign)?.low },
        { name: 'Leads, high', value: (campaign) => leadsOf(campaign)?.high },
        { name: `Leads of the next ${short(hundred)}`, value: nextLeads },
      ],
      cell: (campaign) => {
        const next = nextLeads(campaign);
        return (
          <>
            <Range expected={leadsOf(campaign)} text={(value) => number(Math.round(value))} />
            {next !== null && <div className="s ink3">{`next ${short(hundred)}: ${count(next)}`}</div>}
          </>
        );
      },
    },
    {
      key: 'revenue',
      header: 'Net sales',
      numeric: true,
      value: (campaign) => ({ minor: revenueOf(campaign)?.value ?? null }),
      also: [
        { name: 'Net sales, low', value: (campaign) => ({ minor: revenueOf(campaign)?.low ?? null }) },
        { name: 'Net sales, high', value: (campaign) => ({ minor: revenueOf(campaign)?.high ?? null }) },
        { name: `Net sales of the next ${short(hundred)}`, value: (campaign) => ({ minor: nextRevenue(campaign) }) },
      ],
      cell: (campaign) => {
        const outcome = outcomeOf(campaign, budgetOf(campaign));
        const next = nextRevenue(campaign);
        return (
          <>
            <Range expected={outcome.revenue} text={short} />
            {next !== null && <div className="s ink3">{`next ${short(hundred)}: ${short(next)}`}</div>}
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
      sub={`what campaigns still bring in ${periodName(period)} by their own weeks. Nothing changes until it is applied`}
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
          <Figure label="Budgets" value={short(then.budget)} note={signed(then.budget - now.budget, short)} />
          <Figure
            label="Still to spend in the period"
            value={short(then.spend)}
            note={signed(then.spend - now.spend, short)}
          />
          <Figure
            label="Leads to come"
            value={number(Math.round(then.leads.value))}
            note={`${signed(then.leads.value - now.leads.value, (value) => number(Math.round(value)))}; ${number(Math.round(then.leads.low))} to ${number(Math.round(then.leads.high))}`}
          />
          <Figure
            label="Net sales to come"
            value={short(then.revenue.value)}
            note={`${signed(then.revenue.value - now.revenue.value, short)}; ${short(then.revenue.low)} to ${short(then.revenue.high)}`}
          />
        </Stats>
      </div>
      <Gap
        gap={gap}
        change={{
          value: then.revenue.value - now.revenue.value,
          low: then.revenue.low - now.revenue.low,
          high: then.revenue.high - now.revenue.high,
        }}
      />
      <p className={`s ink3 ${styles.words}`}>
        {`What is left of a budget is spread evenly over the campaign’s days to come; those in the period count. Each curve is result = a · spend^b, fitted to the campaign’s own whole weeks with b at most 1, so that further money never brings more than the last. Two of three weeks lay within the range shown.${unknown === 0 ? '' : ` Nothing is counted for ${plural(unknown, 'campaign')} whose history has no curve for net sales.`}`}
      </p>
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
