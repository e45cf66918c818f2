import type { MetricValue } from '../../../../shared/contract/metrics';
import type { InvestorReport } from '../../../../shared/contract/reports';
import { NoteTable } from '../Footnotes';
import { Chapter, Nothing, Typed } from '../parts';
import { Points } from '../Points';
import { daysWords, staleWords } from '../words';
import { Cover } from './Cover';
import { Customers } from './Customers';
import { Mix, Trend } from './Mix';
import { Efficiency, Pipeline } from './Pipeline';
import { Targets } from './Targets';

type Props = { report: InvestorReport; editing: boolean };

/** Highlights and lowlights side by side, then asks and thanks; only what somebody wrote. */
const Words = ({ report, editing }: Props) => {
  const { texts } = report;
  const has = (field: 'highlights' | 'lowlights' | 'asks' | 'thanks'): boolean => editing || texts[field].trim() !== '';
  const sides = has('highlights') || has('lowlights');
  return (
    <>
      {sides && (
        <>
          <div className="gap3" />
          <Chapter subject="Highlights and lowlights" finding="What went well, and what did not" />
          <section className="c2">
            <div>
              <h3>Highlights</h3>
              <Typed
                field="highlights"
                label="Highlights"
                texts={texts}
                placeholder="What went well. One point a line; a title ends with a colon."
              >
                {(text) => <Points text={text} />}
              </Typed>
            </div>
            <div>
              <h3>Lowlights</h3>
              <Typed
                field="lowlights"
                label="Lowlights"
                texts={texts}
                placeholder="What did not, and what we learned. One point a line."
              >
                {(text) => <Points text={text} />}
              </Typed>
            </div>
          </section>
        </>
      )}
      {has('asks') && (
        <>
          <div className="gap3" />
          <Chapter subject="Asks" finding="How you can help" />
          <Typed
            field="asks"
            label="Asks"
            texts={texts}
            placeholder="Who or what would help. One ask a line; a title ends with a colon."
          >
            {(text) => <Points text={text} numbered />}
          </Typed>
        </>
      )}
      {has('thanks') && (
        <section className="gap2">
          <h2 className="kicker">Thanks</h2>
          <Typed field="thanks" label="Thanks" texts={texts} placeholder="Whom to thank.">
            {(text) => (
              <p className="lead" dir="auto">
                {text}
              </p>
            )}
          </Typed>
        </section>
      )}
    </>
  );
};

const REASONS = { sales: 'Net sales, channels, products and customers', pipeline: 'Pipeline', marketing: 'Marketing' };

/** Which chapters have something to show, and why the others have not. */
const chaptersOf = ({ net, sales, funnel, marketing }: InvestorReport) => {
  const known = (value: MetricValue): boolean => value.value !== null;
  const has = {
    sales: known(net.value),
    pipeline:
      sales.open.count > 0 ||
      funnel.length > 0 ||
      sales.figures.some(({ value }) => value.value !== null && value.value !== 0),
    marketing: marketing.campaigns.length > 0 || marketing.figures.some(({ value }) => known(value)),
  };
  const why = (value: MetricValue | undefined): string => value?.reason ?? 'There is nothing to show yet.';
  const missing = [
    ...(has.sales ? [] : [{ what: REASONS.sales, why: why(net.value) }]),
    ...(has.pipeline ? [] : [{ what: REASONS.pipeline, why: 'There are no leads and no deals yet.' }]),
    ...(has.marketing ? [] : [{ what: REASONS.marketing, why: why(marketing.figures[0]?.value) }]),
  ];
  return { has, missing };
};

/**
 * The chapters that data speaks of. With a target each opens a page, as the pages are drawn; without one they are
 * shorter and follow each other. What is missing is named with its reason, instead of being an empty page.
 */
const Chapters = ({ report }: { report: InvestorReport }) => {
  const { has, missing } = chaptersOf(report);
  const page = report.pace !== null;
  // What people say of the targets fills their page: the weeks then begin the next one, and what follows joins them.
  const calls = (report.story?.calls.length ?? 0) > 0;
  return (
    <>
      {has.sales && (
        <>
          <Targets report={report} />
          <Trend report={report} />
          <Mix report={report} page={page && !calls} />
          <Customers report={report} page={page && !calls} />
        </>
      )}
      {has.pipeline && <Pipeline report={report} />}
      {has.marketing && <Efficiency report={report} page={page} />}
      {missing.length > 0 && (
        <section className="keep">
          <div className="gap3" />
          <Chapter subject="Not in this update" finding="What the data does not speak of yet" />
          <ul className="pts">
            {missing.map(({ what, why }) => (
              <li key={what}>
                <b>{what}</b>
                {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** The investor update on its sheet, from the cover to the notes. */
export const Investor = ({ report, editing = false }: { report: InvestorReport; editing?: boolean }) => (
  <article className="sheet investor">
    <Cover report={report} />
    {report.hasData ? (
      <>
        <Chapters report={report} />
      </>
    ) : (
      <Nothing>
        Nothing has been imported or entered yet. Import orders, deals, leads or ad spend, and this update fills itself.
      </Nothing>
    )}
    <Words report={report} editing={editing} />
    {report.hasData && (
      <>
        <Chapter subject="Notes to the figures" page finding="Where every number comes from" />
        <p className="note" style={{ marginTop: 0, marginBottom: '13pt', maxWidth: '150mm' }}>
          Records of {daysWords(report.span)}. Returns count on the day{' '}
          {report.refundDating === 'order' ? 'of their order' : 'they were processed'}. Top-line revenue means net
          sales: gross less discounts and returns, before tax and shipping. Ratios divide sums; they are never averages
          of ratios. {staleWords(report.sources)}
        </p>
        <NoteTable notes={report.footnotes} />
      </>
    )}
  </article>
);
