import type { WeeklyReport } from '../../../../shared/contract/reports';
import { number } from '../../format';
import { changeText } from '../figures';
import { d2cFinding } from '../findings/weekly';
import { Amount, Chapter, Exhibit, Nothing, Notes, Value } from '../parts';
import { Owners } from './Owners';
import { comparedWith, groupName, periodOfSpan, sentenceCase, toDate } from '../words';

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
                  <td className="n">
                    {line.aov && line.aov.value !== null ? (
                      <b>
                        <Value of={line.aov} />
                      </b>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td className="n">{line.aov ? changeText(line.aov, line.aovPrevious) || '–' : '–'}</td>
                  <td className="n">{line.orders ? <Value of={line.orders} /> : '–'}</td>
                  <td className="why" style={{ paddingLeft: '14pt' }}>
                    {line.aov === null || line.aov.value === null
                      ? `AOV not computable: ${(line.aov?.reason ?? 'there are no orders in this period.').replace(/^./, (first) => first.toLowerCase())}`
                      : line.aov.smallN
                        ? `${number(line.aov.denominator)} orders *`
                        : ''}
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
            <Value of={newCustomers.value} /> new customers. It has no split by channel, since a campaign’s cost belongs
            to no channel.
          </>
        )}
        {report.channels.some((line) => line.aov?.smallN) && ' * Fewer than 30 cases, read with care.'}
      </p>
    </>
  );
};
