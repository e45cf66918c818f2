import { TandemError } from '../../../../shared/contract/errors';
import type { Credit } from '../../../../shared/domain/credits';
import { fold } from '../../../../shared/domain/text';
import type { WriteDb } from '../../store/dialect';
import type { Edit } from '../../store/history';

/** The key of a company by its name, made in the same step where there is none. */
const companyByName = async (
  db: WriteDb,
  edit: Edit,
  name: string | null,
  newId: () => string,
): Promise<number | null> => {
  const text = name?.trim() ?? '';
  if (text === '') return null;
  const find = () =>
    db
      .selectFrom('companies')
      .select('key')
      .where('natural_key', '=', fold(text))
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.key;
  await edit.insert('companies', {
    id: newId(),
    name: text,
    natural_key: fold(text),
    kind: '',
    domain: '',
    country: '',
    deleted_at: null,
  });
  return (await find())?.key ?? null;
};

/**
 * The key of a contact by name, one of the deal's own company before others of that name; made there, in the same step,
 * where there is none. Contacts with an address are known by it, so their names are compared, too.
 */
const contactByName = async (
  db: WriteDb,
  edit: Edit,
  name: string | null,
  company: number | null,
  newId: () => string,
): Promise<number | null> => {
  const text = name?.trim() ?? '';
  if (text === '') return null;
  const found = await db
    .selectFrom('contacts')
    .select(['key', 'company_key'])
    .where((eb) =>
      eb.or([
        eb('natural_key', '=', fold(text)),
        eb('name', '=', text),
        eb(eb.fn<string>('lower_all', ['name']), '=', text.normalize('NFC').toLowerCase()),
      ]),
    )
    .where('deleted_at', 'is', null)
    .orderBy('key')
    .execute();
  const known = found.find((one) => company !== null && one.company_key === company) ?? found[0];
  if (known) return known.key;
  const id = newId();
  await edit.insert('contacts', {
    id,
    name: text,
    natural_key: fold(text),
    email: '',
    phone: '',
    company_key: company,
    tags: '',
    deleted_at: null,
  });
  return (await db.selectFrom('contacts').select('key').where('id', '=', id).executeTakeFirst())?.key ?? null;
};

/** The company that a deal stands with now; null without one, or for a deal that is being made. */
const companyOf = async (db: WriteDb, dealId: string | undefined): Promise<number | null> =>
  dealId === undefined
    ? null
    : ((await db.selectFrom('deals').select('company_key').where('id', '=', dealId).executeTakeFirst())?.company_key ??
      null);

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

/** The columns that a set of fields changes; `dealId` is the deal that has them already. */
export const columnsOf = async (
  db: WriteDb,
  edit: Edit,
  fields: Fields,
  newId: () => string,
  dealId?: string,
): Promise<Columns> => {
  const columns: Columns = {};
  if (fields.title != null) columns['title'] = fields.title;
  if (fields.currency != null) columns['currency'] = fields.currency;
  const company =
    fields.company === undefined ? await companyOf(db, dealId) : await companyByName(db, edit, fields.company, newId);
  if (fields.company !== undefined) columns['company_key'] = company;
  if (fields.contact !== undefined)
    columns['contact_key'] = await contactByName(db, edit, fields.contact, company, newId);
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
