import { adSpend } from './ad-spend';
import { aov } from './aov';
import { aovGross } from './aov.gross';
import { arpa } from './arpa';
import { averageDeal } from './average-deal';
import { cac } from './cac';
import { churnRate } from './churn-rate';
import { churnRateSubscription } from './churn-rate.subscription';
import { clicks } from './clicks';
import { costPerLead } from './cost-per-lead';
import { coverage } from './coverage';
import { commissionOwed } from './commission-owed';
import { costPerCreatorResult } from './cost-per-creator-result';
import { cpc } from './cpc';
import { ctr } from './ctr';
import { customerLifetimeRevenue } from './customer-lifetime-revenue';
import { customerLifetimeRevenuePredicted } from './customer-lifetime-revenue.predicted';
import { customerLifetimeRevenuePredictedMargin } from './customer-lifetime-revenue.predicted-margin';
import { customerLifetimeRevenueSubscription } from './customer-lifetime-revenue.subscription';
import { customers } from './customers';
import { daysOfStock } from './days-of-stock';
import { discounts } from './discounts';
import { engagement } from './engagement';
import { forecastAccuracy } from './forecast-accuracy';
import { grossMargin } from './gross-margin';
import { grossSales } from './gross-sales';
import { grr } from './grr';
import { impressions } from './impressions';
import { inventoryTurnover } from './inventory-turnover';
import { leadAcceptance } from './lead-acceptance';
import { leadConversion } from './lead-conversion';
import { leadConversionPeriod } from './lead-conversion.period';
import { leadToDeal } from './lead-to-deal';
import { leads } from './leads';
import { ltvToCac } from './ltv-to-cac';
import { ltvToCacOrders } from './ltv-to-cac.orders';
import { marketingCost } from './marketing-cost';
import { marketingRoi } from './marketing-roi';
import { mrr } from './mrr';
import { mrrChurn } from './mrr-churn';
import { mrrGrowth } from './mrr-growth';
import { netSales } from './net-sales';
import { netSalesShare } from './net-sales.share';
import { newCustomers } from './new-customers';
import { nrr } from './nrr';
import { openPipeline } from './open-pipeline';
import { orders } from './orders';
import { outlook } from './outlook';
import { paybackMonths } from './payback-months';
import { paybackMonthsOrders } from './payback-months.orders';
import { pipelineVelocity } from './pipeline-velocity';
import { pipelineVelocityMean } from './pipeline-velocity.mean';
import { qualifiedLeads } from './qualified-leads';
import { repeatRate } from './repeat-rate';
import { returns } from './returns';
import { revenueByRep } from './revenue-by-rep';
import { roas } from './roas';
import { roasBlended } from './roas.blended';
import { roasPlatform } from './roas.platform';
import { salesCycleDays } from './sales-cycle-days';
import { salesCycleDaysMean } from './sales-cycle-days.mean';
import { sellThrough } from './sell-through';
import { subscribers } from './subscribers';
import { targetAttainment } from './target-attainment';
import { targetPace } from './target-pace';
import { timeToFirstContact } from './time-to-first-contact';
import { cpm } from './cpm';
import { engagementRate } from './engagement-rate';
import { engagementRateFollowers } from './engagement-rate.followers';
import { engagementRateImpressions } from './engagement-rate.impressions';
import { costPerQualifiedLead } from './cost-per-qualified-lead';
import { emailSubscribers } from './email-subscribers';
import { listGrowth } from './list-growth';
import { emailOpenRate } from './email-open-rate';
import { emailClickRate } from './email-click-rate';
import { unsubscribeRate } from './unsubscribe-rate';
import { webBounceRate } from './web-bounce-rate';
import { storeConversion } from './store-conversion';
import { marketingRoiMargin } from './marketing-roi.margin';
import { cacAds } from './cac.ads';
import { leadsReported } from './leads.reported';
import { qualifiedLeadsReported } from './qualified-leads.reported';
import { conversionsReported } from './conversions.reported';
import { ordersReported } from './orders.reported';
import { revenueReported } from './revenue.reported';
import { costPerLeadReported } from './cost-per-lead.reported';
import { costPerQualifiedLeadReported } from './cost-per-qualified-lead.reported';
import { emailBounceRate } from './email-bounce-rate';
import { ctrAll } from './ctr.all';
import { units } from './units';
import { weightedPipeline } from './weighted-pipeline';
import { winRate } from './win-rate';
import { winRateValue } from './win-rate.value';
import { wonValue } from './won-value';
import type { MetricDefinition } from '../../../shared/contract/metrics';
import { RENAMED } from './renamed';
import type { MetricSpec } from './types';

