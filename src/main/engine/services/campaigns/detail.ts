import type { CampaignDetail } from '../../../../shared/contract/campaigns';
import { GOAL_IDS } from '../../../../shared/domain/campaigns';
import { PROMOTION_IDS } from '../../../../shared/domain/channels';
import type { Goals } from '../../metrics/campaigns/judge';
import type { ReadDb } from '../../store/dialect';
import { campaignGoals, type CampaignRecord } from '../../store/repositories/campaigns';
import type { Settings } from '../settings';
import { broughtTo, promisedSales } from './brought';
import { experimentViews } from './experiment';
import { canHaveOrders, judge, lifeOf, OF_ORDERS } from './judged';
import { metricOf } from '../targets/trees';
import { decisionOf, objectiveOf, readParts, rowView } from './rows';

/** A campaign's page: its fields, money, targets, experiments and decisions, and what the figures say of it. */
export const campaignPage = async (db: ReadDb, row: CampaignRecord, settings: Settings): Promise<CampaignDetail> => {
  const parts = await readParts(db, settings, row);
  const goals = (await campaignGoals(db, row.key)).flatMap(({ metric, amount }) => {
    const id = GOAL_IDS.find((one) => one === metric);
    return id ? [{ metric: id, amount }] : [];
  });
  const life = lifeOf(row, settings.today);
  const given: Goals = Object.fromEntries(goals.map(({ metric, amount }) => [metric, amount]));
  const { view, money } = rowView(row, parts, life, settings, 0);
  const served = parts.served.get(row.id) ?? [];
  const brought = await broughtTo(db, served, settings);
  const byOrders = new Set(served.filter((one) => OF_ORDERS.has(metricOf(one))).map((one) => one.item_id));
  const reached = await canHaveOrders(db, row, life);
  const broughtOf = (item: string): number | null => {
    const minor = brought.get(item)?.brought ?? null;
    return minor === 0 && !reached && byOrders.has(item) ? null : minor;
  };
  const plan = { goals: given, promised: promisedSales(served, brought) };
  const judged = await judge(db, row, objectiveOf(row.objective), money, plan, settings);
  const links = parts.links.get(row.key) ?? [];
  const experiments = await experimentViews(db, parts.experiments.get(row.id) ?? [], settings, parts);
  const optimiseBy = experiments.find((one) => one.id === row.optimise_id);
  return {
    ...view,
    targets: view.targets.map((target) => ({ ...target, brought: broughtOf(target.itemId) })),
    qualifiedInPeriod: judged.quality.qualified?.value ?? 0,
    ownBudgetMinor: row.budget_minor,
    summary: row.summary,
    hypotheses: row.hypotheses,
    audiences: links.flatMap((link) =>
      link.kind === 'audience' && link.ref_id !== null ? [{ id: link.ref_id, name: link.name ?? '' }] : [],
    ),
    audience: row.audience,
    optimise: row.optimise,
    optimiseBy: optimiseBy ? { id: optimiseBy.id, name: optimiseBy.hypothesis } : null,
    platform: row.platform,
    moments: links.flatMap((link) =>
      link.kind === 'moment' && link.ref_id !== null ? [{ id: link.ref_id, name: link.name ?? '' }] : [],
    ),
    lines: (parts.lines.get(row.key) ?? []).map((line) => ({
      id: line.id,
      name: line.name,
      promotion: PROMOTION_IDS.find((id) => id === line.promotion) ?? null,
      plannedMinor: line.planned_minor,
      committedMinor: line.committed_minor,
      spentMinor: line.spent_minor,
      paidMinor: line.paid_minor,
      day: line.day,
      note: line.note,
    })),
    besideCosts: money.beside,
    reportedSpend: money.reported.map(({ from, to, minor, ad }) => ({ from, to, minor, ad })),
    goals,
    experiments,
    decisions: (parts.decisions.get(row.key) ?? []).flatMap((one) => {
      const decision = decisionOf(one.decision);
      return decision
        ? [
            {
              id: one.id,
              decision,
              reason: one.reason,
              optimise: one.optimise,
              target: one.target,
              day: one.day,
              author: parts.people.byId(one.author),
            },
          ]
        : [];
    }),
    ...judged,
  };
};
