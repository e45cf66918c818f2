import { z } from 'zod';
import { BUYER_ROLE_IDS, COMPANY_KIND_IDS, NEED_KIND_IDS, OPT_IN_IDS } from '../domain/customers';
import { job, read, write } from './channel';
import { chosenIds, count, day, id, idOnly, longText, minor, name, ok, path, personRef, shortText } from './common';

/** A record as a line points to it. */
export const recordRef = z.object({ id, name: z.string() });
export type RecordRef = z.infer<typeof recordRef>;

export const companyKind = z.enum(COMPANY_KIND_IDS);
export const buyerRole = z.enum(BUYER_ROLE_IDS);
const tags = z.array(z.string().trim().min(1).max(60)).max(30);
const page = { limit: z.number().int().min(1).max(500).default(100), offset: count.default(0) };
export const companyRow = z.object({
  id,
  name: z.string(),
  kind: companyKind.nullable(),
  domain: z.string(),
  country: z.string(),
  parent: recordRef.nullable(),
  owner: personRef.nullable(),
  tags: z.array(z.string()),
  contacts: count,
  openDeals: count,
  openIssues: count,
  orders: count,
  /** Net of discounts and returns, in the workspace's currency, of the customers linked to it. */
  netMinor: minor,
  lastOrderDay: z.string().nullable(),
  lastActivityDay: z.string().nullable(),
  renewalDay: z.string().nullable(),
});
export type CompanyRow = z.infer<typeof companyRow>;

export const companyFilter = z.object({
  q: shortText.optional(),
  kind: companyKind.optional(),
  /** Null finds those without an owner. */
  ownerId: id.nullable().optional(),
  tag: shortText.optional(),
  sort: z.enum(['name', 'revenue', 'lastOrder', 'lastActivity', 'renewal']).default('name'),
});

const companyFields = z.object({
  name,
  kind: companyKind.nullable(),
  domain: shortText,
  country: shortText,
  address: shortText,
  parentId: id.nullable(),
  channelId: id.nullable(),
  ownerId: id.nullable(),
  reorderDays: z.number().int().min(1).max(3650).nullable(),
  renewalDay: day.nullable(),
  tags,
  notes: longText,
});

export const needRow = z.object({
  id,
  kind: z.enum(NEED_KIND_IDS),
  text: z.string(),
  solution: z.string(),
  open: z.boolean(),
  openedDay: z.string(),
  solvedDay: z.string().nullable(),
  contact: recordRef.nullable(),
  product: recordRef.nullable(),
});
export type NeedRow = z.infer<typeof needRow>;

export const contactRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  title: z.string(),
  role: buyerRole.nullable(),
  company: recordRef.nullable(),
  owner: personRef.nullable(),
  optIn: z.enum(OPT_IN_IDS),
  /** Since when they are opted in or out. */
  optDay: z.string().nullable(),
  tags: z.array(z.string()),
  lastActivityDay: z.string().nullable(),
});
export type ContactRow = z.infer<typeof contactRow>;

export const contactFilter = z.object({
  q: shortText.optional(),
  role: buyerRole.optional(),
  optIn: z.enum(OPT_IN_IDS).optional(),
  ownerId: id.nullable().optional(),
  companyId: id.optional(),
  tag: shortText.optional(),
  sort: z.enum(['name', 'company', 'lastActivity']).default('name'),
});

const contactFields = z.object({
  name,
  email: shortText,
  phone: shortText,
  title: shortText,
  role: buyerRole.nullable(),
  companyId: id.nullable(),
  ownerId: id.nullable(),
  optIn: z.enum(OPT_IN_IDS),
  optDay: day.nullable(),
  tags,
  notes: longText,
});

const dealLine = z.object({
  id,
  title: z.string(),
  stage: z.string(),
  kind: z.enum(['open', 'won', 'lost']),
  pipeline: z.string(),
  valueMinor: minor.nullable(),
  currency: z.string(),
  expectedClose: z.string().nullable(),
});
export type DealLine = z.infer<typeof dealLine>;

