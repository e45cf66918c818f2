import type { CustomerRow } from '../../../shared/contract/customers';
import { TandemError } from '../../../shared/contract/errors';
import { factKey } from '../../../shared/domain/comments';
import { HEALTH_STATES } from '../../../shared/domain/health';
import { settle } from '../../../shared/domain/money';
import { nextOrder } from '../../../shared/domain/next-order';
import type { Context, ServiceOf } from '../context';
import type { Edit } from '../store/history';
import { findCompany } from '../store/repositories/companies';
import { findContact } from '../store/repositories/contacts';
import {
  candidateKeys,
  customerKeys,
  findLink,
  type Suggested,
  suggestLinks,
} from '../store/repositories/customer-links';
import {
  countCustomers,
  customerCountries,
  type CustomerListRow,
  findCustomer,
  linesOfOrder,
  listCustomers,
  naturalKeysOf,
  orderDays,
  ordersOf,
} from '../store/repositories/customers';
import { keyOf } from '../store/repositories/keys';
import { subscriptionsOf } from '../store/repositories/subscriptions';
import { majorText } from '../../../shared/domain/cells';
import { careOf } from './customers/accounts';
import { buyerFacts, customerKeyOf, figuresOf } from './customers/figures';
import { refOr } from './customers/shapes';
import { writeView } from './customers/view-csv';
import { orderOf } from './orders';
import { change, changeMany } from './people';
import { settingsOf } from './settings';

const customerOf = (row: CustomerListRow, days: readonly string[], suggested: Suggested | undefined): CustomerRow => {
  const next = nextOrder(days, null);
  return {
    id: String(row.key),
    name: row.name,
    email: row.email,
    number: row.external_id,
    country: row.country,
    orders: row.orders,
    netMinor: settle(row.net_minor, row.net_rest),
    otherCurrency: row.other > 0,
    firstDay: row.first_order_day,
    lastDay: row.last_order_day,
    averageDays: next.averageDays,
    next,
    company: refOr(row.company_id, row.company_name),
    contact: refOr(row.contact_id, row.contact_name),
    suggestion: suggested
      ? {
          company: suggested.company && { id: suggested.company.id, name: suggested.company.name },
          contact: suggested.contact && { id: suggested.contact.id, name: suggested.contact.name },
          why: suggested.why,
        }
      : null,
  };
};

/** Rows with their rhythm and what they may be linked to, looked up for these rows alone. */
const shown = async (context: Context, rows: readonly CustomerListRow[]): Promise<CustomerRow[]> => {
  const keys = rows.map((row) => row.key);
  const days = await orderDays(context.store.read, keys);
  const open = rows.filter((row) => row.company_id === null && row.contact_id === null).map((row) => row.key);
  const suggested = new Map((await suggestLinks(context.store.read, open)).map((one) => [one.customer.key, one]));
  return rows.map((row) => customerOf(row, days.get(row.key) ?? [], suggested.get(row.key)));
};

const found = async (context: Context, id: string): Promise<CustomerListRow> => {
  const { currency } = await settingsOf(context);
  const row = await findCustomer(context.store.read, customerKeyOf(id), currency);
  if (!row) throw new TandemError('not-found', 'This customer is not in the orders any more.');
  return row;
};

const putLink = async (
  context: Context,
  edit: Edit,
  naturalKey: string,
  company: number | null,
  contact: number | null,
): Promise<void> => {
  const known = await findLink(context.store.read, naturalKey);
  if (company === null && contact === null) {
    if (known) await edit.remove('customer_links', known.id);
  } else if (known) await edit.update('customer_links', known.id, { company_key: company, contact_key: contact });
  else
    await edit.insert('customer_links', {
      id: context.newId(),
      customer_natural_key: naturalKey,
      company_key: company,
      contact_key: contact,
      deleted_at: null,
    });
};

