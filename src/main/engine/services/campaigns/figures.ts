import type { CampaignFigures } from '../../../../shared/contract/campaigns';
import { BESIDE_METRICS, RETURN_METRICS } from '../../../../shared/domain/campaigns';
import { COST_PARTS, costParts } from '../../metrics/cost-basis';
import { findMetric } from '../../metrics/catalogue';
import type { ReadDb } from '../../store/dialect';
import type { CampaignRecord } from '../../store/repositories/campaigns';
import { evaluate, gatherSums } from '../metrics/evaluate';
import type { Settings } from '../settings';
import { broughtTo, promisedSales } from './brought';
import { canHaveOrders, lifeOf } from './judged';
import { readParts } from './rows';

const ASKED = [
  ...new Set<string>([
    ...RETURN_METRICS,
    ...BESIDE_METRICS.flatMap(({ reported, own }) => (own === null ? [reported] : [reported, own])),
  ]),
];

/** Return and cost of a campaign over its days until now, with what the cost is made of. */
export const campaignFigures = async (
  db: ReadDb,
  row: CampaignRecord,
  settings: Settings,
): Promise<CampaignFigures> => {
  const period = lifeOf(row, settings.today);
  const asked = { metrics: ASKED, period, by: 'campaign', asOf: settings.today } as const;
  const values = (await evaluate(db, asked, settings)).filter((value) => value.group === row.name);
  const cost = findMetric('marketing-roi');
  const { groups } = cost ? await gatherSums(db, [cost], asked, settings) : { groups: [] };
  const costs = costParts(groups.find((one) => one.group === row.name)?.measures ?? {}).filter(
    ({ part }) => part !== 'activities',
  );
  const parts = await readParts(db, settings, row);
  const served = parts.served.get(row.id) ?? [];
  const promised = promisedSales(served, await broughtTo(db, served, settings));
  return {
    from: period.from,
    to: period.to,
    figures: RETURN_METRICS.map((metric) => {
      const spec = findMetric(metric);
      return {
        metric,
        name: spec?.name ?? metric,
        words: spec?.words ?? '',
        value: values.find((value) => value.metric === metric) ?? null,
      };
    }),
    beside: BESIDE_METRICS.flatMap(({ name, reported, own }) => {
      const at = (metric: string | null) => values.find((value) => value.metric === metric) ?? null;
      const said = at(reported);
      return said?.value == null ? [] : [{ name, reported: said, own: at(own) }];
    }),
    costs: costs.map(({ part, minor }) => ({ part: COST_PARTS[part], minor })),
    costMinor: costs.reduce((sum, { minor }) => sum + minor, 0),
    promisedMinor: promised?.whole ?? null,
    broughtMinor: promised?.brought || ((await canHaveOrders(db, row, period)) ? 0 : null),
  };
};
