import type { SectionSource, WeekClose } from '../../../../shared/contract/close';
import { addDays, daysBetween, minDay } from '../../../../shared/domain/day';
import { STALE_AFTER_DAYS } from '../../../../shared/domain/stale';
import type { SignedBlock } from '../../../../shared/domain/report-blocks';
import type { ReadDb } from '../../store/dialect';
import { channelFeeds, type FeedRow, formatFeeds } from '../../store/repositories/freshness';
import { snapshotHeads } from '../../store/repositories/snapshots';
import { hasAnything } from '../../store/repositories/sources';
import { periodFrom, type Settings } from '../settings';
import { Desk } from './desk';
import { sectionPlaces } from './section-owners';
import { sectionsOf } from './sections';
import { headOf } from './snapshot';
import { keptByHand, labelOf, reachOf, stemOf, TIMELESS, titleOf } from './sources';

/** How far back a file counts as one that a channel is fed by. */
const LOOK_BACK_DAYS = 56;
/** What the two halves stand on besides what their people write. */
const HALF_FORMATS: Partial<Record<SignedBlock, readonly string[]>> = {
  sales: ['deals', 'leads'],
  marketing: ['ad-days', 'results', 'leads'],
};

type Feed = Omit<FeedRow, 'channel_key'>;

/** Days that a file does not reach; stock is counted once a week, so that a list misses none until it is stale. */
const missingDays = (format: string, day: string, due: string): number => {
  const days = Math.max(0, daysBetween(day, due));
  return format === 'stock' && days <= STALE_AFTER_DAYS ? 0 : days;
};

/**
 * Files of one kind are one source: how far the newest of them reaches. A channel's files may have any name; a half's
 * are told apart by theirs.
 */
const sourcesFrom = (
  feeds: readonly Feed[],
  due: string,
  timeZone: string,
  byName: boolean,
  kept: ReadonlyMap<string, string>,
): SectionSource[] => {
  const found = new Map<string, { feed: Feed; day: string; files: string[] }>();
  for (const feed of feeds) {
    const key = byName ? `${feed.format} ${stemOf(feed.file)}` : feed.format;
    const day = reachOf(feed, timeZone);
    const known = found.get(key);
    const files = [...(known?.files ?? []), feed.file];
    found.set(key, known && day <= known.day ? { ...known, files } : { feed, day, files });
  }
  const all = [...found.values()];
  return all.map(({ feed, day, files }) => {
    const several = byName && all.filter((one) => one.feed.format === feed.format).length > 1;
    const title = titleOf(files);
    const changed = kept.get(feed.format);
    const byHand = changed !== undefined && changed > day ? changed : undefined;
    return {
      source: several && title !== '' ? title : labelOf(feed.format),
      lastDay: byHand ?? day,
      lastImport: feed.at,
      ...(byHand === undefined ? {} : { byHand }),
      missing: TIMELESS.has(feed.format) || byHand !== undefined ? 0 : missingDays(feed.format, day, due),
      file: feed.file,
      batch: feed.batch,
    };
  });
};

/** The checklist of a week: how far the files of each section reach into its days, what is written, and who has signed. */
export const closeOf = async (db: ReadDb, settings: Settings, periodId: string): Promise<WeekClose> => {
  const period = periodFrom(periodId, settings.calendar);
  const desk = new Desk(db, settings, period);
  // A day that is not over can't be missing.
  const due = minDay(period.to, addDays(settings.today, -1));
  const since = addDays(due, -LOOK_BACK_DAYS);
  const feeds = await channelFeeds(db, since, due);
  const kept = await keptByHand(db, due, settings.timeZone);
  const places = new Map((await sectionPlaces(db)).map((place) => [place.id, place]));
  const sections: WeekClose['sections'] = [];
  for (const section of await sectionsOf(db, settings, period.id)) {
    const key = places.get(section.id)?.channelKey ?? null;
    const own =
      key === null
        ? (await formatFeeds(db, HALF_FORMATS[section.block] ?? [])).filter(
            ({ at, format }) => at.slice(0, 10) >= since || kept.has(format),
          )
        : feeds.filter((feed) => feed.channel_key === key);
    sections.push({ section, sources: sourcesFrom(own, due, settings.timeZone, key === null, kept) });
  }
  return {
    span: desk.span(period),
    hasData: await hasAnything(db),
    asOf: desk.lastDay(),
    sections,
    snapshots: (await snapshotHeads(db, 'weekly')).filter((row) => row.period === period.id).map(headOf),
  };
};
