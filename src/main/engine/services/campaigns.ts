import { parsePeriod } from '../../../shared/domain/period';
import type { Context, ServiceOf } from '../context';
import { nodesToServe, untargetedCampaigns } from '../store/repositories/campaigns';
import { listExperiments } from '../store/repositories/experiments';
import { listTrees } from '../store/repositories/targets';
import { scoresDue } from './budget/asks';
import { campaignPage } from './campaigns/detail';
import { campaignFigures } from './campaigns/figures';
import { createCampaign, removeCampaign, updateCampaign } from './campaigns/edit';
import { experimentViews, isToDecide } from './campaigns/experiment';
import { addLine, decide, linkTarget, removeLine, setGoal, updateLine } from './campaigns/money';
import { planView } from './campaigns/plan';
import { strategyView } from './campaigns/strategy';
import { campaignById, nodeName } from './campaigns/rows';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';
import { isMoney, metricOf, readPeople } from './targets/trees';

const OK = { ok: true } as const;

/** Trees whose period the campaign's days touch; all of them while it has no days. */
const treesFor = async (context: Context, id: string): Promise<string[]> => {
  const { calendar } = await settingsOf(context);
  const { starts, ends } = await campaignById(context.store.read, id);
  return (await listTrees(context.store.read)).flatMap((tree) => {
    const period = parsePeriod(tree.period, calendar);
    const touches = period && (starts === null || (starts <= period.to && (ends ?? '9999-12-31') >= period.from));
    return touches ? [tree.id] : [];
  });
};

/** Campaigns from plan to money: when, for whom, for how much, for which target, and what was decided. */
export const campaignsService: ServiceOf<'campaigns'> = {
  'campaigns.plan': async ({ period, ...filter }, context) => {
    const settings = await settingsOf(context);
    return planView(context.store.read, periodFrom(period, settings.calendar), filter, settings);
  },
  'campaigns.strategy': async ({ period }, context) => {
    const settings = await settingsOf(context);
    return strategyView(context.store.read, periodFrom(period, settings.calendar), settings);
  },
  'campaigns.get': async ({ id }, context) =>
    campaignPage(context.store.read, await campaignById(context.store.read, id), await settingsOf(context)),
  'campaigns.figures': async ({ id }, context) =>
    campaignFigures(context.store.read, await campaignById(context.store.read, id), await settingsOf(context)),
  'campaigns.targets': async ({ id }, context) => {
    const { currency } = await settingsOf(context);
    return (await nodesToServe(context.store.read, await treesFor(context, id))).map((node) => ({
      id: node.id,
      name: nodeName(node),
      period: node.period,
      currency: isMoney(metricOf(node)) ? currency : null,
    }));
  },
  'campaigns.nags': async (_input, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const people = await readPeople(db);
    const open = (await listExperiments(db)).filter((row) => row.decision === null);
    return {
      untargeted: (await untargetedCampaigns(db)).map(({ id, name, owner_key: owner, starts }) => ({
        id,
        name,
        owner: people.byKey(owner),
        starts,
      })),
      experiments: (await experimentViews(db, open, settings)).filter(isToDecide),
      asks: await scoresDue(context),
    };
  },
  'campaigns.create': async (input, context) => ({ id: await createCampaign(context, input) }),
  'campaigns.update': async (input, context) => (await updateCampaign(context, input), OK),
  'campaigns.remove': async ({ id }, context) => (await removeCampaign(context, id), OK),
  'campaigns.linkTarget': async (input, context) => ({ id: await linkTarget(context, input) }),
  'campaigns.setGoal': async (input, context) => (await setGoal(context, input), OK),
  'campaigns.addLine': async (input, context) => ({ id: await addLine(context, input) }),
  'campaigns.updateLine': async (input, context) => (await updateLine(context, input), OK),
  'campaigns.removeLine': async ({ id }, context) => (await removeLine(context, id), OK),
  'campaigns.decide': async (input, context) => ({ id: await decide(context, input) }),
  'campaigns.removeDecision': async ({ id }, context) => {
    await change(context, 'Removed a decision', 'campaigns', null, (edit) => edit.remove('campaign_decisions', id));
    context.touched('campaigns');
    return OK;
  },
};
