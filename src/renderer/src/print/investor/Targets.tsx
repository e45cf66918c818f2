import type { ChannelLine, InvestorReport } from '../../../../shared/contract/reports';
import { money, percent, periodShort } from '../../format';
import { Calls } from '../Calls';
import { PaceRow } from '../charts/small';
import { type Step, Waterfall } from '../charts/Waterfall';
import { useSheet } from '../context';
import { targetsFinding } from '../findings/investor';
import { Amount, Chapter, Exhibit, Share, State } from '../parts';
import { dayOf, periodOfSpan, sentenceCase, toDate } from '../words';

type Pace = NonNullable<ChannelLine['pace']>;

const MOST_STEPS = 6;

const EXPECTED_BY: Record<Pace['basis'], string> = {
  days: 'the share of days elapsed',
  'last-year': 'the share that was sold by the same day a year before',
  spread: 'the share that the target’s own spread in time puts before it',
};

const Row = ({
  name,
  owner,
  pace,
  over,
  bare,
  total = false,
}: {
  name: string;
  owner: string;
  pace: Pace;
  over: boolean;
  bare: boolean;
  total?: boolean;
}) => {
  const { currency: own, units } = useSheet();
  const currency = units?.sales ?? own;
  const text = (minor: number): string => money(minor, currency, { cents: 'never' });
  return (
    <tr>
      <td className="name">{name}</td>
      <td className="nw">{owner}</td>
      <td className="n">
        <Amount minor={pace.targetMinor} />
      </td>
      <td className="n">
        {bare ? (
          '–'
        ) : total ? (
          <Amount minor={pace.actualMinor} metric="net-sales" />
        ) : (
          <b>
            <Amount minor={pace.actualMinor} metric="net-sales" />
          </b>
        )}
      </td>
      <td className="n">{bare || pace.targetMinor <= 0 ? '–' : <Share of={pace.actualMinor / pace.targetMinor} />}</td>
      <td className="n">
        {bare || pace.expectedMinor <= 0 ? '–' : percent(pace.actualMinor / pace.expectedMinor - 1, { signed: true })}
      </td>
      <td className="mid">
        {bare ? (
          <span className="ink2">no channel yet</span>
        ) : (
          <PaceRow
            pace={pace}
            label={`${text(pace.actualMinor)} of ${text(pace.targetMinor)}, expected ${text(pace.expectedMinor)}, outlook ${text(pace.outlookMinor)}`}
          />
        )}
      </td>
      {!over && <td className="n">{bare ? '–' : <Amount minor={pace.outlookMinor} />}</td>}
      <td className="n">
        <Amount minor={pace.outlookMinor - pace.targetMinor} signed />
      </td>
      <td>{bare ? '' : <State of={pace.status} />}</td>
    </tr>
  );
};

/** Each channel's difference to its target, the largest shortfall first; they come to the company's, to the last unit. */
const stepsOf = (report: InvestorReport): Step[] => {
  const { pace, channels } = report;
  if (!pace) return [];
  const steps = channels
    .flatMap((line) =>
      line.pace
        ? [
            {
              name:
                line.id === null && line.pace.actualMinor === 0
                  ? 'Not allocated'
                  : line.name === '(unassigned)'
                    ? 'Unassigned'
                    : line.name,
              minor: line.pace.outlookMinor - line.pace.targetMinor,
            },
          ]
        : [],
    )
    .filter((step) => step.minor !== 0)
    .toSorted((a, b) => a.minor - b.minor);
  const shown =
    steps.length <= MOST_STEPS
      ? steps
      : [...steps]
          .toSorted((a, b) => Math.abs(b.minor) - Math.abs(a.minor))
          .slice(0, MOST_STEPS - 1)
          .toSorted((a, b) => a.minor - b.minor);
  const rest = pace.outlookMinor - pace.targetMinor - shown.reduce((sum, step) => sum + step.minor, 0);
  // Each channel's outlook follows its own shape, so that together they may differ from the company's.
  return rest === 0
    ? shown
    : [...shown, { name: steps.length > shown.length ? 'Others' : 'Difference of methods', minor: rest }];
};

/** Targets: attainment by channel, and how target becomes outlook. Left out without a target; net sales says so. */
export const Targets = ({ report, page }: { report: InvestorReport; page: boolean }) => {
  const { pace, paceNote, net, span, channels } = report;
  const currency = report.units.sales;
  if (!pace) return null;
  const over = span.elapsed >= span.days;
  const steps = stepsOf(report);
  const end = over ? 'Result' : 'Outlook';
  const judged = channels.filter((line) => line.pace);
  const company: Pace = pace;
  return (
    <>
      {!page && <div className="gap3" />}
      <Chapter id="c-targets" subject="Targets" page={page} finding={targetsFinding(report)} />
      <Exhibit
        gap={false}
        title="Attainment by channel"
        sub={`Net sales, ${toDate(span)}, against the whole target`}
        notes={[net.note, paceNote]}
      >
        <table>
          <thead>
            <tr>
              <th>Channel</th>
              <th>Owner</th>
              <th className="n">Target</th>
              <th className="n">Actual</th>
              <th className="n">Attained</th>
              <th className="n">Pace</th>
              <th>Actual, outlook and target</th>
              {!over && <th className="n">Outlook</th>}
              <th className="n">To target</th>
              <th>Status</th>
            </tr>
          </thead>
          <tbody>
            {judged.map((line) => {
              const left = line.id === null && line.name === '(unassigned)';
              const bare = left && (line.pace?.actualMinor ?? 0) === 0;
              return (
                line.pace && (
                  <Row
                    key={line.id ?? line.name}
                    name={bare ? 'Not allocated' : left ? 'Unassigned' : line.name}
                    owner={line.owner?.name.split(' ')[0] ?? '–'}
                    pace={line.pace}
                    over={over}
                    bare={bare}
                  />
                )
              );
            })}
          </tbody>
          <tbody className="total">
            <Row name="Company" owner="" pace={company} over={over} bare={false} total />
          </tbody>
        </table>
        <p className="note">
          Dark: sold to date. {!over && 'Light: outlook. '}Tall line: the target.{' '}
          {!over &&
            `Short ticks: expected by ${dayOf(span)}, which pace is measured against: ${EXPECTED_BY[pace.basis]}. `}
          {channels.length > judged.length &&
            `${sentenceCase(channels.length - judged.length === 1 ? 'one channel without a target is' : 'channels without a target are')} not listed. `}
          {!over &&
            `The company is likely to end between ${money(pace.lowMinor, currency, { cents: 'never' })} and ${money(pace.highMinor, currency, { cents: 'never' })}.`}
        </p>
      </Exhibit>
      {steps.length > 1 && (
        <Exhibit
          title={`From target to ${over ? 'result' : 'outlook'}`}
          sub={`Net sales for ${periodShort(periodOfSpan(span))}, difference to target. Solid falls short, outlined runs over`}
          notes={[paceNote]}
        >
          <figure>
            <Waterfall
              steps={steps}
              currency={currency}
              start={money(pace.targetMinor, currency, { cents: 'never' })}
              end={end}
              endAmount={money(pace.outlookMinor, currency, { cents: 'never' })}
              label={`Waterfall from target to ${end.toLowerCase()}: ${steps.map((step) => `${step.name} ${money(step.minor, currency, { cents: 'never', signed: true })}`).join(', ')}`}
            />
          </figure>
        </Exhibit>
      )}
      <Calls story={report.story} calendar={report.calendar} />
    </>
  );
};
