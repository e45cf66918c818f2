/** What stays although its import is taken back, and why. */
export type Conflict = {
  entity: string;
  id: string;
  reason: string;
  /** The fields that were changed since: what they are now, and what they were before the import. */
  fields: { field: string; now: string; back: string }[];
};

/** Conflicts that are listed; the rest is counted. Nobody reads more, and each costs its look-ups. */
const MOST_TOLD = 1_000;

export type Told = {
  /** `make` is asked only for what is listed. A record is told once; the first reason counts. */
  tell: (entity: string, id: string, make: () => Pick<Conflict, 'reason'> & Partial<Conflict>) => void;
  /** Those listed, and how many there are in all. */
  result: () => { conflicts: Conflict[]; kept: number };
};

export const tolds = (): Told => {
  const told = new Set<string>();
  const conflicts: Conflict[] = [];
  return {
    tell: (entity, id, make) => {
      const name = `${entity}/${id}`;
      if (told.has(name)) return;
      told.add(name);
      if (conflicts.length < MOST_TOLD) conflicts.push({ fields: [], ...make(), entity, id });
    },
    result: () => ({ conflicts, kept: told.size }),
  };
};
