import type { CompanyRow, ContactRow, NeedRow, DealLine } from '../../../../shared/contract/companies';
import {
  BUYER_ROLE_IDS,
  COMPANY_KIND_IDS,
  type CompanyKind,
  NEED_KIND_IDS,
  optInOf,
  tagsOf,
} from '../../../../shared/domain/customers';
import { settle } from '../../../../shared/domain/money';
import type { PersonRef } from '../../../../shared/contract/common';
import type { CompanyListRow, DealLineRow } from '../../store/repositories/companies';
import type { ContactListRow } from '../../store/repositories/contacts';
import type { NeedListRow } from '../../store/repositories/needs';
import { refOf } from '../../store/repositories/people';

/** Rows of tables as the records that cross the wire. */
export const refOr = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null || name === null ? null : { id, name };

export const ownerOf = (row: {
  owner_id: string | null;
  owner_name: string | null;
  owner_roles: string | null;
}): PersonRef | null =>
  row.owner_id === null || row.owner_name === null
    ? null
    : refOf({ id: row.owner_id, name: row.owner_name, roles: JSON.parse(row.owner_roles ?? '[]') as string[] });

export const kindOf = (text: string): CompanyKind | null => COMPANY_KIND_IDS.find((kind) => kind === text) ?? null;

export const companyOf = (row: CompanyListRow): CompanyRow => ({
  id: row.id,
  name: row.name,
  kind: kindOf(row.kind),
  domain: row.domain,
  country: row.country,
  parent: refOr(row.parent_id, row.parent_name),
  owner: ownerOf(row),
  tags: tagsOf(row.tags),
  contacts: row.contacts,
  openDeals: row.open_deals,
  openIssues: row.open_issues,
  orders: row.orders,
  netMinor: settle(row.net_minor, row.net_rest),
  lastOrderDay: row.last_order_day,
  lastActivityDay: row.last_activity_day,
  renewalDay: row.renewal_day,
});

export const contactOf = (row: ContactListRow): ContactRow => {
  const optIn = optInOf(row.opt_in);
  return {
    id: row.id,
    name: row.name || row.email,
    email: row.email,
    phone: row.phone,
    title: row.title,
    role: BUYER_ROLE_IDS.find((role) => role === row.role) ?? null,
    company: refOr(row.company_id, row.company_name),
    owner: ownerOf(row),
    optIn,
    optDay: optIn === 'yes' ? row.opted_in_on : optIn === 'no' ? row.opted_out_on : null,
    tags: tagsOf(row.tags),
    lastActivityDay: row.last_activity_day,
  };
};

export const needOf = (row: NeedListRow): NeedRow => ({
  id: row.id,
  kind: NEED_KIND_IDS.find((kind) => kind === row.kind) ?? 'need',
  text: row.text,
  solution: row.solution,
  open: row.solved_day === null,
  openedDay: row.opened_day,
  solvedDay: row.solved_day,
  contact: refOr(row.contact_id, row.contact_name),
  product: refOr(row.product_id, row.product_name),
});

export const dealLineOf = (row: DealLineRow): DealLine => ({
  id: row.id,
  title: row.title,
  stage: row.stage,
  kind: row.kind === 'won' || row.kind === 'lost' ? row.kind : 'open',
  pipeline: row.pipeline,
  valueMinor: row.value_minor,
  currency: row.currency,
  expectedClose: row.expected_close,
});
