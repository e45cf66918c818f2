import type { Driver } from '../../store/dialect';

export type Pointer = { table: string; column: string };
/** The columns that point to one of a table. */
export type Pointers = (table: string, target: string) => readonly Pointer[];

/** Every column of the file that points to another, as its schema says: a table that comes later is seen, too. */
export const readPointers = (driver: Driver): Pointers => {
  const known = new Map<string, Pointer[]>();
  const all = driver
    .prepare(
      `SELECT m.name AS "table", f."from" AS "column", f."table" || '.' || f."to" AS target FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`,
    )
    .all() as (Pointer & { target: string })[];
  for (const { target, ...pointer } of all) known.set(target, [...(known.get(target) ?? []), pointer]);
  return (table, target) => known.get(`${table}.${target}`) ?? [];
};

/** The values of a pointer, for `IN (…)`. */
export const valuesOf = ({ table, column }: Pointer): string =>
  `SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL`;
