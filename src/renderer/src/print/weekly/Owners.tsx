import type { ReportTexts, WeeklyReport } from '../../../../shared/contract/reports';
import { useSheet } from '../context';

type Section = 'direct' | 'retail' | 'sales';

/** Which channels' owners speak in which section, by the type of their channel. */
const SECTION_OF: Record<string, Section> = { d2c: 'direct', 'own-store': 'retail', 'retail-partner': 'retail' };

/**
 * What the owners of a section's channels say about them. On paper only those with words; in the window every
 * channel with an owner has a field.
 */
export const Owners = ({ report, section }: { report: WeeklyReport; section: Section }) => {
  const { edit } = useSheet();
  const lines = report.channels.flatMap(({ id, name, type, owner }) => {
    if (id === null || (SECTION_OF[type ?? ''] ?? 'sales') !== section) return [];
    const text = report.texts.owners[id] ?? '';
    return text.trim() !== '' || (edit && owner) ? [{ id, name, owner: owner?.name.split(' ')[0] ?? '', text }] : [];
  });
  if (lines.length === 0) return null;
  return (
    <ul className="owners">
      {lines.map(({ id, name, owner, text }) => (
        <li key={id}>
          <b>
            {name}
            {owner && <span className="ink2">, {owner}</span>}
          </b>
          <div dir="auto">
            {edit
              ? edit({
                  label: `From the owner of ${name}`,
                  value: text,
                  placeholder: `What ${owner || 'its owner'} has to say about it.`,
                  patch: (written): Partial<ReportTexts> => ({ owners: { [id]: written } }),
                })
              : text}
          </div>
        </li>
      ))}
    </ul>
  );
};
