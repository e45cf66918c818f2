import { initials } from '../../../../shared/domain/text';
import { sideOf } from '../../../../shared/domain/roles';
import type { ReadDb } from '../dialect';

export type PersonRow = { key: number; id: string; name: string; email: string; roles: string[]; rev: number };

/** Everybody who is not removed, by name. */
export const listPeople = async (db: ReadDb): Promise<PersonRow[]> => {
  const rows = await db
    .selectFrom('people')
    .select(['key', 'id', 'name', 'email', 'roles', 'rev'])
    .where('deleted_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({ ...row, roles: JSON.parse(row.roles) as string[] }));
};

/** Everybody by id, those who were removed too: what they did stays theirs. */
export const everyone = async (db: ReadDb): Promise<Map<string, { id: string; name: string; roles: string[] }>> => {
  const rows = await db.selectFrom('people').select(['id', 'name', 'roles']).execute();
  return new Map(rows.map((row) => [row.id, { ...row, roles: JSON.parse(row.roles) as string[] }]));
};

/** The name of who sits here; null when nobody has been picked. */
export const nameOf = async (db: ReadDb, personId: string | null): Promise<string | null> =>
  personId === null
    ? null
    : ((await db.selectFrom('people').select('name').where('id', '=', personId).executeTakeFirst())?.name ?? null);

/** A person as a badge shows them. */
export const refOf = (row: {
  id: string;
  name: string;
  roles: string[];
}): { id: string; name: string; initials: string; side: 'sales' | 'marketing' | 'both' } => ({
  id: row.id,
  name: row.name,
  initials: initials(row.name),
  side: sideOf(row.roles),
});
