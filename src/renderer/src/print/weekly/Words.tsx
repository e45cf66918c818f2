import type { WeeklyReport } from '../../../../shared/contract/reports';
import { Chapter, Typed } from '../parts';
import { Points } from '../Points';

const FIELDS = [
  ['highlights', 'Highlights', 'What went well. One point a line.'],
  ['lowlights', 'Lowlights', 'What did not. One point a line.'],
  ['asks', 'What we do next', 'Beside what meetings agreed: who does what until when. One point a line.'],
] as const;

type Props = { report: WeeklyReport; editing: boolean };

/** Words of the team, where there are any. */
export const Words = ({ report, editing }: Props) => {
  const shown = FIELDS.filter(([field]) => editing || report.texts[field].trim() !== '');
  if (shown.length === 0) return null;
  return (
    <>
      <div className="gap3" />
      <Chapter subject="In our words" finding="What we saw, and what we do next" />
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
    </>
  );
};
