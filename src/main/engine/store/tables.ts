import type { ImportAliasesTable, ImportSourcesTable, ImportSpellingsTable } from './tables/imports';
import type { ColumnType, Generated } from 'kysely';
import type { DealStagesTable, DealsTable, PipelinesTable, StagesTable } from './tables/deals';
import type { Edited } from './tables/edited';
import type { LeadCriteriaTable, LeadStepsTable, LeadsTable, LeadTicksTable, LeadTouchesTable } from './tables/leads';
import type { DuplicateTables } from './tables/duplicates';
import type { CampaignTables } from './tables/campaigns';
import type { CommentTables } from './tables/comments';
import type { SearchTables } from './tables/search';
import type { ViewsTable } from './tables/views';
import type { CompanyMore, ContactMore, CustomerTables } from './tables/customers';
import type { LibraryTables } from './tables/library';
import type { SubscriptionsTable } from './tables/subscriptions';
import type { BundleTables } from './tables/bundles';
import type { HistoryChangesTable, HistoryTable } from './tables/history';
import type { TargetTables } from './tables/targets';
import type { ProposalTables } from './tables/proposals';
import type { FourPsTables } from './tables/four-ps';
import type { MeetingTables } from './tables/meetings';
import type { NoteTables } from './tables/notes';
import type { UpdateTables } from './tables/updates';
import type { ResultTables } from './tables/results';
import type { SnapshotTables } from './tables/snapshots';

/**
 * The tables of a workspace as Kysely sees them; `migrations/` makes them. What people edit has a UUIDv7
 * text `id`, a `rev` and a soft delete; dimensions that facts point to also have an integer `key`, which is
 * this file's own and never leaves it. Imported facts keep their batch and line. Days are `YYYY-MM-DD`,
 * times ISO 8601 in UTC, money minor units, `…_rest` millionths of a minor unit (see domain/money).
 */
type Flag = number;
type Rev = Generated<number>;
type Nullable<T> = ColumnType<T | null, T | null | undefined, T | null>;

export type WorkspaceTable = {
  one: Generated<number>;
  id: string;
  name: string;
  currency: string;
  time_zone: string;
  week_start: number;
  fiscal_year_start: number;
  inactivity_days: number;
  refund_dating: string;
  stale_days: number;
  vision: string;
  is_sample: Flag;
  /** JSON; empty takes the rules that Tandem starts with. */
  health_rules: Generated<string>;
  created_at: string;
  /** Open week days as digits, 1 Monday … 7 Sunday; opening and closing in minutes after midnight. */
  work_days: Generated<string>;
  work_from: Generated<number>;
  work_to: Generated<number>;
  /** Hours of office time within which a lead is answered. */
  promise_hours: Generated<number>;
  rev: Rev;
};

export type PeopleTable = Edited & {
  key: Generated<number>;
  name: string;
  natural_key: string;
  email: string;
  roles: string;
  batch_id: Nullable<number>;
};
export type ChannelsTable = Edited & {
  key: Generated<number>;
  parent_key: number | null;
  level: string;
  type: string;
  name: string;
  natural_key: string;
  owner_key: number | null;
  batch_id: Nullable<number>;
};
export type ProductsTable = Edited & {
  key: Generated<number>;
  sku: string;
  name: string;
  natural_key: string;
  line: string;
  price_minor: number | null;
  cost_minor: number | null;
  batch_id: Nullable<number>;
  source_line: Nullable<number>;
};
export type CompaniesTable = Edited &
  CompanyMore & {
    key: Generated<number>;
    name: string;
    natural_key: string;
    kind: string;
    domain: string;
    country: string;
    batch_id: Nullable<number>;
    source_line: Nullable<number>;
  };
export type ContactsTable = Edited &
  ContactMore & {
    key: Generated<number>;
    company_key: number | null;
    name: string;
    email: string;
    phone: string;
    natural_key: string;
    opt_in: Nullable<string>;
    opted_in_on: Nullable<string>;
    opted_out_on: Nullable<string>;
    tags: string;
    batch_id: Nullable<number>;
    source_line: Nullable<number>;
  };
