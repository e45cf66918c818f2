import { type RawBuilder, sql } from 'kysely';

/**
 * Each deal once for everybody who is credited with it: `deal_id`, the `person_key` and `name`, `percent`, the whole
 * percents of it that are theirs, and `before`, those of the people named before them. Without a split once, for its owner
 * (null for nobody), with all of it.
 */
export const CREDITS = sql`(SELECT x.id AS deal_id, w.key AS person_key, w.name, 100 AS percent, 0 AS before FROM deals x LEFT JOIN people w ON w.key = x.owner_key WHERE x.credits = '[]'
  UNION ALL SELECT x.id, w.key, w.name, j.value ->> 'share', sum(j.value ->> 'share') OVER (PARTITION BY x.id ORDER BY j.key) - (j.value ->> 'share')
    FROM deals x, json_each(x.credits) j LEFT JOIN people w ON w.id = j.value ->> 'personId' WHERE x.credits <> '[]')`;

/** Whole minor units of an amount that are a credit's (`c`): `creditedMinor` in SQL. */
export const credited = (minor: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`CAST(round((${minor}) * (c.before + c.percent) / 100.0) - round((${minor}) * c.before / 100.0) AS INTEGER)`;
