import type { CampaignRow } from '../../../../shared/contract/campaigns';
import {
  CAMPAIGN_STATUS_IDS,
  type CampaignStatus,
  type Decision,
  DECISION_IDS,
  type Objective,
  OBJECTIVE_IDS,
} from '../../../../shared/domain/campaigns';
import { besideName } from '../../../../shared/domain/targets';
import { PROMOTION_IDS, type PromotionChannel, promotionOf } from '../../../../shared/domain/channels';
import { addDays, type Day, maxDay, minDay } from '../../../../shared/domain/day';
import { TandemError } from '../../../../shared/contract/errors';
import { type MoneySpan, partOf, partsOf, spentSpan } from '../../../../shared/domain/money-spans';
import { fold } from '../../../../shared/domain/text';
import { budgetSpans, committedSpan, type OwnDays, wholeBudget } from '../../metrics/campaigns/budget';
import type { ReadDb } from '../../store/dialect';
import {
  type BudgetLineRow,
  budgetLines,
  campaignDecisions,
  campaignLinks,
  type CampaignRecord,
  campaignSpend,
  type DecisionRow,
  findCampaign,
  type LinkRow,
  type ServedRow,
  servedTargets,
  type SpendRow,
} from '../../store/repositories/campaigns';
import { remember } from '../../store/remember';
import { type BesideCost, besideCosts } from '../../store/repositories/beside-costs';
import { openAsks } from '../../store/repositories/budget';
import { type ExperimentRow, listExperiments } from '../../store/repositories/experiments';
import { convert } from '../../store/repositories/measures/gather';
import type { Settings } from '../settings';
import { isMoney, metricOf, type People, readPeople } from '../targets/trees';

export const goneCampaign = (): TandemError =>
  new TandemError('not-found', 'This campaign was removed in the meantime. Nothing was changed.');

export const campaignById = async (db: ReadDb, id: string): Promise<CampaignRecord> => {
  const row = await findCampaign(db, id);
  if (!row) throw goneCampaign();
  return row;
};

export const objectiveOf = (text: string): Objective => OBJECTIVE_IDS.find((id) => id === text) ?? 'sales';
export const campaignStatusOf = (text: string): CampaignStatus =>
  CAMPAIGN_STATUS_IDS.find((id) => id === text) ?? 'running';
export const decisionOf = (text: string | null): Decision | null => DECISION_IDS.find((id) => id === text) ?? null;

/** Past its last day and not decided. */
export const isOverdue = (row: Pick<ExperimentRow, 'ends' | 'decision'>, today: Day): boolean =>
  row.decision === null && row.ends !== null && row.ends < today;

export const servedView = (row: ServedRow, currency: string): CampaignRow['targets'][number] => ({
  itemId: row.item_id,
  nodeId: row.node_id,
  name: nodeName(row),
  period: row.period,
  amount: row.amount,
  currency: isMoney(metricOf(row)) ? currency : null,
});

/** A target's name with the channel it stands under: `Air-Dry Mousse, D2C web`; with its measure where that is not net sales. */
export const nodeName = ({ name, above, metric }: { name: string; above: string | null; metric: string }): string => {
  const own = above === null || above === name ? name : `${name}, ${above}`;
  return metric === 'net-sales' ? own : besideName(own, metric);
};

/** What rows of campaigns are made of, read once: of all campaigns, or of one. */
export type Parts = {
  links: Map<number, LinkRow[]>;
  lines: Map<number, BudgetLineRow[]>;
  spends: Map<number | null, SpendRow[]>;
  /** Creators, events and offline media, of all days, by campaign; null for those of none. */
  costs: Map<number | null, BesideCost[]>;
  decisions: Map<number, DecisionRow[]>;
  served: Map<string, ServedRow[]>;
  experiments: Map<string | null, ExperimentRow[]>;
  /** Money that open asks want, by campaign; null for those of none. */
  asked: Map<number | null, number>;
  people: People;
};

const ALWAYS = { from: '0000-01-01', to: '9999-12-31' } as const;

