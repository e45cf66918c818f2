import { sql } from 'kysely';
import type { Driver, ReadDb } from '../dialect';
import { plainCode } from './code-holders';
import { LINE_SUMS } from './rollups';
import { SUM_COLUMNS } from './rollup-sums';

/** The sums of lines, each under the name of its column. */
const NAMED_SUMS = (() => {
  const names = SUM_COLUMNS.split(', ');
  return LINE_SUMS.split(/,\s*(?=sum\(|count\()/)
    .map((sum, index) => `${sum.trim()} AS ${names[index] ?? ''}`)
    .join(', ');
})();

/** How an order is found by each kind of rule: rows of (order_key, n), n being the rule's place in the order. */
const HITS: Readonly<Record<string, string>> = {
  file: 'SELECT o.key, r.n FROM orders o JOIN sale_contexts c ON c.key = o.context_key CROSS JOIN ranked r WHERE r.kind = :kind AND c.campaign_key IS NOT NULL',
  code: `SELECT o.key, r.n FROM orders o CROSS JOIN ranked r WHERE r.kind = :kind AND o.discount_code <> '' AND r.match = ${plainCode('o.discount_code')}
    UNION ALL SELECT o.key, r.n FROM orders o CROSS JOIN ranked r WHERE r.kind = :kind AND o.discount_code LIKE '%,%' AND instr(',' || ${plainCode('o.discount_code')} || ',', ',' || r.match || ',') > 0`,
  link: "SELECT o.key, r.n FROM orders o CROSS JOIN ranked r WHERE r.kind = :kind AND o.link <> '' AND instr(lower(o.link), r.match) > 0",
  tag: "SELECT o.key, r.n FROM orders o CROSS JOIN ranked r WHERE r.kind = :kind AND o.tags <> '' AND instr(',' || replace(lower(o.tags), ', ', ',') || ',', ',' || r.match || ',') > 0",
  source:
    'SELECT o.key, r.n FROM orders o JOIN sale_contexts c ON c.key = o.context_key CROSS JOIN ranked r WHERE r.kind = :kind AND r.match = lower(c.source)',
  location:
    'SELECT o.key, r.n FROM orders o JOIN sale_contexts c ON c.key = o.context_key JOIN channels h ON h.key = c.location_key OR h.key = c.channel_key CROSS JOIN ranked r WHERE r.kind = :kind AND r.match = lower(h.id)',
  window: 'SELECT o.key, r.n FROM orders o CROSS JOIN ranked r WHERE r.kind = :kind',
  hand: 'SELECT o.key, r.n FROM ranked r CROSS JOIN orders o WHERE r.kind = :kind AND lower(o.external_id) = r.match',
};

const WITHIN = 'AND (r.from_day IS NULL OR o.day >= r.from_day) AND (r.to_day IS NULL OR o.day <= r.to_day)';

/** Where what files say stands among the rules. */
const FILE_POSITION = "(SELECT min(position) FROM attribution_rules WHERE kind = 'file' AND deleted_at IS NULL)";

/** The codes, links and tags of creators that name a campaign. They are tried before the codes of campaigns. */
const CREATOR_RULES = (['code', 'link', 'tag'] as const)
  .map(
    (kind) =>
      `SELECT d.id, ${FILE_POSITION} - 0.5 AS position, '${kind}' AS kind, d.${kind} AS match, d.campaign_key, d.creator_id, d.starts AS from_day, d.ends AS to_day
      FROM codes d JOIN creators r ON r.id = d.creator_id AND r.deleted_at IS NULL WHERE d.deleted_at IS NULL AND d.campaign_key IS NOT NULL AND trim(d.${kind}) <> ''`,
  )
  .join(' UNION ALL ');

/** The codes of campaigns, in the days of each. They are tried right before what files say. */
const CAMPAIGN_RULES = `SELECT k.id, ${FILE_POSITION} - 0.25 AS position, 'code' AS kind, k.code AS match, k.key AS campaign_key, NULL AS creator_id, k.starts AS from_day, k.ends AS to_day
  FROM campaigns k WHERE k.deleted_at IS NULL AND trim(k.code) <> ''`;

/** Every rule there is: those people wrote, and those that follow from the codes of creators and campaigns. */
const EVERY_RULE = `SELECT id, position, kind, match, campaign_key, creator_id, from_day, to_day FROM attribution_rules WHERE deleted_at IS NULL UNION ALL ${CREATOR_RULES} UNION ALL ${CAMPAIGN_RULES}`;

/** In which order rules are tried. Creators' codes share one place: among them as `commissionOrders` says whose an order is. */
const IN_ORDER =
  "position, CASE kind WHEN 'code' THEN 1 WHEN 'link' THEN 2 WHEN 'tag' THEN 3 ELSE 0 END, CASE kind WHEN 'link' THEN -length(trim(match)) END, id, kind";

const scratch = (driver: Driver): void => {
  driver.exec(`
    CREATE TEMP TABLE IF NOT EXISTS ranked (n INTEGER PRIMARY KEY, id TEXT, kind TEXT, match TEXT, campaign_key INTEGER, creator_id TEXT, from_day TEXT, to_day TEXT);
    CREATE INDEX IF NOT EXISTS temp.ranked_match ON ranked (kind, match);
    CREATE TEMP TABLE IF NOT EXISTS hits (order_key INTEGER PRIMARY KEY, n INTEGER) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS wanted (order_key INTEGER PRIMARY KEY, campaign_key INTEGER, rule_id TEXT, creator_id TEXT);
    DELETE FROM ranked; DELETE FROM hits; DELETE FROM wanted;
    INSERT INTO ranked SELECT row_number() OVER (ORDER BY ${IN_ORDER}), id, kind, CASE kind WHEN 'code' THEN ${plainCode('match')} ELSE lower(trim(match)) END, campaign_key, creator_id, from_day, to_day FROM (${EVERY_RULE});`);
};

/** A part of the work that is done: `done` of 1, and what comes next in words. */
export type Step = { done: number; label: string };

/** Orders that are looked at in one go: some tens of milliseconds, so that progress moves and Cancel is heard. */
const AT_ONCE = 20_000;
/** Days that are summed in one go. */
const DAYS_AT_ONCE = 7;

const topKey = (driver: Driver, table: string, column: string): number =>
  (driver.prepare(`SELECT coalesce(max(${column}), 0) AS top FROM ${table}`).get() as { top: number }).top;

/** Does something range by range over the keys of orders, from `from` to `to` of the whole. */
function* byKeys(
  top: number,
  label: string,
  [from, to]: [number, number],
  work: (range: string) => void,
): Iterable<Step> {
  for (let key = 0; key <= top; key += AT_ONCE) {
    work(`BETWEEN ${key} AND ${key + AT_ONCE - 1}`);
    yield { done: from + (to - from) * Math.min(1, (key + AT_ONCE) / (top + 1)), label };
  }
}

/** Fills `wanted` with what the rules say now: of each order the first rule that fits it. */
function* compute(driver: Driver): Iterable<Step> {
  scratch(driver);
  const top = topKey(driver, 'orders', 'key');
  const kinds = driver.prepare('SELECT DISTINCT kind FROM ranked').all() as { kind: string }[];
  const selects = kinds.flatMap(({ kind }) =>
    (HITS[kind] ?? '')
      .split('UNION ALL')
      .filter((select) => select.trim() !== '')
      .map((select) => select.replaceAll(':kind', `'${kind}'`)),
  );
  for (const [index, select] of selects.entries()) {
    const [from, to] = [index, index + 1].map((place) => (0.4 * place) / selects.length) as [number, number];
    yield* byKeys(top, 'Trying the rules', [from, to], (range) =>
      driver.exec(
        `INSERT INTO hits ${select} ${WITHIN} AND o.key ${range} ON CONFLICT (order_key) DO UPDATE SET n = min(n, excluded.n)`,
      ),
    );
  }
  yield* byKeys(top, 'Trying the rules', [0.4, 0.5], (range) =>
    driver.exec(`INSERT INTO wanted SELECT h.order_key, coalesce(r.campaign_key, c.campaign_key), r.id, r.creator_id
      FROM hits h JOIN ranked r ON r.n = h.n JOIN orders o ON o.key = h.order_key JOIN sale_contexts c ON c.key = o.context_key WHERE h.order_key ${range}`),
  );
}

/** Orders that are attributed otherwise than they should be; `range` names keys. */
const DIFFERENT = (range: string) =>
  `SELECT order_key FROM (SELECT order_key, campaign_key, rule_id, creator_id FROM wanted WHERE order_key ${range} EXCEPT SELECT order_key, campaign_key, rule_id, creator_id FROM order_attributions WHERE order_key ${range})
  UNION SELECT a.order_key FROM order_attributions a LEFT JOIN wanted w ON w.order_key = a.order_key WHERE w.order_key IS NULL AND a.order_key ${range}`;

/** Attributed lines by day, context and campaign, and how many of their orders were sales; `where` names days. */
const CAMPAIGN_SALES = (where: string) => `
  SELECT day, context_key, campaign_key, sum(orders) AS orders, ${SUM_COLUMNS.replace(/\w+/g, 'sum($&) AS $&')} FROM (
    SELECT l.day, l.context_key, a.campaign_key, 0 AS orders, ${NAMED_SUMS} FROM order_attributions a JOIN order_lines l ON l.order_key = a.order_key ${where === '' ? '' : `WHERE l.${where}`} GROUP BY 1, 2, 3
    UNION ALL SELECT o.day, o.context_key, a.campaign_key, count(*), ${SUM_COLUMNS.replace(/\w+/g, '0')} FROM order_attributions a JOIN orders o ON o.key = a.order_key WHERE o.is_sale = 1 ${where === '' ? '' : `AND o.${where}`} GROUP BY 1, 2, 3)
  GROUP BY 1, 2, 3`;

/** Tables that decide which campaign an order belongs to; of a campaign its code and its days do, of a creator that there is one. */
export const ATTRIBUTING = ['attribution_rules', 'codes', 'creators', 'campaigns'] as const;

type Changed = { table_name: string; row_id: string; before: string | null; after: string | null };
type Side = Record<string, unknown>;

/** Of a creator's code: what finds orders, and where they go. */
const CODE_SAYS = ['code', 'link', 'tag', 'campaign_key', 'creator_id', 'starts', 'ends', 'deleted_at'];

const SAYS: Readonly<Record<string, (sides: readonly Side[], now: (column: string) => unknown) => boolean>> = {
  attribution_rules: () => true,
  // A creator who is new has no code yet; whose codes count depends on whether they are still there.
  creators: (sides) => sides.length === 2 && sides.some((side) => 'deleted_at' in side),
  codes: (sides, now) =>
    sides.some((side) => CODE_SAYS.some((column) => column in side)) &&
    [now('campaign_key'), ...sides.map((side) => side['campaign_key'])].some((key) => key != null),
  campaigns: (sides, now) =>
    sides.some((side) => 'code' in side && side['code'] !== '') ||
    (sides.some((side) => 'starts' in side || 'ends' in side || 'deleted_at' in side) && (now('code') ?? '') !== ''),
};

/** Whether changes of rows, which are made, mean that orders have to be attributed anew. */
export const attributesAnew = (driver: Driver, changes: readonly Changed[]): boolean =>
  changes.some(({ table_name: table, row_id: id, before, after }) => {
    const sides = [before, after].flatMap((text) => (text === null ? [] : [JSON.parse(text) as Side]));
    const now = (column: string): unknown =>
      driver.prepare(`SELECT "${column}" FROM "${table}" WHERE id = ?`).pluck().get(id);
    return SAYS[table]?.(sides, now) ?? false;
  });

/** The same of what a step of history, by its number, changed so far. */
export const stepAttributesAnew = (driver: Driver, step: number): boolean =>
  attributesAnew(
    driver,
    driver
      .prepare('SELECT table_name, row_id, before, after FROM history_changes WHERE history_id = ?')
      .all(step) as Changed[],
  );

/**
 * Which campaign each order belongs to, computed anew from the rules, and the daily sums that follow from it, step by
 * step. It follows from the orders and the rules alone, so the same rules give the same answer however they came to be.
 * Take every step in the transaction that changed either; `days` are those whose lines changed, `batch` an import whose
 * lines did.
 */
function* settleSteps(driver: Driver, days: Iterable<string>, batch?: number): Iterable<Step> {
  yield* compute(driver);
  const top = Math.max(topKey(driver, 'wanted', 'order_key'), topKey(driver, 'order_attributions', 'order_key'));
  driver.exec(
    `CREATE TEMP TABLE IF NOT EXISTS moved_orders (order_key INTEGER PRIMARY KEY); CREATE TEMP TABLE IF NOT EXISTS moved_days (day TEXT PRIMARY KEY) WITHOUT ROWID;
    DELETE FROM moved_orders; DELETE FROM moved_days;`,
  );
  const add = driver.prepare('INSERT OR IGNORE INTO moved_days VALUES (?)');
  for (const day of days) add.run(day);
  yield* byKeys(top, 'Moving orders', [0.5, 0.8], (range) =>
    driver.exec(`INSERT INTO moved_orders ${DIFFERENT(range)};
      INSERT OR IGNORE INTO moved_days SELECT l.day FROM moved_orders m JOIN order_lines l ON l.order_key = m.order_key WHERE m.order_key ${range};
      INSERT OR IGNORE INTO moved_days SELECT o.day FROM moved_orders m JOIN orders o ON o.key = m.order_key WHERE m.order_key ${range};
      DELETE FROM order_attributions WHERE order_key IN (SELECT order_key FROM moved_orders WHERE order_key ${range});
      INSERT INTO order_attributions (order_key, campaign_key, rule_id, creator_id) SELECT w.order_key, w.campaign_key, w.rule_id, w.creator_id FROM wanted w JOIN moved_orders m ON m.order_key = w.order_key WHERE m.order_key ${range};`),
  );
  if (batch !== undefined)
    driver.exec(
      `INSERT OR IGNORE INTO moved_days SELECT l.day FROM order_attributions a JOIN order_lines l ON l.order_key = a.order_key WHERE l.batch_id = ${batch}`,
    );
  const moved = driver.prepare('SELECT day FROM moved_days ORDER BY day').pluck().all() as string[];
  for (let from = 0; from < moved.length; from += DAYS_AT_ONCE) {
    const some = moved.slice(from, from + DAYS_AT_ONCE);
    const within = `day IN (SELECT day FROM moved_days WHERE day BETWEEN '${some[0]}' AND '${some.at(-1)}')`;
    driver.exec(`DELETE FROM daily_campaign_sales WHERE ${within};
      INSERT INTO daily_campaign_sales (day, context_key, campaign_key, orders, ${SUM_COLUMNS}) ${CAMPAIGN_SALES(within)}`);
    yield { done: 0.8 + (0.2 * (from + some.length)) / moved.length, label: 'Summing days' };
  }
}

/** Attributes every order anew at once, as `settleSteps` says. */
export const settleAttributions = (driver: Driver, days: Iterable<string> = [], batch?: number): void => {
  for (const _ of settleSteps(driver, days, batch));
};

/** Attributes every order anew and sums every day of attributed orders again, for a file whose rules mean more than before. */
export const attributeAll = (driver: Driver): void =>
  settleAttributions(driver, driver.prepare('SELECT DISTINCT day FROM daily_campaign_sales').pluck().all() as string[]);

/** The same with a pause after each step, which hears of it and may throw to give all of it up. */
export const settleByStep = async (
  driver: Driver,
  days: Iterable<string>,
  step: (step: Step) => Promise<void>,
): Promise<void> => {
  for (const one of settleSteps(driver, days)) await step(one);
};

/** What is attributed otherwise than the rules say now, in sentences; none is the good answer. */
export const checkAttributions = (driver: Driver): string[] => {
  // Temporary tables belong to the connection, so that one that only reads can compute, too.
  for (const _ of compute(driver));
  const count = (select: string): number =>
    (driver.prepare(`SELECT count(*) AS n FROM (${select})`).get() as { n: number }).n;
  const orders = count(DIFFERENT('IS NOT NULL'));
  const columns = `day, context_key, campaign_key, orders, ${SUM_COLUMNS.replace(/\b(?:returned_)?units\b/g, 'round($&, 6)')}`;
  const [kept, raw] = [`SELECT ${columns} FROM daily_campaign_sales`, `SELECT ${columns} FROM (${CAMPAIGN_SALES('')})`];
  const sums = count(`${raw} EXCEPT ${kept}`) + count(`${kept} EXCEPT ${raw}`);
  return [
    ...(orders === 0 ? [] : [`order_attributions: ${orders} orders are attributed otherwise than the rules say.`]),
    ...(sums === 0 ? [] : [`daily_campaign_sales: ${sums} sums differ from the attributed orders.`]),
  ];
};

/** Orders and net sales by campaign, as attributed now; money in each currency apart. */
export const attributionTotals = async (
  db: ReadDb,
): Promise<{ campaign: number; currency: string; orders: number; net: number }[]> => {
  const found = await sql<{
    campaign: number;
    currency: string;
    orders: number;
    net: number;
  }>`SELECT d.campaign_key AS campaign, c.currency, sum(d.orders) AS orders, sum(d.gross_minor - d.discounts_minor - d.returns_minor + d.adjustments_minor) AS net
    FROM daily_campaign_sales d JOIN sale_contexts c ON c.key = d.context_key GROUP BY 1, 2`.execute(db);
  return found.rows;
};
