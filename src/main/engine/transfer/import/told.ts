import { KeySet } from './seen';

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
  const names = new Set<string>();
  const numbers = new Map<string, KeySet>();
  const conflicts: Conflict[] = [];
  let kept = 0;
  /** True when it is new: what only has a number costs a bit, since there may be millions. */
  const isNew = (entity: string, id: string): boolean => {
    if (!/^\d{1,9}$/.test(id)) return names.size < names.add(`${entity}/${id}`).size;
    const known = numbers.get(entity) ?? new KeySet();
    numbers.set(entity, known);
    return known.add(Number(id));
  };
  return {
    tell: (entity, id, make) => {
      if (!isNew(entity, id)) return;
      kept += 1;
      if (conflicts.length < MOST_TOLD) conflicts.push({ fields: [], ...make(), entity, id });
    },
    result: () => ({ conflicts, kept }),
  };
};