const besideAll = (db: ReadDb, { today, currency, rates }: Settings): Promise<BesideCost[]> =>
  remember(db, `beside ${today} ${currency} ${JSON.stringify(rates)}`, async () => {
    const { costs } = await besideCosts(db, { ...ALWAYS, asOf: today, currency, rates });
    return costs;
  });

/** Campaigns with a cost of these days that stands with a creator, an event or offline media. */
export const withCosts = ({ costs }: Pick<Parts, 'costs'>, { from, to }: { from: Day; to: Day }): number[] =>
  [...costs].flatMap(([key, own]) =>
    key !== null && own.some((cost) => cost.from <= to && cost.to >= from) ? [key] : [],
  );

/** Stands for what belongs to no campaign: it has no days and no budget. */
export const NO_CAMPAIGN = {
  key: null,
  starts: null,
  ends: null,
  budget_minor: null,
  promotion_channel: '',
  status: 'running',
} as const;

export const readParts = async (db: ReadDb, settings: Settings, one?: CampaignRecord): Promise<Parts> => ({
  links: Map.groupBy(await campaignLinks(db, one?.key), (row) => row.campaign_key),
  lines: Map.groupBy(await budgetLines(db, one?.key), (row) => row.campaign_key),
  spends: Map.groupBy(await campaignSpend(db, one?.key), (row) => row.campaign_key),
  costs: Map.groupBy(await besideAll(db, settings), (cost) => cost.campaignKey),
  decisions: Map.groupBy(await campaignDecisions(db, one?.key), (row) => row.campaign_key),
  served: Map.groupBy(await servedTargets(db, one?.id), (row) => row.campaign_id),
  experiments: Map.groupBy(await listExperiments(db, one?.key), (row) => row.campaign_id),
  asked: await openAsks(db),
  people: await readPeople(db),
});

/**
 * Spending that names the promotion channel it went to; `daily` when ads or results report it, with the platform of ads, and
 * null for a budget line.
 */
export type SpentSpan = MoneySpan & { promotion: PromotionChannel; daily: { platform: string | null } | null };

/** A campaign's money in time: what is planned and what was spent (`reported` is the part that ads and results say), each as spans of days. */
export type CampaignMoney = {
  planned: MoneySpan[];
  spent: SpentSpan[];
  reported: (SpentSpan & { ad: boolean; platform: string })[];
  /** What of the spending stands with creators, events and offline media. */
  beside: { kind: BesideCost['kind']; what: string; from: Day; to: Day; minor: number }[];
  /** What of those lies ahead. */
  ahead: (MoneySpan & { promotion: PromotionChannel })[];
  budget: number | null;
  /**
   * What is committed, as spans of days, by promotion channel: by its lines, or where none of them commits anything to a
   * channel by the fees, events and offline media that stand for it.
   */
  committed: (MoneySpan & { promotion: PromotionChannel })[];
  days: OwnDays;
};

