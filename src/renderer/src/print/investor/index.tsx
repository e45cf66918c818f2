import { datedReasons } from '../dated-reasons';
import type { InvestorReport, UpdateBlock } from '../../../../shared/contract/reports';
import { SheetContext, useSheet } from '../context';
import { NoteTable } from '../Footnotes';
import { Chapter, Nothing } from '../parts';
import { daysWords, staleWords } from '../words';
import { Blocks, coverCount, Missing, toldBlocks } from './Blocks';
import { Contents, type Entry } from './Contents';
import { Band } from './Cover';
import { isSide } from './Words';
import { treatmentWords } from './treatments';

const NAMES: Partial<Record<UpdateBlock['kind'], string>> = {
  targets: 'Targets',
  trend: 'Net sales',
  mix: 'Channel and product mix',
  customers: 'Customers',
  pipeline: 'Pipeline',
  marketing: 'Marketing efficiency',
  team: 'Team',
  runway: 'Runway',
  asks: 'Asks',
};

const written = ({ text, title, data }: UpdateBlock): boolean =>
  text.trim() !== '' || title.trim() !== '' || (data.followUps ?? []).length > 0;

/** The chapters of the blocks behind the cover, as the contents name them. */
const entriesOf = (report: InvestorReport, blocks: readonly UpdateBlock[]): Entry[] => {
  const entries = blocks.flatMap((block, index): Entry[] => {
    if (isSide(block.kind)) {
      if (!written(block)) return [];
      const before = blocks[index - 1];
      const after = blocks[index + 1];
      if (before && isSide(before.kind) && written(before)) return [];
      const both = after && isSide(after.kind) && written(after);
      const own = block.kind === 'highlights' ? 'Highlights' : 'Lowlights';
      return [{ id: `c-${block.id}`, name: both ? 'Highlights and lowlights' : own }];
    }
    if (block.kind === 'text') return block.title.trim() === '' ? [] : [{ id: `c-${block.id}`, name: block.title }];
    if (block.kind === 'targets' && !report.pace) return [];
    if (block.kind === 'runway' && !report.runway) return [];
    if (block.kind === 'asks' && !written(block)) return [];
    const name = NAMES[block.kind];
    const fixed = ['team', 'runway', 'asks'].includes(block.kind) ? `c-${block.id}` : `c-${block.kind}`;
    return name ? [{ id: fixed, name }] : [];
  });
  return [...entries, { id: 'c-notes', name: 'Notes to the figures' }];
};

/** Where every number comes from, and how it is shown to these readers. */
const NotesChapter = ({ report }: { report: InvestorReport }) => (
  <>
    <Chapter id="c-notes" subject="Notes to the figures" page finding="Where every number comes from" />
    <p className="note" style={{ marginTop: 0, marginBottom: '13pt' }}>
      Records of {daysWords(report.span)}. Returns count on the day{' '}
      {report.refundDating === 'order' ? 'of their order' : 'they were processed'}. Top-line revenue means net sales:
      gross less discounts and returns, before tax and shipping. Ratios divide sums; they are never averages of ratios.{' '}
      {treatmentWords(report)} {staleWords(report.sources)}
    </p>
    <NoteTable notes={report.footnotes} />
  </>
);

const Pages = ({ report }: { report: InvestorReport }) => {
  const { open } = useSheet();
  const { told, missing } = toldBlocks(report);
  const cover = coverCount(told);
  const rest = told.slice(cover);
  return (
    <article className="sheet investor">
      <Band report={report} />
      <Blocks
        report={report}
        blocks={report.hasData ? told.slice(0, cover) : told.slice(0, cover).filter((block) => block.kind !== 'kpis')}
      />
      {report.hasData ? (
        <>
          {!open && <Contents entries={entriesOf(report, rest)} />}
          <Blocks report={report} blocks={rest} />
          <Missing missing={missing} />
          <NotesChapter report={report} />
        </>
      ) : (
        <>
          <Nothing>
            Nothing has been imported or entered yet. Import orders, deals, leads or ad spend, and this update fills
            itself.
          </Nothing>
          <Blocks report={report} blocks={rest} />
        </>
      )}
    </article>
  );
};

/** The investor update on its sheet, from the cover to the notes. */
export const Investor = ({ report: given }: { report: InvestorReport }) => {
  const facts = useSheet();
  const report = datedReasons(given, facts.today);
  const bound = new Map(report.bound.map((number) => [number.raw, number]));
  return (
    <SheetContext value={{ ...facts, bound, units: report.units }}>
      <Pages report={report} />
    </SheetContext>
  );
};
