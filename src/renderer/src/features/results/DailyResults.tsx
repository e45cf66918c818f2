import { Link } from '@tanstack/react-router';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ResultRow } from '../../../../shared/contract/results';
import { PROMOTION_CHANNELS, type PromotionChannel } from '../../../../shared/domain/channels';
import { MEASURE_NAMES, type ResultMeasure } from '../../../../shared/domain/results';
import { call, useRead, useWorkspace, useWrite } from '../../api';
import { day, money, number } from '../../format';
import { usePeriod } from '../../frame/period';
import {
  Await,
  Badge,
  Button,
  buttonClass,
  Card,
  type Column,
  DataTable,
  Empty,
  Menu,
  Money,
  Segmented,
  Select,
} from '../../ui';
import { NoTarget } from '../campaigns/NoTarget';
import { campaignOptions, servesTarget } from '../campaigns/untargeted';
import { useUntargeted } from '../campaigns/useUntargeted';
import { type ColumnId, KEY_COLUMNS, type Line, SETS, type SetId } from './grid';
import { ResultGrid } from './ResultGrid';
import styles from './results.module.css';
import { waitingSet } from './useLines';

const SET_CHOICES: readonly { value: SetId; label: string }[] = [
  { value: 'social', label: 'Social' },
  { value: 'email', label: 'Email' },
  { value: 'web', label: 'Web' },
  { value: 'money', label: 'Leads and money' },
];

const isMoney = (measure: ResultMeasure): boolean => measure === 'revenue' || measure === 'spend';

const Value = ({ row, measure }: { row: ResultRow; measure: ResultMeasure }) => {
  const value = row.values[measure] ?? null;
  if (value === null) return <span className="ink3">–</span>;
  return isMoney(measure) ? <Money minor={value} currency={row.currency} /> : number(value);
};

/** A row as text cells, to be typed over. */
const lineOf = (row: ResultRow, measures: readonly ResultMeasure[]): Line => ({
  key: row.id,
  id: row.id,
  cells: {
    day: row.days > 1 ? `${row.day}..${row.toDay}` : row.day,
    campaign: row.campaign,
    promotion: row.promotion,
    name: row.content || row.name,
    creator: row.creator,
    ...Object.fromEntries(
      measures.map((measure) => {
        const value = row.values[measure] ?? null;
        return [
          measure,
          value === null
            ? ''
            : isMoney(measure)
              ? money(value, row.currency, { cents: 'always', bare: true })
              : String(value),
        ];
      }),
    ),
  },
});

const promotionName = (id: string): string => PROMOTION_CHANNELS[id as PromotionChannel] ?? '';

/** The content item, linked, or the name of a post that is in no list; and who made it. */
const Content = ({ row }: { row: ResultRow }) => (
  <>
    {row.contentId !== null && row.content !== '' ? (
      <Link to="/campaigns/content" search={{ item: row.contentId }} className="open">
        {row.content}
      </Link>
    ) : (
      row.name !== row.campaign && row.name
    )}
    {row.creator !== '' && <span className="ink3"> · {row.creator}</span>}
  </>
);

const NOTHING_TO_NAME = { campaigns: [], contents: [], creators: [] };

const from = (row: ResultRow) =>
  row.source === '' ? (
    <span className="ink3">typed</span>
  ) : (
    <span className="s" title={row.file ? `${row.file}, line ${row.line ?? ''}` : undefined}>
      {row.source}
      {row.line === null ? '' : `, line ${row.line}`}
    </span>
  );

