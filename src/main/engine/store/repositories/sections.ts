import type { Selectable } from 'kysely';
import type { ReadDb } from '../dialect';
import type { ReportSectionsTable } from '../tables/snapshots';

export type SectionRow = Selectable<ReportSectionsTable>;

/** The sections of a weekly report that somebody has written or signed. */
export const sectionRows = async (db: ReadDb, period: string): Promise<SectionRow[]> =>
  db
    .selectFrom('report_sections')
    .selectAll()
    .where('period', '=', period)
    .where('deleted_at', 'is', null)
    .orderBy('section')
    .execute();

/** Every period with words in a section. */
export const writtenSections = async (db: ReadDb): Promise<{ period: string; section: string; text: string }[]> =>
  db
    .selectFrom('report_sections')
    .select(['period', 'section', 'text'])
    .where('deleted_at', 'is', null)
    .where('text', '<>', '')
    .execute();
