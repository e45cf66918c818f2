import { type RawBuilder, sql } from 'kysely';
import type { ReadDb } from '../dialect';
import { partOf } from '../../../../shared/domain/money-spans';
import { type BesideCost, besideCosts, besideGroup } from './beside-costs';
import { channelOfCampaign, channelsOfCampaigns } from './cost-channels';
import { lineCosts } from './line-costs';
import { EVERY_RESULT, isResultMoney, RESULT_VALUES, type ResultValue } from './every-result';
import {
  adding,
  grouped,
  inCurrency,
  page,
  type Row,
  type RowColumn,
  type RowFilter,
  type Rows,
  shownIn,
} from './metric-rows';

/** Days of a span before and up to the end of what falls in the period, and all of them. */
const spanOf = (first: RawBuilder<unknown>, last: RawBuilder<unknown>, filter: RowFilter) => {
  const between = (a: RawBuilder<unknown>, b: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`CAST(julianday(${b}) - julianday(${a}) AS INTEGER)`;
  return {
    start: between(first, sql`max(${first}, ${filter.from})`),
    end: sql`(${between(first, sql`min(${last}, ${filter.to})`)} + 1)`,
    days: sql`(${between(first, last)} + 1)`,
  };
};

type Span = ReturnType<typeof spanOf>;

/** What of a number falls in the period, by days, in whole units as the sums cut it; its last day takes what is left of it. */
const sliced = (total: RawBuilder<unknown>, span: Span): RawBuilder<unknown> => {
  const upTo = (done: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`CAST(round((${total}) * ${done} / (${span.days} * 1.0)) AS INTEGER)`;
  return sql`(CASE WHEN ${span.end} = ${span.days} THEN ${total} ELSE ${upTo(span.end)} END - ${upTo(span.start)})`;
};

const AD_COLUMNS = [
  { name: 'From', unit: 'day' },
  { name: 'To', unit: 'day' },
  { name: 'Campaign', unit: 'text' },
  { name: 'Platform', unit: 'text' },
  { name: 'Spend', unit: 'money' },
  { name: 'Impressions', unit: 'number' },
  { name: 'Clicks', unit: 'number' },
] as const;

/** The column that shows what a row adds, and its name where it is one of its own. */
const ADDS: Readonly<Record<ResultValue, string>> = {
  spend: 'Spend',
  cost: 'Spend',
  leadSpend: 'Spend',
  qualifiedSpend: 'Spend',
  impressions: 'Impressions',
  adImpressions: 'Impressions',
  clicks: 'Clicks',
  adClicks: 'Clicks',
  shownClicks: 'Clicks',
  revenue: 'Revenue',
  reportedRevenue: 'Revenue',
  reportedLeads: 'Leads',
  reportedQualified: 'Qualified leads',
  reportedOrders: 'Orders',
  reportedConversions: 'Conversions',
  engagement: 'Engagement',
  reachedEngagement: 'Engagement',
  shownEngagement: 'Engagement',
  followedEngagement: 'Engagement',
  notDelivered: 'Not delivered',
  opened: 'Opened',
  emailClicks: 'Email clicks',
  unsubscribed: 'Unsubscribed',
  bounces: 'Bounces',
};

/** The columns of rows of ads and results, with one more for a value that has none among them. */
const columnsFor = (value: ResultValue): readonly RowColumn[] =>
  AD_COLUMNS.some(({ name }) => name === ADDS[value])
    ? AD_COLUMNS
    : [...AD_COLUMNS, { name: ADDS[value], unit: isResultMoney(value) ? 'money' : 'number' }];

/** Rows of ads and results that touch the period and speak of the figure; a longer span adds the days of it that fall in. */
export const adRows = (db: ReadDb, value: ResultValue, sign: 1 | -1, filter: RowFilter): Promise<Rows> => {
  const span = spanOf(sql`u.from_day`, sql`u.to_day`, filter);
  const rest =
    value === 'revenue' || value === 'reportedRevenue'
      ? null
      : sql`CASE WHEN ${span.end} = ${span.days} THEN u.spend_rest ELSE 0 END`;
  const told = RESULT_VALUES[value];
  const shown = (minor: RawBuilder<unknown>): RawBuilder<unknown> =>
    shownIn(sql`(${minor})`, sql`u.currency`, sql`u.from_day`, filter);
  const part = sliced(sql`(${told})`, span);
  const contribution = isResultMoney(value)
    ? inCurrency(sql`(${part})`, rest, sql`u.currency`, sql`u.from_day`, filter)
    : part;
  const dimensions = {
    campaign: sql`u.campaign`,
    source: sql`u.source`,
    promotion: sql`u.channel`,
    content: sql`u.name`,
    channel: channelOfCampaign(sql`u.campaign_key`),
  };
  return page(
    db,
    {
      entity: 'ad_days',
      columns: adding(columnsFor(value), sign === 1 ? ADDS[value] : ''),
      select: sql`u.entity AS entity, u.id AS id, b.file AS file, u.source_line AS line, u.batch_id AS batch, u.from_day AS day, u.from_day AS c0, u.to_day AS c1, coalesce(u.campaign, u.name) AS c2, u.source AS c3, ${shown(sql`u.spend_minor`)} AS c4, u.impressions AS c5, u.clicks AS c6, ${isResultMoney(value) ? shown(told) : told} AS c7`,
      from: sql`FROM ${EVERY_RESULT} u LEFT JOIN import_batches b ON b.id = u.batch_id WHERE u.from_day <= ${filter.to} AND u.to_day >= ${filter.from} AND (${told}) IS NOT NULL ${grouped(dimensions, filter)}`,
      contribution: sign === 1 ? contribution : sql`-(${contribution})`,
      order: sql`u.from_day, u.entity, u.id`,
    },
    filter,
  );
};

type Written = Pick<Row, 'entity' | 'id' | 'file' | 'line' | 'batch'> &
  Pick<BesideCost, 'from' | 'to' | 'campaign' | 'campaignKey' | 'promotion' | 'minor'> & {
    cells: readonly [string, string];
  };

/** Costs that people wrote down, each with what of it falls in the period; `cells` name it and say what it is. */
const writtenRows = async (db: ReadDb, costs: readonly Written[], sign: 1 | -1, filter: RowFilter): Promise<Rows> => {
  const channels = await channelsOfCampaigns(db, filter.by);
  const rows = costs.flatMap(({ entity, id, file, line, batch, from, to, minor, ...cost }): Row[] => {
    if (from > filter.to || to < filter.from) return [];
    if (filter.group !== undefined && besideGroup(filter.by, cost, channels) !== filter.group) return [];
    const contribution = sign * partOf({ from, to, minor }, filter.from, filter.to);
    return [
      {
        entity,
        id,
        file,
        line,
        batch,
        day: from,
        cells: [from, to, ...cost.cells, minor, null, null],
        contribution,
      },
    ];
  });
  return {
    columns: adding(AD_COLUMNS, sign === 1 ? 'Spend' : ''),
    rows: rows.slice(filter.offset, filter.offset + filter.limit),
    total: rows.length,
    sum: rows.reduce((sum, row) => sum + row.contribution, 0),
  };
};

/** What budget lines of campaigns spent. */
export const campaignCostRows = async (db: ReadDb, sign: 1 | -1, filter: RowFilter): Promise<Rows> =>
  writtenRows(
    db,
    (await lineCosts(db, filter.asOf)).map((cost) => ({
      ...cost,
      entity: 'campaigns',
      line: null,
      cells: [cost.campaign, cost.what],
    })),
    sign,
    filter,
  );

/** Costs kept with creators, events and offline media. */
export const besideRows = async (db: ReadDb, sign: 1 | -1, filter: RowFilter): Promise<Rows> =>
  writtenRows(
    db,
    (await besideCosts(db, filter)).costs.map((cost) => ({
      ...cost,
      cells: cost.campaign === null ? [cost.what, 'Beside budget lines'] : [cost.campaign, cost.what],
    })),
    sign,
    filter,
  );
