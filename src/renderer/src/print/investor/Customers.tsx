import type { InvestorReport } from '../../../../shared/contract/reports';
import { monthAndYear, monthName, number, percent } from '../../format';
import { againstText, casesText } from '../figures';
import { customersFinding } from '../findings/investor';
import { Chapter, Exhibit, FigureStat, Nothing } from '../parts';
import { comparedWith, periodOfSpan } from '../words';

/** Darker is higher: a tint of teal that keeps the figure readable. */
const tint = (share: number, most: number): string =>
  `color-mix(in srgb, var(--sales) ${Math.round((most > 0 ? share / most : 0) * 38)}%, var(--surface))`;

const monthLabel = (month: string, first: boolean): string =>
  first || month.endsWith('-01') ? monthAndYear(`${month}-01`) : monthName(Number(month.slice(5, 7)));

const CohortTable = ({ cohorts }: { cohorts: InvestorReport['cohorts'] }) => {
  const most = Math.max(0, ...cohorts.rows.flatMap((row) => row.again.map((share) => share ?? 0)));
  const all = cohorts.rows.reduce((sum, row) => sum + row.customers, 0);
  return (
    <table className="heat">
      <thead>
        <tr>
          <th>First order</th>
          <th className="n">Customers</th>
          {cohorts.all.map((_, index) => (
            <th key={index + 1} className="n">
              {index === 0 ? '1 month' : index + 1}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cohorts.rows.map((row, index) => (
          <tr key={row.month}>
            <td className="nw">{monthLabel(row.month, index === 0)}</td>
            <td className="n">{number(row.customers)}</td>
            {row.again.every((share) => share === null) ? (
              <td className="why" colSpan={cohorts.months} style={{ paddingLeft: '8pt' }}>
                No full month has passed
              </td>
            ) : (
              row.again.map((share, column) => (
                <td
                  key={`${row.month} ${String(column)}`}
                  className="n hm"
                  style={share === null ? undefined : { background: tint(share, most) }}
                >
                  {share === null ? '' : percent(share)}
                </td>
              ))
            )}
          </tr>
        ))}
      </tbody>
      <tbody className="total">
        <tr>
          <td>All cohorts</td>
          <td className="n">{number(all)}</td>
          {cohorts.all.map((share, index) => (
            <td key={index + 1} className="n hm">
              {share === null ? '' : percent(share)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
};

/** Who bought, who came back, and how soon. */
export const Customers = ({ report, page }: { report: InvestorReport; page: boolean }) => {
  const { customers, cohorts, span, today, calendar, currency } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const withheld = ['new-customers', 'repeat-rate'].some((metric) =>
    report.disclosure.rules.some((rule) => rule.metric === metric && rule.treatment !== 'rounded'),
  );
  const some = customers.some((figure) => figure.value.value !== null);
  return (
    <>
      {!page && <div className="gap3" />}
      <Chapter id="c-customers" subject="Customers" page={page} finding={customersFinding(report)} />
      {some ? (
        <section className="c21 keep">
          <Exhibit
            gap={false}
            title="Who bought again, by month of first order"
            sub="Cumulative share with a second order; full calendar months only; darker is higher"
            notes={[cohorts.note]}
          >
            {withheld ? (
              <Nothing>Not shared with these readers.</Nothing>
            ) : cohorts.rows.length === 0 ? (
              <Nothing>Nobody bought for the first time in the last six months.</Nothing>
            ) : (
              <CohortTable cohorts={cohorts} />
            )}
          </Exhibit>
          <div>
            {customers.map((figure, index) => (
              <FigureStat key={figure.label} figure={figure} below={index > 0}>
                {[figure.value.smallN ? casesText(figure.value) : '', againstText(figure, on, currency)]
                  .filter(Boolean)
                  .join('; ')}
              </FigureStat>
            ))}
          </div>
        </section>
      ) : (
        <Nothing>
          No order names a customer, so new customers, repeat purchases and cohorts have nothing to show.
        </Nothing>
      )}
    </>
  );
};