/** Results of the period, typed and imported, and the grid to type more. */
export const DailyResults = () => {
  const { today } = useWorkspace();
  const { period } = usePeriod();
  const [set, setSet] = useState<SetId>(() => waitingSet() ?? 'social');
  const [campaign, setCampaign] = useState('');
  const [edit, setEdit] = useState<readonly Line[] | null>(() => (waitingSet() === undefined ? null : []));
  const choices = useRead('results.choices', {});
  const untargeted = useUntargeted();
  const remove = useWrite('results.remove', { done: () => 'Removed a row of results' });
  const measures: readonly ResultMeasure[] = SETS[set];
  const asked = {
    period: period.id,
    measures: [...measures],
    ...(campaign === '' ? {} : { campaignId: campaign }),
  };
  const list = useRead('results.list', asked);
  const campaigns = choices.data?.campaigns ?? [];
  /** Measures that no row says are left out, so that the words have room. */
  const columnsOf = (rows: readonly ResultRow[]): Column<ResultRow>[] => [
    {
      key: 'day',
      header: 'Day',
      width: 112,
      value: (row) => row.day,
      also: [{ name: 'Until', value: (row) => row.toDay }],
      cell: (row) =>
        row.days > 1 ? (
          <span className="nowrap">
            {day(row.day, { today })} – {day(row.toDay, { today })}
          </span>
        ) : (
          day(row.day, { today })
        ),
    },
    {
      key: 'what',
      header: 'Campaign',
      value: (row) => row.campaign,
      also: [servesTarget((row) => (row.campaignId === null ? null : untargeted.has(row.campaignId)))],
      cell: (row) => (
        <>
          {row.campaign === '' ? <span className="ink3">no campaign</span> : row.campaign}
          {untargeted.has(row.campaignId) && <NoTarget />}
          {row.days > 1 && <Badge tone="line">{`${row.days} days in one`}</Badge>}
        </>
      ),
    },
    {
      key: 'content',
      header: 'Content',
      cut: true,
      value: (row) => row.content || row.name,
      also: [{ name: 'Creator', value: (row) => row.creator }],
      cell: (row) => <Content row={row} />,
    },
    {
      key: 'promotion',
      header: 'Promotion',
      wide: true,
      value: (row) => promotionName(row.promotion),
      cell: (row) => promotionName(row.promotion),
    },
    ...measures
      .filter((measure) => rows.some((row) => (row.values[measure] ?? null) !== null))
      .map(
        (measure): Column<ResultRow> => ({
          key: measure,
          header: MEASURE_NAMES[measure],
          numeric: true,
          value: (row) => {
            const value = row.values[measure] ?? null;
            return isMoney(measure) ? { minor: value, currency: row.currency } : value;
          },
          cell: (row) => <Value row={row} measure={measure} />,
        }),
      ),
    ...(rows.some((row) => row.source !== '')
      ? [
          {
            key: 'from',
            header: 'From',
            wide: true as const,
            value: (row: ResultRow) => row.source || 'typed',
            also: [
              { name: 'File', value: (row: ResultRow) => row.file },
              { name: 'Line', value: (row: ResultRow) => row.line },
            ],
            cell: from,
          },
        ]
      : []),
    {
      key: 'more',
      header: '',
      width: 72,
      value: null,
      cell: (row) =>
        row.source === '' && (
          <Menu
            label={`What to do with ${row.campaign || row.name || row.day}`}
            items={[
              { label: 'Change', icon: IconPencil, onSelect: () => setEdit([lineOf(row, measures)]) },
              { label: 'Remove', icon: IconTrash, onSelect: () => remove.mutate({ ids: [row.id] }) },
            ]}
          >
            <Button small kind="quiet">
              Edit
            </Button>
          </Menu>
        ),
    },
  ];
  const gridColumns: ColumnId[] = [...KEY_COLUMNS, ...measures];
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <Segmented label="Measures" value={set} options={SET_CHOICES} onChange={setSet} />
        <Select
          aria-label="Campaign"
          small
          searchable
          w={208}
          value={campaign}
          data={[{ value: '', label: 'All campaigns' }, ...campaignOptions(campaigns)]}
          onChange={(value) => setCampaign(value ?? '')}
        />
        <span className="row push">
          <Link to="/data/import" className={buttonClass({ small: true })}>
            Import files
          </Link>
          <Button small kind="primary" icon={IconPlus} onClick={() => setEdit([])}>
            Results
          </Button>
        </span>
      </div>
      {edit !== null && (
        <ResultGrid
          key={edit[0]?.key ?? set}
          set={set}
          columns={gridColumns}
          choices={choices.data ?? NOTHING_TO_NAME}
          initial={edit}
          onDone={() => setEdit(null)}
        />
      )}
      <Await query={list}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Empty
              title="No results in this period"
              actions={
                <Button kind="primary" onClick={() => setEdit([])}>
                  Type results
                </Button>
              }
            >
              What posts, newsletters and pages brought, day by day. Type them, paste them from a spreadsheet, or import
              a report of GA4, Mailchimp or Klaviyo.
            </Empty>
          ) : (
            <Card
              title="Daily results"
              sub={`${number(total)} rows, typed and imported${rows.length < total ? `; the newest ${number(rows.length)} are shown` : ''}`}
              pad={false}
            >
              <DataTable
                label="Daily results"
                columns={columnsOf(rows)}
                rows={rows}
                rowKey={(row) => row.id}
                count={total}
                all={async () => (await call('results.list', { ...asked, limit: total })).rows}
                tight
              />
            </Card>
          )
        }
      </Await>
    </div>
  );
};
