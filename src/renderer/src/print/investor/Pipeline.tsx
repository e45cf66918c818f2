import type { InvestorReport } from '../../../../shared/contract/reports';
import { day } from '../../format';
import { Funnel } from '../charts/Funnel';
import { DealTable, StageTable } from '../DealTables';
import { againstText, casesText, changeText } from '../figures';
import { dealsFinding, pipelineFinding } from '../findings/investor';
import { verdictWord } from '../findings/weekly';
import { marketingFinding } from '../findings/weekly';
import { Chapter, Exhibit, FigureStat, Notes, Nothing } from '../parts';
import { Spent } from '../spent';
import { comparedWith, periodOfSpan, toDate } from '../words';
import { number, plural, times } from '../../format';

type Props = { report: InvestorReport };

/** From lead to won, what is open, and the largest deals. */
export const Pipeline = ({ report }: Props) => {
  const { sales, funnel, asOf, span, today, calendar } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const winRate = sales.figures.find((figure) => figure.value.metric === 'win-rate');
  const cycle = sales.figures.find((figure) => figure.value.metric === 'sales-cycle-days');
  const deals = sales.open.count > 0 || (winRate !== undefined && winRate.value.value !== null);
  return (
    <>
      <div className="gap3" />
      <Chapter id="c-pipeline" subject="Pipeline" side="sales" finding={pipelineFinding(report)} />
      {!deals && funnel.length === 0 ? (
        <Nothing>There are no leads and no deals yet, so the pipeline has nothing to show.</Nothing>
      ) : (
        <section className={deals && funnel.length > 0 ? 'c2 keep' : 'keep'}>
          {funnel.length > 0 && (
            <Exhibit
              gap={false}
              title="From lead to won"
              sub={`Each step as counted in ${toDate(span)}`}
              notes={funnel.map((step) => step.note)}
            >
              <figure>
                <Funnel
                  steps={funnel}
                  width={deals ? 238 : 493}
                  label={funnel.map((step) => `${step.label} ${step.value}`).join(', ')}
                />
              </figure>
            </Exhibit>
          )}
          {deals && (
            <Exhibit
              gap={false}
              title={`Open deals on ${day(asOf, { year: 'never' })}`}
              sub="Amount × probability"
              notes={[sales.note]}
            >
              <StageTable sales={sales} bars={false} />
              <p className="note">
                {winRate &&
                  winRate.value.value !== null &&
                  `Win rate ${casesText(winRate.value)} closed${changeText(winRate.value, winRate.previous) ? `, ${changeText(winRate.value, winRate.previous)} on ${on}` : ''}${winRate.value.smallN ? ' *' : ''}. `}
                {cycle &&
                  cycle.value.value !== null &&
                  `Median ${number(cycle.value.value, { decimals: 1 })} days from opened to won.`}
                <Notes to={[winRate?.note ?? null, cycle?.note ?? null]} />
              </p>
            </Exhibit>
          )}
        </section>
      )}
      {sales.deals.length > 0 && (
        <Exhibit
          title={dealsFinding(report)}
          sub={`By weighted amount on ${day(asOf, { year: 'never' })}`}
          notes={[sales.note]}
        >
          <DealTable deals={sales.deals} odds />
        </Exhibit>
      )}
    </>
  );
};

/** What marketing cost and what it brought. */
export const Efficiency = ({ report, page }: Props & { page: boolean }) => {
  const { marketing, span, today, calendar, currency } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const because = marketing.campaigns.some((line) => line.because !== '');
  const known = marketing.figures.filter((figure) => figure.value.value !== null);
  return (
    <>
      {!page && <div className="gap3" />}
      <Chapter
        id="c-marketing"
        subject="Marketing efficiency"
        side="marketing"
        page={page}
        finding={marketingFinding(report)}
      />
      {known.length === 0 && marketing.campaigns.length === 0 ? (
        <Nothing>No ad spend, clicks or leads have been imported for this period.</Nothing>
      ) : (
        <section className="c3">
          {marketing.figures.map((figure) => (
            <div key={figure.label} style={{ marginBottom: '13pt' }}>
              <FigureStat plain figure={figure}>
                {againstText(figure, on, currency)}
              </FigureStat>
            </div>
          ))}
        </section>
      )}
      {marketing.campaigns.length > 0 && (
        <Exhibit
          gap={false}
          title="Campaigns"
          sub={`${toDate(span).replace(/^./, (first) => first.toUpperCase())}, by what was spent`}
          notes={marketing.notes}
        >
          <table>
            <thead>
              <tr>
                <th>Campaign</th>
                <th className="n">Spent</th>
                <th className="n">Clicks</th>
                <th className="n">Leads</th>
                <th className="n">Qualified</th>
                <th className="n">ROAS</th>
                <th style={{ paddingLeft: '14pt' }}>Verdict</th>
                {because && <th>Because</th>}
              </tr>
            </thead>
            <tbody>
              {marketing.campaigns.map((line) => (
                <tr key={line.name}>
                  <td className="name">
                    {line.name}
                    {line.untargeted && (
                      <>
                        <br />
                        <span className="warn">Serves no target</span>
                      </>
                    )}
                  </td>
                  <td className="n">
                    <Spent line={line} />
                  </td>
                  <td className="n">{number(line.clicks?.value)}</td>
                  <td className="n">{number(line.leads?.value)}</td>
                  <td className="n">{number(line.qualified?.value)}</td>
                  <td className="n">{line.roas?.value == null ? '–' : times(line.roas.value)}</td>
                  <td style={{ paddingLeft: '14pt' }} className="nw">
                    <b>{verdictWord(line.verdict)}</b>
                  </td>
                  {because && <td className="why">{line.because}</td>}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="note">
            {marketing.restCount > 0 && `${plural(marketing.restCount, 'smaller campaign')} not shown. `}
            {marketing.rule}
          </p>
        </Exhibit>
      )}
    </>
  );
};
