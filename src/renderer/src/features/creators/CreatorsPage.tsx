import { useNavigate, useSearch } from '@tanstack/react-router';
import type { LibraryItem } from '../../../../shared/contract/library';
import type { LibraryKind } from '../../../../shared/domain/library';
import { useWorkspace, useWrite } from '../../api';
import { useCommand } from '../../commands';
import { type Column, Page, Segmented } from '../../ui';
import { CodeMoves } from '../attribution';
import { SubNav } from '../campaigns/SubNav';
import { NewLine } from '../customers/NewLine';
import { figureColumn, LibraryTable, RecordPanel } from '../library';
import { CreatorPanel } from './CreatorPanel';
import { DeliverablePanel } from './DeliverablePanel';
import { CreatorSelect, useCreatorChoice } from './CreatorSelect';

type Tab = Extract<LibraryKind, 'creator' | 'deliverable' | 'code' | 'mention' | 'event' | 'flight'>;

type Place = {
  value: Tab;
  label: string;
  /** "New creator": what the line above makes. */
  one: string;
  field: string;
  empty: string;
  /** Belongs to a creator, who is chosen beside the line. */
  theirs?: true;
  /** Has days: a new one begins and ends today. */
  dated?: true;
  beside?: readonly Column<LibraryItem>[];
};

const NO_ORDERS = 'No order named a code of theirs yet.';
const overdue: Column<LibraryItem> = {
  key: 'overdue',
  header: 'Overdue',
  numeric: true,
  width: 60,
  value: ({ figures }) => figures['overdue'] ?? 0,
  cell: ({ figures }) => {
    const late = figures['overdue'] ?? 0;
    return late > 0 ? <span className="bad">{late}</span> : '0';
  },
};

const TABS: readonly Place[] = [
  {
    value: 'creator',
    label: 'Roster',
    one: 'New creator',
    field: 'name',
    empty: 'Nobody here yet. Write a name in the line above, or import a file of creators.',
    beside: [
      figureColumn('followers', 'Followers', { width: 72, wide: true, none: 'No handle with followers is noted.' }),
      overdue,
      figureColumn('orders', 'Orders', { width: 52 }),
      figureColumn('owed', 'Owed', { width: 72, money: true }),
      figureColumn('costPerResult', 'Cost per order', { width: 84, money: true, none: NO_ORDERS }),
    ],
  },
  {
    value: 'deliverable',
    label: 'Deliverables',
    one: 'New deliverable',
    field: 'title',
    theirs: true,
    empty: 'Nothing was agreed yet. Choose a creator above and write what they deliver.',
  },
  {
    value: 'code',
    label: 'Codes',
    one: 'New code',
    field: 'code',
    theirs: true,
    empty: 'No code yet. Choose a creator above and write their code: orders with it are theirs.',
    beside: [
      figureColumn('orders', 'Orders', { width: 52 }),
      figureColumn('earned', 'Earned', { width: 76, money: true }),
      figureColumn('held', 'On hold', { width: 72, money: true, wide: true }),
    ],
  },
  {
    value: 'mention',
    label: 'Press',
    one: 'New mention',
    field: 'title',
    empty: 'No mention yet. Write what the press said in the line above.',
  },
  {
    value: 'event',
    label: 'Events',
    one: 'New event',
    field: 'name',
    dated: true,
    empty: 'No event yet. Write its name in the line above and press Enter.',
    beside: [
      figureColumn('leads', 'Leads', { width: 44 }),
      figureColumn('sold', 'Net sales', { width: 72, money: true }),
    ],
  },
  {
    value: 'flight',
    label: 'Offline',
    one: 'New flight',
    field: 'outlet',
    dated: true,
    empty: 'No radio, print or billboard yet. Write the outlet in the line above.',
  },
];

const OPENS: ReadonlySet<Tab> = new Set(['creator', 'mention', 'event', 'flight', 'code', 'deliverable']);

/** People and houses who speak of us, what they deliver and earn, and what happens at a place. */
export const CreatorsPage = () => {
  const search = useSearch({ from: '/campaigns/creators' });
  const navigate = useNavigate({ from: '/campaigns/creators' });
  const { today } = useWorkspace();
  const create = useWrite('library.create', { quiet: true, done: () => 'Added' });
  const choice = useCreatorChoice();
  const change = (patch: Partial<typeof search>): void =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true });
  const show = (value: Tab): void => change({ tab: value === 'creator' ? undefined : value, item: undefined });
  useCommand(
    TABS.map(({ value, label }) => ({
      id: `creators.${value}`,
      title: `Show ${label.toLowerCase()}`,
      group: 'On this page',
      run: () => show(value),
    })),
  );
  const tab = TABS.find((one) => one.value === search.tab) ?? TABS[0];
  if (!tab) return null;
  const add = (name: string): Promise<unknown> =>
    create.mutateAsync({
      kind: tab.value,
      values: {
        [tab.field]: name,
        ...(tab.theirs ? { creatorId: choice.value } : {}),
        ...(tab.dated ? { starts: today, ends: today } : {}),
      },
    });
  const close = (): void => change({ item: undefined });
  return (
    <Page flush title="Creators" parts={<SubNav />}>
      <CodeMoves />
      <LibraryTable
        key={tab.value}
        kind={tab.value}
        empty={tab.empty}
        selected={search.item}
        {...(tab.beside ? { beside: tab.beside } : {})}
        filters={
          <>
            <Segmented label="What to show" value={tab.value} options={TABS} onChange={show} />
            {tab.theirs && <CreatorSelect {...choice} />}
            <NewLine key={tab.value} label={tab.one} onAdd={add} />
          </>
        }
        {...(OPENS.has(tab.value) ? { onOpen: (item: LibraryItem) => change({ item: item.id }) } : {})}
      />
      {search.item !== undefined &&
        (tab.value === 'creator' ? (
          <CreatorPanel key={search.item} id={search.item} onClose={close} />
        ) : tab.value === 'deliverable' ? (
          <DeliverablePanel key={search.item} id={search.item} onClose={close} />
        ) : (
          <RecordPanel key={search.item} kind={tab.value} id={search.item} onClose={close} />
        ))}
    </Page>
  );
};
