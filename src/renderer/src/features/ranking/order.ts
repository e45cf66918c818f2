import type { MetricDefinition, MetricValue } from '../../../../shared/contract/metrics';
import type { RankedCampaign } from '../../../../shared/contract/ranking';

export const valueOf = (campaign: RankedCampaign, metric: string): MetricValue | null =>
  campaign.values.find((value) => value.metric === metric) ?? null;

/** The best first by a metric; those of which it is not known come last, by name. */
export const rankedBy = (
  campaigns: readonly RankedCampaign[],
  { id, better }: Pick<MetricDefinition, 'id' | 'better'>,
): RankedCampaign[] => {
  const sign = better === 'down' ? 1 : -1;
  return campaigns.toSorted((a, b) => {
    const [left, right] = [valueOf(a, id)?.value ?? null, valueOf(b, id)?.value ?? null];
    if (left === null || right === null)
      return Number(left === null) - Number(right === null) || a.name.localeCompare(b.name);
    return sign * (left - right) || a.name.localeCompare(b.name);
  });
};

/** Campaigns whose money was wasted by the rule, the dearest first. */
export const wasted = (campaigns: readonly RankedCampaign[]): RankedCampaign[] => {
  const cost = (campaign: RankedCampaign): number => valueOf(campaign, 'marketing-cost')?.value ?? 0;
  return campaigns.filter((campaign) => campaign.wasted).toSorted((a, b) => cost(b) - cost(a));
};
