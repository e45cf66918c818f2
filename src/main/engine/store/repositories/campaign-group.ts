import { type RawBuilder, sql } from 'kysely';
import { removedName } from '../../../../shared/domain/campaigns';

/** Stand for the name and the place in the words, which a statement puts in. */
const [NAME, PLACE] = ['\u0001', '\u0002'];
const [FIRST, LATER] = [removedName(NAME, null), removedName(NAME, PLACE)].map((words) => sql.lit(words));

/**
 * The name that figures of a campaign (`alias`) stand under: its own. Names are given anew after a campaign is removed:
 * then what each removed one brought stands apart, as removed, and neither with the one that has its name now nor with
 * another removed one.
 */
export const campaignGroup = (alias: string): RawBuilder<string | null> => {
  const k = sql.raw(alias);
  const place = sql`(SELECT count(*) FROM campaigns gone WHERE gone.name = ${k}.name AND gone.deleted_at IS NOT NULL AND gone.key <= ${k}.key)`;
  return sql`CASE WHEN ${k}.deleted_at IS NOT NULL AND EXISTS (SELECT 1 FROM campaigns twin WHERE twin.name = ${k}.name AND twin.key <> ${k}.key)
    THEN replace(replace(CASE ${place} WHEN 1 THEN ${FIRST} ELSE ${LATER} END, ${sql.lit(PLACE)}, ${place}), ${sql.lit(NAME)}, ${k}.name) ELSE ${k}.name END`;
};