export const moneyOf = (
  row: Pick<CampaignRecord, 'starts' | 'ends' | 'budget_minor' | 'promotion_channel' | 'status'> & {
    key: number | null;
  },
  parts: Pick<Parts, 'lines' | 'spends' | 'costs'>,
  settings: Settings,
): CampaignMoney => {
  const { today } = settings;
  const lines = row.key === null ? [] : (parts.lines.get(row.key) ?? []);
  const spends = parts.spends.get(row.key) ?? [];
  const costs = parts.costs.get(row.key) ?? [];
  const plan = {
    starts: row.starts,
    ends: row.ends,
    budget: row.budget_minor,
    lines: lines.map((line) => ({ planned: line.planned_minor, day: line.day })),
  };
  const leading = promotionOf(row.promotion_channel);
  const own = (text: string | null): PromotionChannel => PROMOTION_IDS.find((id) => id === text) ?? leading;
  const typed = lines
    .filter((line) => line.spent_minor > 0)
    .map((line) => ({
      ...spentSpan({ spent: line.spent_minor, day: line.day }, row, today),
      promotion: own(line.promotion),
      daily: null,
    }));
  // What no rate is known for is left out here as in ad spend itself, which says so.
  const reported = spends.flatMap((spend) => {
    const minor = convert(spend.spend_minor, spend.currency, settings, spend.from_day);
    if (minor === undefined) return [];
    const span = { from: spend.from_day, to: spend.to_day, minor };
    const daily = { platform: spend.entity === 'ads' ? fold(spend.platform) : null };
    return [{ ...span, promotion: own(spend.promotion), daily, ad: spend.ad === 1, platform: spend.platform }];
  });
  const committed = lines
    .filter((line) => line.committed_minor > 0)
    .map((line) => ({
      ...committedSpan({ committed: line.committed_minor, day: line.day }, row, today),
      promotion: own(line.promotion),
    }));
  const promised = new Set(committed.map(({ promotion }) => promotion));
  const beside = costs
    .filter((cost) => cost.from <= today)
    .map((cost) => ({ ...cost, to: minDay(cost.to, today), minor: partOf(cost, cost.from, today) }));
  return {
    planned: budgetSpans(plan, today),
    spent: [
      ...typed,
      ...reported,
      ...beside.map(({ from, to, minor, promotion }) => ({ from, to, minor, promotion, daily: null })),
    ],
    reported,
    beside: beside.map(({ kind, what, from, to, minor }) => ({ kind, what, from, to, minor })),
    ahead: costs
      .filter((cost) => cost.to > today)
      .map((cost) => {
        const from = maxDay(cost.from, addDays(today, 1));
        return { from, to: cost.to, minor: partOf(cost, from, cost.to), promotion: cost.promotion };
      }),
    budget: wholeBudget(plan),
    committed: [
      ...committed,
      // What was sent or earned is spent; what was agreed is promised, if no line promises it already.
      ...costs
        .filter(({ kind, promotion }) => kind !== 'product' && kind !== 'commission' && !promised.has(promotion))
        .map(({ from, to, minor, promotion }) => ({ from, to, minor, promotion })),
    ],
    days: { starts: row.starts, ends: row.ends, over: campaignStatusOf(row.status) === 'done' },
  };
};

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/** A campaign as every list shows it. `qualified` are the leads of the period that qualified. */
export const rowView = (
  row: CampaignRecord,
  parts: Parts,
  { from, to }: { from: Day; to: Day },
  settings: Settings,
  qualified: number,
): { view: CampaignRow; money: CampaignMoney } => {
  const links = parts.links.get(row.key) ?? [];
  const money = moneyOf(row, parts, settings);
  const named = (kind: string): { id: string; name: string }[] =>
    links.flatMap((link) =>
      link.kind === kind && link.ref_id !== null ? [{ id: link.ref_id, name: link.name ?? '' }] : [],
    );
  const promotion = promotionOf(row.promotion_channel);
  const view: CampaignRow = {
    id: row.id,
    name: row.name,
    code: row.code,
    objective: objectiveOf(row.objective),
    status: campaignStatusOf(row.status),
    promotion,
    alsoOn: links.flatMap((link) => {
      const also: PromotionChannel | undefined = PROMOTION_IDS.find((id) => id === link.promotion);
      return link.kind === 'promotion' && also && also !== promotion ? [also] : [];
    }),
    owner: parts.people.byKey(row.owner_key),
    team: links.flatMap((link) => {
      const person = link.kind === 'member' ? parts.people.byId(link.ref_id) : null;
      return person ? [person] : [];
    }),
    starts: row.starts,
    ends: row.ends,
    budgetMinor: money.budget,
    budgetInPeriodMinor: partsOf(money.planned, from, to),
    committedMinor: sum(money.committed.map((span) => span.minor)),
    askedMinor: parts.asked.get(row.key) ?? 0,
    spentMinor: sum(money.spent.map((span) => span.minor)),
    spentInPeriodMinor: partsOf(money.spent, from, to),
    qualifiedInPeriod: qualified,
    targets: (parts.served.get(row.id) ?? []).map((one) => servedView(one, settings.currency)),
    products: named('product'),
    channels: named('sales-channel'),
    decision: decisionOf(parts.decisions.get(row.key)?.[0]?.decision ?? null),
    overdue: (parts.experiments.get(row.id) ?? []).filter((one) => isOverdue(one, settings.today)).length,
    rev: row.rev,
  };
  return { view, money };
};
