export type Kept = { name: string; at: string; reason: string };

const RECENT = 10;
const DAILY = 14;
const EACH_REASON = 5;
const FIRST_OF_DAYS = 5;
/** Copies made before something that changes much at once: kept beside the recent ones. */
const SPECIAL = /^before (migration|restore|import)/;
/** Made by the dozen where somebody brings in many small files. */
const IMPORT = /^before import/;

/**
 * Which backups may go: all but the ten newest that were not made before an import, the newest of each of fourteen days,
 * the newest five of each special reason, and the first before an import of each of five days, to which a run of
 * small imports can be taken back as a whole. Never the last one. `at` is ISO 8601.
 */
export const prunable = <T extends Kept>(backups: readonly T[]): T[] => {
  const newest = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const keep = new Set(newest.slice(0, 1));
  for (const backup of newest.filter(({ reason }) => !IMPORT.test(reason)).slice(0, RECENT)) keep.add(backup);
  const days = new Map<string, T>();
  for (const backup of newest) if (!days.has(backup.at.slice(0, 10))) days.set(backup.at.slice(0, 10), backup);
  for (const backup of [...days.values()].slice(0, DAILY)) keep.add(backup);
  const perReason = new Map<string, number>();
  for (const backup of newest) {
    const reason = SPECIAL.exec(backup.reason)?.[0];
    if (reason === undefined) continue;
    const kept = perReason.get(reason) ?? 0;
    if (kept < EACH_REASON) keep.add(backup);
    perReason.set(reason, kept + 1);
  }
  const firsts = new Map<string, T>();
  for (const backup of newest) if (IMPORT.test(backup.reason)) firsts.set(backup.at.slice(0, 10), backup);
  for (const backup of [...firsts.values()].slice(0, FIRST_OF_DAYS)) keep.add(backup);
  return newest.filter((backup) => !keep.has(backup));
};

const HOUR_MS = 3_600_000;

/** The copies of before `now` (milliseconds since 1970): one that a wrong clock dated later must not hold up the next. */
export const upTo = <T extends Pick<Kept, 'at'>>(backups: readonly T[], now: number): T[] =>
  backups.filter(({ at }) => Date.parse(at) <= now);

/** Whether the newest copy is older than `hours` at `now` (milliseconds since 1970), or there is none. */
export const isDue = (backups: readonly Pick<Kept, 'at'>[], now: number, hours: number): boolean =>
  upTo(backups, now).every(({ at }) => now - Date.parse(at) >= hours * HOUR_MS);
