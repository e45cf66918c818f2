import type { FieldDigest } from '../../../../shared/contract/reports';
import { NOTE_STATUS_IDS, NOTE_TYPE_IDS } from '../../../../shared/domain/note-line';
import { listNotes, type NoteRow } from '../../store/repositories/notes';
import type { Desk } from './desk';

const LINES = 10;
const THEMES = 8;

const counts = (rows: readonly NoteRow[], of: (row: NoteRow) => string | null): Map<string, number> =>
  rows.reduce((found, row) => {
    const key = of(row);
    return key === null ? found : found.set(key, (found.get(key) ?? 0) + 1);
  }, new Map<string, number>());

/** Issues first, then what belongs to a theme, the larger themes first: what a reader must not miss when lines are cut. */
const order = (themes: ReadonlyMap<string, number>) => (a: NoteRow, b: NoteRow) =>
  Number(b.type === 'issue') - Number(a.type === 'issue') ||
  (themes.get(b.theme ?? '') ?? 0) - (themes.get(a.theme ?? '') ?? 0) ||
  (a.theme ?? '').localeCompare(b.theme ?? '', 'en') ||
  (a.day < b.day ? -1 : 1);

/** What was heard in the field in the report's days, against the same days before; null while nobody has noted anything in either. */
export const digestOf = async ({ db, period, before }: Desk): Promise<FieldDigest | null> => {
  const rows = await listNotes(db, { from: period.from, to: period.to });
  const earlier = await listNotes(db, { from: before.from, to: before.to });
  if (rows.length + earlier.length === 0) return null;
  const types = counts(rows, (row) => row.type);
  const typesBefore = counts(earlier, (row) => row.type);
  const themes = counts(rows, (row) => row.theme);
  const themesBefore = counts(earlier, (row) => row.theme);
  const lines = rows.toSorted(order(themes)).slice(0, LINES);
  return {
    notes: rows.length,
    before: earlier.length,
    open: rows.filter(({ status }) => status === 'open').length,
    types: NOTE_TYPE_IDS.flatMap((type) => {
      const [notes, was] = [types.get(type) ?? 0, typesBefore.get(type) ?? 0];
      return notes + was > 0 ? [{ type, notes, before: was }] : [];
    }),
    themes: [...themes]
      .toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b, 'en'))
      .slice(0, THEMES)
      .map(([name, notes]) => ({ name, notes, before: themesBefore.get(name) ?? 0 })),
    lines: lines.map((row) => ({
      text: row.text,
      type: NOTE_TYPE_IDS.find((type) => type === row.type) ?? 'customer-voice',
      theme: row.theme,
      where: [row.product, row.channel, row.competitor].filter((word): word is string => Boolean(word)),
      day: row.day,
      status: NOTE_STATUS_IDS.find((status) => status === row.status) ?? 'open',
      resolution: row.resolution,
    })),
    rest: rows.length - lines.length,
  };
};
