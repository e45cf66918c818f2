import type { DealLine, Pipeline } from '../../../shared/contract/reports';
import { day, money, number, percent } from '../format';
import { RowBar } from './charts/small';
import { Amount, Share } from './parts';
import { changeMinor } from './figures';
import { groupName } from './words';

/** Stages with count, sum, odds and weighted sum, the bars in the hue of sales. */
export const StageTable = ({ sales, bars = true }: { sales: Pipeline; bars?: boolean }) => {
  const most = Math.max(1, ...sales.stages.map((stage) => stage.weightedMinor));
  const stale = sales.open.stale > 0;
  // The chance that a deal had before it closed is not kept: what cannot be weighted is no zero.
  const isUnknown = (weighed: readonly Pipeline['stages'][number][]): boolean =>
    weighed.length > 0 && weighed.every(({ probability }) => probability === null);
  return (
    <table>
      <thead>
        <tr>
          <th>Stage</th>
          <th className="n">Deals</th>
          <th className="n">Amount</th>
          <th className="n">Odds</th>
          <th className="n">Weighted</th>
          {bars && <td />}
          {stale && <th className="n">Stale</th>}
        </tr>
      </thead>
      <tbody>
        {sales.stages.map((stage) => (
          <tr key={stage.name}>
            <td>{stage.name}</td>
            <td className="n">{number(stage.count)}</td>
            <td className="n">
              <Amount minor={stage.sumMinor} metric="open-pipeline" />
            </td>
            <td className="n">{stage.probability === null ? '–' : percent(stage.probability, { decimals: 0 })}</td>
            <td className="n">
              {isUnknown([stage]) ? '–' : <Amount minor={stage.weightedMinor} metric="weighted-pipeline" />}
            </td>
            {bars && (
              <td className="mid">
                <RowBar value={stage.weightedMinor} of={most} fill="var(--sales)" width={80} />
              </td>
            )}
            {stale && <td className="n">{stage.stale === 0 ? '–' : number(stage.stale)}</td>}
          </tr>
        ))}
      </tbody>
      <tbody className="total">
        <tr>
          <td>Open</td>
          <td className="n">{number(sales.open.count)}</td>
          <td className="n">
            <Amount minor={sales.open.sumMinor} metric="open-pipeline" />
          </td>
          <td />
          <td className="n">
            {isUnknown(sales.stages) ? '–' : <Amount minor={sales.open.weightedMinor} metric="weighted-pipeline" />}
          </td>
          {bars && <td />}
          {stale && <td className="n">{number(sales.open.stale)}</td>}
        </tr>
      </tbody>
    </table>
  );
};

const DUE = {
  overdue: 'Past its date',
  period: 'Due in the period or 30 days',
  later: 'Later',
  undated: 'No date',
} as const;

/** The weighted forecast by when deals are expected to close. */
export const ForecastTable = ({ sales }: { sales: Pipeline }) => (
  <table>
    <thead>
      <tr>
        <th>Expected close</th>
        <th className="n">Deals</th>
        <th className="n">Weighted</th>
      </tr>
    </thead>
    <tbody>
      {sales.forecast.map((line) => (
        <tr key={line.due}>
          <td>{DUE[line.due]}</td>
          <td className="n">{number(line.count)}</td>
          <td className="n">
            <Amount minor={line.weightedMinor} metric="weighted-pipeline" />
          </td>
        </tr>
      ))}
    </tbody>
    <tbody className="total">
      <tr>
        <td>Open</td>
        <td className="n">{number(sales.open.count)}</td>
        <td className="n">
          <Amount minor={sales.open.weightedMinor} metric="weighted-pipeline" />
        </td>
      </tr>
    </tbody>
  </table>
);

export const RepTable = ({ sales, total }: { sales: Pipeline; total: number }) => {
  const most = Math.max(1, ...sales.reps.map((line) => line.netMinor));
  const before = sales.reps.reduce((sum, line) => sum + line.previousMinor, 0);
  return (
    <table>
      <thead>
        <tr>
          <th>Rep</th>
          <th className="n">Revenue</th>
          <th className="n">Share</th>
          <th className="n">Change</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {sales.reps.map((line) => (
          <tr key={line.name}>
            <td className="name">{groupName(line.name)}</td>
            <td className="n">
              <Amount minor={line.netMinor} metric="revenue-by-rep" />
            </td>
            <td className="n">{line.share === null ? '–' : <Share of={line.share} />}</td>
            <td className="n">{changeMinor(line.netMinor, line.previousMinor)}</td>
            <td className="mid">
              <RowBar value={line.netMinor} of={most} fill="var(--sales)" width={80} />
            </td>
          </tr>
        ))}
      </tbody>
      <tbody className="total">
        <tr>
          <td>Total</td>
          <td className="n">
            <Amount minor={total} metric="revenue-by-rep" />
          </td>
          <td className="n">{total === 0 ? '–' : <Share of={1} />}</td>
          <td className="n">{changeMinor(total, before)}</td>
          <td />
        </tr>
      </tbody>
    </table>
  );
};

const WHAT = { won: 'Won', lost: 'Lost', late: 'Late', next: 'Next', open: 'Open' } as const;

const happened = (deal: DealLine): string => {
  const when = deal.day === null ? '' : day(deal.day, { weekday: 'always', year: 'never' });
  if (deal.what === 'won' || deal.what === 'lost') return when;
  if (deal.what === 'late') return `${deal.step || 'To close'}, was due ${when}`;
  return [deal.step, when].filter(Boolean).join(', ') || '–';
};

/** Deals that changed and those to watch, or the largest open ones with their odds. */
export const DealTable = ({ deals, odds = false }: { deals: readonly DealLine[]; odds?: boolean }) => (
  <table>
    <thead>
      <tr>
        {!odds && <th>What</th>}
        <th>Company</th>
        <th>Deal</th>
        {odds && <th>Stage</th>}
        <th className="n">Amount</th>
        {odds && <th className="n">Odds</th>}
        <th style={{ paddingLeft: '10pt' }}>{odds ? 'Next step' : 'When, or what comes next'}</th>
        <th>Owner</th>
      </tr>
    </thead>
    <tbody>
      {deals.map((deal) => (
        <tr key={deal.id}>
          {!odds && (
            <td>
              <b>{WHAT[deal.what]}</b>
            </td>
          )}
          <td>{odds ? <b>{deal.company ?? '–'}</b> : (deal.company ?? '–')}</td>
          <td>{deal.title}</td>
          {odds && <td>{deal.stage}</td>}
          <td className="n">
            {deal.valueMinor === null ? '–' : money(deal.valueMinor, deal.currency, { cents: 'never' })}
          </td>
          {odds && <td className="n">{percent(deal.probability, { decimals: 0 })}</td>}
          <td style={{ paddingLeft: '10pt' }}>{happened(deal)}</td>
          <td>{deal.owner?.split(' ')[0] ?? '–'}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
