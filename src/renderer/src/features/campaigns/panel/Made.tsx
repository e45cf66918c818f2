import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CampaignDetail } from '../../../../../shared/contract/campaigns';
import type { LibraryItem } from '../../../../../shared/contract/library';
import { LIBRARY, type LibraryKind } from '../../../../../shared/domain/library';
import type { SheetCell } from '../../../../../shared/domain/sheet';
import { useWorkspace } from '../../../api';
import { day as dayWord, daySpan, number } from '../../../format';
import { type Column, DataTable, Money } from '../../../ui';
import { CreatorSelect, useCreatorChoice } from '../../creators/CreatorSelect';
import { LineForm } from '../../customers/LineForm';
import { rowName, useLibrary } from '../../library';
import styles from './made.module.css';

type Kind = Extract<LibraryKind, 'content' | 'deliverable' | 'code' | 'event' | 'flight'>;

const text = (item: LibraryItem, field: string): string => String(item.values[field] ?? '');
/** The word of a choice: "Scheduled" for `scheduled`. */
const word = (kind: Kind, item: LibraryItem, id: string): string => {
  const field = LIBRARY[kind].fields.find((one) => one.id === id);
  return field?.kind === 'choice' ? (field.options[text(item, id)] ?? '') : '';
};
const amount = (item: LibraryItem, field: string) => {
  const value = item.values[field];
  return typeof value === 'number' ? <Money minor={value} /> : '';
};
const minorOf = (item: LibraryItem, field: string): SheetCell => {
  const value = item.values[field];
  return { minor: typeof value === 'number' ? value : null };
};
const span = (item: LibraryItem): string => {
  const [from, to] = [text(item, 'starts'), text(item, 'ends')];
  return from !== '' && to !== '' ? daySpan(from, to) : '';
};

type Shown = {
  title: string;
  /** Names the line that adds one. */
  one: string;
  /** Belongs to a creator, who is chosen beside the line. */
  theirs?: true;
  about: (item: LibraryItem) => string;
  when: (item: LibraryItem, today: string) => string;
  state: (item: LibraryItem) => string;
  figure: (item: LibraryItem) => ReactNode;
  /** The figure as a spreadsheet takes it. */
  amount: (item: LibraryItem) => SheetCell;
};

const SHOWN: Record<Kind, Shown> = {
  content: {
    title: 'Content',
    one: 'New content',
    about: (item) => word('content', item, 'kind'),
    when: (item, today) => (item.values['day'] === null ? 'No date' : dayWord(text(item, 'day'), { today })),
    state: (item) => word('content', item, 'status'),
    figure: (item) => `${number(item.figures['leads'] ?? 0)} leads`,
    amount: (item) => item.figures['leads'] ?? 0,
  },
  deliverable: {
    title: 'Creators deliver',
    one: 'New deliverable',
    theirs: true,
    about: (item) => item.names['creatorId'] ?? '',
    when: (item, today) => (item.values['due'] === null ? 'No date' : dayWord(text(item, 'due'), { today })),
    state: (item) =>
      `${item.values['done'] === 1 ? 'Done' : 'Open'}, ${item.values['paid'] === 1 ? 'paid' : 'not paid'}`,
    figure: (item) => amount(item, 'feeMinor'),
    amount: (item) => minorOf(item, 'feeMinor'),
  },
  code: {
    title: 'Their codes',
    one: 'New code',
    theirs: true,
    about: (item) => item.names['creatorId'] ?? '',
    when: span,
    state: (item) => word('code', item, 'commission'),
    figure: (item) => `${number(item.figures['orders'] ?? 0)} orders`,
    amount: (item) => item.figures['orders'] ?? 0,
  },
  event: {
    title: 'Events',
    one: 'New event',
    about: (item) => text(item, 'place'),
    when: span,
    state: (item) => word('event', item, 'kind'),
    figure: (item) => amount(item, 'costMinor'),
    amount: (item) => minorOf(item, 'costMinor'),
  },
  flight: {
    title: 'Radio, print and billboards',
    one: 'New flight',
    about: (item) => text(item, 'place'),
    when: span,
    state: (item) => word('flight', item, 'kind'),
    figure: (item) => amount(item, 'costMinor'),
    amount: (item) => minorOf(item, 'costMinor'),
  },
};
const KINDS: readonly Kind[] = ['content', 'deliverable', 'code', 'event', 'flight'];

const Open = ({ kind, item }: { kind: Kind; item: LibraryItem }) =>
  kind === 'content' ? (
    <Link to="/campaigns/content" search={{ item: item.id }} className="open">
      {rowName(kind, item)}
    </Link>
  ) : (
    <Link to="/campaigns/creators" search={{ tab: kind, item: item.id }} className="open">
      {rowName(kind, item)}
    </Link>
  );

/** What of one kind belongs to the campaign, each opening its record, and the line that adds one. */
const Part = ({ kind, campaign }: { kind: Kind; campaign: CampaignDetail }) => {
  const { today } = useWorkspace();
  const { list, create } = useLibrary(kind, { campaignId: campaign.id });
  const choice = useCreatorChoice();
  const shown = SHOWN[kind];
  const rows = list.data ?? [];
  const starts = campaign.starts ?? today;
  const add = (name: string): Promise<unknown> =>
    create({
      [LIBRARY[kind].name]: name,
      campaignId: campaign.id,
      ...(shown.theirs ? { creatorId: choice.value } : {}),
      ...(kind === 'event' || kind === 'flight' ? { starts, ends: starts } : {}),
      // It speaks of what the campaign sells, to whom the campaign speaks.
      ...(kind === 'content'
        ? { productId: campaign.products[0]?.id ?? null, audienceId: campaign.audiences[0]?.id ?? null }
        : {}),
    });
  const columns: Column<LibraryItem>[] = [
    {
      key: 'name',
      header: 'What',
      cut: true,
      value: (item) => rowName(kind, item),
      cell: (item) => <Open kind={kind} item={item} />,
    },
    { key: 'about', header: 'Of', width: 132, cut: true, wide: true, value: shown.about, cell: shown.about },
    {
      key: 'when',
      header: 'When',
      width: 116,
      value: (item) => text(item, 'day') || text(item, 'due') || text(item, 'starts'),
      also: [{ name: 'Until', value: (item) => text(item, 'ends') }],
      cell: (item) => shown.when(item, today),
    },
    { key: 'state', header: 'State', width: 116, value: shown.state, cell: shown.state },
    { key: 'figure', header: 'Figure', numeric: true, width: 88, value: shown.amount, cell: shown.figure },
  ];
  return (
    <section className={styles.part} aria-label={shown.title}>
      <h3>
        {shown.title} <span className="ink3 num">{rows.length > 0 ? rows.length : ''}</span>
      </h3>
      {rows.length > 0 && (
        <DataTable tight label={shown.title} rows={rows} rowKey={(item) => item.id} columns={columns} />
      )}
      <div className={styles.adding}>
        {shown.theirs && <CreatorSelect {...choice} label={`Creator of the ${shown.one.toLowerCase()}`} />}
        <LineForm label={shown.one} about={campaign.id} onAdd={add} />
      </div>
    </section>
  );
};

/** What is made for a campaign: content, what creators deliver and their codes, events and offline media. */
export const Made = ({ campaign }: { campaign: CampaignDetail }) => (
  <div className={styles.parts}>
    {KINDS.map((kind) => (
      <Part key={kind} kind={kind} campaign={campaign} />
    ))}
  </div>
);
