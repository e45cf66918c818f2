import type { DealFilter, DealRow } from '../../../../shared/contract/deals';
import type { SheetColumn } from '../../../../shared/domain/sheet';
import { useRead } from '../../api';
import { TakenAs } from '../../ui';
import { SPECS } from './table/columns';
import { everyDeal } from './table/everyDeal';

/** Every column of the table, also those that it hides by itself: a board has no columns to choose. */
const DEAL: readonly SheetColumn<DealRow>[] = SPECS.map(({ name, header, value }) => ({ name: name ?? header, value }));

const STEP: readonly SheetColumn<DealRow>[] = [
  { name: 'Day', value: (deal) => deal.nextStepDay },
  { name: 'Next step', value: (deal) => deal.nextStep },
  { name: 'Kind', value: (deal) => deal.nextStepKind },
  { name: 'Company', value: (deal) => deal.company },
  { name: 'Deal', value: (deal) => deal.title },
  { name: 'Owner', value: (deal) => deal.owner?.name },
  { name: 'Value', value: (deal) => ({ minor: deal.valueMinor, currency: deal.currency }) },
];

const isOpen = (deal: DealRow): boolean => deal.closedDay === null;

/** The deals of a board, a forecast or a calendar as the table they can be taken along as. */
export const DealsTaken = ({ filter, view }: { filter: DealFilter; view: 'board' | 'forecast' | 'calendar' }) => {
  // The same question as the page's totals ask: it is answered already.
  const board = useRead('deals.board', { ...filter, limit: 60 });
  const open = board.data?.totals.open ?? 0;
  // The totals count what is open; a board's rows are all its cards, of closed columns too.
  const count = (board.data?.columns ?? []).reduce((sum, column) => sum + column.count, 0);
  if (view === 'board')
    return (
      <TakenAs
        label="Deals"
        columns={DEAL}
        rows={[]}
        count={count}
        all={() => everyDeal({ ...filter, sort: 'stage' })}
      />
    );
  return (
    <TakenAs
      label={view === 'forecast' ? 'Open deals by expected close' : 'Next steps of open deals'}
      columns={view === 'forecast' ? DEAL : STEP}
      rows={[]}
      count={open}
      all={async () =>
        (await everyDeal({ ...filter, sort: view === 'forecast' ? 'close' : 'nextStep' })).filter(isOpen)
      }
    />
  );
};
