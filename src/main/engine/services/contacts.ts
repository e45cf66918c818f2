import { TandemError } from '../../../shared/contract/errors';
import { BUYER_ROLES, OPT_INS, type OptIn, tagText } from '../../../shared/domain/customers';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import { dealsWith, tagsIn } from '../store/repositories/companies';
import {
  type ContactDetail,
  contactOptions,
  countContacts,
  findContact,
  listContacts,
} from '../store/repositories/contacts';
import { keyOf } from '../store/repositories/keys';
import { needsOf } from '../store/repositories/needs';
import { taggedAnew } from './companies';
import { contactOf, dealLineOf, needOf } from './customers/shapes';
import { writeView } from './customers/view-csv';
import { change, changeMany } from './people';
import { settingsOf } from './settings';

const found = async (context: Context, id: string): Promise<ContactDetail> => {
  const row = await findContact(context.store.read, id);
  if (!row) throw new TandemError('not-found', 'This contact was removed in the meantime. Nothing was changed.');
  return row;
};

type Fields = Partial<{
  name: string;
  email: string;
  phone: string;
  title: string;
  role: string | null;
  companyId: string | null;
  ownerId: string | null;
  optIn: OptIn;
  optDay: string | null;
  tags: string[];
  notes: string;
}>;

/** Opting in or out keeps the day of the other, so that the record tells both. */
const optColumns = (fields: Fields, now: OptIn, today: string): Record<string, string | null> => {
  if (fields.optIn === undefined && fields.optDay === undefined) return {};
  const optIn = fields.optIn ?? now;
  const day = fields.optDay === undefined ? today : fields.optDay;
  return {
    ...(fields.optIn === undefined ? {} : { opt_in: optIn === 'unknown' ? null : optIn }),
    ...(optIn === 'yes' ? { opted_in_on: day } : optIn === 'no' ? { opted_out_on: day } : {}),
  };
};

const columnsOf = async (
  context: Context,
  fields: Fields,
  now: OptIn,
): Promise<Record<string, string | number | null>> => {
  const db = context.store.read;
  const { today } = await settingsOf(context);
  const given: Record<string, string | number | null | undefined> = {
    name: fields.name,
    email: fields.email?.trim().toLowerCase(),
    phone: fields.phone?.trim(),
    title: fields.title?.trim(),
    role: fields.role === undefined ? undefined : (fields.role ?? ''),
    company_key: await keyOf(db, 'companies', fields.companyId),
    owner_key: await keyOf(db, 'people', fields.ownerId),
    tags: fields.tags === undefined ? undefined : tagText(fields.tags),
    notes: fields.notes,
    ...optColumns(fields, now, today),
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])),
  );
};

/** A contact is known by the mail address, and by name where there is none. */
const naturalKey = (email: string, name: string): string => fold(email || name);

const assertFree = async (context: Context, email: string, except?: string): Promise<void> => {
  if (email === '') return;
  const taken = await context.store.read
    .selectFrom('contacts')
    .select(['id', 'name'])
    .where('natural_key', '=', fold(email))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken && taken.id !== except)
    throw new TandemError('conflict', `${taken.name || 'Another contact'} has the address ${email} already.`);
};

const finishing = (context: Context): void => context.touched('companies', 'deals');

/** People at companies, and subscribers: in lists, as records, changed in place. */
export const contactsService: ServiceOf<'contacts'> = {
  'contacts.list': async ({ limit, offset, ...filter }, context) => ({
    rows: (await listContacts(context.store.read, filter, { limit, offset })).map(contactOf),
    total: await countContacts(context.store.read, filter),
    tags: await tagsIn(context.store.read, 'contacts'),
  }),
  'contacts.options': ({ q, limit }, context) => contactOptions(context.store.read, q, limit),
  'contacts.get': async ({ id }, context) => {
    const db = context.store.read;
    const row = await found(context, id);
    const { lastActivityDay: _last, ...contact } = contactOf(row);
    return {
      ...contact,
      name: row.name,
      notes: row.notes,
      needs: (await needsOf(db, { contactKey: row.key })).map(needOf),
      deals: (await dealsWith(db, { contactKey: row.key })).map(dealLineOf),
      batch: row.batch_id,
      sourceLine: row.source_line,
      rev: row.rev,
    };
  },
  'contacts.create': async (fields, context) => {
    const email = fields.email?.trim().toLowerCase() ?? '';
    await assertFree(context, email);
    const id = context.newId();
    const columns = await columnsOf(context, fields, 'unknown');
    await change(context, `Added ${fields.name}`, 'contacts', id, (edit) =>
      edit.insert('contacts', {
        id,
        company_key: null,
        email: '',
        phone: '',
        tags: '',
        deleted_at: null,
        natural_key: naturalKey(email, fields.name),
        ...columns,
        name: fields.name,
      }),
    );
    finishing(context);
    return { id };
  },
  'contacts.update': async ({ id, rev, ...fields }, context) => {
    const row = await found(context, id);
    const shown = contactOf(row);
    if (rev !== undefined && rev !== row.rev)
      throw new TandemError(
        'conflict',
        `${shown.name} was changed in the meantime. Look at it again, then repeat your change.`,
      );
    const email = fields.email?.trim().toLowerCase();
    if (email !== undefined) await assertFree(context, email, id);
    const columns = await columnsOf(context, fields, shown.optIn);
    const named = fields.name !== undefined || email !== undefined;
    await change(context, `Changed ${fields.name ?? shown.name}`, 'contacts', id, (edit) =>
      edit.update('contacts', id, {
        ...columns,
        ...(named ? { natural_key: naturalKey(email ?? row.email, fields.name ?? row.name) } : {}),
      }),
    );
    finishing(context);
    return { ok: true };
  },
  'contacts.bulk': async ({ ids, addTag, removeTag, ...fields }, context) => {
    const columns = await columnsOf(context, fields, 'unknown');
    const rows = await context.store.read
      .selectFrom('contacts')
      .select(['id', 'tags'])
      .where('id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute();
    const changed = await changeMany(context, 'Changed', ['contact', 'contacts'], 'contacts', async (edit) => {
      for (const row of rows)
        await edit.update('contacts', row.id, { ...columns, ...taggedAnew(row.tags, addTag, removeTag) });
    });
    finishing(context);
    return { changed };
  },
  'contacts.remove': async ({ id }, context) => {
    const row = await found(context, id);
    await change(context, `Removed ${row.name || row.email}`, 'contacts', id, (edit) => edit.remove('contacts', id));
    finishing(context);
    return { ok: true };
  },
  'contacts.export': async ({ file, ...filter }, context) =>
    writeView(
      context,
      file,
      ['name', 'email', 'phone', 'title', 'company', 'role', 'owner', 'opt_in', 'opt_day', 'tags', 'last_activity'],
      await countContacts(context.store.read, filter),
      async (limit, offset) =>
        (await listContacts(context.store.read, filter, { limit, offset }))
          .map(contactOf)
          .map((row) => [
            row.name,
            row.email,
            row.phone,
            row.title,
            row.company?.name ?? '',
            row.role === null ? '' : BUYER_ROLES[row.role],
            row.owner?.name ?? '',
            OPT_INS[row.optIn],
            row.optDay,
            row.tags.join(', '),
            row.lastActivityDay,
          ]),
    ),
};
