import type { Figure, Pace } from '../../../../shared/contract/reports';
import { addDays, type Day, daysBetween, maxDay, minDay } from '../../../../shared/domain/day';
import { elapsedDays, type Period, periodDays, shiftPeriod } from '../../../../shared/domain/period';
import {
  type DaySums,
  ERROR_PERIODS,
  type PaceBasis,
  paceOf,
  pastErrors,
  RATE_DAYS,
  statusOf,
  sumDays,
} from '../../metrics/pace';
import { readCoverage } from '../../store/repositories/coverage';
import type { OutlookResult } from '../../metrics/targets/outlook';
import type { Targets } from '../targets/amounts';
import { chosenOutlooks } from '../targets/outlooks';
import type { Desk } from './desk';

/** Fifty-two weeks: the same weekdays a year before. */
const YEAR = 364;

const range = (from: Day, to: Day): Period => ({ id: `${from}..${to}`, kind: 'range', from, to });

/** The spans of days that pace is made from; `lastYear` null where the data does not reach back. */
export type PaceSpans = {
  cut: Day;
  data: Day;
  actual: Period;
  rate: Period;
  left: number;
  lastYear: { elapsed: Period; whole: Period; rest: Period | null; rate: Period } | null;
};

export const paceSpans = async (desk: Desk, frame: Period): Promise<(PaceSpans & { first: Day }) | null> => {
  const covered = (await readCoverage(desk.db)).sales;
  const cut = minDay(frame.to, desk.settings.today);
  if (!covered || cut < frame.from) return null;
  const data = maxDay(addDays(frame.from, -1), minDay(cut, covered.last));
  const rateFrom = maxDay(covered.first, addDays(data, 1 - RATE_DAYS));
  const rate = rateFrom <= data ? range(rateFrom, data) : range(data, data);
  const back = (period: Period): Period => range(addDays(period.from, -YEAR), addDays(period.to, -YEAR));
  const reaches = covered.first <= addDays(minDay(frame.from, rate.from), -YEAR);
  return {
    first: covered.first,
    cut,
    data,
    actual: range(frame.from, cut),
    rate,
    left: Math.max(0, daysBetween(data, frame.to)),
    lastYear: reaches
      ? {
          elapsed: back(range(frame.from, cut)),
          whole: back(frame),
          rest: data < frame.to ? back(range(addDays(data, 1), frame.to)) : null,
          rate: back(rate),
        }
      : null,
  };
};

export type CompanyPace = {
  pace: Pace;
  /** What the company should have sold by the end of a day of the frame. */
  expectedAt: (day: Day) => Promise<number>;
  days: DaySums;
};

/** Net sales by day, for as long back as the range of the outlook asks. */
const daySums = async (desk: Desk, from: Day, to: Day): Promise<DaySums> =>
  new Map(
    (await desk.by(['net-sales'], 'day', range(from, to))).flatMap((value) =>
      value.group !== null && value.value !== null ? [[value.group, value.value] as const] : [],
    ),
  );

/** The share of a target that its spread puts before the end of a day. */
export const spreadOf = async (
  targets: Targets,
  frame: Period,
  channelKey: number | null,
  day: Day,
): Promise<{ share: number; basis: PaceBasis } | null> => {
  const share = await targets.shareBy(frame, channelKey, day);
  return share === null ? null : { share, basis: await targets.basis(frame, channelKey) };
};

/** Pace with the outlook that somebody chose for its target, where one did. */
export const asChosen = <T extends Pick<Pace, 'actualMinor' | 'targetMinor' | 'outlookMinor' | 'status'>>(
  pace: T,
  chosen: OutlookResult | undefined,
  over: boolean,
): T =>
  chosen === undefined || over
    ? pace
    : {
        ...pace,
        outlookMinor: chosen.outlook,
        status: statusOf(pace.actualMinor, chosen.outlook, pace.targetMinor, over),
      };

/** Pace of the company in a period with a target, with the likely range of its outlook. */
export const companyPace = async (desk: Desk, frame: Period, targets: Targets): Promise<CompanyPace | null> => {
  const targetMinor = await targets.of(frame, null);
  const spans = targetMinor === null ? null : await paceSpans(desk, frame);
  if (targetMinor === null || !spans) return null;
  const past: Period[] = [];
  for (let step = 1; step <= ERROR_PERIODS; step += 1) past.push(shiftPeriod(frame, -step, desk.settings.calendar));
  const oldest = past.at(-1)?.from ?? frame.from;
  const from = maxDay(spans.first, minDay(addDays(oldest, -RATE_DAYS), addDays(spans.rate.from, -YEAR)));
  const days = await daySums(desk, from, maxDay(spans.cut, from));
  const sum = (period: Period | null): number => (period ? sumDays(days, period.from, period.to) : 0);
  const elapsed = elapsedDays(frame, desk.settings.today);
  const total = periodDays(frame);
  // The day sums reach back two years at most; the whole of a period is the metric's own figure.
  const actual = (await desk.value('net-sales', frame)).value ?? 0;
  const { lastYear } = spans;
  const pace = paceOf(
    {
      actual,
      days: total,
      elapsed,
      left: spans.left,
      rate: { sum: sum(spans.rate), days: periodDays(spans.rate) },
      lastYear: lastYear && {
        elapsed: sum(lastYear.elapsed),
        whole: sum(lastYear.whole),
        rest: sum(lastYear.rest),
        rate: sum(lastYear.rate),
      },
    },
    targetMinor,
    pastErrors(days, spans.first, past, elapsed / total),
    await spreadOf(targets, frame, null, spans.cut),
  );
  const chosen = (await chosenOutlooks(desk.db, desk.settings, frame)).get(null);
  const own =
    chosen && elapsed < total
      ? { ...asChosen(pace, chosen, false), lowMinor: chosen.low, highMinor: chosen.high }
      : pace;
  return { pace: own, expectedAt: async (day) => (await targets.expected(frame, null, day)) ?? targetMinor, days };
};

const EXPECTED_BY: Record<PaceBasis, string> = {
  days: 'share of days elapsed',
  'last-year': 'share sold by the same day a year before',
  spread: 'share that its spread in time puts before this day',
};

/** The footnote of expectation and outlook; null without a target. */
export const paceNote = (desk: Desk, frame: Period, { value }: Figure, company: CompanyPace | null): number | null => {
  if (!company) return null;
  const { basis, errors, outlookMinor } = company.pace;
  return desk.ownNote(
    {
      label: 'Pace and outlook',
      formula: `expected = target × ${EXPECTED_BY[basis]}; outlook = sold + the rest at the rate of the last ${RATE_DAYS} days`,
      definition: 'outlook',
      version: 1,
      rows: null,
      noun: null,
      value: {
        ...value,
        metric: 'outlook',
        version: 1,
        status: 'estimated',
        value: outlookMinor,
        reason:
          errors > 0
            ? `The range comes from ${errors} past periods.`
            : 'The range is 15% of the rest: too few past periods are known.',
      },
    },
    frame,
  );
};
