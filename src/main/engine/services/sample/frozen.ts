import { uuidV7 } from '../../../../shared/domain/ids';
import type { WriteDb } from '../../store/dialect';
import { freezeWithin } from '../reports/freeze';
import { sectionPlaces } from '../reports/section-owners';
import type { DealScene } from './deals';
import { randomFrom, seedOf } from './random';
import type { SignedBlock } from '../../../../shared/domain/report-blocks';
import { closedAt, frozenWeeks } from './world/late';

const MINUTE_MS = 60_000;
/** What owners say in a week where nothing stands out, by block. */
const WORDS: Record<SignedBlock, readonly string[]> = {
  direct: [
    'A plain week: returning customers carried it, and the mist sold with the cleanser.',
    'Visits were level; the refill reminder brought a few more second orders.',
    'The newsletter did its work on Thursday. Nothing else moved much.',
  ],
  retail: [
    'Doors sold through as planned. Dry shampoo pegs thin out in the larger ones.',
    'The buyer asked for testers; two doors have moved us to eye level.',
    'Online sold better than the doors this week. Orders for the next month are in.',
  ],
  sales: [
    'Two follow-ups went out, one reorder came in. Nothing slipped.',
    'Reorders on time. One group asks for yearly terms.',
    'A quiet week; the next calls are in the calendar.',
  ],
  marketing: [
    'Search and clips ran as planned. We keep both for another week.',
    'Clips cost less a click than search. Qualified leads came from the salon page.',
    'We tested two openings of the clip: the towel test wins.',
  ],
};

/** Eight weeks as they were closed: every section signed, the report frozen on the morning after. */
export const freezeWeeks = async (db: WriteDb, scene: DealScene): Promise<void> => {
  const random = randomFrom(seedOf(19, 'frozen'));
  const maren = scene.people.get('Maren Oduya') ?? null;
  for (const [index, week] of frozenWeeks(scene.world.story).entries()) {
    const at = closedAt(week);
    const written = await db
      .selectFrom('report_sections')
      .select(['id', 'section'])
      .where('period', '=', week.id)
      .execute();
    for (const [place, { id: section, block, owners }] of (await sectionPlaces(db)).entries()) {
      const owner = owners[0];
      const signed = new Date(at - (90 - place * 7) * MINUTE_MS).toISOString();
      const known = written.find((row) => row.section === section);
      const text = WORDS[block][(index + place) % WORDS[block].length] ?? '';
      if (!known)
        await db
          .insertInto('report_sections')
          .values({
            id: scene.newId(),
            period: week.id,
            section,
            text,
            writer: owner?.name ?? null,
            written_at: signed,
            deleted_at: null,
          })
          .execute();
      await db
        .updateTable('report_sections')
        .set((row) => ({
          written_at: signed,
          signed_by: owner?.id ?? maren,
          signer: owner?.name ?? 'Maren Oduya',
          signed_at: signed,
          signed_text: row.ref('text'),
        }))
        .where('period', '=', week.id)
        .where('section', '=', section)
        .execute();
    }
    await freezeWithin(
      db,
      {
        now: () => at,
        at: () => new Date(at).toISOString(),
        newId: () => uuidV7(at, random.bytes(10)),
        personId: maren,
      },
      { kind: 'weekly', period: week.id, edition: '' },
    );
  }
};