export type CustomersTable = {
  key: Generated<number>;
  external_id: string;
  natural_key: string;
  name: string;
  email: string;
  country: string;
  /** No longer read: customer_links says whose orders these are. */
  company_key: number | null;
  /** Day of the first and last order, kept by the writes that change orders; null before the first. */
  first_order_day: string | null;
  last_order_day: string | null;
  /** Days with an order, the median gap between them, and the last one plus that gap; only what is not stale counts. */
  order_days: Generated<number>;
  rhythm_days: Generated<number | null>;
  next_order_day: Generated<string | null>;
  rhythm_stale: Generated<number>;
  batch_id: number | null;
  source_line: number | null;
};
export type SaleContextsTable = {
  key: Generated<number>;
  channel_key: number | null;
  location_key: number | null;
  rep_key: number | null;
  campaign_key: number | null;
  source: string;
  country: string;
  currency: string;
};
export type OrdersTable = {
  key: Generated<number>;
  source: string;
  external_id: string;
  day: string;
  ordered_at: string | null;
  context_key: number;
  customer_key: number | null;
  /** 1 when the order has at least one sale line. */
  is_sale: Flag;
  status: string;
  discount_code: string;
  tags: Generated<string>;
  link: Generated<string>;
  batch_id: number;
  source_line: number;
};
export type OrderLinesTable = {
  key: Generated<number>;
  order_key: number;
  kind: string;
  day: string;
  context_key: number;
  product_key: number | null;
  customer_key: number | null;
  quantity: number;
  unit_price: string;
  amount_minor: number;
  amount_rest: number;
  discount_minor: number;
  discount_rest: number;
  /** 0 for a refund whose file gives no date: booked on its order's day. */
  dated: Flag;
  batch_id: number;
  source_line: number;
};
type SalesMeasures = {
  gross_minor: number;
  gross_rest: number;
  discounts_minor: number;
  discounts_rest: number;
  returns_minor: number;
  returns_rest: number;
  adjustments_minor: number;
  adjustments_rest: number;
  units: number;
  returned_units: number;
  lines: number;
  undated_minor: number;
  sale_lines: number;
  return_lines: number;
  discount_lines: number;
};
export type DailySalesTable = SalesMeasures & { day: string; context_key: number; orders: number };
export type DailyCampaignSalesTable = DailySalesTable & { campaign_key: number };
export type DailyProductSalesTable = SalesMeasures & {
  day: string;
  channel_key: number;
  product_key: number;
  currency: string;
};
export type MonthlyProductSalesTable = Omit<DailyProductSalesTable, 'day'> & { month: string };
/** What all customers bought together, by day and currency: the sum of daily_customer_sales. */
export type DailyKnownSalesTable = { day: string; currency: string; net_minor: number; net_rest: number };

export type DailyCustomerSalesTable = {
  day: string;
  customer_key: number;
  currency: string;
  orders: number;
  net_minor: number;
  net_rest: number;
};
export type AdDaysTable = {
  key: Generated<number>;
  from_day: string;
  to_day: string;
  campaign_key: number;
  platform: string;
  ad: string;
  currency: string;
  spend_minor: number;
  spend_rest: number;
  impressions: number | null;
  reach: Generated<number | null>;
  clicks: number | null;
  conversions: number | null;
  revenue_minor: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  leads: Generated<number | null>;
  orders: Generated<number | null>;
  batch_id: number;
  source_line: number;
};
export type StockLevelsTable = {
  key: Generated<number>;
  product_key: number;
  location: string;
  as_of: string;
  on_hand: number;
  unit_cost_minor: number | null;
  received: number | null;
  batch_id: number;
  source_line: number;
};
export type RatesTable = Edited & { day: string; currency: string; rate: number };
export type ReportTextsTable = Edited & { kind: string; period: string; texts: string };
export type ImportMapsTable = Edited & { name: string; map: string };
export type ImportBatchesTable = {
  id: Generated<number>;
  file: string;
  format: string;
  map: string;
  header: string;
  delimiter: string;
  person_id: string | null;
  at: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  skipped: number;
  adjustments: number;
  first_day: string | null;
  last_day: string | null;
  undone_at: string | null;
};
export type SourceBlocksTable = { batch_id: number; first_line: number; last_line: number; text: Uint8Array };
export type BatchChangesTable = {
  batch_id: number;
  seq: number;
  table_name: string;
  row_key: string;
  before: string;
  after: string;
};
export type Tables = BundleTables &
  CampaignTables &
  CommentTables &
  DuplicateTables &
  SearchTables &
  CustomerTables &
  ProposalTables &
  LibraryTables &
  TargetTables &
  FourPsTables &
  NoteTables &
  MeetingTables &
  SnapshotTables &
  UpdateTables &
  ResultTables & {
    workspace: WorkspaceTable;
    people: PeopleTable;
    channels: ChannelsTable;
    products: ProductsTable;
    companies: CompaniesTable;
    contacts: ContactsTable;
    customers: CustomersTable;
    sale_contexts: SaleContextsTable;
    orders: OrdersTable;
    order_lines: OrderLinesTable;
    daily_sales: DailySalesTable;
    daily_campaign_sales: DailyCampaignSalesTable;
    daily_product_sales: DailyProductSalesTable;
    monthly_product_sales: MonthlyProductSalesTable;
    daily_customer_sales: DailyCustomerSalesTable;
    daily_known_sales: DailyKnownSalesTable;
    pipelines: PipelinesTable;
    stages: StagesTable;
    deals: DealsTable;
    deal_stages: DealStagesTable;
    views: ViewsTable;
    leads: LeadsTable;
    lead_touches: LeadTouchesTable;
    lead_steps: LeadStepsTable;
    lead_criteria: LeadCriteriaTable;
    lead_ticks: LeadTicksTable;
    ad_days: AdDaysTable;
    stock_levels: StockLevelsTable;
    subscriptions: SubscriptionsTable;
    rates: RatesTable;
    report_texts: ReportTextsTable;
    import_maps: ImportMapsTable;
    import_sources: ImportSourcesTable;
    import_aliases: ImportAliasesTable;
    import_spellings: ImportSpellingsTable;
    import_batches: ImportBatchesTable;
    source_blocks: SourceBlocksTable;
    batch_changes: BatchChangesTable;
    history: HistoryTable;
    history_changes: HistoryChangesTable;
  };
