import type { InvestorReport } from '../../../../shared/contract/reports';
import { money, percent, periodShort } from '../../format';
import { Bars } from '../charts/Bars';
import { Parts, tooSmall } from '../charts/Parts';
import { currencyName, unitOf } from '../charts/scale';
import { RowBar } from '../charts/small';
import { changeText } from '../figures';
import { mixFinding, trendFinding } from '../findings/investor';
import { Amount, Chapter, Exhibit, Nothing, Share } from '../parts';
import { ProductTable } from '../ProductTable';
import { comparedWith, groupName, leftOutWords, partName, periodOfSpan, sentenceCase, toDate } from '../words';

type Props = { report: InvestorReport };

/** Net sales by part of the period against target. */
export const Trend = ({ report, page }: Props & { page: boolean }) => {
  const { trend, calendar, span, net, pace, paceNote } = report;
  const currency = report.units.sales;
  const unit = unitOf(
    trend.flatMap((point) => [point.netMinor ?? 0, point.targetMinor ?? 0]),
    currency,
  );
  const targets = trend.some((point) => point.targetMinor !== null);
  const bars = trend.map((point) => ({
    label: partName(point.period, point.from, point.days, calendar),
    value: point.netMinor,
    target: point.targetMinor,
    outlook: point.outlookMinor,
    under:
      point.elapsed > 0 && point.elapsed < point.days
        ? `day ${point.elapsed} of ${point.days}`
        : point.days > 1 && point.days < 7
          ? `${point.days} days`
          : undefined,
  }));
  const to = money(pace ? pace.actualMinor - pace.expectedMinor : null, currency, { cents: 'never', signed: true });
  return (
    <>
      {(pace || !page) && <div className="gap3" />}
      <Chapter id="c-trend" subject="Net sales" page={page && pace === null} finding={trendFinding(report)} />
      {trend.filter((point) => point.netMinor !== null).length < 2 ? (
        <Nothing>The period has one part so far, so there is no trend to draw.</Nothing>
      ) : (
        <Exhibit
          gap={false}
          title={targets ? 'Net sales against target' : 'Net sales over the period'}
          sub={`${unit.word === '' ? sentenceCase(currencyName(currency)) : `${unit.word}${currencyName(currency)}`}, ${periodShort(periodOfSpan(span))}${targets ? '; the horizontal mark is the target, the second row of figures the difference to it' : ''}${pace && span.elapsed < span.days ? '; outlined is outlook, estimated' : ''}`}
          notes={[net.note, paceNote]}
        >
          <figure>
            <Bars
              bars={bars}
              currency={currency}
              width={493}
              label={`Net sales by part of ${periodShort(periodOfSpan(span))}${targets ? ' against target' : ''}`}
            />
          </figure>
          {!pace && (
            <p className="note">
              No target is set for {periodShort(periodOfSpan(span))}, so there is no pace and no attainment to show.
            </p>
          )}
          {pace && span.elapsed < span.days && (
            <p className="note">
              Sold to date <Amount minor={pace.actualMinor} metric="net-sales" period={report.span.period} /> against{' '}
              <Amount minor={pace.expectedMinor} /> expected, {to}. The rest of the period is expected to bring{' '}
              <Amount minor={pace.outlookMinor - pace.actualMinor} />.
            </p>
          )}
        </Exhibit>
      )}
    </>
  );
};

/** Channels as a table of their own where products are not split by channel, or where there are too many for columns. */
const ChannelTable = ({ report }: Props) => {
  const { channels, net } = report;
  const most = Math.max(1, ...channels.map((line) => line.net.value ?? 0));
  const whole = net.value.value ?? 0;
  return (
    <table>
      <thead>
        <tr>
          <th>Channel</th>
          <th className="n">Net sales</th>
          <td />
          <th className="n">Share</th>
          <th className="n">Change</th>
        </tr>
      </thead>
      <tbody>
        {channels.map((line) => (
          <tr key={line.id ?? line.name}>
            <td className="name">{groupName(line.name)}</td>
            <td className="n">
              <b>
                <Amount minor={line.net.value} metric="net-sales" />
              </b>
            </td>
            <td className="mid">
              <RowBar value={line.net.value ?? 0} of={most} width={120} />
            </td>
            <td className="n">{whole === 0 ? '–' : <Share of={(line.net.value ?? 0) / whole} />}</td>
            <td className="n">{changeText(line.net, line.previous) || '–'}</td>
          </tr>
        ))}
      </tbody>
      <tbody className="total">
        <tr>
          <td>Company</td>
          <td className="n">
            <Amount minor={net.value.value} metric="net-sales" />
          </td>
          <td />
          <td className="n">{whole === 0 ? '–' : <Share of={1} />}</td>
          <td className="n">{changeText(net.value, net.previous) || '–'}</td>
        </tr>
      </tbody>
    </table>
  );
};

const Places = ({ report }: Props) => {
  const { places, span } = report;
  const currency = report.units.sales;
  const parts = [
    { name: 'Own web shop', minor: places.web },
    { name: 'Stores', minor: places.stores },
    { name: 'Partner .com', minor: places.dotcom },
    { name: 'Trade', minor: places.trade },
    { name: 'Not said where', minor: places.unsaid },
  ].filter((part) => part.minor > 0);
  if (parts.length < 2 || places.unsaid < 0) return null;
  const small = tooSmall(parts);
  return (
    <Exhibit
      title="Where it is sold"
      sub={`Share of net sales by place, ${toDate(span)}${leftOutWords(places.leftOut)}`}
      notes={[places.note]}
    >
      <figure>
        <Parts
          parts={parts}
          currency={currency}
          label={parts.map((part) => `${part.name} ${percent(part.minor / places.total)}`).join(', ')}
        />
      </figure>
      {small.length > 0 && (
        <p className="note">
          Not labelled:{' '}
          {small
            .map((part) => `${part.name.toLowerCase()} ${money(part.minor, currency, { cents: 'never' })}`)
            .join(', ')}
          .
        </p>
      )}
    </Exhibit>
  );
};

/** Which products and channels carry net sales. */
export const Mix = ({ report, page }: Props & { page: boolean }) => {
  const { products, span, today, calendar, net } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  return (
    <>
      {!page && <div className="gap3" />}
      <Chapter id="c-mix" subject="Channel and product mix" page={page} finding={mixFinding(report)} />
      <Exhibit gap={false} title="Channels" sub={`Net sales, ${toDate(span)}; change on ${on}`} notes={[net.note]}>
        <ChannelTable report={report} />
      </Exhibit>
      {products.rows.length === 0 ? (
        <Nothing>No product was sold in this period or the one before.</Nothing>
      ) : (
        <Exhibit title="Products" sub={`Net sales, ${toDate(span)}; change on ${on}`} notes={[products.note]}>
          <ProductTable products={products} />
        </Exhibit>
      )}
      <Places report={report} />
    </>
  );
};
