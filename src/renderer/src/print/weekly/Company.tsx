import type { ChannelLine, WeeklyReport } from '../../../../shared/contract/reports';
import { money, percent, periodShort } from '../../format';
import { Bars } from '../charts/Bars';
import { GapLine } from '../charts/GapLine';
import { currencyName, unitOf } from '../charts/scale';
import { againstText, changeText } from '../figures';
import { companyFinding, daysFinding, gapFinding } from '../findings/weekly';
import { Amount, Chapter, FigureStat, Notes, Share, Stat, State } from '../parts';
import { comparedWith, dayOf, groupName, partName, periodOfSpan, sentenceCase, toDate } from '../words';

type Props = { report: WeeklyReport };

const HALF = 238;
const FULL = 493;

const Figures = ({ report }: Props) => {
  const { net, frameNet, pace, paceNote, spend, orders, frame, span, currency, today, calendar } = report;
  const against = comparedWith(periodOfSpan(span), today, calendar);
  const framed = frame.period !== span.period;
  const over = frame.elapsed >= frame.days;
  return (
    <section className="c4">
      <FigureStat plain figure={net} label={`Net sales, ${toDate(span)}`}>
        {againstText(net, against, currency)}
      </FigureStat>
      {framed ? (
        <FigureStat plain figure={frameNet} label={`${toDate(frame)}${dayOf(frame) === '' ? '' : `, ${dayOf(frame)}`}`}>
          {pace && pace.expectedMinor > 0
            ? `${percent(pace.actualMinor / pace.expectedMinor - 1, { signed: true })} to pace`
            : changeText(frameNet.value, frameNet.previous) &&
              `${changeText(frameNet.value, frameNet.previous)} on ${comparedWith(periodOfSpan(frame), today, calendar)}`}
        </FigureStat>
      ) : (
        <FigureStat plain figure={orders}>
          {againstText(orders, against, currency)}
        </FigureStat>
      )}
      {pace ? (
        <Stat
          plain
          label={
            over
              ? `Target for ${periodShort(periodOfSpan(frame))}`
              : `Outlook for ${periodShort(periodOfSpan(frame))}, estimated`
          }
          note={[paceNote]}
          value={<Amount minor={over ? pace.targetMinor : pace.outlookMinor} />}
        >
          {pace.targetMinor > 0 &&
            `${percent(pace.outlookMinor / pace.targetMinor)} of ${money(pace.targetMinor, currency, { cents: 'never' })}${over ? ' reached' : ''}`}
        </Stat>
      ) : framed ? (
        <FigureStat plain figure={orders}>
          {againstText(orders, against, currency)}
        </FigureStat>
      ) : (
        <FigureStat plain figure={report.d2c.aov}>
          {againstText(report.d2c.aov, against, currency)}
        </FigureStat>
      )}
      <FigureStat plain figure={spend} label={`Ad spend, ${toDate(span)}`}>
        {againstText(spend, against, currency)}
      </FigureStat>
    </section>
  );
};

const isLeft = (line: ChannelLine): boolean => line.id === null && line.name === '(unassigned)';

const Row = ({ line, report }: { line: ChannelLine; report: WeeklyReport }) => {
  const { pace } = line;
  const left = isLeft(line);
  const over = report.frame.elapsed >= report.frame.days;
  return (
    <tr>
      <td className="name">
        {left && (line.net.value ?? 0) === 0 && line.targetMinor !== null ? 'Not allocated' : groupName(line.name)}
      </td>
      <td className="nw">{line.owner?.name.split(' ')[0] ?? '–'}</td>
      {report.pace && <td className="n">{line.targetMinor === null ? '–' : <Amount minor={line.targetMinor} />}</td>}
      <td className="n">
        <b>{line.net.value === null ? '–' : <Amount minor={line.net.value} metric="net-sales" />}</b>
      </td>
      {report.pace && (
        <td className="n">
          {line.targetMinor && line.targetMinor > 0 && !left ? (
            <Share of={(line.net.value ?? 0) / line.targetMinor} />
          ) : (
            '–'
          )}
        </td>
      )}
      <td className="n">{changeText(line.net, line.previous) || '–'}</td>
      {report.pace && (
        <>
          <td className="n">
            {pace && (!left || pace.actualMinor !== 0) ? (
              <Amount minor={pace.actualMinor} metric="net-sales" period={report.frame.period} />
            ) : (
              '–'
            )}
          </td>
          <td className="n">
            {pace && pace.expectedMinor > 0 && !left
              ? percent(pace.actualMinor / pace.expectedMinor - 1, { signed: true })
              : '–'}
          </td>
          <td className="n">{pace && !left ? <Amount minor={over ? pace.targetMinor : pace.outlookMinor} /> : '–'}</td>
          <td className="n">{pace ? <Amount minor={pace.outlookMinor - pace.targetMinor} signed /> : '–'}</td>
          <td>{pace && !left ? <State of={pace.status} /> : left ? '' : <span className="ink2 nw">No target</span>}</td>
        </>
      )}
      {!report.pace && (
        <td className="n">
          {report.net.value.value ? <Share of={(line.net.value ?? 0) / report.net.value.value} /> : '–'}
        </td>
      )}
    </tr>
  );
};

