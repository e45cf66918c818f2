import type { WeeklyReport } from '../../../../shared/contract/reports';
import { sourcesFinding } from '../findings/weekly';
import { NoteList } from '../Footnotes';
import { Chapter, Exhibit, Nothing, Typed } from '../parts';
import { Points } from '../Points';
import { SourceTable } from '../Sources';
import { Company } from './Company';
import { D2c } from './D2c';
import { Marketing } from './Marketing';
import { Masthead } from './Masthead';
import { Retail } from './Retail';
import { Sales } from './Sales';

const FIELDS = [
  ['highlights', 'Highlights', 'What went well. One point a line.'],
  ['lowlights', 'Lowlights', 'What did not. One point a line.'],
  ['asks', 'Decisions and actions', 'What was decided, who does it until when. One point a line.'],
] as const;

/** Words of the team, where there are any. */
const Words = ({ report, editing }: { report: WeeklyReport; editing: boolean }) => {
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

/** The weekly report on its sheet: the company first, then direct, retail, sales and marketing, sources and notes. */
export const Weekly = ({ report, editing = false }: { report: WeeklyReport; editing?: boolean }) => (
  <article className="sheet weekly">
    <Masthead report={report} />
    <div>
      {report.hasData ? (
        <>
          <Company report={report} />
          <D2c report={report} />
          <Retail report={report} />
          <Sales report={report} />
          <Marketing report={report} />
        </>
      ) : (
        <Nothing>
          Nothing has been imported or entered yet. Import orders, deals, leads or ad spend, and this report fills
          itself.
        </Nothing>
      )}
      <Words report={report} editing={editing} />
      {report.sources.length > 0 && (
        <>
          <div className="gap3" />
          <Chapter subject="Sources" finding={sourcesFinding(report)} />
          <Exhibit
            gap={false}
            title="How fresh the data is"
            sub="A source is stale when its last day is more than eight days back"
          >
            <SourceTable sources={report.sources} today={report.today} />
          </Exhibit>
        </>
      )}
      {report.hasData && (
        <>
          <div className="gap3" />
          <Chapter subject="Notes to the figures" finding="Definitions, periods and rows" />
          <NoteList notes={report.footnotes} />
        </>
      )}
    </div>
  </article>
);
