import { TandemError } from '../../../shared/contract/errors';
import { bareDomain, COMPANY_KINDS, tagsOf, tagText, wouldLoop } from '../../../shared/domain/customers';
import { fold } from '../../../shared/domain/text';
import type { Context, ServiceOf } from '../context';
import {
  companyChildren,
  type CompanyDetail,
  companyLocations,
  companyOptions,
  companyParents,
  countCompanies,
  dealsWith,
  findCompany,
  listCompanies,
  tagsIn,
} from '../store/repositories/companies';
import { listContacts } from '../store/repositories/contacts';
import { keyOf } from '../store/repositories/keys';
import { needsOf } from '../store/repositories/needs';
import { majorText } from '../../../shared/domain/cells';
import { companyOf, contactOf, dealLineOf, kindOf, needOf, ownerOf, refOr } from './customers/shapes';
import { writeView } from './customers/view-csv';
import { change, changeMany } from './people';
import { settingsOf } from './settings';

const found = async (context: Context, id: string): Promise<CompanyDetail> => {
  const row = await findCompany(context.store.read, id);
  if (!row) throw new TandemError('not-found', 'This company was removed in the meantime. Nothing was changed.');
  return row;
};

const assertFree = async (context: Context, name: string, except?: string): Promise<void> => {
  const taken = await context.store.read
    .selectFrom('companies')
    .select(['id', 'name'])
    .where('natural_key', '=', fold(name))
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (taken && taken.id !== except) throw new TandemError('conflict', `There is a company ${taken.name} already.`);
};

type Fields = Partial<{
  name: string;
  kind: string | null;
  domain: string;
  country: string;
  address: string;
  parentId: string | null;
  channelId: string | null;
  ownerId: string | null;
  reorderDays: number | null;
  renewalDay: string | null;
  tags: string[];
  notes: string;
}>;

/** The named fields as columns; those that are absent stay as they are. */
const columnsOf = async (context: Context, fields: Fields): Promise<Record<string, string | number | null>> => {
  const db = context.store.read;
  const given: Record<string, string | number | null | undefined> = {
    name: fields.name,
    natural_key: fields.name === undefined ? undefined : fold(fields.name),
    kind: fields.kind === undefined ? undefined : (fields.kind ?? ''),
    domain: fields.domain === undefined ? undefined : bareDomain(fields.domain),
    country: fields.country?.trim(),
    address: fields.address?.trim(),
    parent_key: await keyOf(db, 'companies', fields.parentId),
    channel_key: await keyOf(db, 'channels', fields.channelId),
    owner_key: await keyOf(db, 'people', fields.ownerId),
    reorder_days: fields.reorderDays,
    renewal_day: fields.renewalDay,
    tags: fields.tags === undefined ? undefined : tagText(fields.tags),
    notes: fields.notes,
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([column, value]) => (value === undefined ? [] : [[column, value]])),
  );
};

const finishing = (context: Context): void => context.touched('companies', 'deals');

const assertNoLoop = async (context: Context, row: CompanyDetail, parentId: string): Promise<void> => {
  if (parentId === row.id) throw new TandemError('rule', `${row.name} cannot stand under itself.`);
  if (!wouldLoop(row.id, parentId, await companyParents(context.store.read))) return;
  const parent = await found(context, parentId);
  throw new TandemError(
    'rule',
    `${parent.name} stands under ${row.name} already, so ${row.name} cannot stand under it too. Take ${parent.name} out first.`,
  );
};

