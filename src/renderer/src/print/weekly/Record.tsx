import type { MeetingAction, MeetingDecision } from '../../../../shared/contract/meetings';
import type { WeeklyReport } from '../../../../shared/contract/reports';
import { dueWords, timesWords } from '../../../../shared/domain/meeting-agenda/words';
import { day, plural, whyWords } from '../../format';
import { Chapter, Exhibit } from '../parts';
import { sentenceCase } from '../words';

/** What was decided and agreed, in one sentence. */
export const recordFinding = ({ record, span }: Pick<WeeklyReport, 'record' | 'span'>): string => {
  const done = record.actions.filter((one) => one.doneDay !== null).length;
  const open = record.actions.length - done;
  const late = record.actions.filter((one) => one.doneDay === null && one.due !== null && one.due < span.to).length;
  return sentenceCase(
    `${plural(record.decisions.length, 'decision')}, ${plural(done, 'action')} done, ${open} open${late > 0 ? `, ${late} of them late` : ''}`,
  );
};

/** What was decided, and about what; the meeting's own column only where there are several. */
export const Decided = ({
  decisions,
  today,
  meetings = true,
}: {
  decisions: readonly MeetingDecision[];
  today: string;
  meetings?: boolean;
}) => (
  <table>
    <thead>
      <tr>
        <th>Decision</th>
        <th style={{ width: '120pt' }}>About</th>
        {meetings && <th style={{ width: '110pt' }}>Meeting</th>}
      </tr>
    </thead>
    <tbody>
      {decisions.map((one) => (
        <tr key={one.id}>
          <td dir="auto">
            {one.what}
            <span className="ink2">{whyWords(one.why)}</span>
          </td>
          <td dir="auto">{one.about?.name ?? '–'}</td>
          {meetings && (
            <td>
              {one.meeting?.title ?? '–'}, {day(one.day, { today, weekday: 'never' })}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

const stateOf = (one: MeetingAction, today: string): string =>
  one.doneDay === null
    ? [dueWords(one.due, today), one.carried > 0 ? `carried over ${timesWords(one.carried)}` : '']
        .filter(Boolean)
        .join(', ')
    : `done ${day(one.doneDay, { today, weekday: 'never' })}`;

/** What was agreed: who does it, and how far it is. */
export const Agreed = ({ actions, today }: { actions: readonly MeetingAction[]; today: string }) => (
  <table>
    <thead>
      <tr>
        <th>Action</th>
        <th style={{ width: '90pt' }}>Who</th>
        <th style={{ width: '140pt' }}>State</th>
      </tr>
    </thead>
    <tbody>
      {actions.map((one) => (
        <tr key={one.id}>
          <td dir="auto">
            {one.what}
            {one.about && <span className="ink2">, about {one.about.name}</span>}
          </td>
          <td dir="auto">{one.owner?.name ?? 'Nobody'}</td>
          <td>{sentenceCase(stateOf(one, today))}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** What meetings decided in the report's days, and what was agreed: done, open and late. Nothing where nobody met. */
export const Record = ({ report }: { report: WeeklyReport }) => {
  const { record, asOf } = report;
  if (record.decisions.length + record.actions.length === 0) return null;
  return (
    <>
      <div className="gap3" />
      <Chapter subject="Decisions and actions" finding={recordFinding(report)} />
      {record.decisions.length > 0 && (
        <Exhibit gap={false} title="Decided" sub="In meetings of these days, and on campaigns">
          <Decided decisions={record.decisions} today={asOf} />
        </Exhibit>
      )}
      {record.actions.length > 0 && (
        <Exhibit title="Agreed" sub="Done in these days, or still open">
          <Agreed actions={record.actions} today={asOf} />
        </Exhibit>
      )}
    </>
  );
};