/** Every metric, in the order of the catalogue. Ids are stable: files, scripts and frozen reports name them. */
export const METRICS: readonly MetricSpec[] = [
  grossSales,
  discounts,
  returns,
  netSales,
  netSalesShare,
  grossMargin,
  orders,
  units,
  aov,
  aovGross,
  revenueByRep,
  customers,
  newCustomers,
  repeatRate,
  customerLifetimeRevenue,
  customerLifetimeRevenuePredicted,
  customerLifetimeRevenuePredictedMargin,
  churnRate,
  mrr,
  mrrGrowth,
  subscribers,
  arpa,
  mrrChurn,
  churnRateSubscription,
  nrr,
  grr,
  customerLifetimeRevenueSubscription,
  leads,
  qualifiedLeads,
  leadConversion,
  leadConversionPeriod,
  timeToFirstContact,
  leadAcceptance,
  leadToDeal,
  winRate,
  winRateValue,
  wonValue,
  averageDeal,
  salesCycleDays,
  salesCycleDaysMean,
  openPipeline,
  weightedPipeline,
  pipelineVelocity,
  pipelineVelocityMean,
  adSpend,
  impressions,
  clicks,
  ctr,
  ctrAll,
  cpc,
  cpm,
  engagement,
  engagementRate,
  engagementRateFollowers,
  engagementRateImpressions,
  emailSubscribers,
  listGrowth,
  emailOpenRate,
  emailClickRate,
  unsubscribeRate,
  emailBounceRate,
  webBounceRate,
  storeConversion,
  costPerLead,
  costPerLeadReported,
  costPerQualifiedLead,
  costPerQualifiedLeadReported,
  leadsReported,
  qualifiedLeadsReported,
  ordersReported,
  conversionsReported,
  revenueReported,
  commissionOwed,
  costPerCreatorResult,
  roas,
  roasPlatform,
  roasBlended,
  marketingCost,
  marketingRoi,
  marketingRoiMargin,
  cac,
  cacAds,
  ltvToCac,
  ltvToCacOrders,
  paybackMonths,
  paybackMonthsOrders,
  inventoryTurnover,
  daysOfStock,
  sellThrough,
  targetAttainment,
  targetPace,
  outlook,
  coverage,
  forecastAccuracy,
];

const BY_ID = new Map(METRICS.map((spec) => [spec.id, spec]));

/** A metric by its id, or by one that it had before. */
export const findMetric = (id: string): MetricSpec | undefined => BY_ID.get(id) ?? BY_ID.get(RENAMED[id] ?? '');

const ROWS: Record<string, string> = {
  order_lines: 'order lines',
  orders: 'orders',
  customers: 'customers',
  deals: 'deals',
  leads: 'leads',
  ad_days: 'ad rows',
  contacts: 'contacts',
  creator_orders: 'orders by code',
  subscriptions: 'subscriptions',
  stock_levels: 'stock rows',
  target_nodes: 'targets',
  target_calls: 'numbers',
};

/** The part of a metric that crosses the wire. */
export const definitionOf = (spec: MetricSpec): MetricDefinition => ({
  id: spec.id,
  version: spec.version,
  name: spec.name,
  family: spec.family,
  words: spec.words,
  formula: spec.formula,
  unit: spec.unit,
  better: spec.better,
  dimensions: [...spec.dimensions],
  additive: spec.additive,
  rows: spec.rowSource ? (ROWS[spec.rowSource.entity] ?? null) : null,
  source: spec.origin,
});
