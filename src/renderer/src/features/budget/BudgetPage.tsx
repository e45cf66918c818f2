import type { Output } from '../../../../shared/contract';
import type { BudgetLineView } from '../../../../shared/contract/budget';
import type { PromotionChannel } from '../../../../shared/domain/channels';
import { useRead, useWorkspace, useWrite } from '../../api';
import { day, moneyShort, percent, periodName } from '../../format';
import { usePeriod } from '../../frame/period';
import { listWords } from '../../print/words';
import { Await, Badge, Card, type Column, DataTable, InlineEdit, Money, Page } from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { SubNav } from '../campaigns/SubNav';
import { Asks } from './Asks';
import styles from './budget.module.css';
import { WhatIf } from './WhatIf';
import { servesTarget } from '../campaigns/untargeted';

/** Over at once when what is committed or coming is more than there is; for a campaign, of its whole life or of its plan for these days. */
const Over = ({ line }: { line: BudgetLineView }) => {
  const { currency } = useWorkspace();
  const short = (minor: number): string => moneyShort(minor, currency);
  if (line.wholeOverMinor > 0)
    return (
      <Badge
        tone="bad"
        shape="triangle"
        title={`Its whole life is heading ${short(line.wholeOverMinor)} over its whole budget`}
      >
        {`${short(line.wholeOverMinor)} over`}
      </Badge>
    );
  if (line.undated) return <span className="ink3">no days</span>;
  if (line.budgetMinor === null) return <span className="ink3">no budget</span>;
  if (line.overMinor === 0)
    return (
      <Badge tone="good" shape="circle">
        within
      </Badge>
    );
  return line.id === line.promotion || line.id === 'total' ? (
    <Badge tone="bad" shape="triangle">{`${short(line.overMinor)} over`}</Badge>
  ) : (
    <Badge
      tone="warn"
      shape="triangle"
      title="More than its plan for these days, while its whole life stays within its whole budget"
    >{`${short(line.overMinor)} early`}</Badge>
  );
};

/** What of the total no budget speaks of. */
const Unbudgeted = ({ minor }: { minor: number }) => {
  const { currency } = useWorkspace();
  return minor === 0 ? null : (
    <span
      className="s ink3"
      style={{ fontWeight: 'normal' }}
      title="What channels without a budget are heading for; it is held against no budget"
    >
      {`${moneyShort(minor, currency)} without a budget`}
    </span>
  );
};

const columnsOf = (
  name: string,
  currency: string,
  total?: BudgetLineView,
  unbudgetedMinor = 0,
): Column<BudgetLineView>[] => {
  const cell = (minor: number | null) =>
    minor === null ? <span className="ink3">–</span> : <Money minor={minor} currency={currency} />;
  return [
    {
      key: 'name',
      header: name,
      cut: true,
      value: (line) => line.name,
      ...(total === undefined
        ? { also: [servesTarget<BudgetLineView>((line) => (line.id === null ? null : line.untargeted))] }
        : {}),
      cell: (line) => (
        <>
          {line.name}
          {line.untargeted && <NoTarget />}
          {line.spreadTo !== null && (
            <span className="s ink3">
              {' '}
              no last day: spread to {day(line.spreadTo, { year: 'always', weekday: 'never' })}
            </span>
          )}
        </>
      ),
      total: (
        <>
          All channels <Unbudgeted minor={unbudgetedMinor} />
        </>
      ),
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
      also: total
        ? []
        : [{ name: 'Over its whole budget', value: (line) => ({ minor: line.wholeOverMinor, currency }) }],
      cell: (line) => <Over line={line} />,
      total: total && <Over line={total} />,
    },
  ];
};

/** Up to which day the spending of which platform is known: one file may lie weeks behind another. */
const knownWords = (behind: Output<'budget.get'>['behind'], dayOf: (to: string) => string): string =>
  `Spending is known ${listWords(
    [...Map.groupBy(behind, ({ to }) => to)].map(
      ([to, sources]) =>
        `up to ${dayOf(to)} from ${listWords(sources.map(({ source }) => source || 'rows without a platform'))}`,
    ),
  )}`;

/** What marketing may cost in the period, where it is heading, what people ask for, and what moving money would bring. */
export const BudgetPage = () => {
  const { currency, today } = useWorkspace();
  const { period } = usePeriod();
  const budget = useRead('budget.get', { period: period.id });
  const set = useWrite('budget.set', { quiet: true });
  return (
    <Page title="Budget" sub={periodName(period)} parts={<SubNav />}>
      <div className={styles.stack}>
        <Await query={budget}>
          {(found) => (
            <>
              <Card title="By promotion channel" sub={`${percent(found.elapsed)} of the period is over`} pad={false}>
                <p className={`s ink2 ${styles.words}`}>
                  Spent counts ads, results, budget lines, creators, events and offline media, each once. Heading for
                  what is committed, or what was spent with creators, events and offline media of the days ahead and the
                  spending of ads and results going on as in the last four weeks on the days that their campaigns have
                  left, whichever is more.
                  {found.behind.length > 0 &&
                    ` ${knownWords(found.behind, (to) => day(to, { today, weekday: 'never' }))}: the days after that count as days ahead.`}
                </p>
                <DataTable
                  label="Budget by promotion channel"
                  rows={found.channels}
                  rowKey={(line) => line.id}
                  total
                  columns={columnsOf('Promotion channel', currency, found.total, found.unbudgetedMinor).map((column) =>
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
              <Card
                title="By campaign"
                sub="what falls in the period; without a last day the budget lies on whole years from the first; over is said of the whole campaign, early of the period alone"
                pad={false}
              >
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
