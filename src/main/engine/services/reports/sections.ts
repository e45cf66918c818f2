import { z } from 'zod';
import type { ReportSection, SectionDifference } from '../../../../shared/contract/reports';
import { findMetric } from '../../metrics/catalogue';
import type { Edit } from '../../store/history';
import type { ReadDb } from '../../store/dialect';
import { type SectionRow, sectionRows } from '../../store/repositories/sections';
import type { Settings } from '../settings';
import { sectionPlaces } from './section-owners';

/** What one person writes into one section. */
export type Written = { period: string; section: string; text: string; writer: string | null; at: string };

/** What a section from another laptop was written against. */
export const sectionBasis = z.object({
  currency: z.string(),
  refundDating: z.enum(['processed', 'order']),
  definitions: z.array(z.object({ metric: z.string(), version: z.number() })),
});
export type SectionBasis = z.infer<typeof sectionBasis>;

/** The section's row, written or made. A signature stays where it is: the words of its day are kept with it, and the report says what came after. */
export const putSection = async (
  db: ReadDb,
  edit: Edit,
  newId: () => string,
  { period, section, at }: Pick<Written, 'period' | 'section' | 'at'>,
  fields: Partial<Omit<SectionRow, 'id' | 'rev' | 'deleted_at' | 'period' | 'section'>>,
): Promise<void> => {
  const row = (await sectionRows(db, period)).find((one) => one.section === section);
  if (row) await edit.update('report_sections', row.id, fields);
  else
    await edit.insert('report_sections', {
      id: newId(),
      period,
      section,
      text: '',
      written_at: at,
      deleted_at: null,
      ...fields,
    });
};

export const writeSection = (db: ReadDb, edit: Edit, newId: () => string, written: Written): Promise<void> =>
  putSection(db, edit, newId, written, {
    text: written.text,
    writer: written.writer,
    written_at: written.at,
    basis: null,
  });

/** The words of the sections of a weekly report, by the section's id. */
export const ownersOf = async (db: ReadDb, period: string): Promise<Record<string, string>> =>
  Object.fromEntries(
    (await sectionRows(db, period)).flatMap(({ section, text }) => (text.trim() === '' ? [] : [[section, text]])),
  );

const RETURNS = { processed: 'on the day they are processed', order: 'on the day of the order' } as const;

/** Where what a section was written against is not what is used here. Pure. */
export const differencesOf = (
  basis: SectionBasis,
  ours: { currency: string; refundDating: 'processed' | 'order' },
  versionOf: (metric: string) => { name: string; version: number } | undefined,
): SectionDifference[] => [
  ...(basis.currency === ours.currency
    ? []
    : [{ what: 'currency' as const, name: null, theirs: basis.currency, ours: ours.currency }]),
  ...(basis.refundDating === ours.refundDating
    ? []
    : [
        {
          what: 'returns' as const,
          name: null,
          theirs: RETURNS[basis.refundDating],
          ours: RETURNS[ours.refundDating],
        },
      ]),
  ...basis.definitions.flatMap(({ metric, version }) => {
    const own = versionOf(metric);
    return own?.version === version
      ? []
      : [
          {
            what: 'definition' as const,
            name: own?.name ?? metric,
            theirs: `version ${version}`,
            ours: own ? `version ${own.version}` : 'no such metric',
          },
        ];
  }),
];

/** The sections of a weekly report in the order of its blocks: who owns them, what they say, and who has signed. */
export const sectionsOf = async (
  db: ReadDb,
  settings: Pick<Settings, 'currency' | 'refundDating'>,
  period: string,
): Promise<ReportSection[]> => {
  const rows = new Map((await sectionRows(db, period)).map((row) => [row.section, row]));
  return (await sectionPlaces(db)).map(({ id, name, block, owners }) => {
    const row = rows.get(id);
    const basis = row?.basis == null ? null : sectionBasis.safeParse(JSON.parse(row.basis));
    return {
      id,
      name,
      block,
      owners,
      text: row?.text ?? '',
      writer: row?.writer ?? null,
      writtenAt: row && (row.text !== '' || row.signed_at !== null) ? row.written_at : null,
      signature: row?.signed_at == null ? null : { by: row.signer ?? '', at: row.signed_at },
      changedAfter: row?.signed_text != null && row.signed_text !== row.text,
      differs: basis?.success ? differencesOf(basis.data, settings, findMetric) : [],
    };
  });
};
