import type { ReportSection, ReportTexts, WeeklyReport } from '../../../../shared/contract/reports';
import type { SignedBlock } from '../../../../shared/domain/report-blocks';
import { stamp } from '../../format';
import { useSheet } from '../context';

/** `Signed by Priya, 18 May 2026 09:10; changed after that`. */
export const signedWords = (
  { signature, changedAfter, writtenAt, writer }: ReportSection,
  { today, timeZone }: { today: string; timeZone: string },
): string => {
  if (!signature) return '';
  const signed = `Signed by ${signature.by}, ${stamp(signature.at, today, timeZone)}`;
  return changedAfter
    ? `${signed}; changed after that${writer ? ` by ${writer}` : ''}${writtenAt ? `, ${stamp(writtenAt, today, timeZone)}` : ''}`
    : signed;
};

/**
 * What the owners of a block's sections say, and who has signed. On paper only sections with words or a signature; in
 * the window every section that somebody owns has a field.
 */
export const Owners = ({ report, section: block }: { report: WeeklyReport; section: SignedBlock }) => {
  const { edit } = useSheet();
  const lines = report.sections.filter(
    ({ block: own, owners, text, signature }) =>
      own === block && (text.trim() !== '' || signature !== null || (edit !== null && owners.length > 0)),
  );
  if (lines.length === 0) return null;
  return (
    <ul className="owners">
      {lines.map((line) => {
        const owner = line.owners[0]?.name.split(' ')[0] ?? '';
        const signed = signedWords(line, report);
        return (
          <li key={line.id}>
            <b>
              {line.name}
              {owner && <span className="ink2">, {owner}</span>}
            </b>
            <div dir="auto">
              {edit
                ? edit({
                    label: `From the owner of ${line.name}`,
                    value: line.text,
                    placeholder: `What ${owner || 'its owner'} has to say about it.`,
                    patch: (written): Partial<ReportTexts> => ({ owners: { [line.id]: written } }),
                  })
                : line.text || 'Nothing to add.'}
              {signed && <p className="note signed">{signed}.</p>}
            </div>
          </li>
        );
      })}
    </ul>
  );
};
