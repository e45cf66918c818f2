import type { AccountRow } from '../../../../shared/contract/customers';
import { addDays, type Day } from '../../../../shared/domain/day';
import type { HealthRules } from '../../../../shared/domain/health';
import { settle } from '../../../../shared/domain/money';
import { nextOrder } from '../../../../shared/domain/next-order';
import type { AccountListRow } from '../../store/repositories/customers';
import { healthWith } from './figures';
import { kindOf, ownerOf, refOr } from './shapes';

/** An order expected within these days is due: time enough to call before it. */
const DUE_WITHIN_DAYS = 7;

export type AccountSales = ReadonlyMap<number, { days: string[]; minor: number; rest: number }>;

/** Companies with their rhythm, next order and health; pure. */
export const accountsFrom = (
  rows: readonly AccountListRow[],
  sales: AccountSales,
  rules: HealthRules,
  today: Day,
): AccountRow[] =>
  rows.map((row) => {
    const sold = sales.get(row.key);
    const days = sold?.days ?? [];
    const next = nextOrder(days, row.reorder_days);
    const facts = {
      orderDays: days,
      next,
      openIssues: row.open_issues,
      renewalDay: row.renewal_day,
      lastActivityDay: row.last_activity_day,
    };
    return {
      company: { id: row.id, name: row.name },
      kind: kindOf(row.kind),
      owner: ownerOf(row),
      health: healthWith(facts, rules, today),
      next,
      lastOrderDay: days.at(-1) ?? null,
      renewalDay: row.renewal_day,
      lastActivityDay: row.last_activity_day,
      netMinor: settle(sold?.minor ?? 0, sold?.rest ?? 0),
      openIssues: row.open_issues,
      deal: refOr(row.deal_id, row.deal_title),
    };
  });

export type AccountLists = Record<'at-risk' | 'due' | 'renewals', AccountRow[]>;

/** The three lists to look after: worst first, next order first, nearest renewal first. */
export const accountLists = (accounts: readonly AccountRow[], rules: HealthRules, today: Day): AccountLists => {
  const until = addDays(today, DUE_WITHIN_DAYS);
  const renewUntil = addDays(today, rules.renewalDays);
  const by = (day: string | null): string => day ?? '9999-12-31';
  return {
    'at-risk': accounts
      .filter((one) => one.health.state === 'risk')
      .toSorted((a, b) => b.health.points - a.health.points || b.netMinor - a.netMinor),
    due: accounts
      .filter((one) => one.next.day !== null && one.next.day <= until)
      .toSorted((a, b) => (by(a.next.day) < by(b.next.day) ? -1 : 1)),
    renewals: accounts
      .filter((one) => one.renewalDay !== null && one.renewalDay <= renewUntil)
      .toSorted((a, b) => (by(a.renewalDay) < by(b.renewalDay) ? -1 : 1)),
  };
};
