import type { Edit } from '../../store/history';
import type { ReadDb } from '../../store/dialect';
import { sectionRows } from '../../store/repositories/sections';

/** What one person writes into one section. */
export type Written = { period: string; section: string; text: string; writer: string | null; at: string };

/** Puts words into a section. A signature stays where it is: the words of its day are kept with it, and the report says what came after. */
export const writeSection = async (
  db: ReadDb,
  edit: Edit,
  newId: () => string,
  { period, section, text, writer, at }: Written,
): Promise<void> => {
  const row = (await sectionRows(db, period)).find((one) => one.section === section);
  if (row) await edit.update('report_sections', row.id, { text, writer, written_at: at });
  else
    await edit.insert('report_sections', {
      id: newId(),
      period,
      section,
      text,
      writer,
      written_at: at,
      deleted_at: null,
    });
};

/** The words of channel owners in a weekly report, by the channel's id. */
export const ownersOf = async (db: ReadDb, period: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await sectionRows(db, period)).flatMap(({ section, text }) => (text.trim() === '' ? [] : [[section, text]])),
  );
