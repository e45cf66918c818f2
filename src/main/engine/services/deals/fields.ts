import { TandemError } from '../../../../shared/contract/errors';
import type { Credit } from '../../../../shared/domain/credits';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';

/** The key of a company or contact by its name, made in the same step where there is none. */
const keyByName = async (
  db: WriteDb,
  edit: Edit,
  table: 'companies' | 'contacts',
  name: string | null,
  newId: () => string,
): Promise<number | null> => {
  const text = name?.trim() ?? '';
  if (text === '') return null;
  const find = () =>
    db
      .selectFrom(table)
      .select('key')
      .where('natural_key', '=', fold(text))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.key;
  const id = newId();
  if (table === 'companies')
    await edit.insert('companies', {
      id,
      name: text,
      natural_key: fold(text),
      kind: '',
      domain: '',
      country: '',
      deleted_at: null,
    });
  else
    await edit.insert('contacts', {
      id,
      name: text,
      natural_key: fold(text),
      email: '',
      phone: '',
      company_key: null,
      tags: '',
      deleted_at: null,
    });
  return (await find())?.key ?? null;
};

const keyById = async (
  db: WriteDb,
  table: 'people' | 'channels' | 'products',
  id: string | null,
): Promise<number | null> => {
  if (id === null) return null;
  const row = await db.selectFrom(table).select('key').where('id', '=', id).executeTakeFirst();
  if (!row) throw new TandemError('not-found', 'What this deal should point to was removed in the meantime.');
  return row.key;
};

/** Fields as they come over the wire. Undefined leaves one as it is, null empties it. */
export type Fields = {
  [K in
    | 'title'
    | 'company'
    | 'contact'
    | 'ownerId'
    | 'currency'
    | 'channelId'
    | 'productId'
    | 'source'
    | 'expectedClose'
    | 'nextStep'
    | 'nextStepKind'
    | 'nextStepDay'
    | 'needs'
    | 'decisionMaker']?: string | null | undefined;
} & {
  [K in 'valueMinor' | 'budgetMinor' | 'probability']?: number | null | undefined;
} & { labels?: string[] | undefined; credits?: Credit[] | undefined };

/** Columns that take their field as it comes, and those where nothing is written as ''. */
const PLAIN = {
  valueMinor: 'value_minor',
  budgetMinor: 'budget_minor',
  probability: 'probability',
  expectedClose: 'expected_close',
  nextStepDay: 'next_step_day',
} as const;
const TEXTS = {
  source: 'source',
  nextStep: 'next_step',
  nextStepKind: 'next_step_kind',
  needs: 'needs',
  decisionMaker: 'decision_maker',
} as const;

type Columns = Record<string, string | number | null>;

/** The columns that a set of fields changes. */
export const columnsOf = async (db: WriteDb, edit: Edit, fields: Fields, newId: () => string): Promise<Columns> => {
  const columns: Columns = {};
  if (fields.title != null) columns['title'] = fields.title;
  if (fields.currency != null) columns['currency'] = fields.currency;
  if (fields.company !== undefined)
    columns['company_key'] = await keyByName(db, edit, 'companies', fields.company, newId);
  if (fields.contact !== undefined)
    columns['contact_key'] = await keyByName(db, edit, 'contacts', fields.contact, newId);
  if (fields.ownerId !== undefined) columns['owner_key'] = await keyById(db, 'people', fields.ownerId);
  if (fields.channelId !== undefined) columns['channel_key'] = await keyById(db, 'channels', fields.channelId);
  if (fields.productId !== undefined) columns['product_key'] = await keyById(db, 'products', fields.productId);
  for (const [field, column] of Object.entries(PLAIN) as [keyof typeof PLAIN, string][]) {
    const value = fields[field];
    if (value !== undefined) columns[column] = value;
  }
  for (const [field, column] of Object.entries(TEXTS) as [keyof typeof TEXTS, string][]) {
    const value = fields[field];
    if (value !== undefined) columns[column] = value?.trim() ?? '';
  }
  if (fields.credits !== undefined) {
    for (const { personId } of fields.credits) await keyById(db, 'people', personId);
    columns['credits'] = JSON.stringify(fields.credits);
  }
  if (fields.labels !== undefined) columns['labels'] = JSON.stringify([...new Set(fields.labels)]);
  return columns;
};
