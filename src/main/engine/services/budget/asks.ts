import type { Output, Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import { type AskStanding, forecastRecord, isScoreDue } from '../../metrics/campaigns/asks';
import { maxDay, minDay } from '../../../../shared/domain/day';
import type { Context } from '../../context';
import type { ReadDb, WriteDb } from '../../store/dialect';
import { beginEdit } from '../../store/history';
import { type AskRow, listAsks } from '../../store/repositories/budget';
import { salesMeasures } from '../../store/repositories/measures/sales';
import { canHaveOrders } from '../campaigns/judged';
import { change } from '../people';
import { type Settings, settingsOf } from '../settings';
import { authorRecord } from '../targets/record';
import { nodeWithTree, readPeople } from '../targets/trees';
import { heldBy, keyOf } from './held';

const STATUSES = ['open', 'approved', 'declined'] as const;
const statusOf = (ask: AskRow): AskStanding['status'] => STATUSES.find((status) => status === ask.status) ?? 'open';

/** What became of earlier asks of the same person, the newest first. */
const earlierOf = (asks: readonly AskRow[], ask: AskRow): AskRow[] =>
  ask.person_id === null
    ? []
    : asks
        .filter(
          (one) =>
            one.person_id === ask.person_id &&
            (one.asked_day < ask.asked_day || (one.asked_day === ask.asked_day && one.id < ask.id)),
        )
        .toSorted((a, b) => b.asked_day.localeCompare(a.asked_day) || b.id.localeCompare(a.id));

const standing = (ask: AskRow): AskStanding => ({
  status: statusOf(ask),
  expected: ask.expected_minor,
  came: ask.actual_minor,
});

/**
 * Net sales of own orders that its campaign brought from the yes until the day of its return, in minor units of the
 * workspace's currency; null where nothing says which orders are its own, or some of their money has no rate. By its key: a
 * campaign may have had its name before.
 */
const ownOf = async (db: ReadDb, ask: AskRow, settings: Settings): Promise<number | null> => {
  if (ask.campaign_key === null || ask.campaign_id === null || ask.decided_day === null) return null;
  const from = ask.decided_day;
  const to = minDay(maxDay(from, ask.due_day), settings.today);
  const request = {
    ...settings,
    from,
    to,
    asOf: settings.today,
    campaign: ask.campaign_key,
    needOrders: false,
    rowCounts: true,
  };
  const sales = await salesMeasures(db, request);
  if (sales.leftOut.size > 0) return null;
  const [whole] = sales.finish();
  if (whole) return whole.measures['net'] ?? 0;
  return (await canHaveOrders(db, { id: ask.campaign_id }, { from, to })) ? 0 : null;
};

/** Asks with the record of who asks: earlier asks, and calls and numbers for targets of closed periods. */
export const asksOf = async (context: Context): Promise<Output<'budget.asks'>> => {
  const db = context.store.read;
  const settings = await settingsOf(context);
  const asks = await listAsks(db);
  const people = await readPeople(db);
  const authors = asks.length === 0 ? [] : await authorRecord(db, settings);
  const own = new Map<string, number | null>();
  for (const ask of asks)
    if (isScoreDue(standing(ask), ask.due_day, settings.today)) own.set(ask.id, await ownOf(db, ask, settings));
  return asks.map((ask) => {
    const earlier = earlierOf(asks, ask);
    const author = ask.person_id === null ? undefined : authors.find((one) => one.author?.id === ask.person_id);
    return {
      id: ask.id,
      name: ask.name,
      day: ask.asked_day,
      person: people.byId(ask.person_id),
      amountMinor: ask.amount_minor,
      campaign: ask.campaign,
      target: ask.node,
      takesFrom: ask.from_name ?? ask.takes_from,
      expectedMinor: ask.expected_minor,
      expectedLeads: ask.expected_leads,
      dueDay: ask.due_day,
      reason: ask.reason,
      status: statusOf(ask),
      decidedBy: people.byId(ask.decided_by),
      decidedDay: ask.decided_day,
      decisionReason: ask.decision_reason,
      actualMinor: ask.actual_minor,
      scoreNote: ask.score_note,
      scoreDue: own.has(ask.id),
      ownMinor: own.get(ask.id) ?? null,
      record: {
        ...forecastRecord(earlier.map(standing)),
        earlier: earlier.map((one) => ({
          id: one.id,
          name: one.name,
          day: one.asked_day,
          status: statusOf(one),
          amountMinor: one.amount_minor,
          expectedMinor: one.expected_minor,
          actualMinor: one.actual_minor,
        })),
        calls: author?.calls ?? 0,
        callsHeld: author?.callsHeld ?? 0,
        accuracy: author?.accuracy ?? null,
        bias: author?.bias ?? null,
        counted: author?.counted ?? [],
      },
    };
  });
};

const askById = async (db: ReadDb, id: string): Promise<AskRow> => {
  const ask = (await listAsks(db)).find((one) => one.id === id);
  if (!ask) throw new TandemError('not-found', 'This ask was removed in the meantime.');
  return ask;
};

/** Asks for money; answers the ask's id. */
export const makeAsk = async (input: Parsed<'budget.ask'>, context: Context): Promise<string> => {
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
  return id;
};

/**
 * Approves, which moves the money as one step of undo, or declines, which moves none. Whether there is as much to give is
 * looked up in the transaction that takes it: two asks of one campaign cannot both have its last money.
 */
export const decideAsk = async (input: Parsed<'budget.decide'>, context: Context): Promise<void> => {
  const settings = await settingsOf(context);
  await context.store.write((db) => decide(db, input, context, settings));
  context.touched('history', 'campaigns');
};

const decide = async (
  db: WriteDb,
  { id, status, reason }: Parsed<'budget.decide'>,
  context: Context,
  settings: Settings,
): Promise<void> => {
  const ask = await askById(db, id);
  if (ask.status !== 'open') throw new TandemError('conflict', `This ask was ${ask.status} already.`);
  const moves = status === 'approved';
  const giver = moves && ask.from_id !== null ? await heldBy(db, ask.from_id, settings) : null;
  const taker = moves && ask.campaign_id !== null ? await heldBy(db, ask.campaign_id, settings) : null;
  const left = giver === null ? 0 : (giver.budgetMinor ?? 0) - ask.amount_minor;
  if (giver && left < 0)
    throw new TandemError('rule', `${ask.from_name} no longer has that much to give. Decline, or ask for less.`);
  if (giver && left < giver.boundMinor)
    throw new TandemError(
      'rule',
      `${ask.from_name} has spent or promised too much of its budget to give that. Decline, or ask for less.`,
    );
  const author = { personId: context.personId, at: context.at() };
  const edit = await beginEdit(db, author, `${moves ? 'Approved' : 'Declined'} ${ask.name}`, 'budget', id);
  await edit.update('budget_asks', id, {
    status,
    decided_by: context.personId,
    decided_day: settings.today,
    decision_reason: reason,
  });
  if (taker) await edit.update('campaigns', taker.id, { budget_minor: (taker.budgetMinor ?? 0) + ask.amount_minor });
  if (giver) await edit.update('campaigns', giver.id, { budget_minor: left });
};

/** Says what an approved ask brought. */
export const scoreAsk = async ({ id, actualMinor, note }: Parsed<'budget.score'>, context: Context): Promise<void> => {
  const { today } = await settingsOf(context);
  const ask = await askById(context.store.read, id);
  if (ask.status !== 'approved') throw new TandemError('rule', 'Only an approved ask has a result to score.');
  await change(context, `Scored ${ask.name}`, 'budget', id, (edit) =>
    edit.update('budget_asks', id, { actual_minor: actualMinor, scored_day: today, score_note: note }),
  );
  context.touched('campaigns');
};

/** Approved asks past the day of their return of which nobody has said what it was. */
export const scoresDue = async (context: Context): Promise<Output<'campaigns.nags'>['asks']> => {
  const { today } = await settingsOf(context);
  return (await listAsks(context.store.read))
    .filter((ask) => isScoreDue(standing(ask), ask.due_day, today))
    .map(({ id, name, due_day: dueDay }) => ({ id, name, dueDay }));
};