const Channels = ({ report }: Props) => {
  const { net, pace, frame, span, calendar, today, frameNet, paceNote } = report;
  const own = sentenceCase(periodShort(periodOfSpan(span)));
  const of = periodShort(periodOfSpan(frame));
  const framed = frame.period !== span.period;
  const over = frame.elapsed >= frame.days;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  return (
    <section className="gap2">
      <h3>Channels{framed && pace ? ` in ${periodShort(periodOfSpan(span))} and in ${of}` : ''}</h3>
      <p className="sub">
        Net sales; change on {on}
        {pace &&
          `; pace against the amount expected by ${dayOf(frame) || 'the end'}; ${over ? 'result' : 'outlook'} against the target of ${of}`}
        <Notes to={[net.note, pace ? frameNet.note : null, paceNote]} />
      </p>
      <table>
        <thead>
          {pace && (
            <tr className="g">
              <td colSpan={2} />
              <th className="grp" colSpan={4}>
                <span>{own}</span>
              </th>
              <th className="grp" colSpan={4}>
                <span>{sentenceCase(of)}</span>
              </th>
              <td />
            </tr>
          )}
          <tr>
            <th>Channel</th>
            <th>Owner</th>
            {pace && <th className="n">Target</th>}
            <th className="n">Actual</th>
            {pace && <th className="n">Attained</th>}
            <th className="n">Change</th>
            {pace && (
              <>
                <th className="n">To date</th>
                <th className="n">Pace</th>
                <th className="n">{over ? 'Target' : 'Outlook'}</th>
                <th className="n">To target</th>
                <th>Status</th>
              </>
            )}
            {!pace && <th className="n">Share</th>}
          </tr>
        </thead>
        <tbody>
          {report.channels.map((line) => (
            <Row key={line.id ?? line.name} line={line} report={report} />
          ))}
        </tbody>
        <tbody className="total">
          <tr>
            <td>Company</td>
            <td />
            {pace && <td className="n">{net.targetMinor === null ? '–' : <Amount minor={net.targetMinor} />}</td>}
            <td className="n">
              {net.value.value === null ? '–' : <Amount minor={net.value.value} metric="net-sales" />}
            </td>
            {pace && (
              <td className="n">{net.targetMinor ? <Share of={(net.value.value ?? 0) / net.targetMinor} /> : '–'}</td>
            )}
            <td className="n">{changeText(net.value, net.previous) || '–'}</td>
            {pace && (
              <>
                <td className="n">
                  <Amount minor={pace.actualMinor} metric="net-sales" period={report.frame.period} />
                </td>
                <td className="n">
                  {pace.expectedMinor > 0 ? percent(pace.actualMinor / pace.expectedMinor - 1, { signed: true }) : '–'}
                </td>
                <td className="n">
                  <Amount minor={over ? pace.targetMinor : pace.outlookMinor} />
                </td>
                <td className="n">
                  <Amount minor={pace.outlookMinor - pace.targetMinor} signed />
                </td>
                <td>
                  <State of={pace.status} />
                </td>
              </>
            )}
            {!pace && <td className="n">{net.value.value ? <Share of={1} /> : '–'}</td>}
          </tr>
        </tbody>
      </table>
    </section>
  );
};

/** Net sales by part of the period, and beside it how far from pace the weeks of the quarter ended. */
const Trend = ({ report }: Props) => {
  const { trend, gap, currency, calendar, net, frameNet, paceNote } = report;
  const shown = trend.filter((point) => point.netMinor !== null);
  if (shown.length < 2) return null;
  const first = trend[0];
  const [noun, nouns] =
    first === undefined || trend.every((point) => point.days === 1)
      ? ['day', 'days']
      : /W/.test(first.period)
        ? ['week', 'weeks']
        : ['month', 'months'];
  const unit = unitOf(
    trend.flatMap((point) => [point.netMinor ?? 0, point.targetMinor ?? 0]),
    currency,
  );
  const two = gap.length > 1;
  const names = currencyName(currency);
  const bars = trend.map((point) => ({
    label: partName(point.period, point.from, point.days, calendar),
    value: point.netMinor,
    target: point.targetMinor,
    outlook: point.outlookMinor,
    under: point.elapsed > 0 && point.elapsed < point.days ? `${point.elapsed} of ${point.days} days` : undefined,
  }));
  const last = shown.at(-1);
  return (
    <section className={two ? 'gap2 c2 keep' : 'gap2 keep'}>
      <div>
        <h3>{daysFinding(report, noun, nouns)}</h3>
        <p className="sub">
          {unit.word === '' ? sentenceCase(names) : `${unit.word}${names}`}
          {trend.some((point) => point.targetMinor !== null) && '; second row: difference to target'}
          <Notes to={[net.note]} />
        </p>
        <figure>
          <Bars
            bars={bars}
            currency={currency}
            width={two ? HALF : FULL}
            label={`Net sales by ${noun}${last ? `, to ${last.to}` : ''}`}
          />
        </figure>
      </div>
      {two && (
        <div>
          <h3>{gapFinding(report)}</h3>
          <p className="sub">
            Net sales of {periodShort(periodOfSpan(report.frame))} less the amount expected, at week’s end
            <Notes to={[frameNet.note, paceNote]} />
          </p>
          <figure>
            <GapLine
              points={gap.slice(-13).map((point) => ({
                label: partName(point.period, point.to, 7, calendar),
                value: point.differenceMinor,
              }))}
              currency={currency}
              width={HALF}
              label="Difference to the expected amount at each week’s end"
            />
          </figure>
        </div>
      )}
    </section>
  );
};

/** The company total first, then its channels. */
export const Company = ({ report }: Props) => (
  <>
    <Chapter subject="Company" finding={companyFinding(report)} />
    <Figures report={report} />
    {report.net.value.value !== null && <Channels report={report} />}
    <Trend report={report} />
  </>
);
