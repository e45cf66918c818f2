import type { WeeklyReport } from '../../../../shared/contract/reports';
import { day } from '../../format';
import { DealTable, ForecastTable, RepTable, StageTable } from '../DealTables';
import { casesText, changeText } from '../figures';
import { salesFinding } from '../findings/weekly';
import { Chapter, Exhibit, FigureStat, Nothing } from '../parts';
import { Owners } from './Owners';
import { comparedWith, periodOfSpan, sentenceCase, toDate } from '../words';

/** Pipeline, win rate, cycle, revenue by rep, forecast, and the deals that changed. */
export const Sales = ({ report }: { report: WeeklyReport }) => {
  const { sales, span, today, calendar, asOf } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const [winRate, cycle, wonValue] = sales.figures;
  const deals =
    sales.open.count > 0 || sales.figures.some((figure) => figure.value.value !== null && figure.value.value !== 0);
  const cases = winRate ? casesText(winRate.value) : '';
  const reps = sales.reps.reduce((sum, line) => sum + line.netMinor, 0);
  return (
    <>
      <div className="gap3" />
      <Chapter subject="Sales" side="sales" finding={salesFinding(report)} />
      <Owners report={report} section="sales" />
      {deals ? (
        <section className="c21 keep">
          <div>
            <Exhibit
              gap={false}
              title={`Pipeline on ${day(asOf, { year: 'never' })}`}
              sub="Amount × probability; stale: in its stage for longer than the workspace allows"
              notes={[sales.note]}
            >
              <StageTable sales={sales} />
            </Exhibit>
            <Exhibit title="Forecast" sub="Open deals by expected close, weighted" notes={[sales.note]}>
              <ForecastTable sales={sales} />
            </Exhibit>
          </div>
          <div>
            {winRate && (
              <FigureStat figure={winRate} label={`Win rate, ${toDate(span)}`}>
                {cases && `${cases} closed${winRate.value.smallN ? ' *' : ''}`}
                {changeText(winRate.value, winRate.previous) &&
                  `; ${changeText(winRate.value, winRate.previous)} on ${on}`}
              </FigureStat>
            )}
            {cycle && (
              <FigureStat below figure={cycle} label="Median days from opened to won">
                {changeText(cycle.value, cycle.previous) && `${changeText(cycle.value, cycle.previous)} on ${on}`}
              </FigureStat>
            )}
            {wonValue && (
              <FigureStat below figure={wonValue} label={`Won, ${toDate(span)}`}>
                {changeText(wonValue.value, wonValue.previous) &&
                  `${changeText(wonValue.value, wonValue.previous)} on ${on}`}
              </FigureStat>
            )}
            {winRate?.value.smallN && <p className="note">* Fewer than 30 cases, read with care.</p>}
          </div>
        </section>
      ) : (
        <Nothing>There are no deals yet, so pipeline, win rate and cycle have nothing to show.</Nothing>
      )}
      {sales.reps.length === 0 ? (
        <Nothing>No sale names a person, so revenue has no split by rep.</Nothing>
      ) : (
        <Exhibit
          title="Revenue by rep"
          sub={`${sentenceCase(toDate(span))}, credited to the person on the order; change on ${on}`}
          notes={[sales.repNote]}
        >
          <RepTable sales={sales} total={reps} />
        </Exhibit>
      )}
      {sales.deals.length > 0 && (
        <Exhibit
          title="Deals that changed, and those to watch"
          sub={`${sentenceCase(toDate(span))} and the seven days after`}
          notes={[sales.note]}
        >
          <DealTable deals={sales.deals} />
        </Exhibit>
      )}
    </>
  );
};
