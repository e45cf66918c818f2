import type { DealFilter, WantingDeal } from '../../../../../shared/contract/deals';
import { ATTENTION_WORDS } from '../../../../../shared/domain/attention';
import { call, useWorkspace } from '../../../api';
import { money, number } from '../../../format';
import { Card, type Column, cx, DataTable, Who } from '../../../ui';
import { ageOf, stepOf } from '../words';

const MOST = 20_000;
const whyOf = (deal: WantingDeal): string => deal.reasons.map((reason) => ATTENTION_WORDS[reason]).join(', ');

/** The open deals to talk about, those with most to say first. */
export const Wanting = ({
  filter,
  deals,
  count,
  selected,
  onOpen,
}: {
  filter: DealFilter;
  deals: readonly WantingDeal[];
  /** How many there are; `deals` is the first of them. */
  count: number;
  selected: string | undefined;
  onOpen: (id: string) => void;
}) => {
  const { today } = useWorkspace();
  const columns: Column<WantingDeal>[] = [
    {
      key: 'title',
      header: 'Deal',
      cut: true,
      value: (deal) => deal.title,
      also: [{ name: 'Company', value: (deal) => deal.company }],
      cell: (deal) => (
        <>
          <b>{deal.title}</b> <span className="ink3">{deal.company}</span>
        </>
      ),
    },
    {
      key: 'owner',
      header: 'Owner',
      value: (deal) => deal.owner?.name,
      cell: (deal) => <Who person={deal.owner} />,
    },
    { key: 'stage', header: 'Stage', value: (deal) => deal.stage, cell: (deal) => deal.stage },
    {
      key: 'value',
      header: 'Value',
      numeric: true,
      value: (deal) => ({ minor: deal.valueMinor, currency: deal.currency }),
      cell: (deal) =>
        deal.valueMinor === null ? <span className="ink3">–</span> : money(deal.valueMinor, deal.currency),
    },
    {
      key: 'why',
      header: 'Why',
      value: whyOf,
      cell: (deal) => (
        <span className={cx(deal.reasons.some((one) => one === 'lateStep' || one === 'overdue') ? 'bad' : 'warn')}>
          {whyOf(deal)}
        </span>
      ),
    },
    {
      key: 'next',
      header: 'Next step',
      wide: true,
      value: (deal) => deal.nextStep,
      also: [{ name: 'Next step on', value: (deal) => deal.nextStepDay }],
      cell: (deal) => <span className="ink2">{deal.nextStep === null ? '–' : stepOf(deal, today).text}</span>,
    },
    {
      key: 'age',
      header: 'In stage',
      name: 'Days in stage',
      numeric: true,
      value: (deal) => deal.ageDays,
      cell: (deal) => ageOf({ ...deal, stale: false }, today),
    },
    {
      key: 'playbook',
      header: 'Playbook',
      numeric: true,
      wide: true,
      value: (deal) => deal.playbookDone,
      also: [{ name: 'Lines of the playbook', value: (deal) => deal.playbookAll }],
      cell: (deal) =>
        deal.playbookAll === 0 ? (
          <span className="ink3">–</span>
        ) : (
          `${number(deal.playbookDone)} of ${number(deal.playbookAll)}`
        ),
    },
  ];
  return (
    <Card pad={false} label="To talk about">
      <DataTable
        tight
        label="Deals to talk about"
        columns={columns}
        rows={deals}
        rowKey={(deal) => deal.id}
        count={count}
        all={async () => (await call('deals.team', { ...filter, limit: MOST })).deals}
        selected={selected ?? null}
        onOpen={(deal) => onOpen(deal.id)}
        empty="Every open deal has a next step, a close ahead, a value and moves on."
      />
      {count > deals.length && <p className="s ink3">{number(count - deals.length)} more in the CSV</p>}
    </Card>
  );
};
