import type { Output } from '../../../shared/contract';
import { TandemError } from '../../../shared/contract/errors';
import type { MetricValue } from '../../../shared/contract/metrics';
import { definitionOf, METRICS } from '../metrics/catalogue';
import { backOf, isWasted, ruleWords, verdictOf } from '../metrics/verdicts';
import type { Context, ServiceOf } from '../context';
import { campaignDecisions, campaignsAhead, listCampaignNames, untargetedNames } from '../store/repositories/campaigns';
import { UNASSIGNED } from '../store/repositories/measures/gather';
import { readVerdictRule } from '../store/repositories/verdict-rules';
import { decisionOf } from './campaigns/rows';
import { evaluate } from './metrics/evaluate';
import { change } from './people';
import { periodFrom, settingsOf } from './settings';
import { readPeople } from './targets/trees';

/** Metrics of marketing and leads that are known by campaign, and what the campaign's orders brought. */
const RANKED = METRICS.filter(
  ({ family, dimensions, id }) =>
    dimensions.includes('campaign') && (family === 'Marketing' || family === 'Leads' || id === 'net-sales'),
);

/** What makes a campaign one of the period: any cost, or anything shown, clicked, found or sold. */
const SPEAKS = ['marketing-cost', 'impressions', 'clicks', 'leads', 'net-sales', 'engagement'];

const rankingOf = async ({ period: id }: { period: string }, context: Context): Promise<Output<'ranking.get'>> => {
  const settings = await settingsOf(context);
  const db = context.store.read;
  const { id: _id, ...rule } = await readVerdictRule(db);
  const values = await evaluate(
    db,
    {
      metrics: RANKED.map((metric) => metric.id),
      period: periodFrom(id, settings.calendar),
      by: 'campaign',
      asOf: settings.today,
    },
    settings,
  );
  const ids = new Map((await listCampaignNames(db)).map((row) => [row.name, row.id]));
  const notBegun = await campaignsAhead(db, settings.today);
  const untargeted = await untargetedNames(db);
  const groups = Map.groupBy(values, (value) => value.group ?? UNASSIGNED);
  const campaigns = [...groups].flatMap(([name, own]) => {
    const at = (metric: string): MetricValue | undefined => own.find((value) => value.metric === metric);
    if (name === UNASSIGNED || !SPEAKS.some((metric) => (at(metric)?.value ?? 0) !== 0)) return [];
    const leads = at('leads')?.value ?? null;
    const qualified = at('qualified-leads')?.value ?? 0;
    const cost = at('marketing-cost')?.value ?? 0;
    const ahead = notBegun.has(name);
    return [
      {
        id: ids.get(name) ?? null,
        name,
        untargeted: untargeted.has(name),
        values: own,
        wasted: isWasted({ cost, qualified, ahead }, rule.wastedFromMinor),
        qualified,
        ...verdictOf(
          {
            cost,
            leads,
            qualified: leads === null ? null : qualified,
            back: backOf(at('marketing-roi')),
            why: at('marketing-roi')?.reason ?? null,
            ahead,
          },
          rule,
        ),
      },
    ];
  });
  return { metrics: RANKED.map(definitionOf), campaigns, rule, words: ruleWords(rule) };
};

/** Campaigns side by side: by each metric, what to scale and what to stop, and what was decided. */
export const rankingService: ServiceOf<'ranking'> = {
  'ranking.get': rankingOf,
  'ranking.setRule': async (rule, context) => {
    if (rule.pullBackReturn > rule.scaleReturn)
      throw new TandemError(
        'bad-input',
        'A campaign cannot be pulled back from a higher return than it is scaled from.',
      );
    if (rule.poorShare > rule.goodShare)
      throw new TandemError('bad-input', 'The share that is too small cannot be larger than the one that is good.');
    const { id } = await readVerdictRule(context.store.read);
    await change(context, 'Changed the rule for scale and stop', 'campaigns', null, (edit) =>
      edit.update('verdict_rules', id, {
        scale_roas: rule.scaleReturn,
        pull_back_roas: rule.pullBackReturn,
        good_share: rule.goodShare,
        poor_share: rule.poorShare,
        enough_leads: rule.enoughLeads,
        wasted_from_minor: rule.wastedFromMinor,
      }),
    );
    context.touched('campaigns');
    return { ok: true };
  },
  'ranking.decisions': async (_input, context) => {
    const db = context.store.read;
    const people = await readPeople(db);
    const campaigns = new Map((await listCampaignNames(db)).map((row) => [row.key, row]));
    return (await campaignDecisions(db)).flatMap((row) => {
      const [campaign, decision] = [campaigns.get(row.campaign_key), decisionOf(row.decision)];
      if (!campaign || decision === null) return [];
      return [
        {
          id: row.id,
          campaignId: campaign.id,
          campaign: campaign.name,
          decision,
          reason: row.reason,
          day: row.day,
          author: people.byId(row.author),
        },
      ];
    });
  },
};
