import { addDays } from '../../../shared/domain/day';
import { runningPeriod, weekOf } from '../../../shared/domain/period';
import type { ServiceOf } from '../context';
import type { ReadDb } from '../store/dialect';
import { listLifts, listMoments, momentLift } from '../store/repositories/moments';
import { nextSteps } from '../store/repositories/next-steps';
import { changesSince, hasAnything } from '../store/repositories/sources';
import { foldChanges } from './reports/changes';
import { channelLines } from './reports/channels';
import { Desk } from './reports/desk';
import { companyPace } from './reports/pace';
import { moversOf } from './reports/products';
import { sourcesOf } from './reports/sources';
import { periodFrom, settingsOf } from './settings';
import { Targets } from './targets/amounts';
import { storyOf } from './targets/story';

const RECENT_DAYS = 7;
const MOST_CHANGES = 3;
const MOVERS = 4;
const MOST_MOMENTS = 4;

/** Moments that are not over, the next first. */
const momentsAhead = async (db: ReadDb, today: string) => {
  const ahead = (await listMoments(db)).filter((moment) => moment.ends >= today);
  const lifts = ahead.length === 0 ? [] : await listLifts(db);
  return {
    momentCount: ahead.length,
    moments: ahead.slice(0, MOST_MOMENTS).map(({ id, name, starts, ends }) => ({
      id,
      name,
      starts,
      ends,
      liftMinor: momentLift(lifts, id),
    })),
  };
};

/** Home: where the period stands, which channels carry it, what moved, what changed and what is missing. */
export const homeService: ServiceOf<'home'> = {
  'home.get': async (input, context) => {
    const settings = await settingsOf(context);
    const db = context.store.read;
    const { calendar, today } = settings;
    const period = input.period === undefined ? runningPeriod(today, calendar) : periodFrom(input.period, calendar);
    const desk = new Desk(db, settings, period);
    const week = weekOf(desk.lastDay() < period.from ? period.from : desk.lastDay(), settings.calendar);
    const targets = await Targets.read(db, settings);
    await desk.read(['net-sales', 'orders', 'aov'], period);
    await desk.read(['net-sales', 'orders', 'aov'], desk.before);
    const orders = await desk.figure('orders');
    const aov = await desk.figure('aov');
    const since = `${addDays(settings.today, -RECENT_DAYS)}T00:00:00.000Z`;
    const changes = foldChanges(await changesSince(db, since), settings.timeZone);
    const pace = await companyPace(desk, period, targets);
    return {
      asOf: desk.lastDay(),
      span: desk.span(period),
      before: desk.span(desk.before),
      hasData: await hasAnything(db),
      week: {
        span: desk.span(week),
        value: await desk.value('net-sales', week),
        targetMinor: await targets.of(week, null),
      },
      net: await desk.value('net-sales'),
      previous: await desk.value('net-sales', desk.before),
      kpis: [orders, aov].map(({ label, better, value, previous }) => ({
        name: label,
        better,
        value,
        previous: previous ?? value,
      })),
      pace: pace?.pace ?? null,
      channels: await channelLines(desk, targets, { frame: period, ratios: false }),
      movers: await moversOf(desk, period, desk.before, MOVERS),
      changes: changes.slice(0, MOST_CHANGES),
      changeCount: changes.length,
      story: await storyOf(db, settings, period),
      ...(await momentsAhead(db, settings.today)),
      sources: await sourcesOf(db, settings),
    };
  },
  'home.nextSteps': async ({ personId, limit }, context) => {
    const rows = await nextSteps(context.store.read, personId, limit);
    return rows.map(({ company_id: company, contact_id: contact, meeting_id: meeting, ...row }) => ({
      ...row,
      record: company
        ? { kind: 'company', id: company }
        : contact
          ? { kind: 'contact', id: contact }
          : meeting
            ? { kind: 'meeting', id: meeting }
            : null,
    }));
  },
};
