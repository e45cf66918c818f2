/** How a table is written out: readable columns in place of keys, money in major units with its currency, file and line. */
export type ExportTable = {
  table: string;
  label: string;
  /** What one row is, for the description that goes with an export of everything. */
  words: string;
  key: string;
  columns: { name: string; sql: string; money?: string; rest?: string; kept?: true }[];
  from: string;
};

/** A column as it stands. */
export const text = (name: string, sql: string) => ({ name, sql });
/** A text whose figures are kept as marks for readers to come: they are written for the reader of now. */
export const kept = (name: string, sql: string) => ({ name, sql, kept: true as const });
/** Minor units with the column or value that names their currency; where it names none they are a count, written whole. */
export const money = (name: string, sql: string, currency: string) => ({ name, sql, money: currency });
/** The same where an amount has more decimals than its currency: they are written too. */
export const exact = (name: string, sql: string, rest: string, currency: string) => ({
  name,
  sql,
  money: currency,
  rest,
});
/** The workspace's own currency, as a value. */
export const OURS = '(SELECT currency FROM workspace)';
/** The file and line that a row came from. */
export const SOURCE = [text('source_file', 'b.file'), text('source_line', 't.source_line')];