/** Companies that buy or may buy: in lists, as records, changed in place; each change is one step of undo. */
export const companiesService: ServiceOf<'companies'> = {
  'companies.list': async ({ limit, offset, ...filter }, context) => {
    const { currency } = await settingsOf(context);
    const asked = { ...filter, currency };
    return {
      rows: (await listCompanies(context.store.read, asked, { limit, offset })).map(companyOf),
      total: await countCompanies(context.store.read, asked),
      tags: await tagsIn(context.store.read, 'companies'),
    };
  },
  'companies.options': ({ q, limit }, context) => companyOptions(context.store.read, q, limit),
  'companies.get': async ({ id }, context) => {
    const db = context.store.read;
    const row = await found(context, id);
    const whose = { companyKey: row.key };
    return {
      id: row.id,
      name: row.name,
      kind: kindOf(row.kind),
      domain: row.domain,
      country: row.country,
      address: row.address,
      parent: refOr(row.parent_id, row.parent_name),
      channel: refOr(row.channel_id, row.channel_name),
      owner: ownerOf(row),
      reorderDays: row.reorder_days,
      renewalDay: row.renewal_day,
      tags: tagsOf(row.tags),
      notes: row.notes,
      children: await companyChildren(db, row.key),
      locations: (await companyLocations(db, row.key)).map((place) => ({
        id: place.id,
        name: place.name,
        address: place.address,
        channel: refOr(place.channel_id, place.channel_name),
      })),
      contacts: (await listContacts(db, { companyId: id, sort: 'name' }, { limit: 500, offset: 0 })).map(contactOf),
      needs: (await needsOf(db, whose)).map(needOf),
      deals: (await dealsWith(db, whose)).map(dealLineOf),
      batch: row.batch_id,
      sourceLine: row.source_line,
      rev: row.rev,
    };
  },
  'companies.create': async (fields, context) => {
    await assertFree(context, fields.name);
    const id = context.newId();
    const columns = await columnsOf(context, { ownerId: context.personId, ...fields });
    await change(context, `Added ${fields.name}`, 'companies', id, (edit) =>
      edit.insert('companies', {
        id,
        name: fields.name,
        natural_key: fold(fields.name),
        kind: '',
        domain: '',
        country: '',
        deleted_at: null,
        ...columns,
      }),
    );
    finishing(context);
    return { id };
  },
  'companies.update': async ({ id, rev, ...fields }, context) => {
    const row = await found(context, id);
    if (rev !== undefined && rev !== row.rev)
      throw new TandemError(
        'conflict',
        `${row.name} was changed in the meantime. Look at it again, then repeat your change.`,
      );
    if (fields.name !== undefined) await assertFree(context, fields.name, id);
    if (fields.parentId) await assertNoLoop(context, row, fields.parentId);
    const columns = await columnsOf(context, fields);
    await change(context, `Changed ${fields.name ?? row.name}`, 'companies', id, (edit) =>
      edit.update('companies', id, columns),
    );
    finishing(context);
    return { ok: true };
  },
  'companies.bulk': async ({ ids, addTag, removeTag, ...fields }, context) => {
    const columns = await columnsOf(context, fields);
    const rows = await context.store.read
      .selectFrom('companies')
      .select(['id', 'tags'])
      .where('id', 'in', ids)
      .where('deleted_at', 'is', null)
      .execute();
    const changed = await changeMany(context, 'Changed', ['company', 'companies'], 'companies', async (edit) => {
      for (const row of rows)
        await edit.update('companies', row.id, { ...columns, ...taggedAnew(row.tags, addTag, removeTag) });
    });
    finishing(context);
    return { changed };
  },
  'companies.remove': async ({ id }, context) => {
    const row = await found(context, id);
    await change(context, `Removed ${row.name}`, 'companies', id, (edit) => edit.remove('companies', id));
    finishing(context);
    return { ok: true };
  },
  'companies.addLocation': async ({ companyId, name }, context) => {
    const row = await found(context, companyId);
    const id = context.newId();
    await change(context, `Added ${name} to ${row.name}`, 'companies', companyId, (edit) =>
      edit.insert('company_locations', {
        id,
        company_key: row.key,
        name,
        address: '',
        channel_key: null,
        deleted_at: null,
      }),
    );
    finishing(context);
    return { id };
  },
  'companies.updateLocation': async ({ id, name, address, channelId }, context) => {
    const channel = await keyOf(context.store.read, 'channels', channelId);
    await change(context, 'Changed a location', 'companies', id, (edit) =>
      edit.update('company_locations', id, {
        ...(name === undefined ? {} : { name }),
        ...(address === undefined ? {} : { address }),
        ...(channel === undefined ? {} : { channel_key: channel }),
      }),
    );
    finishing(context);
    return { ok: true };
  },
  'companies.removeLocation': async ({ id }, context) => {
    await change(context, 'Removed a location', 'companies', id, (edit) => edit.remove('company_locations', id));
    finishing(context);
    return { ok: true };
  },
  'companies.export': async ({ file, ...filter }, context) => {
    const { currency } = await settingsOf(context);
    const asked = { ...filter, currency };
    const total = await countCompanies(context.store.read, asked);
    return writeView(
      context,
      file,
      [
        'name',
        'kind',
        'domain',
        'country',
        'parent',
        'owner',
        'tags',
        'contacts',
        'open_deals',
        'open_issues',
        'orders',
        'net_sales',
        'currency',
        'last_order',
        'last_activity',
        'renewal',
      ],
      total,
      async (limit, offset) =>
        (await listCompanies(context.store.read, asked, { limit, offset }))
          .map(companyOf)
          .map((row) => [
            row.name,
            row.kind === null ? '' : COMPANY_KINDS[row.kind],
            row.domain,
            row.country,
            row.parent?.name ?? '',
            row.owner?.name ?? '',
            row.tags.join(', '),
            row.contacts,
            row.openDeals,
            row.openIssues,
            row.orders,
            majorText(row.netMinor, currency),
            currency,
            row.lastOrderDay,
            row.lastActivityDay,
            row.renewalDay,
          ]),
    );
  },
};

/** The tags of a row with one more or one less; nothing when neither was asked for. */
export const taggedAnew = (tags: string, add: string | undefined, remove: string | undefined): { tags?: string } => {
  if (add === undefined && remove === undefined) return {};
  const kept = tagsOf(tags).filter((tag) => tag.toLowerCase() !== remove?.toLowerCase());
  return { tags: tagText(add === undefined ? kept : [...kept, add]) };
};
