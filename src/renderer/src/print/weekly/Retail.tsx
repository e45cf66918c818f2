import type { PlaceLine, WeeklyReport } from '../../../../shared/contract/reports';
import { changeMinor } from '../figures';
import { retailFinding } from '../findings/weekly';
import { Amount, Chapter, Exhibit, Nothing, Share } from '../parts';
import { ProductTable } from '../ProductTable';
import { Owners } from './Owners';
import { comparedWith, leftOutWords, periodOfSpan, sentenceCase, toDate } from '../words';

const sum = (lines: readonly PlaceLine[]): PlaceLine =>
  lines.reduce((a, b) => ({
    name: 'Retail',
    storeMinor: a.storeMinor + b.storeMinor,
    dotcomMinor: a.dotcomMinor + b.dotcomMinor,
    unsaidMinor: a.unsaidMinor + b.unsaidMinor,
    totalMinor: a.totalMinor + b.totalMinor,
    storePrevious: a.storePrevious + b.storePrevious,
    dotcomPrevious: a.dotcomPrevious + b.dotcomPrevious,
    totalPrevious: a.totalPrevious + b.totalPrevious,
  }));

const Row = ({ line, unsaid }: { line: PlaceLine; unsaid: boolean }) => (
  <tr>
    <td className="name">{line.name}</td>
    <td className="n">
      <Amount minor={line.storeMinor} metric="net-sales" />
    </td>
    <td className="n">{changeMinor(line.storeMinor, line.storePrevious)}</td>
    <td className="n">
      <Amount minor={line.dotcomMinor} metric="net-sales" />
    </td>
    <td className="n">{changeMinor(line.dotcomMinor, line.dotcomPrevious)}</td>
    {unsaid && (
      <td className="n">
        <Amount minor={line.unsaidMinor} metric="net-sales" />
      </td>
    )}
    <td className="n">
      <b>
        <Amount minor={line.totalMinor} metric="net-sales" />
      </b>
    </td>
    <td className="n">{changeMinor(line.totalMinor, line.totalPrevious)}</td>
    <td className="n">
      {line.storeMinor + line.dotcomMinor > 0 ? (
        <Share of={line.dotcomMinor / (line.storeMinor + line.dotcomMinor)} />
      ) : (
        '–'
      )}
    </td>
  </tr>
);

/** Stores against partners' sites, and how products sell. */
export const Retail = ({ report }: { report: WeeklyReport }) => {
  const { places, products } = report.retail;
  const on = comparedWith(periodOfSpan(report.span), report.today, report.calendar);
  // The change is on the period before, so that what is missing there is missing here.
  const leftOut = [...new Set([...places.leftOut, ...places.leftOutBefore])].toSorted();
  const unsaid = places.retail.some((line) => line.unsaidMinor !== 0);
  return (
    <>
      <div className="gap3" />
      <Chapter subject="Retail and products" finding={retailFinding(report)} />
      <Owners report={report} section="retail" />
      {places.retail.length === 0 ? (
        <Nothing>No channel is an own store or a retail partner, so stores cannot be set against .com.</Nothing>
      ) : (
        <Exhibit
          gap={false}
          title="Store against .com"
          sub={`Net sales, ${toDate(report.span)}, change on ${on}${leftOutWords(leftOut)}`}
          notes={[places.note]}
        >
          <table>
            <thead>
              <tr>
                <th>Account</th>
                <th className="n">Stores</th>
                <th className="n">Change</th>
                <th className="n">.com</th>
                <th className="n">Change</th>
                {unsaid && <th className="n">Not said where</th>}
                <th className="n">All</th>
                <th className="n">Change</th>
                <th className="n">.com share</th>
              </tr>
            </thead>
            <tbody>
              {places.retail.map((line) => (
                <Row key={line.name} line={line} unsaid={unsaid} />
              ))}
            </tbody>
            <tbody className="total">
              <Row line={sum(places.retail)} unsaid={unsaid} />
            </tbody>
          </table>
        </Exhibit>
      )}
      {products.rows.length === 0 ? (
        <Nothing>No product was sold in this period or the one before.</Nothing>
      ) : (
        <Exhibit
          title="How products sell"
          sub={`${sentenceCase(toDate(report.span))}, all channels, change on ${on}; stock at the last list`}
          notes={[products.note, products.stockNote]}
        >
          <ProductTable products={products} stock />
        </Exhibit>
      )}
      {report.retail.figures
        .filter((figure) => figure.value.value === null)
        .slice(0, 1)
        .map((figure) => (
          <p key={figure.label} className="note">
            <b>{figure.label} is not computable:</b> {figure.value.reason}
          </p>
        ))}
    </>
  );
};
