import { TandemError } from '../../../../shared/contract/errors';
import type { LibraryKind } from '../../../../shared/domain/library';
import type { LibraryValues } from '../../../../shared/domain/library/fields';
import type { ReadDb } from '../../store/dialect';
import { assertCodeFree } from '../codes';
import { codesNamed, idsHolding, marksNamed } from '../../store/repositories/library';

const spanWords = (starts: string | null, ends: string | null): string =>
  starts === null && ends === null
    ? 'without end'
    : `${starts === null ? 'until' : `from ${starts}`}${ends === null ? ' on' : `${starts === null ? '' : ' to'} ${ends}`}`;

type Span = { starts: string | null; ends: string | null };
const overlap = (a: Span, b: Span): boolean =>
  (a.starts ?? '') <= (b.ends ?? '9999-12-31') && (b.starts ?? '') <= (a.ends ?? '9999-12-31');

const dayOf = (row: LibraryValues, field: string): string | null => {
  const value = row[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** An order names a code and nothing else: the code must tell whose it is, and what it earns on that day. */
const assertCode = async (db: ReadDb, row: LibraryValues, id: string): Promise<void> => {
  const code = String(row['code'] ?? '').trim();
  const mine = { starts: dayOf(row, 'starts'), ends: dayOf(row, 'ends') };
  for (const other of await codesNamed(db, code)) {
    if (other.id === id) continue;
    if (other.creator_id !== row['creatorId'])
      throw new TandemError(
        'conflict',
        `The code ${other.code} belongs to ${other.creator}. A code tells whose order it is, so give this one another.`,
      );
    if (overlap(mine, other))
      throw new TandemError(
        'conflict',
        `The code ${other.code} runs ${spanWords(other.starts, other.ends)} already. Two of the same code can’t overlap: end one before the other begins.`,
      );
  }
  for (const mark of ['link', 'tag'] as const) {
    const text = String(row[mark] ?? '').trim();
    const taken = text === '' ? [] : await marksNamed(db, mark, text, String(row['creatorId']));
    const other = taken.find((one) => overlap(mine, one));
    if (other)
      throw new TandemError(
        'conflict',
        `The ${mark} ${text} belongs to ${other.creator}. A ${mark} tells whose order it is, so give this one another.`,
      );
  }
  const campaignId = row['campaignId'];
  await assertCodeFree(db, {
    holder: 'creator',
    id,
    campaignId: typeof campaignId === 'string' && campaignId !== '' ? campaignId : null,
    code,
    from: mine.starts,
    to: mine.ends,
  });
};

const assertOnce = async (
  db: ReadDb,
  id: string,
  table: string,
  same: Parameters<typeof idsHolding>[2],
  words: string,
): Promise<void> => {
  if ((await idsHolding(db, table, same)).some((other) => other !== id)) throw new TandemError('conflict', words);
};

/** What rows of a list must keep among each other; refuses in words. */
export const assertAmongOthers = async (
  db: ReadDb,
  kind: LibraryKind,
  row: LibraryValues,
  id: string,
): Promise<void> => {
  if (kind === 'code') await assertCode(db, row, id);
  if (kind === 'keyword') {
    const keyword = String(row['keyword']);
    await assertOnce(db, id, 'keywords', { keyword }, `The keyword “${keyword}” is in the list already.`);
  }
  if (kind === 'audience') {
    const name = String(row['name']);
    await assertOnce(db, id, 'audiences', { name }, `There is an audience “${name}” already.`);
  }
  if (kind === 'rank')
    await assertOnce(
      db,
      id,
      'keyword_ranks',
      { keyword_id: row['keywordId'] ?? null, day: row['day'] ?? null },
      `The rank of ${String(row['day'])} is noted already. Change that one.`,
    );
};
