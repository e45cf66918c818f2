import { NOTE_TYPE_IDS, NOTE_TYPES, type NoteType } from './note-line';

export type DigestNote = {
  text: string;
  type: NoteType;
  theme: string | null;
  /** Where it was heard, what it is about: said behind the words. */
  where: readonly string[];
};

const counted = (notes: number): string => (notes === 1 ? '1 note' : `${notes} notes`);

/**
 * A week's notes as plain text: counts first, then each type with its notes, those of one theme together and the
 * larger themes first. The order of the notes within a theme stays.
 */
export const noteDigest = (title: string, notes: readonly DigestNote[]): string => {
  if (notes.length === 0) return `${title}\nNo field notes this week.`;
  const lines = [title, counted(notes.length)];
  for (const type of NOTE_TYPE_IDS) {
    const own = notes.filter((note) => note.type === type);
    if (own.length === 0) continue;
    lines.push('', `${NOTE_TYPES[type]} (${own.length})`);
    const themes = [...Map.groupBy(own, (note) => note.theme)].toSorted(
      ([a, x], [b, y]) => Number(a === null) - Number(b === null) || y.length - x.length,
    );
    for (const [theme, within] of themes) {
      lines.push(`${theme ?? 'Without a theme'}: ${counted(within.length)}`);
      for (const { text, where } of within) lines.push(`- ${text}${where.length > 0 ? ` (${where.join(', ')})` : ''}`);
    }
  }
  return lines.join('\n');
};
