import type { ReactNode } from 'react';
import type { WeeklyReport } from '../../../../shared/contract/reports';
import { type EditionId, EDITIONS, REPORT_BLOCKS, type ReportBlock } from '../../../../shared/domain/report-blocks';
import { sourcesFinding } from '../findings/weekly';
import { datedReasons } from '../dated-reasons';
import { NoteList } from '../Footnotes';
import { Chapter, Exhibit, Nothing } from '../parts';
import { SourceTable } from '../Sources';
import { Basis } from './Basis';
import { Company } from './Company';
import { D2c } from './D2c';
import { Field } from './Field';
import type { Frozen } from './frozen';
import { HandOff } from './HandOff';
import { Marketing } from './Marketing';
import { Masthead } from './Masthead';
import { notesOf } from './notes';
import { Record as Decisions } from './Record';
import { Restated } from './Restated';
import { Retail } from './Retail';
import { Sales } from './Sales';
import { Targets } from './Targets';
import { Words } from './Words';

type Props = { report: WeeklyReport; editing?: boolean; edition?: EditionId; frozen?: Frozen | null };

/** The weekly report on its sheet: the company first, then every block of the edition in the order of the report. */
export const Weekly = ({ report: given, editing = false, edition = 'team', frozen = null }: Props) => {
  const report = datedReasons(given, given.today);
  const { blocks } = EDITIONS[edition];
  const drawn: Record<ReportBlock, ReactNode> = {
    company: <Company report={report} />,
    words: <Words report={report} editing={editing} />,
    direct: <D2c report={report} />,
    retail: <Retail report={report} />,
    sales: <Sales report={report} />,
    marketing: (
      <>
        <Marketing report={report} />
        <HandOff report={report} />
      </>
    ),
    targets: <Targets report={report} />,
    field: <Field report={report} />,
    record: <Decisions report={report} />,
    restated: frozen && frozen.restatements.length > 0 && (
      <Restated report={report} frozenAt={frozen.at} restatements={frozen.restatements} />
    ),
    sources: report.sources.length > 0 && (
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
    ),
    notes: report.hasData && (
      <section className="keep">
        <div className="gap3" />
        <Chapter subject="Notes to the figures" finding="Definitions, periods and rows" />
        <NoteList notes={notesOf(report, blocks)} />
        <Basis report={report} />
      </section>
    ),
  };
  const shown = REPORT_BLOCKS.filter(
    (block) => blocks.includes(block) && (report.hasData || block === 'sources' || block === 'notes'),
  );
  return (
    <article className="sheet weekly">
      <Masthead report={report} edition={edition} frozen={frozen} />
      <div>
        {!report.hasData && (
          <Nothing>
            Nothing has been imported or entered yet. Import orders, deals, leads or ad spend, and this report fills
            itself.
          </Nothing>
        )}
        {shown.map((block) => (
          <div key={block} data-block={block}>
            {drawn[block]}
          </div>
        ))}
      </div>
    </article>
  );
};
