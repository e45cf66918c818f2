import { besideName, TARGET_METRIC_IDS } from '../../../../shared/domain/targets';

/**
 * What targets are called in SQL: the one place that says it. `node` is the alias of a row of `target_nodes`, `whole`
 * what the company itself is called, as SQL.
 */

/** The part of the company that a target stands for. */
export const partName = (node: string, whole = "'Company'"): string =>
  `coalesce((SELECT x.name FROM channels x WHERE x.key = ${node}.channel_key), (SELECT coalesce(nullif(x.name, ''), x.sku) FROM products x WHERE x.key = ${node}.product_key), (SELECT x.name FROM people x WHERE x.key = ${node}.person_key), nullif(${node}.line, ''), ${whole})`;

/** Of a target in another measure than its tree, which: ` (units)`; of others nothing. */
const measureOf = (node: string): string =>
  `CASE ${node}.metric ${TARGET_METRIC_IDS.map((id) => `WHEN '${id}' THEN '${besideName('', id).replaceAll("'", "''")}'`).join(' ')} ELSE '' END`;

/** What a target is called where its tree is not beside it: `D2C web`, `D2C web (units)`. */
export const targetName = (node: string, whole?: string): string => `(${partName(node, whole)} || ${measureOf(node)})`;
