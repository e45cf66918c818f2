export type Kept = { name: string; at: string; reason: string };

const RECENT = 10;
const DAILY = 14;
/** Copies made before something that cannot be undone in the app: kept beside the recent ones. */
const SPECIAL = /migration|restore|import/;

/**
 * Which backups may go: all but the ten newest, the newest of each of fourteen days, and the newest five of
 * each special reason. Never the last one. `at` is ISO 8601.
 */
export const prunable = <T extends Kept>(backups: readonly T[]): T[] => {
  const newest = backups.toSorted((a, b) => (a.at < b.at ? 1 : -1));
  const keep = new Set(newest.slice(0, RECENT));
  const days = new Map<string, T>();
  for (const backup of newest) if (!days.has(backup.at.slice(0, 10))) days.set(backup.at.slice(0, 10), backup);
  for (const backup of [...days.values()].slice(0, DAILY)) keep.add(backup);
  const perReason = new Map<string, number>();
  for (const backup of newest) {
    const reason = SPECIAL.exec(backup.reason)?.[0];
    if (reason === undefined) continue;
    const kept = perReason.get(reason) ?? 0;
    if (kept < 5) keep.add(backup);
    perReason.set(reason, kept + 1);
  }
  return newest.filter((backup) => !keep.has(backup));
};

const HOUR_MS = 3_600_000;

/** The copies of before `now` (milliseconds since 1970): one that a wrong clock dated later must not hold up the next. */
export const upTo = <T extends Pick<Kept, 'at'>>(backups: readonly T[], now: number): T[] =>
  backups.filter(({ at }) => Date.parse(at) <= now);

/** Whether the newest copy is older than `hours` at `now` (milliseconds since 1970), or there is none. */
export const isDue = (backups: readonly Pick<Kept, 'at'>[], now: number, hours: number): boolean =>
  upTo(backups, now).every(({ at }) => now - Date.parse(at) >= hours * HOUR_MS);
