import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CampaignDetail, JudgedLine } from '../../../../../shared/contract/campaigns';
import { GOAL_IDS, type GoalMetric } from '../../../../../shared/domain/campaigns';
import { useWorkspace, useWrite } from '../../../api';
import { change, day, money, NONE, percent, quantity, quantityCell, toneOf } from '../../../format';
import { type Column, cx, DataTable, InlineEdit, PaceBar, Reason } from '../../../ui';
import styles from './panel.module.css';
import { Spent } from './Spent';

const isGoal = (metric: string): metric is GoalMetric => GOAL_IDS.some((id) => id === metric);

/** What it should bring in its whole life, edited in place; ratios follow from their parts. */
const Goal = ({ campaign, line }: { campaign: CampaignDetail; line: JudgedLine }) => {
  const { currency } = useWorkspace();
  const set = useWrite('campaigns.setGoal', { quiet: true });
  const { metric } = line;
  const text = (value: number | null): string =>
    quantity(value === null ? null : Math.round(value * 1e6) / 1e6, unitOf(line, currency), { metric });
  if (!isGoal(metric)) return <>{text(line.planWhole)}</>;
  const own = campaign.goals.find((goal) => goal.metric === metric)?.amount ?? null;
  return line.unit === 'money' ? (
    <InlineEdit
      kind="money"
      bare
      label={`Goal: ${line.name}`}
      placeholder={line.planWhole === null ? 'Set' : money(line.planWhole, currency)}
      value={own}
      currency={currency}
      onSave={(amount) => set.mutateAsync({ id: campaign.id, metric, amount })}
    />
  ) : (
    <InlineEdit
      kind="number"
      bare
      min={0}
      label={`Goal: ${line.name}`}
      value={own ?? 0}
      onSave={(amount) => set.mutateAsync({ id: campaign.id, metric, amount: amount === 0 ? null : amount })}
    />
  );
};

const unitOf = (line: JudgedLine, currency: string): string =>
  line.unit === 'money' ? currency : line.unit === 'ratio' ? 'ratio' : 'count';

/** Plan to date beside what came, for the metrics that judge the campaign's objective; its budget as a bar below. */
export const PlanActual = ({ campaign, goals = false }: { campaign: CampaignDetail; goals?: boolean }) => {
  const { currency, today } = useWorkspace();
  const [spent, setSpent] = useState(false);
  const show = (line: JudgedLine, value: number | null): string =>
    quantity(value === null ? null : line.unit === 'ratio' ? value : Math.round(value), unitOf(line, currency), {
      metric: line.metric,
    });
  // With several targets, the list of them opens each.
  const inMoney = campaign.targets.filter((target) => target.currency !== null);
  const served = inMoney.length === 1 ? inMoney[0] : undefined;
  const columns: Column<JudgedLine>[] = [
    {
      key: 'name',
      header: `To ${day(campaign.to, { today, weekday: 'never' })}`,
      value: (line) => line.name,
      cell: (line) => line.name,
      cut: true,
    },
    ...(goals
      ? [
          {
            key: 'goal',
            header: 'Goal',
            numeric: true,
            edits: true,
            width: 96,
            value: (line: JudgedLine) => quantityCell(line.planWhole, unitOf(line, currency)),
            cell: (line: JudgedLine) => <Goal campaign={campaign} line={line} />,
          },
        ]
      : []),
    {
      key: 'plan',
      header: 'Plan',
      numeric: true,
      value: (line) => quantityCell(line.plan, unitOf(line, currency)),
      cell: (line) => <span className="ink2">{show(line, line.plan)}</span>,
    },
    {
      key: 'actual',
      header: 'Actual',
      numeric: true,
      value: (line) => quantityCell(line.actual, unitOf(line, currency)),
      cell: (line) =>
        line.actual === null ? (
          <Reason text={line.reason ?? 'Not known'}>–</Reason>
        ) : line.metric === 'ad-spend' ? (
          <button type="button" className={cx(styles.opener, 'open')} onClick={() => setSpent(true)}>
            {show(line, line.actual)}
          </button>
        ) : line.metric === 'target-sales' && served ? (
          <Link to="/targets" search={{ node: served.nodeId, period: served.period }} className="open">
            {show(line, line.actual)}
          </Link>
        ) : line.opens === null ? (
          show(line, line.actual)
        ) : (
          <Link
            to="/metrics/$id"
            params={{ id: line.opens }}
            search={{ by: 'campaign', group: campaign.name, period: `${campaign.from}..${campaign.to}` }}
            className="open"
          >
            {show(line, line.actual)}
          </Link>
        ),
    },
    {
      key: 'change',
      header: 'Change',
      numeric: true,
      value: (line) => change(line.actual, line.plan),
      cell: (line) => {
        const share = change(line.actual, line.plan);
        const tone = share === null ? 'neutral' : toneOf(share, line.better);
        return share === null ? (
          NONE
        ) : (
          <span className={tone === 'neutral' ? 'ink2' : tone}>{percent(share, { signed: true })}</span>
        );
      },
    },
  ];
  const budget = campaign.budgetMinor;
  const over = budget !== null && campaign.spentMinor > budget;
  return (
    <section className={styles.section} aria-label="Plan against actual">
      <h2>{campaign.finding ?? 'Plan against actual'}</h2>
      <div className={styles.table}>
        <DataTable
          tight
          label="Plan against actual"
          rows={campaign.judged}
          rowKey={(line) => line.metric}
          columns={columns}
        />
      </div>
      {spent && <Spent campaign={campaign} onClose={() => setSpent(false)} />}
      {budget === null ? (
        <p className="s ink3">No budget set.</p>
      ) : (
        <div className={cx('row s', over ? 'bad' : 'ink2')}>
          <span>Budget</span>
          <span style={{ flex: 1 }}>
            <PaceBar
              side="marketing"
              actual={campaign.spentMinor}
              target={budget}
              max={Math.max(budget, campaign.spentMinor) || 1}
              label={`${money(campaign.spentMinor, currency)} of ${money(budget, currency)} spent`}
            />
          </span>
          <span className="nowrap">
            {money(campaign.spentMinor, currency, { cents: 'never' })} of {money(budget, currency, { cents: 'never' })}
          </span>
        </div>
      )}
    </section>
  );
};
