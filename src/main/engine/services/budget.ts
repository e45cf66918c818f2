import type { Output, Parsed } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import { PROMOTION_CHANNELS } from '../../../shared/domain/channels';
import { daysBetween, maxDay, minDay } from '../../../shared/domain/day';
import { fitReturns } from '../../../shared/domain/marginal-returns';
import { parsePeriod } from '../../../shared/domain/period';
import type { Context, ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { type AskRow, campaignWeeks, listAsks } from '../store/repositories/budget';
import { nodesToServe } from '../store/repositories/campaigns';
import { listTrees } from '../store/repositories/targets';
import { nodeName } from './campaigns/rows';
import { nodeWithTree } from './targets/trees';
import { listPeople, refOf } from '../store/repositories/people';
import { budgetOf } from './budget/lines';
import { planOf } from './budget/plan';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';
import { targetsService } from './targets';

/** What became of earlier asks of the same person: how much of what was expected came, money over money. */
const recordOf = (asks: readonly AskRow[], ask: AskRow): Output<'budget.asks'>[number]['record'] => {
  const others = asks.filter((one) => one.id !== ask.id && one.person_id === ask.person_id && one.person_id !== null);
  const scored = others.filter((one) => one.actual_minor !== null);
  const expected = scored.reduce((sum, one) => sum + one.expected_minor, 0);
  return {
    asked: others.length,
    approved: others.filter((one) => one.status === 'approved').length,
    scored: scored.length,
    ratio: expected === 0 ? null : scored.reduce((sum, one) => sum + (one.actual_minor ?? 0), 0) / expected,
  };
};

const STATUSES = ['open', 'approved', 'declined'] as const;

const asksOf = async (context: Context): Promise<Output<'budget.asks'>> => {
  const asks = await listAsks(context.store.read);
  const people = new Map((await listPeople(context.store.read)).map((row) => [row.id, refOf(row)]));
  const person = (id: string | null) => (id === null ? null : (people.get(id) ?? null));
  return asks.map((ask) => ({
    id: ask.id,
    name: ask.name,
    day: ask.asked_day,
    person: person(ask.person_id),
    amountMinor: ask.amount_minor,
    campaign: ask.campaign,
    target: ask.node,
    takesFrom: ask.from_name ?? ask.takes_from,
    expectedMinor: ask.expected_minor,
    expectedLeads: ask.expected_leads,
    dueDay: ask.due_day,
    reason: ask.reason,
    status: STATUSES.find((status) => status === ask.status) ?? 'open',
    decidedBy: person(ask.decided_by),
    decidedDay: ask.decided_day,
    decisionReason: ask.decision_reason,
    actualMinor: ask.actual_minor,
    scoreNote: ask.score_note,
    record: recordOf(asks, ask),
  }));
};

const keyOf = async (db: ReadDb, id: string | null): Promise<number | null> => {
  if (id === null) return null;
  const row = await db
    .selectFrom('campaigns')
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'This campaign was removed in the meantime.');
  return row.key;
};

const askById = async (context: Context, id: string): Promise<AskRow> => {
  const ask = (await listAsks(context.store.read)).find((one) => one.id === id);
  if (!ask) throw new TandemError('not-found', 'This ask was removed in the meantime.');
  return ask;
};

const budgetNow = async (db: ReadDb, id: string): Promise<number> =>
  (await db.selectFrom('campaigns').select('budget_minor').where('id', '=', id).executeTakeFirst())?.budget_minor ?? 0;

const decide = async ({ id, status, reason }: Parsed<'budget.decide'>, context: Context): Promise<void> => {
  const { today } = await settingsOf(context);
  const db = context.store.read;
  const ask = await askById(context, id);
  if (ask.status !== 'open') throw new TandemError('conflict', `This ask was ${ask.status} already.`);
  const giver = ask.from_id === null ? null : { id: ask.from_id, has: await budgetNow(db, ask.from_id) };
  if (status === 'approved' && giver && giver.has < ask.amount_minor)
    throw new TandemError('rule', `${ask.from_name} no longer has that much to give. Decline, or ask for less.`);
  await change(
    context,
    `${status === 'approved' ? 'Approved' : 'Declined'} ${ask.name}`,
    'budget',
    id,
    async (edit) => {
      await edit.update('budget_asks', id, {
        status,
        decided_by: context.personId,
        decided_day: today,
        decision_reason: reason,
      });
      if (status === 'declined') return;
      if (ask.campaign_id !== null)
        await edit.update('campaigns', ask.campaign_id, {
          budget_minor: (await budgetNow(db, ask.campaign_id)) + ask.amount_minor,
        });
      if (giver) await edit.update('campaigns', giver.id, { budget_minor: giver.has - ask.amount_minor });
    },
  );
};

