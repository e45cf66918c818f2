import type { Experiment } from '../../../../shared/contract/experiments';
import { aimToMinor, COMPARATOR_IDS, meetsAim } from '../../../../shared/domain/campaigns';
import { type Day, minDay } from '../../../../shared/domain/day';
import { partsOf } from '../../../../shared/domain/money-spans';
import { currencyOf } from '../../../../shared/domain/four-ps';
import { amount, figure, shortPercent } from '../../../../shared/domain/figures';
import { isMultiple } from '../../../../shared/domain/multiples';
import { fold } from '../../../../shared/domain/text';
import { capState } from '../../metrics/campaigns/cap';
import { findMetric } from '../../metrics/catalogue';
import { unitOf } from '../../metrics/evaluate';
import type { ReadDb } from '../../store/dialect';
import { findCampaign } from '../../store/repositories/campaigns';
import type { ExperimentRow } from '../../store/repositories/experiments';
import { assumedOfCampaigns } from '../../store/repositories/four-ps';
import { aimOfAssumption } from '../four-ps/aim';
import type { Settings } from '../settings';
import { dailyCarriedOn, type Known, spendingKnown } from './by-promotion';
import { type CampaignMoney, decisionOf, isOverdue, moneyOf, type Parts, readParts } from './rows';

/** Today, the last day whose daily spending is known, by source, and the currency of the workspace. */
type Days = { today: Day; known: Known; currency: string };

type Spent = { spent: number; heading: number; on: 'platform' | 'campaign' };

/**
 * What an experiment spent on its days until today, and what that leads to by its last one. Where rows of ads or results
 * of its campaign name its platform, those count; else all that the campaign spent on those days.
 */
const spentOn = (row: ExperimentRow, money: CampaignMoney, { today, known }: Days): Spent => {
  const platform = fold(row.platform.trim());
  const own = money.reported.filter((span) => platform !== '' && fold(span.platform) === platform);
  const spans = own.length > 0 ? own : money.spent;
  const from = row.starts ?? '0000-01-01';
  const spent = partsOf(spans, from, minDay(row.ends ?? today, today));
  const { starts, ends } = row;
  const heading =
    ends === null || row.decision !== null
      ? spent
      : spent +
        (own.length > 0 ? 0 : partsOf(money.ahead, from, ends)) +
        dailyCarriedOn(spans, { starts, ends, over: false }, known, { from, to: ends });
  return { spent, heading, on: own.length > 0 ? 'platform' : 'campaign' };
};

/** What an experiment aims for: one with an upper end is a range. */
export const aimOf = (
  row: Pick<ExperimentRow, 'comparator' | 'aim' | 'aim_high'>,
): Pick<Experiment, 'comparator' | 'aim' | 'aimHigh'> => ({
  comparator: row.aim_high === null ? (COMPARATOR_IDS.find((id) => id === row.comparator) ?? 'at-least') : 'between',
  aim: row.aim,
  aimHigh: row.aim_high,
});

type Assumed = Awaited<ReturnType<typeof assumedOfCampaigns>>[number];

/** As near as two numbers that were divided by a hundred can be told apart. */
const same = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));

/**
 * What the worksheet of its campaign assumes of the same statement and metric, where one of the two was changed since the
 * campaign was made; null where they agree.
 */
const assumedOf = (row: ExperimentRow, unit: string, assumed: readonly Assumed[]): Experiment['assumed'] => {
  const from = assumed.find(
    (one) =>
      one.campaign_id === row.campaign_id &&
      row.hypothesis.startsWith(one.statement) &&
      (findMetric(one.metric)?.id ?? one.metric) === (findMetric(row.metric)?.id ?? row.metric),
  );
  if (from === undefined) return null;
  const says = aimOf(aimOfAssumption(from, unit));
  const now = aimOf(row);
  return says.comparator === now.comparator && same(says.aim, now.aim) && same(says.aimHigh, now.aimHigh)
    ? null
    : { sheetId: from.sheet_id, sheet: from.sheet, ...says };
};

/** An experiment with what it has spent of its cap; one of no campaign has no money that is known. */
const experimentView = (
  row: ExperimentRow,
  { parts, assumed }: { parts: Parts; assumed: readonly Assumed[] },
  money: CampaignMoney | null,
  days: Days,
): Experiment => {
  const aim = aimOf(row);
  const spent = money && spentOn(row, money, days);
  const spec = findMetric(row.metric);
  const unit = spec ? unitOf(spec, days.currency) : '';
  return {
    id: row.id,
    campaignId: row.campaign_id,
    campaign: row.campaign,
    hypothesis: row.hypothesis,
    platform: row.platform,
    capMinor: row.cap_minor,
    spentMinor: spent?.spent ?? null,
    headingMinor: spent?.heading ?? null,
    spentOn: spent?.on ?? null,
    cap: capState(row.cap_minor, spent),
    starts: row.starts,
    ends: row.ends,
    metric: row.metric,
    unit,
    ...aim,
    assumed: assumedOf(row, unit, assumed),
    result: row.result,
    met: meetsAim(aim, row.result),
    decision: decisionOf(row.decision),
    decidedDay: row.decided_day,
    author: parts.people.byId(row.author),
    overdue: isOverdue(row, days.today),
    rev: row.rev,
  };
};

/** Experiments as every list shows them; `parts` where they are read already. */
export const experimentViews = async (
  db: ReadDb,
  rows: readonly ExperimentRow[],
  settings: Settings,
  parts?: Parts,
): Promise<Experiment[]> => {
  if (rows.length === 0) return [];
  const read = parts ?? (await readParts(db, settings));
  const moneys = new Map<string, CampaignMoney>();
  for (const id of new Set(rows.flatMap((row) => row.campaign_id ?? []))) {
    const campaign = await findCampaign(db, id);
    if (campaign) moneys.set(id, moneyOf(campaign, read, settings));
  }
  const { known } = await spendingKnown(db, settings.today);
  const days = { today: settings.today, known, currency: settings.currency };
  const beside = { parts: read, assumed: await assumedOfCampaigns(db) };
  return rows.map((row) => experimentView(row, beside, moneys.get(row.campaign_id ?? '') ?? null, days));
};

/** Writes an aim or a result of an experiment as a sentence says it: `$35`, `20.5%`, `3×`, `96`. */
export const aimText =
  ({ metric, unit }: Pick<Experiment, 'metric' | 'unit'>) =>
  (value: number): string => {
    const currency = currencyOf(unit);
    if (currency !== null) return amount(aimToMinor(value, currency), currency);
    if (unit !== 'ratio') return figure(value);
    return isMultiple(metric) ? `${figure(value)}×` : shortPercent(value);
  };

/** Experiments that nobody has decided on though their last day is over or their cap is near or reached. */
export const isToDecide = ({ decision, overdue, cap }: Pick<Experiment, 'decision' | 'overdue' | 'cap'>): boolean =>
  decision === null && (overdue || cap === 'near' || cap === 'reached');
