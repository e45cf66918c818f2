import type { WeeklyReport } from '../../../../shared/contract/reports';
import { sourcesFinding } from '../findings/weekly';
import { NoteList } from '../Footnotes';
import { Chapter, Exhibit, Nothing } from '../parts';
import { SourceTable } from '../Sources';
import { Company } from './Company';
import { D2c } from './D2c';
import { HandOff } from './HandOff';
import { Marketing } from './Marketing';
import { Masthead } from './Masthead';
import { Record } from './Record';
import { Retail } from './Retail';
import { Sales } from './Sales';
import { Words } from './Words';

/** The weekly report on its sheet: the company first, then direct, retail, sales and marketing, sources and notes. */
export const Weekly = ({ report, editing = false }: { report: WeeklyReport; editing?: boolean }) => (
  <article className="sheet weekly">
    <Masthead report={report} />
    <div>
      {report.hasData ? (
        <>
          <Company report={report} />
          <Words report={report} editing={editing} />
          <D2c report={report} />
          <Retail report={report} />
          <Sales report={report} />
          <Marketing report={report} />
          <HandOff report={report} />
          <Record report={report} />
        </>
      ) : (
        <Nothing>
          Nothing has been imported or entered yet. Import orders, deals, leads or ad spend, and this report fills
          itself.
        </Nothing>
      )}
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
        <section className="keep">
          <div className="gap3" />
          <Chapter subject="Notes to the figures" finding="Definitions, periods and rows" />
          <NoteList notes={report.footnotes} />
        </section>
      )}
    </div>
  </article>
);
