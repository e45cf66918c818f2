import type { Story, StoryOffset } from '../../../shared/contract/story';
import { CALLS } from '../../../shared/domain/targets';
import { parsePeriod, type Calendar } from '../../../shared/domain/period';
import { day, percent, periodShort } from '../format';
import { Waterfall } from './charts/Waterfall';
import { Exhibit, State } from './parts';
import {
  callStatus,
  coverWords,
  offsetEnd,
  offsetSteps,
  offsetVerdict,
  recordOf,
  recordSentence,
  recordWords,
  storyAmount,
  unitOf,
} from './story';
import { countWords, sentenceCase } from './words';

/** Lines of calls on paper, those farthest from their target first. */
const MOST_CALLS = 12;

const Tale = ({ story, offset, drawn }: { story: Story; offset: StoryOffset; drawn: boolean }) => {
  const steps = offsetSteps(offset);
  const unit = unitOf(story, offset);
  const end = storyAmount(unit, offset.parent?.toTarget ?? offset.over.by - offset.short.by, true);
  const verdict = offsetVerdict(story, offset);
  return (
    <div className="keep">
      <p className="lead" dir="auto">
        {offset.sentence}
      </p>
      <p className="note" style={{ marginTop: 0 }}>
        {[
          verdict.words,
          `${storyAmount(unit, offset.amount)} made up`,
          offset.product && `by ${offset.product}`,
          offset.author && `said by ${offset.author.name}`,
          `${percent(offset.confidence, { decimals: 0 })} sure`,
        ]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      {drawn && unit.currency !== null && (
        <figure>
          <Waterfall
            steps={steps.map(({ name, value }) => ({ name, minor: value }))}
            currency={unit.currency}
            start=""
            end={offsetEnd(offset)}
            endAmount=""
            label={`${steps.map(({ name, value }) => `${name} ${storyAmount(unit, value, true)}`).join(', ')}: ${offsetEnd(offset)} ${end}`}
          />
        </figure>
      )}
    </div>
  );
};

const CallTable = ({ story }: { story: Story }) => {
  const shown = story.calls.slice(0, MOST_CALLS);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th>Target</th>
            <th>Call</th>
            <th className="n">Expects</th>
            <th className="n">{story.over ? 'Result to target' : 'Outlook to target'}</th>
            <th>Because</th>
            <th>By</th>
            <th className="n">{story.over ? 'Came true' : 'Past calls'}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((call) => (
            <tr key={call.id}>
              <td className="name">{call.name}</td>
              <td className="nw">{call.call === 'beat' ? CALLS.beat : <State of={callStatus(call.call)} />}</td>
              <td className="n">{call.expected === null ? '–' : storyAmount(unitOf(story, call), call.expected)}</td>
              <td className="n">{storyAmount(unitOf(story, call), call.toTarget, true)}</td>
              <td>{[call.reason, coverWords(story, call)].filter(Boolean).join('. ') || '–'}</td>
              <td className="nw">
                {call.author?.name.split(' ')[0] ?? '–'}, {day(call.at.slice(0, 10), { year: 'never' })}
              </td>
              <td className="n nw">
                {story.over
                  ? call.held === null
                    ? '–'
                    : call.held
                      ? 'yes'
                      : 'no'
                  : recordWords(recordOf(story, call.author)) || '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {story.calls.length > shown.length && (
        <p className="note">
          {sentenceCase(countWords(story.calls.length - shown.length))} more calls are nearer to their target.
        </p>
      )}
    </>
  );
};

/** What is short among the channels, what of it is made up for, and what stays open. */
const openWords = (story: Story): string => {
  if (story.shortage === 0) return 'No channel is short of its target.';
  return `The channels that fall short lack ${storyAmount(story, story.shortage)} together; offsets between channels cover ${storyAmount(story, story.covered)}, and ${storyAmount(story, story.uncovered)} stays uncovered.`;
};

/**
 * Calls and offsets of the targets: the story in a sentence with its bars, the newest calls with author and reason, what
 * stays uncovered and how past calls came out. Nothing where nobody has said anything.
 */
export const Calls = ({ story, calendar }: { story: Story | null; calendar: Calendar }) => {
  if (!story || story.calls.length + story.offsets.length === 0) return null;
  const period = parsePeriod(story.period, calendar);
  const alike = story.offsets.every(({ unit }) => (unit?.metric ?? 'net-sales') === 'net-sales');
  const of = period ? periodShort(period) : story.period;
  return (
    <>
      {story.offsets.length > 0 && (
        <Exhibit
          title="Misses and what makes up for them"
          sub={`${alike ? 'Net sales' : 'Targets'} of ${of}, difference to target. Solid falls short, outlined runs over`}
        >
          {story.offsets.slice(0, 3).map((offset, index) => (
            <Tale key={offset.id} story={story} offset={offset} drawn={index === 0} />
          ))}
        </Exhibit>
      )}
      {story.calls.length > 0 && (
        <Exhibit title="Newest calls" sub={`What people say of the targets of ${of}, the largest shortfall first`}>
          <CallTable story={story} />
        </Exhibit>
      )}
      <p className="note keep">
        {openWords(story)}
        {story.records.length > 0 && ` Past periods: ${story.records.map(recordSentence).join('; ')}.`}
      </p>
    </>
  );
};
