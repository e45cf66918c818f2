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

/** What a deal stands with now; nothing for one that is being made. */
type Standing = { company: number | null; contact: number | null };

type Namesake = { key: number; company_key: number | null; company: string | null; parent_key: number | null };

/**
 * Which of the contacts of one name a deal means: the one it has, else one of its company, of its parent or branches, or
 * of none. One of another company is somebody else until a person says otherwise: refused with what to do, as are
 * several between whom a deal without a company cannot choose. Undefined where nobody is called so.
 */
const meant = (name: string, found: readonly Namesake[], standing: Standing, at: Company | undefined) => {
  const kept = found.find(({ key }) => key === standing.contact);
  if (kept) return kept;
  const placesOf = (some: readonly Namesake[]): string =>
    some.map(({ company }) => company ?? 'no company').join(', and of ');
  if (!at) {
    if (found.length < 2) return found[0];
    throw new TandemError('rule', `${name} is a contact of ${placesOf(found)}. Name the company of the deal first.`);
  }
  const near = (one: Namesake): boolean =>
    one.company_key === null || one.company_key === at.parent_key || one.parent_key === at.key;
  const known = found.find((one) => one.company_key === at.key) ?? found.find(near);
  if (known || found.length === 0) return known;
  throw new TandemError(
    'rule',
    `${name} is a contact of ${placesOf(found)}, not of ${at.name}. Add them to the contacts of ${at.name} first, or name another company.`,
  );
};

type Company = { key: number; name: string; parent_key: number | null };

/**
 * The key of a contact by name; made at the deal's company, in the same step, where nobody is called so. Contacts with
 * an address are known by it, so their names are compared, too.
 */
const contactByName = async (
  db: WriteDb,
  edit: Edit,
  name: string | null,
  standing: Standing,
  newId: () => string,
): Promise<number | null> => {
  const text = name?.trim() ?? '';
  if (text === '') return null;
  const { company } = standing;
  const found = await db
    .selectFrom('contacts as n')
    .leftJoin('companies as y', (join) => join.onRef('y.key', '=', 'n.company_key').on('y.deleted_at', 'is', null))
    .select(['n.key', 'y.key as company_key', 'y.name as company', 'y.parent_key'])
    .where((eb) =>
      eb.or([
        eb('n.natural_key', '=', fold(text)),
        eb('n.name', '=', text),
        eb(eb.fn<string>('lower_all', ['n.name']), '=', text.normalize('NFC').toLowerCase()),
      ]),
    )
    .where('n.deleted_at', 'is', null)
    .orderBy('n.key')
    .execute();
  const at =
    company === null
      ? undefined
      : await db
          .selectFrom('companies')
          .select(['key', 'name', 'parent_key'])
          .where('key', '=', company)
          .executeTakeFirst();
  const known = meant(text, found, standing, at);
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

const standingOf = async (db: WriteDb, dealId: string | undefined): Promise<Standing> => {
  const row =
    dealId === undefined
      ? undefined
      : await db.selectFrom('deals').select(['company_key', 'contact_key']).where('id', '=', dealId).executeTakeFirst();
  return { company: row?.company_key ?? null, contact: row?.contact_key ?? null };
};

/** A deal that goes to another company keeps a contact only whom that company may have: the other is named first. */
const assertContactStays = async (db: WriteDb, contact: number | null, company: number | null): Promise<void> => {
  if (contact === null || company === null) return;
  const read = (key: number) =>
    db.selectFrom('companies').select(['key', 'name', 'parent_key']).where('key', '=', key).executeTakeFirst();
  const person = await db
    .selectFrom('contacts')
    .select(['name', 'email', 'company_key'])
    .where('key', '=', contact)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  const [to, theirs] = [await read(company), person?.company_key ? await read(person.company_key) : undefined];
  if (!person || !to || !theirs || theirs.key === to.key) return;
  if (theirs.key === to.parent_key || theirs.parent_key === to.key) return;
  throw new TandemError(
    'rule',
    `The contact of this deal, ${person.name || person.email}, is one of ${theirs.name}, not of ${to.name}. Take the contact off the deal first, then change its company.`,
  );
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
  const now = await standingOf(db, dealId);
  const company = fields.company === undefined ? now.company : await companyByName(db, edit, fields.company, newId);
  if (fields.company !== undefined) columns['company_key'] = company;
  if (fields.contact === undefined && company !== now.company) await assertContactStays(db, now.contact, company);
  if (fields.contact !== undefined)
    columns['contact_key'] = await contactByName(db, edit, fields.contact, { ...now, company }, newId);
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
