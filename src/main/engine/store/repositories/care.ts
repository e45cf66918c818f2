import { type RawBuilder, sql } from 'kysely';
import type { Day } from '../../../../shared/domain/day';
import type { HealthRules } from '../../../../shared/domain/health';
import type { ReadDb } from '../dialect';
import { LINKED } from './customer-links';
import { likeOf } from './keys';

export type CareFilter = {
  /** Companies, or customers of orders who belong to none. */
  of: 'companies' | 'buyers';
  q?: string | undefined;
  ownerId?: string | null | undefined;
};

/** Up to which days an order or a renewal counts as near. */
export type CareDays = { today: Day; dueUntil: Day; renewUntil: Day };

/** Somebody on one of the lists: `key` is that of a company or of a customer. */
export type CareRow = { key: number; points: number; next_day: string | null; renewal_day: string | null };

/** Points by `healthOf` for the recency of `last_day` against `rhythm`. */
const recencyPoints = (rules: HealthRules, today: Day): RawBuilder<number> => {
  const times = sql`((julianday(${today}) - julianday(last_day)) / rhythm)`;
  return sql<number>`CASE WHEN last_day IS NULL OR rhythm IS NULL OR rhythm <= 0 THEN 0
    WHEN ${times} >= ${rules.veryLateTimes} AND ${rules.veryLatePoints} > 0 THEN ${rules.veryLatePoints}
    WHEN ${times} >= ${rules.lateTimes} THEN ${rules.latePoints} ELSE 0 END`;
};

const LISTED = (rules: HealthRules, { dueUntil, renewUntil }: CareDays): RawBuilder<unknown> =>
  sql`(points > 0 AND points >= ${rules.riskAt}) OR next_day <= ${dueUntil} OR renewal_day <= ${renewUntil}`;

/** Worst first; among equals those who ordered most often, then those who ordered last. */
const WORST = sql`ORDER BY points DESC, order_days DESC, last_day DESC, key`;

/**
 * Order days of companies: of one customer as they are kept, of several together worked out here. Its
 * keys have no column's type, so that it is joined by `+key`: only then does SQLite make an index of it.
 */
const BOUGHT = sql`${LINKED},
  counted AS MATERIALIZED (SELECT company_key, count(*) AS n, min(customer_key) AS customer_key FROM linked WHERE company_key IS NOT NULL GROUP BY 1),
  several AS MATERIALIZED (SELECT company_key, customer_key FROM linked WHERE company_key IN (SELECT company_key FROM counted WHERE n > 1)),
  days AS (SELECT DISTINCT s.company_key, d.day FROM several s CROSS JOIN daily_customer_sales d WHERE d.customer_key = s.customer_key AND d.orders > 0),
  gaps AS (SELECT company_key, day, julianday(day) - julianday(lag(day) OVER (PARTITION BY company_key ORDER BY day)) AS gap FROM days),
  ranked AS (SELECT company_key, gap, row_number() OVER (PARTITION BY company_key ORDER BY gap) AS at, count(*) OVER (PARTITION BY company_key) AS n FROM gaps WHERE gap IS NOT NULL),
  medians AS (SELECT company_key, round(avg(gap)) AS rhythm FROM ranked WHERE at IN ((n + 1) / 2, (n + 2) / 2) GROUP BY 1),
  bought AS (SELECT c.company_key, u.last_order_day AS last_day, u.rhythm_days AS rhythm, u.order_days FROM counted c JOIN customers u ON u.key = c.customer_key WHERE c.n = 1
    UNION ALL SELECT d.company_key, max(d.day), m.rhythm, count(*) FROM days d LEFT JOIN medians m ON m.company_key = d.company_key GROUP BY d.company_key)`;

const companies = (filter: CareFilter, rules: HealthRules, days: CareDays): RawBuilder<CareRow> => {
  const owner =
    filter.ownerId === undefined
      ? sql``
      : filter.ownerId === null
        ? sql`AND y.owner_key IS NULL`
        : sql`AND y.owner_key = (SELECT key FROM people WHERE id = ${filter.ownerId})`;
  const q = filter.q?.trim() ? sql`AND y.name LIKE ${likeOf(filter.q)} ESCAPE '\\'` : sql``;
  const away = sql`(julianday(renewal_day) - julianday(${days.today}))`;
  return sql<CareRow>`WITH ${BOUGHT},
    facts AS MATERIALIZED (SELECT y.key, b.last_day, coalesce(y.reorder_days, b.rhythm) AS rhythm, coalesce(b.order_days, 0) AS order_days, y.renewal_day,
        (SELECT count(*) FROM needs i WHERE i.company_key = y.key AND i.kind = 'issue' AND i.solved_day IS NULL AND i.deleted_at IS NULL) AS issues,
        (SELECT max(a.day) FROM activities a WHERE a.company_key = y.key AND a.deleted_at IS NULL) AS spoken
      FROM companies y LEFT JOIN bought b ON b.company_key = +y.key WHERE y.deleted_at IS NULL ${owner} ${q}),
    judged AS (SELECT key, last_day, order_days, renewal_day, date(last_day, '+' || CAST(rhythm AS INTEGER) || ' days') AS next_day,
        ${recencyPoints(rules, days.today)} + issues * ${rules.issuePoints}
        + CASE WHEN renewal_day IS NULL THEN 0 WHEN ${away} < 0 THEN ${rules.renewalPastPoints} WHEN ${away} <= ${rules.renewalDays} THEN ${rules.renewalPoints} ELSE 0 END
        + CASE WHEN julianday(${days.today}) - julianday(spoken) >= ${rules.quietDays} THEN ${rules.quietPoints} ELSE 0 END AS points
      FROM facts)
    SELECT key, points, next_day, renewal_day FROM judged WHERE ${LISTED(rules, days)} ${WORST}`;
};

const buyers = (filter: CareFilter, rules: HealthRules, days: CareDays): RawBuilder<CareRow> => {
  const like = likeOf(filter.q ?? '');
  const q = filter.q?.trim()
    ? sql`AND (u.name LIKE ${like} ESCAPE '\\' OR u.email LIKE ${like} ESCAPE '\\' OR u.external_id LIKE ${like} ESCAPE '\\')`
    : sql``;
  // Nobody owns a buyer.
  const owner = filter.ownerId ? sql`AND 0` : sql``;
  return sql<CareRow>`WITH
    facts AS (SELECT u.key, u.last_order_day AS last_day, u.rhythm_days AS rhythm, u.order_days, u.next_order_day AS next_day, NULL AS renewal_day
      FROM customers u LEFT JOIN customer_links k ON k.customer_natural_key = u.natural_key AND k.deleted_at IS NULL LEFT JOIN contacts n ON n.key = k.contact_key AND n.deleted_at IS NULL
      WHERE u.next_order_day IS NOT NULL AND coalesce(k.company_key, n.company_key) IS NULL ${owner} ${q}),
    judged AS (SELECT *, ${recencyPoints(rules, days.today)} AS points FROM facts)
    SELECT key, points, next_day, renewal_day FROM judged WHERE ${LISTED(rules, days)} ${WORST}`;
};

/**
 * Everybody on one of the lists of whom to look after, the worst first: what `healthOf` and `nextOrder` say of each,
 * judged where the facts lie, since there may be a hundred thousand.
 */
export const careRows = async (
  db: ReadDb,
  filter: CareFilter,
  rules: HealthRules,
  days: CareDays,
): Promise<CareRow[]> => {
  const judge = filter.of === 'companies' ? companies : buyers;
  return (await judge(filter, rules, days).execute(db)).rows;
};
