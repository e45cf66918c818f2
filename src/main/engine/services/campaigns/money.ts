import type { Parsed } from '../../../../shared/contract';
import { TandemError } from '../../../../shared/contract/errors';
import type { Context } from '../../context';
import type { Edit } from '../../store/history';
import { budgetLines, campaignByKey, campaignGoals, type CampaignRecord } from '../../store/repositories/campaigns';
import { change } from '../people';
import { settingsOf } from '../settings';
import { nodeWithTree } from '../targets/trees';
import { campaignById, goneCampaign } from './rows';

type LineFields = Omit<Parsed<'campaigns.updateLine'>, 'id'>;

const finished = (context: Context): void => context.touched('campaigns', 'targets');

const columnsOf = (fields: LineFields): Record<string, string | number | null> =>
  Object.fromEntries(
    Object.entries({
      name: fields.name,
      promotion: fields.promotion,
      planned_minor: fields.plannedMinor,
      committed_minor: fields.committedMinor,
      spent_minor: fields.spentMinor,
      paid_minor: fields.paidMinor,
      day: fields.day,
      note: fields.note,
    }).filter((entry): entry is [string, string | number | null] => entry[1] !== undefined),
  );

/** Costs that no ad file brings count in every metric of costs: the campaign keeps the sum of its lines' spending. */
const keepCosts = (edit: Edit, campaign: Pick<CampaignRecord, 'id'>, spent: readonly number[]): Promise<void> =>
  edit.update('campaigns', campaign.id, {
    other_cost_minor: spent.length === 0 ? null : spent.reduce((sum, amount) => sum + amount, 0),
  });

const lineById = async (context: Context, id: string) => {
  const line = (await budgetLines(context.store.read)).find((one) => one.id === id);
  if (!line) throw new TandemError('not-found', 'This line was removed in the meantime. Nothing was changed.');
  const campaign = await campaignByKey(context.store.read, line.campaign_key);
  if (!campaign) throw goneCampaign();
  const others = (await budgetLines(context.store.read, campaign.key)).filter((one) => one.id !== id);
  return { line, campaign, others: others.map((one) => one.spent_minor) };
};

export const addLine = async (context: Context, input: Parsed<'campaigns.addLine'>): Promise<string> => {
  const campaign = await campaignById(context.store.read, input.campaignId);
  const lines = await budgetLines(context.store.read, campaign.key);
  const id = context.newId();
  await change(context, `Budgeted ${input.name} for ${campaign.name}`, 'campaigns', campaign.id, async (edit) => {
    await edit.insert('budget_lines', {
      id,
      campaign_key: campaign.key,
      promotion: null,
      planned_minor: 0,
      committed_minor: 0,
      spent_minor: 0,
      paid_minor: 0,
      note: '',
      deleted_at: null,
      ...columnsOf(input),
    });
    await keepCosts(edit, campaign, [...lines.map((line) => line.spent_minor), input.spentMinor ?? 0]);
  });
  finished(context);
  return id;
};

export const updateLine = async (
  context: Context,
  { id, ...fields }: Parsed<'campaigns.updateLine'>,
): Promise<void> => {
  const { line, campaign, others } = await lineById(context, id);
  await change(context, `Changed the budget of ${campaign.name}`, 'campaigns', campaign.id, async (edit) => {
    await edit.update('budget_lines', id, columnsOf(fields));
    await keepCosts(edit, campaign, [...others, fields.spentMinor ?? line.spent_minor]);
  });
  finished(context);
};

export const removeLine = async (context: Context, id: string): Promise<void> => {
  const { line, campaign, others } = await lineById(context, id);
  await change(context, `Removed ${line.name} from ${campaign.name}`, 'campaigns', campaign.id, async (edit) => {
    await edit.remove('budget_lines', id);
    await keepCosts(edit, campaign, others);
  });
  finished(context);
};

export const setGoal = async (context: Context, { id, metric, amount }: Parsed<'campaigns.setGoal'>): Promise<void> => {
  const campaign = await campaignById(context.store.read, id);
  const goal = (await campaignGoals(context.store.read, campaign.key)).find((one) => one.metric === metric);
  await change(context, `Changed a goal of ${campaign.name}`, 'campaigns', id, async (edit) => {
    if (goal && amount === null) await edit.remove('campaign_goals', goal.id);
    else if (goal) await edit.update('campaign_goals', goal.id, { amount });
    else if (amount !== null)
      await edit.insert('campaign_goals', {
        id: context.newId(),
        campaign_key: campaign.key,
        metric,
        amount,
        deleted_at: null,
      });
  });
  finished(context);
};

/** Promises an amount to a target; the target's plan shows it. */
export const linkTarget = async (context: Context, input: Parsed<'campaigns.linkTarget'>): Promise<string> => {
  const campaign = await campaignById(context.store.read, input.id);
  const { node } = await nodeWithTree(context.store.read, input.nodeId);
  const taken = await context.store.read
    .selectFrom('plan_items')
    .select('id')
    .where('node_id', '=', node.id)
    .where('kind', '=', 'campaign')
    .where('ref_id', '=', campaign.id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken)
    throw new TandemError('conflict', `${campaign.name} serves ${node.name} already; change its amount there.`);
  const id = context.newId();
  await change(context, `${campaign.name} serves ${node.name}`, 'campaigns', campaign.id, (edit) =>
    edit.insert('plan_items', {
      id,
      node_id: node.id,
      kind: 'campaign',
      ref_id: campaign.id,
      name: campaign.name,
      day: null,
      amount: input.amount,
      note: '',
      deleted_at: null,
    }),
  );
  finished(context);
  return id;
};

/** Written into the log with what was to be optimised at the time. */
export const decide = async (context: Context, input: Parsed<'campaigns.decide'>): Promise<string> => {
  const campaign = await campaignById(context.store.read, input.id);
  const node = input.nodeId === null ? null : (await nodeWithTree(context.store.read, input.nodeId)).node;
  const { today } = await settingsOf(context);
  const id = context.newId();
  await change(context, `Decided on ${campaign.name}`, 'campaigns', campaign.id, (edit) =>
    edit.insert('campaign_decisions', {
      id,
      campaign_key: campaign.key,
      decision: input.decision,
      reason: input.reason,
      optimise: campaign.optimise,
      node_id: node?.id ?? null,
      day: today,
      author: context.personId,
      deleted_at: null,
    }),
  );
  finished(context);
  return id;
};
