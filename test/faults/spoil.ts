import type { Driver } from '../../src/main/engine/store/driver';

/** Columns that hold words of people and files, whatever their table. */
const WORDS =
  /^(name|title|text|texts|notes?|label|line|sku|headline|what|why|summary|hypothesis|needs?|next_step|lost_reason|source|domain|address|email|phone|city|place|country|code|platform|message|proof|brief|decision_maker|outcome|vision|objective|audience|statement|learned|competitor|resolution|keyword|page|outlet|definition|content|company|solution|prompt|link|version|discount_code|body|handle|location)$/;
/** Codes that a reader parses: words of a fixed list, and JSON, which is spoilt value by value. */
const FIXED = new Set([
  'channels.line',
  'snapshots.content',
  'four_ps_versions.content',
  'stages.name',
  'pipelines.name',
]);

const spoilJson = (value: unknown, next: () => string): unknown =>
  typeof value === 'string'
    ? next()
    : Array.isArray(value)
      ? value.map((one) => spoilJson(one, next))
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoilJson(part, next)]))
        : value;

/**
 * Writes a text of a list into every field of words of every record, one after the other, as no way in would allow:
 * past every check but the database's own. Answers how many fields were written.
 */
export const spoil = (driver: Driver, texts: readonly string[]): number => {
  let written = 0;
  const next = (): string => texts[(written += 1) % texts.length] ?? '';
  const tables = driver
    .prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1 AND name NOT LIKE 'search%'",
    )
    .pluck()
    .all() as string[];
  for (const table of tables) {
    const columns = (
      driver.prepare("SELECT name FROM pragma_table_info(?) WHERE type = 'TEXT'").pluck().all(table) as string[]
    ).filter((column) => WORDS.test(column) && !FIXED.has(`${table}.${column}`));
    for (const column of columns) {
      // An enumeration stays what it is: a column of few words in many rows, or one that the schema checks.
      const rows = driver
        .prepare(`SELECT rowid AS row, "${column}" AS value FROM "${table}" WHERE "${column}" <> '' LIMIT 600`)
        .all() as {
        row: number;
        value: string;
      }[];
      const put = driver.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`);
      for (const { row, value } of rows) {
        try {
          put.run(/^[[{]/.test(value) ? JSON.stringify(spoilJson(JSON.parse(value), next)) : next(), row);
        } catch {
          // The schema knows better.
          break;
        }
      }
    }
  }
  return written;
};
