import type { WeeklyReport } from '../../../../shared/contract/reports';
import { minDay } from '../../../../shared/domain/day';
import { type Period, periodOf, periodsWithin } from '../../../../shared/domain/period';
import { channelLines } from './channels';
import { baseOf } from './base';
import type { Desk } from './desk';
import { digestOf } from './digest';
import { handOffOf } from './hand-off';
import { marketingOf } from './marketing';
import { type CompanyPace, companyPace, paceNote } from './pace';
import { pipelineOf } from './pipeline';
import { sectionsOf } from './sections';
import { readTexts } from './texts';
import { placesOf } from './places';
import { productsOf } from './products';
import { recordOf } from '../meetings/views';
import { Targets } from '../targets/amounts';
import { storyOf } from '../targets/story';
import { trendOf } from './trend';

const FRAMED: ReadonlySet<Period['kind']> = new Set(['day', 'week', 'month']);

/** The period that pace speaks of: the quarter in which a week or month ends, else the period itself. */
export const frameOf = (desk: Desk): Period => {
  const { period, settings } = desk;
  return FRAMED.has(period.kind)
    ? periodOf(
        minDay(period.to, settings.today) < period.from ? period.from : desk.lastDay(),
        'quarter',
        settings.calendar,
      )
    : period;
};

/** What was sold less what was expected, at the end of each week of the frame that is over by the report's last day. */
const gapOf = async (desk: Desk, frame: Period, pace: CompanyPace | null): Promise<WeeklyReport['gap']> => {
  if (!pace) return [];
  let sold = 0;
  const days = [...pace.days]
    .filter(([day]) => day >= frame.from && day <= frame.to)
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
  let next = 0;
  const gap: WeeklyReport['gap'] = [];
  for (const week of periodsWithin(frame, 'week', desk.settings.calendar)) {
    const to = minDay(week.to, frame.to);
    while (next < days.length && (days[next]?.[0] ?? '') <= to) {
      sold += days[next]?.[1] ?? 0;
      next += 1;
    }
    if (to <= desk.lastDay()) gap.push({ period: week.id, to, differenceMinor: sold - (await pace.expectedAt(to)) });
  }
  return gap;
};

/** The weekly report as a value: the company first, then the channel sections under the same period and definitions. */
export const weeklyReportOf = async (desk: Desk): Promise<WeeklyReport> => {
  const frame = frameOf(desk);
  const targets = await Targets.read(desk.db, desk.settings);
  await desk.read(['net-sales', 'orders', 'aov', 'new-customers', 'cac', 'ad-spend'], desk.period);
  const target = await targets.of(frame, null);
  const pace = await companyPace(desk, frame, targets);
  const net = await desk.figure('net-sales', { targetMinor: await targets.of(desk.period, null) });
  const frameNet = await desk.figure('net-sales', { period: frame, targetMinor: target });
  const outlookNote = paceNote(desk, frame, frameNet, pace);
  return {
    ...(await baseOf(desk)),
    texts: await readTexts(desk.db, 'weekly', desk.period.id),
    frame: desk.span(frame),
    net,
    frameNet,
    spend: await desk.figure('ad-spend'),
    orders: await desk.figure('orders'),
    pace: pace?.pace ?? null,
    paceNote: outlookNote,
    channels: await channelLines(desk, targets, { frame, ratios: true }),
    story: await storyOf(desk.db, desk.settings, frame),
    trend: await trendOf(desk, targets, frame.id === desk.period.id ? (pace?.pace ?? null) : null),
    gap: await gapOf(desk, frame, pace),
    d2c: {
      aov: await desk.figure('aov'),
      cac: await desk.figure('cac'),
      newCustomers: await desk.figure('new-customers'),
      channelNotes: [net.note, await desk.note('aov'), await desk.note('cac')],
    },
    retail: {
      places: await placesOf(desk),
      products: await productsOf(desk, 15, false),
      figures: await desk.figures(['sell-through', 'inventory-turnover', 'days-of-stock']),
    },
    sales: await pipelineOf(desk, 'changed'),
    marketing: await marketingOf(
      desk,
      ['ad-spend', 'leads', 'qualified-leads', 'cost-per-lead', 'roas'],
      12,
      'interest',
    ),
    handOff: await handOffOf(desk, frame),
    sections: await sectionsOf(desk.db, desk.settings, desk.period.id),
    digest: await digestOf(desk),
    record: await recordOf(desk.db, desk.period.from, desk.lastDay()),
    footnotes: desk.footnotes(),
  };
};
