import { sql } from 'kysely';

/**
 * Each deal once for everybody who is credited with it: `deal_id`, the `person_key` and `name`, and `percent`, the whole
 * percents of it that are theirs. Without a split once, for its owner (null for nobody), with all of it.
 */
export const CREDITS = sql`(SELECT x.id AS deal_id, w.key AS person_key, w.name, 100 AS percent FROM deals x LEFT JOIN people w ON w.key = x.owner_key WHERE x.credits = '[]'
  UNION ALL SELECT x.id, w.key, w.name, j.value ->> 'share' FROM deals x, json_each(x.credits) j LEFT JOIN people w ON w.id = j.value ->> 'personId' WHERE x.credits <> '[]')`;
