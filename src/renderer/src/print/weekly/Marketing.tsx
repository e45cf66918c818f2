import { Fragment } from 'react';
import type { CampaignLine, WeeklyReport } from '../../../../shared/contract/reports';
import { number, percent, plural, times } from '../../format';
import { useSheet } from '../context';
import { againstText } from '../figures';
import { marketingFinding, verdictWord } from '../findings/weekly';
import { Chapter, Exhibit, FigureStat, Nothing, Value } from '../parts';
import { Spent } from '../spent';
import { Owners } from './Owners';
import { comparedWith, periodOfSpan, sentenceCase, toDate } from '../words';

/** What a campaign stirred up, in its own numbers. */
const interest = ({ impressions, clicks, engagement }: CampaignLine): string => {
  const parts = [
    impressions?.value ? `${number(impressions.value)} views` : '',
    clicks?.value ? `${number(clicks.value)} clicks` : '',
    engagement?.value ? `${number(engagement.value)} reactions` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'Not known: no file says' : parts.join(', ');
};

const quality = ({ leads, qualified }: CampaignLine): string => {
  const all = leads?.value ?? 0;
  if (all === 0) return 'No leads';
  const good = qualified?.value ?? 0;
  return `${number(good)} of ${number(all)}, ${percent(good / all)}${all < 30 ? ' *' : ''}`;
};

const Row = ({ line, report }: { line: CampaignLine; report: WeeklyReport }) => {
  const { edit } = useSheet();
  const answer = report.texts.optimise[line.name] ?? '';
  const own = line.optimise ?? '';
  return (
    <tr>
      <td className="name">
        <b>{line.name}</b>
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
      <td>{interest(line)}</td>
      <td>
        {edit
          ? edit({
              label: `How will we optimise ${line.name}`,
              value: answer,
              placeholder: own || 'How will we optimise it?',
              patch: (text) => ({ optimise: { [line.name]: text } }),
            })
          : answer || own || '–'}
      </td>
      <td>{quality(line)}</td>
      <td>
        <b>{verdictWord(line.verdict)}</b>
        <br />
        {line.cost === undefined && line.roas?.value != null ? `ROAS ${times(line.roas.value)}` : line.because}
      </td>
    </tr>
  );
};

/** Campaigns that cost something and attract none of the people they are for, the dearest first. */
const Wasted = ({ campaigns }: { campaigns: readonly CampaignLine[] }) => {
  const cost = (line: CampaignLine): number => line.cost?.value ?? 0;
  const lines = campaigns.filter((line) => line.wasted).toSorted((a, b) => cost(b) - cost(a));
  if (lines.length === 0) return null;
  return (
    <p className="note">
      <b>Not attracting qualified leads:</b>{' '}
      {lines.map((line, index) => (
        <Fragment key={line.name}>
          {index > 0 && '; '}
          <span dir="auto">{line.name}</span>, {line.cost && <Value of={line.cost} />} for{' '}
          {plural(line.qualified?.value ?? 0, 'qualified lead')}
        </Fragment>
      ))}
      .
    </p>
  );
};

/** The four questions of every campaign: interest, optimising, qualified leads, and what to do with it. */
export const Marketing = ({ report }: { report: WeeklyReport }) => {
  const { marketing, span, today, calendar, currency } = report;
  const on = comparedWith(periodOfSpan(span), today, calendar);
  const known = marketing.figures.filter((figure) => figure.value.value !== null);
  return (
    <>
      <div className="gap3" />
      <Chapter subject="Marketing" side="marketing" finding={marketingFinding(report)} />
      <Owners report={report} section="marketing" />
      {known.length > 0 && (
        <section className="c4">
          {known.slice(0, 4).map((figure) => (
            <FigureStat key={figure.label} plain figure={figure}>
              {againstText(figure, on, currency)}
            </FigureStat>
          ))}
        </section>
      )}
      {marketing.campaigns.length === 0 ? (
        <Nothing>No campaign has cost, clicks or leads in this period.</Nothing>
      ) : (
        <Exhibit
          title="The four questions"
          sub={`${sentenceCase(toDate(span))}, the most leads first, then reactions and clicks`}
          notes={marketing.notes}
        >
          <table className="four">
            <thead>
              <tr>
                <th>Campaign</th>
                <th className="n">Spent</th>
                <th style={{ width: '82pt' }}>Is it generating interest?</th>
                <th style={{ width: '110pt' }}>How will we optimise it?</th>
                <th style={{ width: '72pt' }}>Is it attracting qualified leads?</th>
                <th style={{ width: '96pt' }}>Scale, keep, test or pull back?</th>
              </tr>
            </thead>
            <tbody>
              {marketing.campaigns.map((line) => (
                <Row key={line.name} line={line} report={report} />
              ))}
            </tbody>
          </table>
          <Wasted campaigns={marketing.campaigns} />
          <p className="note">
            {marketing.restCount > 0 && `${plural(marketing.restCount, 'smaller campaign')} not shown. `}
            {marketing.campaigns.some((line) => (line.leads?.value ?? 0) > 0 && (line.leads?.value ?? 0) < 30) &&
              '* Fewer than 30 cases. '}
            {marketing.rule}
          </p>
        </Exhibit>
      )}
    </>
  );
};
