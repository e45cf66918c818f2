import { FORMAT_NAMES } from '../../../../shared/contract/formats';
import type { Source } from '../../../../shared/contract/reports';
import { addDays, type Day, daysBetween, maxDay } from '../../../../shared/domain/day';
import { STALE_AFTER_DAYS } from '../../../../shared/domain/stale';
import type { ReadDb } from '../../store/dialect';
import { type BatchRow, handChanges, standingBatches } from '../../store/repositories/sources';
import { startOfDay, todayIn } from '../../../../shared/domain/today';
import type { Settings } from '../settings';

/** Lists that hold until they change: nothing of them grows old. */
export const TIMELESS: ReadonlySet<string> = new Set([
  'products',
  'customers',
  'companies',
  'contacts',
  'keywords',
  'creators',
]);

const NAMES: Readonly<Record<string, string>> = FORMAT_NAMES;

/** What a format of file is called: `Shopify orders`. */
export const labelOf = (format: string): string =>
  NAMES[format] ?? format.replace(/[-_]+/g, ' ').replace(/^./, (first) => first.toUpperCase());

/** A file's name without its archive, folder and ending. */
const bareName = (file: string): string =>
  (
    file
      .replace(/^.*\.zip › /i, '')
      .split(/[\\/]/)
      .at(-1) ?? file
  ).replace(/\.[a-z0-9]+$/i, '');

const wordsOf = (name: string): string => name.replace(/[\s_().-]+/g, ' ').trim();

/**
 * A file's name without its folder, ending, dates and numbers: files of one kind are one source, and so is a file that comes
 * in an archive now and by itself the next time.
 */
export const stemOf = (file: string): string => wordsOf(bareName(file).replace(/\d+/g, ' ')).toLowerCase();

/** What a source is called after its files: their stem, with the digit that is part of a word in all of them, as in GA4. */
export const titleOf = (files: readonly string[]): string => {
  const names = new Set(
    files.map((file) => wordsOf(bareName(file).replace(/\d{2,}|(?<!\p{L})\d/gu, ' ')).toLowerCase()),
  );
  const [name = ''] = names.size === 1 ? names : files.map(stemOf);
  // A word of letters and a digit is a short name: in small letters it would be none.
  return name.replace(/^\p{L}+\d\b/u, (word) => word.toUpperCase()).replace(/^./, (first) => first.toUpperCase());
};

/** The day up to which a file speaks: a deal list or any other list of the day it was made, other files of the last day in them. */
export const reachOf = (batch: Pick<BatchRow, 'format' | 'at' | 'last_day'>, timeZone: string): string => {
  const made = todayIn(Date.parse(batch.at), timeZone);
  return batch.format === 'deals' || TIMELESS.has(batch.format) || batch.last_day === null ? made : batch.last_day;
};

/**
 * What people keep in Tandem itself once it is there; the names are those of the history, too. Not results: rows of a file
 * are not changed by hand, and those that somebody types are others.
 */
const KEPT_HERE = ['deals', 'leads'] as const;

/** By format, the day on which people last changed something of it by hand, where that is not longer ago than a file may be old. */
export const keptByHand = async (db: ReadDb, day: Day, timeZone: string): Promise<ReadonlyMap<string, Day>> => {
  const at = (of: Day): string => new Date(startOfDay(of, timeZone)).toISOString();
  const found = await handChanges(db, KEPT_HERE, at(addDays(day, -STALE_AFTER_DAYS)), at(addDays(day, 1)));
  return new Map([...found].map(([entity, moment]) => [entity, todayIn(Date.parse(moment), timeZone)]));
};

/**
 * Where data comes from, by kind of file, with the last day each speaks of; older than eight days is stale, unless people
 * changed its records by hand since.
 */
export const sourcesOf = async (db: ReadDb, settings: Settings): Promise<Source[]> => {
  const found = new Map<string, { format: string; files: string[]; day: string; at: string }>();
  for (const batch of await standingBatches(db)) {
    // Seen from an earlier day, what was imported after it is not there yet.
    if (todayIn(Date.parse(batch.at), settings.timeZone) > settings.today) continue;
    const key = `${batch.format} ${stemOf(batch.file)}`;
    const known = found.get(key);
    const day = reachOf(batch, settings.timeZone);
    found.set(
      key,
      known
        ? { ...known, day: maxDay(known.day, day), files: [...known.files, batch.file] }
        : { format: batch.format, files: [batch.file], day, at: batch.at },
    );
  }
  const all = [...found.values()];
  const kept = await keptByHand(db, settings.today, settings.timeZone);
  const several = (format: string): boolean => all.filter((source) => source.format === format).length > 1;
  return all
    .map((source): Source => {
      const old = Math.max(0, daysBetween(source.day, settings.today));
      const timeless = TIMELESS.has(source.format);
      const byHand = old > STALE_AFTER_DAYS ? kept.get(source.format) : undefined;
      const ageDays = byHand === undefined ? old : Math.max(0, daysBetween(byHand, settings.today));
      const title = titleOf(source.files);
      return {
        source: several(source.format) && title !== '' ? title : labelOf(source.format),
        format: labelOf(source.format),
        lastDay: byHand ?? source.day,
        lastImport: source.at,
        ageDays,
        weekly: !timeless,
        ...(byHand === undefined ? {} : { byHand }),
        stale: !timeless && ageDays > STALE_AFTER_DAYS,
      };
    })
    .toSorted((a, b) => Number(b.stale) - Number(a.stale) || b.ageDays - a.ageDays || (a.source < b.source ? -1 : 1));
};