/** Customers that orders name: facts, whose place among companies and contacts is said here. */
export const customersService: ServiceOf<'customers'> = {
  'customers.list': async ({ limit, offset, ...filter }, context) => {
    const db = context.store.read;
    const { currency } = await settingsOf(context);
    const asked = { ...filter, currency };
    return {
      rows: await shown(context, await listCustomers(db, asked, { limit, offset })),
      total: await countCustomers(db, asked),
      countries: await customerCountries(db),
    };
  },
  'customers.get': async ({ id }, context) => {
    const row = await found(context, id);
    const [customer] = await shown(context, [row]);
    if (!customer) throw new Error('A customer that was found is gone.');
    return { ...customer, naturalKey: row.natural_key, batch: row.batch_id, sourceLine: row.source_line };
  },
  'customers.figures': async (of, context) => {
    const db = context.store.read;
    const { currency } = await settingsOf(context);
    const { keys, facts, figures } = await figuresOf(context, of);
    const brief = async (
      key: number,
    ): Promise<{ id: string; name: string; number: string; orders: number } | undefined> => {
      const row = await findCustomer(db, key, currency);
      return row && { id: String(row.key), name: row.name, number: row.external_id, orders: row.orders };
    };
    const customers = [];
    for (const key of keys.slice(0, 50)) customers.push(await brief(key));
    const suggestions = [];
    const { whose } = facts;
    if (!('customerKey' in whose)) {
      const mine = (await suggestLinks(db, await candidateKeys(db, whose))).filter(
        (one) => (of.kind === 'company' ? one.company : one.contact)?.id === of.id,
      );
      for (const one of mine.slice(0, 20)) {
        const row = await brief(one.customer.key);
        if (row) suggestions.push({ ...row, why: one.why });
      }
    }
    return { ...figures, customers: customers.flatMap((one) => one ?? []), suggestions };
  },
  'customers.orders': async ({ of, limit, offset }, context) => {
    const db = context.store.read;
    const { whose } = await buyerFacts(db, of);
    const { rows, total } = await ordersOf(db, await customerKeys(db, whose), { limit, offset });
    return { rows: rows.map(orderOf), total };
  },
  'customers.subscriptions': async (of, context) => {
    const db = context.store.read;
    const { whose } = await buyerFacts(db, of);
    const rows = await subscriptionsOf(db, await customerKeys(db, whose));
    return rows.map(({ key, customer, nth, name, plan, started, ended, monthly, ...row }) => ({
      ...row,
      id: String(key),
      naturalKey: factKey(customer, plan, started, nth),
      customer: name,
      plan,
      startedDay: started,
      endedDay: ended,
      monthlyMinor: monthly,
    }));
  },
  'customers.lines': async ({ orderId }, context) =>
    (await linesOfOrder(context.store.read, Number(orderId) || 0)).map(({ key, kind, amount, discount, ...line }) => ({
      ...line,
      id: String(key),
      kind: kind === 'return' || kind === 'adjustment' ? kind : ('sale' as const),
      amountMinor: amount,
      discountMinor: discount,
    })),
  'customers.link': async ({ customerId, companyId, contactId }, context) => {
    const row = await found(context, customerId);
    const company = (await keyOf(context.store.read, 'companies', companyId)) ?? null;
    const contact = (await keyOf(context.store.read, 'contacts', contactId)) ?? null;
    const to =
      contactId !== null
        ? ((await findContact(context.store.read, contactId))?.name ?? '')
        : companyId !== null
          ? ((await findCompany(context.store.read, companyId))?.name ?? '')
          : null;
    const label = to === null ? `Unlinked ${row.name}` : `Linked ${row.name} to ${to}`;
    await change(context, label, 'customers', customerId, (edit) =>
      putLink(context, edit, row.natural_key, company, contact),
    );
    context.touched('companies');
    return { ok: true };
  },
  'customers.bulk': async ({ ids, companyId }, context) => {
    const company = (await keyOf(context.store.read, 'companies', companyId)) ?? null;
    const keys = await naturalKeysOf(context.store.read, ids);
    const changed = await changeMany(context, 'Changed', ['customer', 'customers'], 'customers', async (edit) => {
      for (const naturalKey of keys) await putLink(context, edit, naturalKey, company, null);
    });
    context.touched('companies');
    return { changed };
  },
  'customers.linkSuggested': async (_input, context) => {
    const suggested = await suggestLinks(context.store.read);
    if (suggested.length === 0) return { linked: 0 };
    await change(context, `Linked ${suggested.length} customers`, 'customers', null, async (edit) => {
      for (const { customer, company, contact } of suggested)
        await putLink(context, edit, customer.natural_key, company?.key ?? null, contact?.key ?? null);
    });
    context.touched('companies');
    return { linked: suggested.length };
  },
  'customers.accounts': async ({ list, limit, offset, ...filter }, context) => {
    const { lists, page } = await careOf(context, filter);
    return {
      rows: await page(lists[list].slice(offset, offset + limit)),
      total: lists[list].length,
      counts: { 'at-risk': lists['at-risk'].length, due: lists.due.length, renewals: lists.renewals.length },
    };
  },
  'customers.exportAccounts': async ({ list, file, ...filter }, context) => {
    const { lists, currency, page } = await careOf(context, filter);
    const first = filter.of === 'companies' ? ['company'] : ['customer', 'email'];
    return writeView(
      context,
      file,
      [...first, 'health', 'why', 'owner', 'net_sales', 'currency', 'last_order', 'next_order', 'renewal', 'deal'],
      lists[list].length,
      async (limit, offset) =>
        (await page(lists[list].slice(offset, offset + limit))).map((row) => [
          row.who.name,
          ...(row.who.kind === 'customer' ? [row.email] : []),
          HEALTH_STATES[row.health.state],
          list === 'due' ? row.next.reason : row.health.reasons.map((reason) => reason.text).join('. '),
          row.owner?.name ?? '',
          majorText(row.netMinor, currency),
          currency,
          row.lastOrderDay,
          row.next.day,
          row.renewalDay,
          row.deal?.name ?? '',
        ]),
    );
  },
  'customers.export': async ({ file, ...filter }, context) => {
    const { currency } = await settingsOf(context);
    const asked = { ...filter, currency };
    return writeView(
      context,
      file,
      [
        'customer_id',
        'name',
        'email',
        'country',
        'orders',
        'net_sales',
        'currency',
        'first_order',
        'last_order',
        'average_days',
        'next_order',
        'company',
        'contact',
      ],
      await countCustomers(context.store.read, asked),
      async (limit, offset) =>
        (await shown(context, await listCustomers(context.store.read, asked, { limit, offset }))).map((row) => [
          row.number,
          row.name,
          row.email,
          row.country,
          row.orders,
          majorText(row.netMinor, currency),
          currency,
          row.firstDay,
          row.lastDay,
          row.averageDays === null ? null : Math.round(row.averageDays),
          row.next.day,
          row.company?.name ?? '',
          row.contact?.name ?? '',
        ]),
    );
  },
};
