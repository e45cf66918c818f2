import type { DealRow, DealSums } from '../../../../../shared/contract/deals';
import type { DEAL_GROUPS, DEAL_SORTS } from '../../../../../shared/contract/deals';
import type { SheetCell } from '../../../../../shared/domain/sheet';
import { day as dayText, number, percent } from '../../../format';
import { type Column, cx, Money, Who } from '../../../ui';
import { ageOf, stepOf } from '../words';

export type Sort = (typeof DEAL_SORTS)[number];
export type Group = (typeof DEAL_GROUPS)[number];
/** A line of the table: a deal, or the head of a group with its sums. */
export type Line = { kind: 'deal'; deal: DealRow } | { kind: 'group'; key: string; label: string; sums: DealSums };

export const GROUP_WORDS: Record<Group, string> = {
  stage: 'Stage',
  owner: 'Owner',
  channel: 'Channel',
  product: 'Product',
  source: 'Source',
  close: 'Month of close',
};

type Spec = {
  key: string;
  header: string;
  /** Its name in a spreadsheet, where the header is too short to stand alone. */
  name?: string;
  sort?: Sort;
  width?: number;
  numeric?: boolean;
  /** Not shown until somebody asks for it. */
  extra?: boolean;
  cell: (deal: DealRow, today: string) => React.ReactNode;
  /** The same as a spreadsheet takes it. */
  value: (deal: DealRow) => SheetCell;
};

const dash = <span className="ink3">–</span>;

/** Every column there is, in its order. The title always shows. */
export const SPECS: readonly Spec[] = [
  { key: 'title', header: 'Deal', sort: 'title', value: (deal) => deal.title, cell: (deal) => <b>{deal.title}</b> },
  {
    key: 'company',
    header: 'Company',
    sort: 'company',
    width: 124,
    value: (deal) => deal.company,
    cell: (deal) => deal.company ?? dash,
  },
  { key: 'stage', header: 'Stage', sort: 'stage', width: 92, value: (deal) => deal.stage, cell: (deal) => deal.stage },
  {
    key: 'value',
    header: 'Value',
    sort: 'value',
    width: 72,
    numeric: true,
    value: (deal) => ({ minor: deal.valueMinor, currency: deal.currency }),
    cell: (deal) => (deal.valueMinor === null ? dash : <Money minor={deal.valueMinor} currency={deal.currency} />),
  },
  {
    key: 'chance',
    header: 'Odds',
    width: 64,
    numeric: true,
    extra: true,
    value: (deal) => deal.probability,
    cell: (deal) => percent(deal.probability, { decimals: 0 }),
  },
  {
    key: 'owner',
    header: 'Owner',
    sort: 'owner',
    width: 52,
    value: (deal) => deal.owner?.name,
    cell: (deal) => <Who person={deal.owner} />,
  },
  {
    key: 'age',
    header: 'In stage',
    name: 'Days in stage',
    sort: 'age',
    width: 88,
    numeric: true,
    value: (deal) => (deal.closedDay === null ? deal.ageDays : null),
    cell: (deal, today) => (
      <span className={cx(deal.stale ? 'warn' : 'ink2')}>{deal.closedDay ? dash : ageOf(deal, today)}</span>
    ),
  },
  {
    key: 'next',
    header: 'Next step',
    sort: 'nextStep',
    width: 156,
    value: (deal) => deal.nextStep,
    cell: (deal, today) => {
      const step = stepOf(deal, today);
      return (
        <span
          className={cx(step.tone === 'bad' && 'bad', step.tone === 'warn' && 'warn', step.tone === 'done' && 'ink3')}
        >
          {step.text}
          {step.late && ', late'}
        </span>
      );
    },
  },
  {
    key: 'close',
    header: 'Close',
    sort: 'close',
    width: 80,
    value: (deal) => deal.closedDay ?? deal.expectedClose,
    cell: (deal, today) => {
      const day = deal.closedDay ?? deal.expectedClose;
      if (day === null) return dash;
      return (
        <span className={cx(deal.closedDay === null && day < today && 'bad')}>
          {dayText(day, { today, weekday: 'never' })}
        </span>
      );
    },
  },
  {
    key: 'labels',
    header: 'Tags',
    width: 120,
    extra: true,
    value: (deal) => deal.labels.join(', '),
    cell: (deal) => deal.labels.join(', ') || dash,
  },
  {
    key: 'channel',
    header: 'Channel',
    sort: 'channel',
    width: 120,
    extra: true,
    value: (deal) => deal.channel,
    cell: (deal) => deal.channel ?? dash,
  },
  {
    key: 'product',
    header: 'Product',
    sort: 'product',
    width: 120,
    extra: true,
    value: (deal) => deal.product,
    cell: (deal) => deal.product ?? dash,
  },
  {
    key: 'source',
    header: 'Source',
    sort: 'source',
    width: 96,
    extra: true,
    value: (deal) => deal.source,
    cell: (deal) => deal.source ?? dash,
  },
];

/** In the address: which columns differ from those that show by themselves. */
export const shownColumns = (hide: string | undefined): Set<string> => {
  const changed = new Set((hide ?? '').split(',').filter(Boolean));
  return new Set(
    SPECS.filter((spec) => spec.key === 'title' || changed.has(spec.key) === Boolean(spec.extra)).map(
      (spec) => spec.key,
    ),
  );
};
export const toggled = (hide: string | undefined, key: string): string => {
  const changed = new Set((hide ?? '').split(',').filter(Boolean));
  if (!changed.delete(key)) changed.add(key);
  return [...changed].toSorted().join(',');
};

type TableState = { shown: Set<string>; sort: Sort; down: boolean; today: string; onSort: (sort: Sort) => void };

/** The head of a group: its name over the title, its sums over the values. */
const groupCell = (line: Extract<Line, { kind: 'group' }>, key: string): React.ReactNode => {
  if (key === 'title')
    return (
      <b>
        {line.label} <span className="ink3">{number(line.sums.count)}</span>
      </b>
    );
  if (key === 'value')
    return (
      <b>
        <Money minor={line.sums.sumMinor} />
      </b>
    );
  return null;
};

/** The columns as the table takes them; a header sorts by its column, and once more the other way. */
export const columnsOf = ({ shown, sort, down, today, onSort }: TableState): Column<Line>[] =>
  SPECS.filter((spec) => shown.has(spec.key)).map((spec): Column<Line> => {
    const asked = spec.sort;
    const sorted = asked === sort;
    return {
      key: spec.key,
      header: spec.header,
      ...(spec.name === undefined ? {} : { name: spec.name }),
      ...(asked === undefined ? {} : { onSort: () => onSort(asked) }),
      ...(sorted ? { sorted: down ? ('descending' as const) : ('ascending' as const) } : {}),
      ...(spec.width === undefined ? { cut: true } : { width: spec.width }),
      ...(spec.numeric ? { numeric: true } : {}),
      value: (line) => (line.kind === 'deal' ? spec.value(line.deal) : spec.key === 'title' ? line.label : null),
      cell: (line) => (line.kind === 'deal' ? spec.cell(line.deal, today) : groupCell(line, spec.key)),
    };
  });
