import type { MetricValue } from '../../../../shared/contract/metrics';
import type { CampaignLine, Marketing } from '../../../../shared/contract/reports';
import { backOf, isWasted, ruleWords, verdictOf } from '../../metrics/verdicts';
import { UNASSIGNED } from '../../store/repositories/measures/gather';
import { campaignsAhead, listCampaignNames, untargetedNames } from '../../store/repositories/campaigns';
import { readVerdictRule } from '../../store/repositories/verdict-rules';
import type { Desk } from './desk';

const BY_CAMPAIGN = [
  'ad-spend',
  'marketing-cost',
  'impressions',
  'clicks',
  'engagement',
  'leads',
  'qualified-leads',
  'roas',
  'marketing-roi',
] as const;

/** What speaks of interest, the weightiest first: leads, then reactions and clicks, then views. */
const interestOf = ({ leads, engagement, clicks, impressions }: CampaignLine): readonly number[] => [
  leads?.value ?? 0,
  (engagement?.value ?? 0) + (clicks?.value ?? 0),
  impressions?.value ?? 0,
];

const byInterest = (a: CampaignLine, b: CampaignLine): number => {
  const own = interestOf(a);
  return interestOf(b).reduce((order, value, index) => order || value - (own[index] ?? 0), 0);
};

/**
 * Campaigns with cost, clicks or leads in the period: the four questions, answered from figures where figures can. The
 * costliest are shown, so that no waste is left out; `order` says how these stand.
 */
export const marketingOf = async (
  desk: Desk,
  figures: readonly string[],
  limit: number,
  order: 'cost' | 'interest',
): Promise<Marketing> => {
  const rule = await readVerdictRule(desk.db);
  const untargeted = await untargetedNames(desk.db);
  const notBegun = await campaignsAhead(desk.db, desk.settings.today);
  const optimise = new Map((await listCampaignNames(desk.db)).map((row) => [row.name, row.optimise]));
  const groups = new Map<string, Map<string, MetricValue>>();
  for (const value of await desk.by(BY_CAMPAIGN, 'campaign')) {
    const name = value.group ?? UNASSIGNED;
    groups.set(name, (groups.get(name) ?? new Map<string, MetricValue>()).set(value.metric, value));
  }
  const speaks = (values: Map<string, MetricValue>): boolean =>
    ['marketing-cost', 'impressions', 'clicks', 'leads'].some((metric) => (values.get(metric)?.value ?? 0) !== 0);
  const lines = [...groups]
    .filter(([name, values]) => name !== UNASSIGNED && speaks(values))
    .map(([name, values]): CampaignLine => {
      const at = (metric: (typeof BY_CAMPAIGN)[number]): MetricValue | null => values.get(metric) ?? null;
      const { verdict, because } = verdictOf(
        {
          cost: at('marketing-cost')?.value ?? 0,
          leads: at('leads')?.value ?? null,
          qualified: at('qualified-leads')?.value ?? (at('leads') ? 0 : null),
          back: backOf(at('marketing-roi')),
          why: at('marketing-roi')?.reason ?? null,
          ahead: notBegun.has(name),
        },
        rule,
      );
      return {
        name,
        spend: at('ad-spend'),
        cost: at('marketing-cost'),
        impressions: at('impressions'),
        clicks: at('clicks'),
        engagement: at('engagement'),
        leads: at('leads'),
        qualified: at('qualified-leads'),
        roas: at('roas'),
        verdict,
        because,
        untargeted: untargeted.has(name),
        wasted: isWasted(
          {
            cost: at('marketing-cost')?.value ?? 0,
            qualified: at('qualified-leads')?.value ?? 0,
            ahead: notBegun.has(name),
          },
          rule.wastedFromMinor,
        ),
        optimise: optimise.get(name) ?? '',
      };
    });
  lines.sort((a, b) => (b.cost?.value ?? 0) - (a.cost?.value ?? 0) || (a.name < b.name ? -1 : 1));
  const shown = lines.slice(0, limit);
  const notes: number[] = [];
  for (const metric of ['marketing-cost', 'leads', 'qualified-leads', 'marketing-roi', 'roas'])
    notes.push(await desk.note(metric));
  return {
    figures: await desk.figures(figures),
    campaigns: order === 'cost' ? shown : shown.toSorted(byInterest),
    restCount: Math.max(0, lines.length - limit),
    rule: ruleWords(rule),
    notes,
  };
};
