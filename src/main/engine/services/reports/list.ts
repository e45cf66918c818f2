import type { ReportEntry, ReportList, ReportTexts } from '../../../../shared/contract/reports';
import { minDay } from '../../../../shared/domain/day';
import { type Period, type PeriodKind, periodOf, shiftPeriod } from '../../../../shared/domain/period';
import type { ReadDb } from '../../store/dialect';
import { readCoverage } from '../../store/repositories/coverage';
import { listPeople, refOf } from '../../store/repositories/people';
import { reportChannels, reportTextsOf } from '../../store/repositories/reports';
import { writtenSections } from '../../store/repositories/sections';
import { hasAnything } from '../../store/repositories/sources';
import { blocksOf, listUpdates } from '../../store/repositories/updates';
import type { Settings } from '../settings';
import { blockViews } from '../updates/views';
import { Desk } from './desk';
import { halfOf } from './section-owners';
import { sourcesOf } from './sources';
import { parseTexts, writtenFields } from './texts';
import { textsOfBlocks } from './update';

const WEEKS = 10;
const QUARTERS = 5;
const MONTHS = 4;

type Kind = Exclude<PeriodKind, 'range' | 'day' | 'year'>;

/** The running period and those before it that data speaks of, newest first; old data is listed from its own end. */
export const periodsToReport = (
  kind: Kind,
  days: { first: string; last: string } | null,
  { today, calendar }: Pick<Settings, 'today' | 'calendar'>,
  most: number,
): Period[] => {
  const running = periodOf(today, kind, calendar);
  if (!days) return [running];
  const found = [running];
  for (
    let period = periodOf(minDay(days.last, today), kind, calendar);
    period.to >= days.first && found.length < most;
    period = shiftPeriod(period, -1, calendar)
  )
    if (period.id !== running.id) found.push(period);
  return found;
};

/** First and last day of all data, without the ends that undated deals are given. */
const daysOfData = async (db: ReadDb): Promise<{ first: string; last: string } | null> => {
  const days = Object.values(await readCoverage(db))
    .flatMap(({ first, last }) => [first, last])
    .filter((day) => day > '0000-00-00' && day < '9999-12-31')
    .toSorted();
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { first, last };
};

/** Sections and who answers for them: channels by their owners, the two halves by the roles of people. */
const sectionsOf = async (db: ReadDb): Promise<ReportList['sections']> => {
  const people = (await listPeople(db)).map(refOf);
  const channels = (await reportChannels(db)).filter((row) => row.level === 'account' && row.removed === 0);
  const owners = (of: (type: string) => boolean): ReportList['sections'][number]['owners'] => {
    const ids = new Set(channels.filter((row) => of(row.type)).map((row) => row.owner_id));
    return people.filter((person) => ids.has(person.id));
  };
  return [
    { name: 'Direct to consumer', what: 'Top line, AOV and CAC by channel', owners: owners((type) => type === 'd2c') },
    {
      name: 'Retail and products',
      what: 'Stores against .com, how products sell',
      owners: owners((type) => type === 'retail-partner' || type === 'own-store'),
    },
    { name: 'Sales', what: 'Pipeline, win rate, revenue by rep', owners: halfOf(people, 'sales') },
    { name: 'Marketing', what: 'The four questions of every campaign', owners: halfOf(people, 'marketing') },
  ];
};

/** What there is to report, with its net sales and how much of it somebody has written. */
export const reportListOf = async (db: ReadDb, settings: Settings): Promise<ReportList> => {
  const days = await daysOfData(db);
  const texts = new Map(
    (await reportTextsOf(db)).map((row) => [`${row.kind} ${row.period}`, parseTexts(row.texts)] as const),
  );
  const sections = Map.groupBy(await writtenSections(db), ({ period }) => period);
  const wordsOf = (kind: ReportEntry['kind'], period: string): ReportTexts => {
    const own = texts.get(`${kind} ${period}`) ?? parseTexts(undefined);
    const owners = kind === 'weekly' ? sections.get(period) : undefined;
    return owners ? { ...own, owners: Object.fromEntries(owners.map(({ section, text }) => [section, text])) } : own;
  };
  const statuses = new Map<string, 'draft' | 'sent'>();
  for (const row of await listUpdates(db)) {
    statuses.set(row.period, row.status === 'sent' ? 'sent' : 'draft');
    texts.set(`investor ${row.period}`, textsOfBlocks(blockViews(await blocksOf(db, row.id))));
  }
  const entry = async (kind: ReportEntry['kind'], period: Period): Promise<ReportEntry> => {
    const desk = new Desk(db, settings, period);
    const written = wordsOf(kind, period.id);
    return {
      kind,
      span: desk.span(period),
      net: await desk.value('net-sales'),
      written: writtenFields(written),
      headline: written.headline,
      status: kind === 'investor' ? (statuses.get(period.id) ?? null) : null,
    };
  };
  const entries = async (kind: ReportEntry['kind'], periods: readonly Period[]): Promise<ReportEntry[]> => {
    const found: ReportEntry[] = [];
    for (const period of periods) found.push(await entry(kind, period));
    return found;
  };
  const of = (kind: Kind, most: number): Period[] => periodsToReport(kind, days, settings, most);
  return {
    hasData: await hasAnything(db),
    weekly: await entries('weekly', of('week', WEEKS)),
    investor: await entries('investor', [...of('quarter', QUARTERS), ...of('month', MONTHS)]),
    sources: await sourcesOf(db, settings),
    sections: await sectionsOf(db),
  };
};
