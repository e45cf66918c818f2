import type { MetricValue } from '../../../../shared/contract/metrics';
import type { ChannelLine, WeeklyReport } from '../../../../shared/contract/reports';
import { money, number } from '../../format';
import { changeText } from '../figures';
import { d2cFinding } from '../findings/weekly';
import { Amount, Chapter, Exhibit, Nothing, Notes, Value } from '../parts';
import { smallBasis } from '../small-basis';
import { Owners } from './Owners';
import { comparedWith, groupName, periodOfSpan, sentenceCase, toDate } from '../words';

/** An average or a cost for each, and how it changed; a dash where it cannot be computed. */
const Ratio = ({ now, before }: { now: MetricValue | null; before: MetricValue | null }) => (
  <>
    <td className="n">
      {now && now.value !== null ? (
        <b>
          <Value of={now} />
        </b>
      ) : (
        '–'
      )}
    </td>
    <td className="n">{(now && changeText(now, before)) || '–'}</td>
  </>
);

/** The group of what no channel claims. */
const UNASSIGNED = '(unassigned)';

const said = (reason: string): string => reason.replace(/^./, (first) => first.toLowerCase());

/** What a channel's line rests on, or why one of its figures cannot be computed. */
const basisOf = ({ id, aov, cac, name }: ChannelLine, company: MetricValue): string => {
  const costs = company.value !== null;
  const parts: string[] = [];
  if (aov === null || aov.value === null)
    parts.push(`AOV not computable: ${said(aov?.reason ?? 'there are no orders in this period.')}`);
  else if (aov.smallN) parts.push(`${number(aov.denominator)} orders *`);
  // Where the company's own cannot be computed, its reason stands below for all of them.
  if (costs && cac !== undefined && (id !== null || name !== UNASSIGNED)) {
    if (cac === null || cac.numerator === null) parts.push('No cost is for this channel alone');
    else if (cac.value === null) parts.push(cac.denominator === 0 ? 'No new customers' : said(cac.reason ?? ''));
    else {
      if (cac.smallN) parts.push(`${number(cac.denominator)} new customers *`);
      parts.push(smallBasis(cac, company) ?? '');
    }
  }
  return parts
    .filter(Boolean)
    .map((part) => part.replace(/[.]$/, ''))
    .join('; ');
};

/** Which of the company's cost stands for one channel: a report from before channels had a cost says that they have none. */
const channelCostWords = ({ channels, d2c, currency }: WeeklyReport): string => {
  if (channels.every((line) => line.cac === undefined))
    return 'It has no split by channel: this report was frozen before costs had one.';
  const own = channels
    .filter((line) => line.name !== UNASSIGNED)
    .reduce((sum, { cac }) => sum + (cac?.numerator ?? 0), 0);
  const left = (d2c.cac.value.numerator ?? 0) - own;
  const alone = 'A channel’s CAC counts what campaigns for that channel alone and sales activities there cost';
  return left === 0
    ? `${alone}.`
    : `${alone}; ${money(left, currency, { cents: 'never' })} more is for several channels or for none, and counts for the company alone.`;
};

/** Direct sales: top-line revenue and average order of each channel, and what a new customer costs. */
export const D2c = ({ report }: { report: WeeklyReport }) => {
  const { d2c, net, span, today, calendar } = report;
  const { cac, newCustomers, aov } = d2c;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  return (
    <>
      <div className="gap3" />
      <Chapter subject="Direct to consumer" finding={d2cFinding(report)} />
      <Owners report={report} section="direct" />
      {net.value.value === null ? (
        <Nothing>{net.value.reason ?? 'There are no sales to report.'}</Nothing>
      ) : (
        <Exhibit
          gap={false}
          title="Top-line revenue, AOV and CAC per channel"
          sub={`${sentenceCase(toDate(span))}, change on ${on}; top line means net sales`}
          notes={d2c.channelNotes}
        >
          <table>
            <thead>
              <tr>
                <th>Channel</th>
                <th className="n">Top line</th>
                <th className="n">Change</th>
                <th className="n">AOV</th>
                <th className="n">Change</th>
                <th className="n">CAC</th>
                <th className="n">Change</th>
                <th className="n">Orders</th>
                <th style={{ paddingLeft: '14pt' }}>Basis</th>
              </tr>
            </thead>
            <tbody>
              {report.channels.map((line) => (
                <tr key={line.id ?? line.name}>
                  <td className="name">{groupName(line.name)}</td>
                  <td className="n">
                    <Amount minor={line.net.value} metric="net-sales" />
                  </td>
                  <td className="n">{changeText(line.net, line.previous) || '–'}</td>
                  <Ratio now={line.aov} before={line.aovPrevious} />
                  <Ratio now={line.cac ?? null} before={line.cacPrevious ?? null} />
                  <td className="n">{line.orders ? <Value of={line.orders} /> : '–'}</td>
                  <td className="why" style={{ paddingLeft: '14pt' }}>
                    {basisOf(line, cac.value)}
                  </td>
                </tr>
              ))}
            </tbody>
            <tbody className="total">
              <tr>
                <td>Top line</td>
                <td className="n">
                  <Amount minor={net.value.value} metric="net-sales" />
                </td>
                <td className="n">{changeText(net.value, net.previous) || '–'}</td>
                <td className="n">
                  <Value of={aov.value} />
                </td>
                <td className="n">{changeText(aov.value, aov.previous) || '–'}</td>
                <td className="n">
                  <Value of={cac.value} />
                </td>
                <td className="n">{changeText(cac.value, cac.previous) || '–'}</td>
                <td className="n">
                  <Value of={report.orders.value} />
                </td>
                <td className="why plain" style={{ paddingLeft: '14pt' }}>
                  Channels add up; averages divide sums
                </td>
              </tr>
            </tbody>
          </table>
        </Exhibit>
      )}
      <p className="note">
        <b>Cost per new customer (CAC)</b>
        <Notes to={[cac.note, newCustomers.note]} />{' '}
        {cac.value.value === null ? (
          <>cannot be computed: {cac.value.reason}</>
        ) : (
          <>
            is <Value of={cac.value} /> for the company
            {changeText(cac.value, cac.previous) && `, ${changeText(cac.value, cac.previous)} on ${on}`}:{' '}
            <Value of={newCustomers.value} /> new customers. {channelCostWords(report)}
          </>
        )}
        {report.channels.some((line) => line.aov?.smallN || line.cac?.smallN) &&
          ' * Fewer than 30 cases, read with care.'}
      </p>
    </>
  );
};
