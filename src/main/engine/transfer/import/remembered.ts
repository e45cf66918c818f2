import { createHash } from 'node:crypto';
import { type ImportMap, importMap } from '../../../../shared/contract/imports';
import { fold } from '../../../../shared/domain/text';
import type { Driver, ReadDb } from '../../store/dialect';
import type { DateOrder } from './dates';
import { FIELDS } from './fields';

/** How a file with the same columns was read last. */
export type Remembered = { at: string; format: string; map: ImportMap | undefined; dates: DateOrder | undefined };

/** What makes two files one source: the names of their columns, in whichever order and casing. */
export const signatureOf = (header: readonly string[]): string =>
  createHash('sha256')
    .update([...new Set(header.map(fold))].filter(Boolean).toSorted().join('\u0001'))
    .digest('hex');

const orderOf = (text: string | null): DateOrder | undefined =>
  text === 'ymd' || text === 'dmy' || text === 'mdy' ? text : undefined;

/** How a file with these columns was read last; undefined for the first of its kind. */
export const recall = async (db: ReadDb, header: readonly string[]): Promise<Remembered | undefined> => {
  const row = await db
    .selectFrom('import_sources')
    .select(['at', 'format', 'map', 'dates'])
    .where('signature', '=', signatureOf(header))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) return undefined;
  const parsed = importMap.safeParse(JSON.parse(row.map));
  return { at: row.at, format: row.format, map: parsed.success ? parsed.data : undefined, dates: orderOf(row.dates) };
};

/** Remembers how a file was read, for the next one with its columns. */
export const remember = (
  driver: Driver,
  source: {
    id: string;
    header: readonly string[];
    file: string;
    format: string;
    map: ImportMap | undefined;
    dates: DateOrder | undefined;
    at: string;
  },
): void => {
  const { id, header, file, format, map, dates = null, at } = source;
  const signature = signatureOf(header);
  const changed = driver
    .prepare(
      'UPDATE import_sources SET format = ?, file = ?, map = ?, dates = coalesce(?, dates), at = ?, rev = rev + 1 WHERE signature = ? AND deleted_at IS NULL',
    )
    .run(format, file, JSON.stringify(map ?? null), dates, at, signature).changes;
  if (changed === 0)
    driver
      .prepare('INSERT INTO import_sources (id, signature, format, file, map, dates, at) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(id, signature, format, file, JSON.stringify(map ?? null), dates, at);
};

/** A map without days that stand for a whole file: those of last time are not those of the next file. */
export const undated = (map: ImportMap): ImportMap => {
  const days = new Set(
    FIELDS[map.format].flatMap(({ field, kind }) => (kind === 'day' || kind === 'time' ? [field] : [])),
  );
  const constants = Object.entries(map.constants).filter(([field]) => !days.has(field));
  return { ...map, constants: Object.fromEntries(constants) };
};

/**
 * The map of a file: as last time, with what this file itself says of its days and currency. How its dates are written
 * is looked at anew; the answer of last time counts only where they do not show it.
 */
export const asLastTime = (last: ImportMap, fresh: ImportMap | null): ImportMap => {
  const { dates: _, ...rest } = undated(last);
  return fresh?.format === last.format ? { ...rest, constants: { ...rest.constants, ...fresh.constants } } : rest;
};
