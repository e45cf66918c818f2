import type { BudgetLineView } from '../../../../shared/contract/budget';
import type { PromotionChannel } from '../../../../shared/domain/channels';
import { useRead, useWorkspace, useWrite } from '../../api';
import { moneyShort, percent, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { Await, Badge, Card, type Column, DataTable, InlineEdit, Money, Page } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { SubNav } from '../campaigns/SubNav';
import { Asks } from './Asks';
import styles from './budget.module.css';
import { WhatIf } from './WhatIf';

const Over = ({ line }: { line: BudgetLineView }) => {
  const { currency } = useWorkspace();
  if (line.budgetMinor === null) return <span className="ink3">no budget</span>;
  return line.overMinor > 0 ? (
    <Badge tone="bad" shape="triangle">{`${moneyShort(line.overMinor, currency)} over`}</Badge>
  ) : (
    <Badge tone="good" shape="circle">
      within
    </Badge>
  );
};

const columnsOf = (name: string, currency: string, total?: BudgetLineView): Column<BudgetLineView>[] => {
  const cell = (minor: number | null) =>
    minor === null ? <span className="ink3">–</span> : <Money minor={minor} currency={currency} />;
  return [
    {
      key: 'name',
      header: name,
      cut: true,
      value: (line) => line.name,
      cell: (line) => (
        <>
          {line.name}
          {line.untargeted && <NoTarget />}
        </>
      ),
      total: 'All channels',
    },
    {
      key: 'budget',
      header: 'Budget',
      numeric: true,
      value: (line) => ({ minor: line.budgetMinor, currency }),
      cell: (line) => cell(line.budgetMinor),
      total: cell(total?.budgetMinor ?? null),
    },
    {
      key: 'committed',
      header: 'Committed',
      numeric: true,
      value: (line) => ({ minor: line.committedMinor, currency }),
      cell: (line) => cell(line.committedMinor),
      total: cell(total?.committedMinor ?? null),
    },
    {
      key: 'spent',
      header: 'Spent',
      numeric: true,
      value: (line) => ({ minor: line.spentMinor, currency }),
      cell: (line) => cell(line.spentMinor),
      total: cell(total?.spentMinor ?? null),
    },
    {
      key: 'forecast',
      header: 'Heading for',
      numeric: true,
      value: (line) => ({ minor: line.forecastMinor, currency }),
      cell: (line) => cell(line.forecastMinor),
      total: cell(total?.forecastMinor ?? null),
    },
    {
      key: 'over',
      name: 'Over',
      header: '',
      width: 128,
      value: (line) => ({ minor: line.budgetMinor === null ? null : line.overMinor, currency }),
      cell: (line) => <Over line={line} />,
      total: total && <Over line={total} />,
    },
  ];
};

/** What marketing may cost in the period, where it is heading, what people ask for, and what moving money would bring. */
export const BudgetPage = () => {
  const { currency } = useWorkspace();
  const { period } = usePeriod();
  const budget = useRead('budget.get', { period: period.id });
  const set = useWrite('budget.set', { quiet: true });
  return (
    <Page title="Budget" sub={periodName(period)} parts={<SubNav />}>
      <div className={styles.stack}>
        <Await query={budget}>
          {(found) => (
            <>
              <Card
                title="By promotion channel"
                sub={`${percent(found.elapsed)} of the period is over; heading for what is committed, or what the pace so far comes to`}
                pad={false}
              >
                <DataTable
                  label="Budget by promotion channel"
                  rows={found.channels}
                  rowKey={(line) => line.id}
                  total
                  columns={columnsOf('Promotion channel', currency, found.total).map((column) =>
                    column.key === 'budget'
                      ? {
                          ...column,
                          edits: true,
                          cell: (line: BudgetLineView) => (
                            <InlineEdit
                              kind="money"
                              bare
                              label={`Budget of ${line.name}`}
                              placeholder="Set"
                              currency={currency}
                              value={line.budgetMinor}
                              onSave={(amountMinor) =>
                                set.mutateAsync({
                                  period: period.id,
                                  promotion: line.promotion as PromotionChannel,
                                  amountMinor,
                                })
                              }
                            />
                          ),
                        }
                      : column,
                  )}
                />
              </Card>
              <Card title="By campaign" sub="what of its budget falls in the period" pad={false}>
                <DataTable
                  label="Budget by campaign"
                  columns={columnsOf('Campaign', currency)}
                  rows={found.campaigns}
                  rowKey={(line) => line.id}
                  tight
                  empty="No campaign runs in this period."
                />
              </Card>
            </>
          )}
        </Await>
        <Asks />
        <WhatIf />
      </div>
    </Page>
  );
};