const bulk = z.object({
  ids: chosenIds,
  ownerId: id.nullable().optional(),
  addTag: z.string().trim().min(1).max(60).optional(),
  removeTag: z.string().trim().min(1).max(60).optional(),
});
const written = z.object({ rows: count, file: z.string() });
const options = read(
  z.object({ q: shortText.default(''), limit: z.number().int().min(1).max(50).default(20) }),
  z.array(z.object({ id, name: z.string(), hint: z.string() })),
);

export const companiesContract = {
  'companies.list': read(
    z.object({ ...companyFilter.shape, ...page }),
    z.object({ rows: z.array(companyRow), total: count, tags: z.array(z.string()) }),
  ),
  /** For fields that name a company while it is typed. */
  'companies.options': options,
  'companies.get': read(
    idOnly,
    z.object({
      ...companyRow.pick({ id: true, name: true, kind: true, domain: true, country: true, owner: true }).shape,
      parent: recordRef.nullable(),
      channel: recordRef.nullable(),
      address: z.string(),
      reorderDays: count.nullable(),
      renewalDay: z.string().nullable(),
      tags: z.array(z.string()),
      notes: z.string(),
      children: z.array(recordRef),
      locations: z.array(z.object({ id, name: z.string(), address: z.string(), channel: recordRef.nullable() })),
      contacts: z.array(contactRow),
      needs: z.array(needRow),
      deals: z.array(dealLine),
      batch: z.number().nullable(),
      sourceLine: z.number().nullable(),
      rev: count,
    }),
  ),
  'companies.create': write(z.object({ ...companyFields.partial().shape, name }), idOnly),
  'companies.update': write(z.object({ id, rev: count.optional(), ...companyFields.partial().shape }), ok),
  'companies.bulk': write(bulk.extend({ kind: companyKind.nullable().optional() }), z.object({ changed: count })),
  'companies.remove': write(idOnly, ok),
  'companies.addLocation': write(z.object({ companyId: id, name }), idOnly),
  'companies.updateLocation': write(
    z.object({ id, name: name.optional(), address: shortText.optional(), channelId: id.nullable().optional() }),
    ok,
  ),
  'companies.removeLocation': write(idOnly, ok),
  /** The rows of the filter as CSV, all of them. */
  'companies.export': job(companyFilter.extend({ file: path }), written),
};

export const contactsContract = {
  'contacts.list': read(
    z.object({ ...contactFilter.shape, ...page }),
    z.object({ rows: z.array(contactRow), total: count, tags: z.array(z.string()) }),
  ),
  'contacts.options': options,
  'contacts.get': read(
    idOnly,
    z.object({
      ...contactRow.omit({ lastActivityDay: true }).shape,
      notes: z.string(),
      needs: z.array(needRow),
      deals: z.array(dealLine),
      batch: z.number().nullable(),
      sourceLine: z.number().nullable(),
      rev: count,
    }),
  ),
  'contacts.create': write(z.object({ ...contactFields.partial().shape, name }), idOnly),
  'contacts.update': write(z.object({ id, rev: count.optional(), ...contactFields.partial().shape }), ok),
  'contacts.bulk': write(bulk.extend({ role: buyerRole.nullable().optional() }), z.object({ changed: count })),
  'contacts.remove': write(idOnly, ok),
  'contacts.export': job(contactFilter.extend({ file: path }), written),
};

export const needsContract = {
  /** What an audience needs. */
  'needs.list': read(z.object({ audienceId: id }), z.array(needRow)),
  /** What a customer needs, struggles with, or has had go wrong: of a company, a contact, both, or an audience. */
  'needs.create': write(
    z.object({
      kind: z.enum(NEED_KIND_IDS),
      text: z.string().trim().min(1, 'Say what it is').max(2000),
      companyId: id.nullable().default(null),
      contactId: id.nullable().default(null),
      audienceId: id.nullable().default(null),
      productId: id.nullable().default(null),
    }),
    idOnly,
  ),
  'needs.update': write(
    z.object({
      id,
      kind: z.enum(NEED_KIND_IDS).optional(),
      text: z.string().trim().min(1, 'Say what it is').max(2000).optional(),
      solution: z.string().max(2000).optional(),
      open: z.boolean().optional(),
      productId: id.nullable().optional(),
    }),
    ok,
  ),
  'needs.remove': write(idOnly, ok),
};
