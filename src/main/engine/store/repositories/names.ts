import type { Driver } from '../dialect';

/** Columns that name a row, the likeliest first. */
const NAMING = ['name', 'title', 'label', 'statement', 'what', 'text', 'hypothesis', 'code', 'term', 'period'] as const;

type Reference = { table: string; column: string };

/**
 * What rows are called, found by the schema itself, so that a table that comes later has its names, too: the first of
 * the naming columns that a table has, and for a column that refers to another table the name of what it refers to.
 */
export class Names {
  readonly #driver: Driver;
  readonly #naming = new Map<string, string | null>();
  readonly #references = new Map<string, Map<string, Reference>>();

  constructor(driver: Driver) {
    this.#driver = driver;
  }

  /** The column that names rows of a table; null where none does. */
  namingOf(table: string): string | null {
    const known = this.#naming.get(table);
    if (known !== undefined) return known;
    const columns = this.#driver.prepare('SELECT name FROM pragma_table_info(?)').all(table) as { name: string }[];
    const has = new Set(columns.map((column) => column.name));
    const naming = NAMING.find((column) => has.has(column)) ?? null;
    this.#naming.set(table, naming);
    return naming;
  }

  #referencesOf(table: string): Map<string, Reference> {
    const known = this.#references.get(table);
    if (known) return known;
    const rows = this.#driver.prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)').all(table) as {
      from: string;
      table: string;
      to: string | null;
    }[];
    const references = new Map(rows.map((row) => [row.from, { table: row.table, column: row.to ?? 'id' }]));
    this.#references.set(table, references);
    return references;
  }

  #named(table: string, column: string, value: unknown): string | null {
    const naming = this.namingOf(table);
    if (naming === null) return null;
    const row = this.#driver.prepare(`SELECT "${naming}" AS name FROM "${table}" WHERE "${column}" = ?`).get(value) as
      | { name: unknown }
      | undefined;
    return typeof row?.name === 'string' || typeof row?.name === 'number' ? String(row.name) : null;
  }

  /** What the row of a table with this text id is called; null when it is gone or has no name. */
  ofRow(table: string, id: string): string | null {
    return this.#named(table, 'id', id);
  }

  /** What a column's value refers to; undefined where the column refers to nothing. */
  ofReference(table: string, column: string, value: string | number): string | null | undefined {
    const reference = this.#referencesOf(table).get(column);
    return reference && this.#named(reference.table, reference.column, value);
  }
}
