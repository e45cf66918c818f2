import type { MeetingLineView, MeetingView } from '../../../../shared/contract/meetings';
import { AGENDA_SECTIONS } from '../../../../shared/domain/meetings';
import { day, plural } from '../../format';
import { Agreed, Decided } from '../weekly/Record';

type Meeting = { meeting: MeetingView; today: string };

const longDay = (value: string): string => day(value, { year: 'always', weekday: 'always' });

/** The left of every page's foot. */
export const meetingFooter = ({ title, day: of, held }: MeetingView, company: string): string =>
  `${company}, ${held ? 'minutes' : 'agenda'} of ${title}, ${longDay(of)}`;

/** What came of the meeting, in one line. */
export const meetingFinding = ({ held, lines, decisions, actions }: MeetingView): string => {
  const items = plural(lines.length, 'line');
  if (!held && decisions.length + actions.length === 0) return `${items} on the agenda`;
  const open = actions.filter((one) => one.doneDay === null).length;
  return [
    plural(decisions.length, 'decision'),
    `${plural(actions.length, 'action')}${actions.length > 0 ? `, ${open} open` : ''}`,
    `${items} on the agenda`,
  ].join(', ');
};

const Head = ({ meeting, company }: { meeting: MeetingView; company: string }) => (
  <header className="chap m-head">
    <span className="kicker">{meeting.held ? 'Minutes' : 'Agenda'}</span>
    <h1 className="m-title" dir="auto">
      {meeting.title}
    </h1>
    <p className="sub">
      {company}, {longDay(meeting.day)}
      {meeting.title !== meeting.template.name && `, ${meeting.template.name}`}
    </p>
    <p className="m-people" dir="auto">
      {meeting.people.length === 0
        ? 'Nobody is named as taking part.'
        : meeting.people.map((person) => person.name).join(', ')}
    </p>
    <p className="finding">{meetingFinding(meeting)}</p>
  </header>
);

/** Where no colour can be seen, the words say which lines need a look. */
const TONES = { plain: '', good: 'Good', warn: 'Look', bad: 'Late or short' } as const;

const Line = ({ line, marks }: { line: MeetingLineView; marks: boolean }) => (
  <li className="m-line">
    <p dir="auto">
      {line.text}
      {marks && line.forTeam && <span className="ink2"> (for the team)</span>}
      {line.own && line.done && <span className="ink2"> (dealt with)</span>}
    </p>
    {(line.detail !== '' || TONES[line.tone] !== '') && (
      <p className="m-detail" dir="auto">
        {TONES[line.tone] !== '' && <b>{TONES[line.tone]}. </b>}
        {line.detail}
      </p>
    )}
    {line.note !== '' && (
      <p className="m-note" dir="auto">
        {line.note}
      </p>
    )}
  </li>
);

const Agenda = ({ meeting }: { meeting: MeetingView }) => {
  const parts = meeting.sections
    .map((section) => ({ section, lines: meeting.lines.filter((line) => line.section === section) }))
    .filter(({ lines }) => lines.length > 0);
  return (
    <section className="gap2">
      <h2 className="kicker">Agenda</h2>
      {parts.length === 0 && <p className="none">Nothing was on the agenda.</p>}
      {parts.map(({ section, lines }) => (
        <div key={section} className="m-part">
          <h3>{AGENDA_SECTIONS[section]}</h3>
          <ul>
            {lines.map((line) => (
              <Line key={line.key} line={line} marks={meeting.template.team !== 'all'} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
};

const Notes = ({ text }: { text: string }) =>
  text.trim() === '' ? null : (
    <section className="gap2">
      <h2 className="kicker">Notes</h2>
      <p className="m-said" dir="auto">
        {text}
      </p>
    </section>
  );

/** A meeting on paper: what came of it first, then what was said and what was on its agenda. */
export const MeetingSheet = ({ meeting, today, company }: Meeting & { company: string }) => (
  <div className="sheet meeting">
    <Head meeting={meeting} company={company} />
    <section>
      <h2 className="kicker">Decisions</h2>
      {meeting.decisions.length === 0 ? (
        <p className="none">Nothing was decided{meeting.held ? '' : ' yet'}.</p>
      ) : (
        <Decided decisions={meeting.decisions} today={today} meetings={false} />
      )}
    </section>
    <section className="gap2">
      <h2 className="kicker">Actions</h2>
      {meeting.actions.length === 0 ? (
        <p className="none">Nothing was agreed{meeting.held ? '' : ' yet'}.</p>
      ) : (
        <Agreed actions={meeting.actions} today={today} />
      )}
    </section>
    <Notes text={meeting.notes} />
    <Agenda meeting={meeting} />
  </div>
);
