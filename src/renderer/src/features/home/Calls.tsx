import { Link } from '@tanstack/react-router';
import { IconPlus } from '@tabler/icons-react';
import type { HomeView } from '../../../../shared/contract/home';
import type { Story, StoryOffset } from '../../../../shared/contract/story';
import { CALLS } from '../../../../shared/domain/targets';
import { parsePeriod } from '../../../../shared/domain/period';
import { useRead, useWorkspace } from '../../api';
import { percent, periodShort } from '../../format';
import {
  callStatus,
  isShort,
  methodSentence,
  coverWords,
  offsetEnd,
  offsetSteps,
  offsetVerdict,
  recordOf,
  recordSentence,
  recordWords,
  storyAmount,
  unitOf,
} from '../../print/story';
import { buttonClass, Card, cx, StatusBadge, Who } from '../../ui';
import { Waterfall } from '../../ui/charts/Steps';
import styles from './home.module.css';

/** Calls and offsets that stand below the first story. */
const MOST_LINES = 4;

/** The written sentence with its miss in red and its overage in green. */
const Sentence = ({ text }: { text: string }) => {
  const parts = text.split(/(?<=will miss by )(\S+?)(?=[ ;]|\.$)|(?<= is )(\S+)(?= over)/u).filter(Boolean);
  return (
    <p className={styles.say}>
      {parts.map((part, index) => {
        const before = parts[index - 1] ?? '';
        const tone = before.endsWith('will miss by ') ? 'bad' : before.endsWith(' is ') ? 'good' : null;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence have no other name
          <span key={index} className={tone === null ? undefined : cx(tone, 'strong', 'nowrap')}>
            {part}
          </span>
        );
      })}
    </p>
  );
};

const Tale = ({ story, offset }: { story: Story; offset: StoryOffset }) => {
  const verdict = offsetVerdict(story, offset);
  const record = recordOf(story, offset.author);
  return (
    <div className={cx(styles.moved, styles.tale)}>
      <div>
        <Sentence text={offset.sentence} />
        <div className={styles.verdict}>
          <StatusBadge status={verdict.good ? 'hit' : 'at-risk'}>{verdict.words}</StatusBadge>
          <Who person={offset.author} />
          <span className="s ink2" title={record && recordSentence(record)}>
            {[
              offset.author?.name.split(' ')[0],
              `${percent(offset.confidence, { decimals: 0 })} sure`,
              recordWords(record) && `calls: ${recordWords(record)}`,
            ]
              .filter(Boolean)
              .join(', ')}
          </span>
        </div>
      </div>
      <Waterfall
        title={offset.sentence}
        steps={offsetSteps(offset)}
        endName={offsetEnd(offset)}
        zeroName="on target"
        format={(value) => storyAmount(unitOf(story, offset), value, true)}
      />
    </div>
  );
};

/** The calls worth reading: those that say or show a shortage, without what the first story tells already. */
const linesOf = ({ calls, offsets }: Story) => {
  const told = new Set([offsets[0]?.short.id, offsets[0]?.over.id]);
  return calls.filter(
    (call) => !told.has(call.nodeId) && (isShort(call) || call.call === 'miss' || call.call === 'at-risk'),
  );
};

/** What people say of the targets: the miss and what makes up for it as a sentence, then the calls that need a look. */
export const Calls = ({ view }: { view: HomeView }) => {
  const { weekStart, fiscalYearStart } = useWorkspace();
  const { story } = view;
  const methods = useRead('targets.record', {}).data?.methods ?? [];
  if (!story) return null;
  const period = parsePeriod(story.period, { weekStart, fiscalYearStart });
  const of = period ? periodShort(period) : story.period;
  const lines = linesOf(story);
  const [first] = story.offsets;
  return (
    <Card
      title="Calls and offsets"
      sub={
        story.calls.length + story.offsets.length === 0
          ? `none yet for ${of}`
          : `${story.calls.length} ${story.calls.length === 1 ? 'call' : 'calls'} for ${of}`
      }
      actions={
        <Link to="/targets" className={cx(buttonClass({ small: true }), 'row')}>
          <IconPlus size={14} aria-hidden />
          Call
        </Link>
      }
      pad={false}
    >
      {first ? (
        <Tale story={story} offset={first} />
      ) : (
        story.calls.length === 0 && (
          <p className={cx(styles.none, 'ink2')}>
            A call says before {of} ends whether a target will be hit, is at risk, will be missed or beaten, and why. It
            is scored at close.
          </p>
        )
      )}
      {lines.length > 0 && (
        <ul className={styles.calls} aria-label="Calls that need a look">
          {lines.slice(0, MOST_LINES).map((call) => {
            const record = recordOf(story, call.author);
            const why = [call.reason, coverWords(story, call)].filter(Boolean).join('. ');
            return (
              <li key={call.id}>
                <StatusBadge status={callStatus(call.call)}>{CALLS[call.call]}</StatusBadge>
                <Link to="/targets" search={{ node: call.nodeId }} className={cx('strong', 'cut', styles.node)}>
                  {call.name}
                </Link>
                <span className={cx('num', isShort(call) && 'bad')}>
                  {storyAmount(unitOf(story, call), call.toTarget, true)}
                </span>
                <span className="ink2">{why}</span>
                <span className="s ink3 nowrap" title={record && recordSentence(record)}>
                  {recordWords(record)}
                </span>
                <Who person={call.author} />
              </li>
            );
          })}
        </ul>
      )}
      {methods.length > 0 && (
        <p
          className={cx(styles.none, 's', 'ink3')}
          title="As they stood a quarter, half and three quarters into closed periods"
        >
          Outlooks of closed periods. {methods.map(methodSentence).join('; ')}.
        </p>
      )}
      {lines.length > MOST_LINES && (
        <p className={cx(styles.none, 's')}>
          <Link to="/targets" className="open">
            {lines.length - MOST_LINES} more on Targets
          </Link>
        </p>
      )}
    </Card>
  );
};
