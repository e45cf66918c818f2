import { TandemError } from '../../../../shared/contract/errors';
import type { ReadDb } from '../dialect';

const NAMES = {
  people: 'person',
  channels: 'channel',
  products: 'product',
  companies: 'company',
  contacts: 'contact',
} as const;

/**
 * The key of what a field points to by its id: undefined leaves the field as it is, null empties it, and a
 * record that is gone is refused in words.
 */
export const keyOf = async (
  db: ReadDb,
  table: keyof typeof NAMES,
  id: string | null | undefined,
): Promise<number | null | undefined> => {
  if (id === undefined || id === null) return id;
  const row = await db
    .selectFrom(table)
    .select('key')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new TandemError('not-found', `This ${NAMES[table]} was removed in the meantime.`);
  return row.key;
};

/** Text as a LIKE pattern that means itself. */
export const likeOf = (text: string): string => `%${text.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`;

/** A tag as a LIKE pattern over `TAGS(column)`, whole and whatever its case. */
export const tagPattern = (tag: string): string => `%,${tag.trim().replace(/[\\%_]/g, (mark) => `\\${mark}`)},%`;
