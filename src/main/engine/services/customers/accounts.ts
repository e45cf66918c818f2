import type { AccountRow } from '../../../../shared/contract/customers';
import { addDays, type Day } from '../../../../shared/domain/day';
import type { HealthRules } from '../../../../shared/domain/health';
import { settle } from '../../../../shared/domain/money';
import { nextOrder } from '../../../../shared/domain/next-order';
import type { Context } from '../../context';
import type { ReadDb } from '../../store/dialect';
import { remember } from '../../store/remember';
import { type CareFilter, careRows } from '../../store/repositories/care';
import {
  type AccountListRow,
  accountSales,
  type CustomerListRow,
  findCustomers,
  listAccounts,
  orderDays,
} from '../../store/repositories/customers';
import { refreshRhythms, rhythmsAreStale } from '../../store/repositories/rhythms';
import { settingsOf } from '../settings';
import { healthWith, readHealthRules } from './figures';
import { kindOf, ownerOf, refOr } from './shapes';

/** An order expected within these days is due: time enough to call before it. */
const DUE_WITHIN_DAYS = 7;

type Sold = { days: readonly string[]; minor: number; rest: number };
const NOTHING: Sold = { days: [], minor: 0, rest: 0 };

/** A company with its rhythm, next order and health; pure. */
const companyRow = (row: AccountListRow, sold: Sold, rules: HealthRules, today: Day): AccountRow => {
  const next = nextOrder(sold.days, row.reorder_days);
  const facts = {
    orderDays: sold.days,
    next,
    openIssues: row.open_issues,
    renewalDay: row.renewal_day,
    lastActivityDay: row.last_activity_day,
  };
  return {
    who: { kind: 'company', id: row.id, name: row.name },
    email: '',
    kind: kindOf(row.kind),
    owner: ownerOf(row),
    health: healthWith(facts, rules, today),
    next,
    lastOrderDay: sold.days.at(-1) ?? null,
    renewalDay: row.renewal_day,
    lastActivityDay: row.last_activity_day,
    netMinor: settle(sold.minor, sold.rest),
    openIssues: row.open_issues,
    deal: refOr(row.deal_id, row.deal_title),
  };
};

/** A customer of orders who belongs to no company: orders are all that is known of them. */
const buyerRow = (row: CustomerListRow, days: readonly string[], rules: HealthRules, today: Day): AccountRow => {
  const next = nextOrder(days, null);
  return {
    who: { kind: 'customer', id: String(row.key), name: row.name },
    email: row.email,
    kind: null,
    owner: null,
    health: healthWith({ orderDays: days, next, openIssues: 0, renewalDay: null, lastActivityDay: null }, rules, today),
    next,
    lastOrderDay: days.at(-1) ?? null,
    renewalDay: null,
    lastActivityDay: null,
    netMinor: settle(row.net_minor, row.net_rest),
    openIssues: 0,
    deal: null,
  };
};

export type CareLists = Record<'at-risk' | 'due' | 'renewals', readonly number[]>;

const by = (day: string | null): string => day ?? '9999-12-31';

/** Keys of whom to look after: worst first, next order first, nearest renewal first. Judged once until the workspace changes. */
const careLists = (db: ReadDb, filter: CareFilter, rules: HealthRules, today: Day): Promise<CareLists> => {
  const days = {
    today,
    dueUntil: addDays(today, DUE_WITHIN_DAYS),
    renewUntil: addDays(today, rules.renewalDays),
  };
  return remember(db, `care ${JSON.stringify({ ...filter, rules, today })}`, async () => {
    const rows = await careRows(db, filter, rules, days);
    const keys = (some: typeof rows): number[] => some.map(({ key }) => key);
    return {
      'at-risk': keys(rows.filter(({ points }) => points > 0 && points >= rules.riskAt)),
      due: keys(
        rows
          .filter((row) => row.next_day !== null && row.next_day <= days.dueUntil)
          .toSorted((a, b) => (by(a.next_day) < by(b.next_day) ? -1 : 1)),
      ),
      renewals: keys(
        rows
          .filter((row) => row.renewal_day !== null && row.renewal_day <= days.renewUntil)
          .toSorted((a, b) => (by(a.renewal_day) < by(b.renewal_day) ? -1 : 1)),
      ),
    };
  });
};

export type Care = {
  lists: CareLists;
  currency: string;
  /** Rows of a page of keys, in their order. */
  page: (keys: readonly number[]) => Promise<AccountRow[]>;
};

/** Whom to look after by the workspace's own rules, companies or buyers; the rows are read a page at a time. */
export const careOf = async (context: Context, filter: CareFilter): Promise<Care> => {
  const { read: db, write } = context.store;
  if (await rhythmsAreStale(db))
    await write((writeDb) => {
      refreshRhythms(writeDb);
      return Promise.resolve();
    });
  const { currency, today } = await settingsOf(context);
  const { rules } = await readHealthRules(db);
  return {
    lists: await careLists(db, filter, rules, today),
    currency,
    page: async (keys) => {
      if (filter.of === 'companies') {
        const sales = await accountSales(db, keys, currency);
        return (await listAccounts(db, keys)).map((row) =>
          companyRow(row, sales.get(row.key) ?? NOTHING, rules, today),
        );
      }
      const days = await orderDays(db, keys);
      return (await findCustomers(db, keys, currency)).map((row) =>
        buyerRow(row, days.get(row.key) ?? [], rules, today),
      );
    },
  };
};
