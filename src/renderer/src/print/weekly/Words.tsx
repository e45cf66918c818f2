import type { ReportTexts, WeeklyReport } from '../../../../shared/contract/reports';
import { useSheet } from '../context';
import { Chapter, Typed } from '../parts';
import { Points } from '../Points';

const FIELDS = [
  ['highlights', 'Highlights', 'What went well. One point a line.'],
  ['lowlights', 'Lowlights', 'What did not. One point a line.'],
  ['asks', 'Decisions and actions', 'What was decided, who does it until when. One point a line.'],
] as const;

type Props = { report: WeeklyReport; editing: boolean };
type Owned = { id: string; name: string; owner: string; text: string };

/** Channels with what their owners say; while writing all that have an owner, on paper those with words. */
const owned = ({ channels, texts }: WeeklyReport, editing: boolean): Owned[] =>
  channels.flatMap(({ id, name, owner }) => {
    const text = id === null ? '' : (texts.owners[id] ?? '');
    return id !== null && (text.trim() !== '' || (editing && owner))
      ? [{ id, name, owner: owner?.name.split(' ')[0] ?? '', text }]
      : [];
  });

const Owners = ({ lines }: { lines: readonly Owned[] }) => {
  const { edit } = useSheet();
  return (
    <section className="gap">
      <h3>From the owners</h3>
      <ul className="pts owners">
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
    </section>
  );
};

/** Words of the team and of the channels' owners, where there are any. */
export const Words = ({ report, editing }: Props) => {
  const shown = FIELDS.filter(([field]) => editing || report.texts[field].trim() !== '');
  const lines = owned(report, editing);
  if (shown.length === 0 && lines.length === 0) return null;
  return (
    <>
      <div className="gap3" />
      <Chapter subject="In our words" finding="What we saw, and what we do next" />
      {shown.length > 0 && (
        <section className={shown.length === 3 ? 'c3' : 'c2'}>
          {shown.map(([field, title, placeholder]) => (
            <div key={field}>
              <h3>{title}</h3>
              <Typed field={field} label={title} texts={report.texts} placeholder={placeholder}>
                {(text) => <Points text={text} />}
              </Typed>
            </div>
          ))}
        </section>
      )}
      {lines.length > 0 && <Owners lines={lines} />}
    </>
  );
};
