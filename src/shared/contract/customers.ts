import { z } from 'zod';
import { job, read, write } from './channel';
import { chosenIds, count, id, idOnly, lifecycle, minor, none, ok, path, personRef, shortText } from './common';
import { companyKind, recordRef } from './companies';
import { orderRow } from './orders';

/** Whose orders: of one customer as the files name it, or of all that are linked to a company or a contact. */
export const buyer = z.object({ kind: z.enum(['customer', 'company', 'contact']), id });
export type Buyer = z.infer<typeof buyer>;

export const health = z.object({
  state: z.enum(['good', 'watch', 'risk', 'unknown']),
  points: z.number(),
  /** Each rule that holds, in words, with what it adds. */
  reasons: z.array(z.object({ text: z.string(), points: z.number() })),
});
export type HealthValue = z.infer<typeof health>;

const times = z.number().min(1).max(20);
const points = z.number().int().min(0).max(20);
const days = z.number().int().min(1).max(3650);
export const healthRules = z.object({
  lateTimes: times,
  latePoints: points,
  veryLateTimes: times,
  veryLatePoints: points,
  issuePoints: points,
  renewalDays: days,
  renewalPoints: points,
  renewalPastPoints: points,
  quietDays: days,
  quietPoints: points,
  watchAt: z.number().int().min(1).max(50),
  riskAt: z.number().int().min(1).max(50),
});

export const nextOrderValue = z.object({
  day: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  rhythmDays: z.number().nullable(),
  averageDays: z.number().nullable(),
  gaps: count,
  basis: z.enum(['by hand', 'median gap', 'none']),
  reason: z.string(),
});
export type NextOrderValue = z.infer<typeof nextOrderValue>;

/** A record that a customer's name or address points to, with why; a person decides. */
const suggestion = z.object({ company: recordRef.nullable(), contact: recordRef.nullable(), why: z.string() });

export const customerRow = z.object({
  id,
  name: z.string(),
  email: z.string(),
  number: z.string(),
  country: z.string(),
  orders: count,
  netMinor: minor,
  /** True when amounts in another currency without a rate are left out. */
  otherCurrency: z.boolean(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  averageDays: z.number().nullable(),
  next: nextOrderValue,
  company: recordRef.nullable(),
  contact: recordRef.nullable(),
  suggestion: suggestion.nullable(),
});
export type CustomerRow = z.infer<typeof customerRow>;

export const customerFilter = z.object({
  q: shortText.optional(),
  linked: z.enum(['yes', 'no']).optional(),
  country: shortText.optional(),
  sort: z.enum(['revenue', 'orders', 'last', 'first', 'name']).default('revenue'),
});
const page = { limit: z.number().int().min(1).max(500).default(100), offset: count.default(0) };

export const accountLists = z.enum(['at-risk', 'due', 'renewals']);

const careInput = {
  list: accountLists,
  /** Companies, or buyers who belong to none. */
  of: z.enum(['companies', 'buyers']).default('companies'),
  q: shortText.optional(),
  ownerId: id.nullable().optional(),
};

export const accountRow = z.object({
  /** A company, or a customer that orders name. */
  who: recordRef.extend({ kind: z.enum(['company', 'customer']) }),
  /** Of a customer; empty for a company. */
  email: z.string(),
  kind: companyKind.nullable(),
  owner: personRef.nullable(),
  health,
  next: nextOrderValue,
  lastOrderDay: z.string().nullable(),
  renewalDay: z.string().nullable(),
  lastActivityDay: z.string().nullable(),
  netMinor: minor,
  openIssues: count,
  /** An open deal of the customer-success pipeline with this company. */
  deal: recordRef.nullable(),
});
export type AccountRow = z.infer<typeof accountRow>;

export const customersContract = {
  'customers.list': read(
    z.object({ ...customerFilter.shape, ...page }),
    z.object({ rows: z.array(customerRow), total: count, countries: z.array(z.string()) }),
  ),
  'customers.get': read(
    idOnly,
    customerRow.extend({
      /** What files know it by: the same in every copy of the workspace; comments stand on it. */
      naturalKey: z.string(),
      batch: z.number().nullable(),
      sourceLine: z.number().nullable(),
    }),
  ),
  /** What the orders of a company, contact or customer say: revenue, margin, rhythm, next order, health. */
  'customers.figures': read(
    buyer,
    z.object({
      orders: count,
      netMinor: minor,
      /** Orders in another currency without a rate are left out of the money. */
      otherCurrency: count,
      marginMinor: minor.nullable(),
      marginRatio: z.number().nullable(),
      /** Why there is no margin, or what it leaves out. */
      marginReason: z.string().nullable(),
      firstDay: z.string().nullable(),
      lastDay: z.string().nullable(),
      next: nextOrderValue,
      health,
      /** Oldest first; the last is where they stand now. */
      lifecycle,
      openIssues: count,
      /** Customers of the files whose orders these are. */
      customers: z.array(z.object({ id, name: z.string(), number: z.string(), orders: count })),
      /** Customers that may belong here too. */
      suggestions: z.array(z.object({ id, name: z.string(), number: z.string(), orders: count, why: z.string() })),
    }),
  ),
  'customers.orders': read(
    z.object({ of: buyer, ...page }),
    z.object({
      rows: z.array(orderRow),
      total: count,
    }),
  ),
  /** What they subscribed to: what runs first, then the newest. */
  'customers.subscriptions': read(
    buyer,
    z.array(
      z.object({
        id,
        /** What files know it by; comments stand on it. */
        naturalKey: z.string(),
        customer: z.string(),
        plan: z.string(),
        startedDay: z.string(),
        endedDay: z.string().nullable(),
        monthlyMinor: minor,
        currency: z.string(),
        file: z.string(),
        line: count,
      }),
    ),
  ),
  /** The lines of one order, each with its line in the file. */
  'customers.lines': read(
    z.object({ orderId: id }),
    z.array(
      z.object({
        id,
        kind: z.enum(['sale', 'return', 'adjustment']),
        day: z.string(),
        product: z.string(),
        sku: z.string(),
        quantity: z.number(),
        amountMinor: minor,
        discountMinor: minor,
        currency: z.string(),
        batch: count,
        line: count,
      }),
    ),
  ),
  /** Says whose customer of the files this is; null for both takes the link away. */
  'customers.link': write(
    z.object({ customerId: id, companyId: id.nullable().default(null), contactId: id.nullable().default(null) }),
    ok,
  ),
  /** Says whose all of these customers are: a company's, or with null nobody's. What the files say of them stays. */
  'customers.bulk': write(z.object({ ids: chosenIds, companyId: id.nullable() }), z.object({ changed: count })),
  /** Follows every suggestion that names one record, in one step of undo. */
  'customers.linkSuggested': write(none, z.object({ linked: count })),
  /** Whom to look after: at risk, due for an order, with a renewal coming. */
  'customers.accounts': read(
    z.object({ ...careInput, ...page }),
    z.object({
      rows: z.array(accountRow),
      total: count,
      counts: z.object({ 'at-risk': count, due: count, renewals: count }),
    }),
  ),
  /** All rows of one of those lists as CSV, each with why it is there. */
  'customers.exportAccounts': job(z.object({ ...careInput, file: path }), z.object({ rows: count, file: z.string() })),
  'customers.export': job(customerFilter.extend({ file: path }), z.object({ rows: count, file: z.string() })),
  'health.get': read(none, z.object({ rules: healthRules, isDefault: z.boolean() })),
  'health.update': write(healthRules.partial(), ok),
};