const whatIf = async ({ period: id }: { period: string }, context: Context): Promise<Output<'budget.whatIf'>> => {
  const settings = await settingsOf(context);
  const period = periodFrom(id, settings.calendar);
  const plan = await planOf(id, context);
  const weeks = await campaignWeeks(context.store.read, settings.today, settings.currency);
  const tree = await targetsService['targets.tree']({ period: id, metric: 'net-sales' }, context);
  const top = tree.nodes.find((node) => node.parentId === null);
  return {
    gapMinor: top ? top.target - top.outlook : null,
    campaigns: plan
      .filter((row) => row.status !== 'done' && (row.budgetMinor ?? 0) > 0)
      .map((row) => {
        const own = weeks.filter((week) => week.campaign === row.id);
        const from = row.starts === null ? period.from : maxDay(row.starts, period.from);
        const to = row.ends === null ? period.to : minDay(row.ends, period.to);
        return {
          id: row.id,
          name: row.name,
          budgetMinor: row.budgetMinor ?? 0,
          spentMinor: row.spentMinor,
          weeks: Math.max(1, (daysBetween(from, to) + 1) / 7),
          leads: fitReturns(own.map((week) => ({ spend: week.spend, result: week.leads }))),
          revenue: fitReturns(own.map((week) => ({ spend: week.spend, result: week.net }))),
        };
      }),
  };
};

/** What marketing may cost, what it is heading for, what people ask for, and what moving money would bring. */
export const budgetService: ServiceOf<'budget'> = {
  'budget.get': budgetOf,
  'budget.set': async ({ period, promotion, amountMinor }, context) => {
    const { calendar } = await settingsOf(context);
    periodFrom(period, calendar);
    const row = await context.store.read
      .selectFrom('budgets')
      .select('id')
      .where('period', '=', period)
      .where('promotion', '=', promotion)
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    const id = row?.id ?? context.newId();
    if (!row && amountMinor === null) return { ok: true };
    await change(context, `Set the budget of ${PROMOTION_CHANNELS[promotion]}`, 'budget', id, async (edit) => {
      if (!row)
        await edit.insert('budgets', { id, period, promotion, amount_minor: amountMinor, note: '', deleted_at: null });
      else if (amountMinor === null) await edit.remove('budgets', id);
      else await edit.update('budgets', id, { amount_minor: amountMinor });
    });
    context.touched('campaigns');
    return { ok: true };
  },
  'budget.targets': async ({ period: id }, context) => {
    const { calendar } = await settingsOf(context);
    const { from, to } = periodFrom(id, calendar);
    const trees = (await listTrees(context.store.read)).flatMap((tree) => {
      const period = parsePeriod(tree.period, calendar);
      return period && period.from <= to && period.to >= from ? [tree.id] : [];
    });
    return (await nodesToServe(context.store.read, trees)).map((node) => ({
      id: node.id,
      name: `${nodeName(node)} · ${node.period}`,
    }));
  },
  'budget.asks': (_input, context) => asksOf(context),
  'budget.ask': async (input, context) => {
    const { today } = await settingsOf(context);
    const db = context.store.read;
    const id = context.newId();
    if (input.campaignId !== null && input.campaignId === input.fromCampaignId)
      throw new TandemError('bad-input', 'A campaign cannot take money from itself.');
    if (input.dueDay < today) throw new TandemError('bad-input', 'The return is expected on a day that is over.');
    if (input.nodeId !== null) await nodeWithTree(db, input.nodeId);
    const columns = {
      name: input.name,
      asked_day: today,
      person_id: context.personId,
      amount_minor: input.amountMinor,
      campaign_key: await keyOf(db, input.campaignId),
      node_id: input.nodeId,
      from_campaign_key: await keyOf(db, input.fromCampaignId),
      takes_from: input.takesFrom,
      expected_minor: input.expectedMinor,
      expected_leads: input.expectedLeads,
      due_day: input.dueDay,
      reason: input.reason,
      status: 'open',
    };
    await change(context, `Asked for ${input.name}`, 'budget', id, (edit) =>
      edit.insert('budget_asks', { id, ...columns, deleted_at: null }),
    );
    context.touched('campaigns');
    return { id };
  },
  'budget.decide': async (input, context) => {
    await decide(input, context);
    context.touched('campaigns');
    return { ok: true };
  },
  'budget.score': async ({ id, actualMinor, note }, context) => {
    const { today } = await settingsOf(context);
    const ask = await askById(context, id);
    if (ask.status !== 'approved') throw new TandemError('rule', 'Only an approved ask has a result to score.');
    await change(context, `Scored ${ask.name}`, 'budget', id, (edit) =>
      edit.update('budget_asks', id, { actual_minor: actualMinor, scored_day: today, score_note: note }),
    );
    context.touched('campaigns');
    return { ok: true };
  },
  'budget.whatIf': whatIf,
  'budget.apply': async ({ budgets }, context) => {
    for (const { campaignId } of budgets) await keyOf(context.store.read, campaignId);
    await change(context, 'Moved money between campaigns', 'budget', null, async (edit) => {
      for (const { campaignId, budgetMinor } of budgets)
        await edit.update('campaigns', campaignId, { budget_minor: budgetMinor });
    });
    context.touched('campaigns');
    return { ok: true };
  },
};
