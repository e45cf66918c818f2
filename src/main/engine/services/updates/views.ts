import { z } from 'zod';
import { blockData, rule, type UpdateBlock } from '../../../../shared/contract/reports/update';
import type { RecipientGroup, UpdateSend } from '../../../../shared/contract/updates';
import {
  BLOCK_KINDS,
  LOCALE_IDS,
  type ReaderLocale,
  type Rule,
  STANDARD_BLOCKS,
} from '../../../../shared/domain/investor';
import type { BlockRow, GroupRow, SendRow } from '../../store/repositories/updates';

const rules = z.array(rule);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** What a block carries beside its text; a field that cannot be read is left out with the rest. */
const dataOf = (text: string): UpdateBlock['data'] => {
  const parsed = blockData.safeParse(jsonOf(text));
  return parsed.success ? parsed.data : {};
};

/** Rules of a stored list; one that cannot be read hides nothing and is therefore refused: everything is hidden instead. */
export const rulesOf = (text: string): Rule[] => rules.parse(jsonOf(text));

export const localeOf = (text: string | null): ReaderLocale | null => LOCALE_IDS.find((one) => one === text) ?? null;

/** Names, one a line. */
export const namesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((name) => name.trim())
    .filter(Boolean);

export const blockViews = (rows: readonly BlockRow[]): UpdateBlock[] =>
  rows.flatMap((row) => {
    const kind = BLOCK_KINDS.find((one) => one === row.kind);
    return kind
      ? [{ id: row.id, kind, hidden: row.hidden === 1, title: row.title, text: row.text, data: dataOf(row.data) }]
      : [];
  });

/** The blocks of an update that nobody has begun. */
export const standardBlocks = (): UpdateBlock[] =>
  STANDARD_BLOCKS.map((kind) => ({ id: kind, kind, hidden: false, title: '', text: '', data: {} }));

export const groupView = (row: GroupRow): RecipientGroup => ({
  id: row.id,
  rev: row.rev,
  name: row.name,
  people: row.people,
  locale: localeOf(row.locale),
  rules: rulesOf(row.rules),
});

export const sendView = (row: SendRow): UpdateSend => ({
  id: row.id,
  group: row.group_name,
  groupId: row.group_id,
  people: namesOf(row.people),
  rules: rulesOf(row.rules),
  locale: localeOf(row.locale),
  at: row.at,
  by: row.by,
});
